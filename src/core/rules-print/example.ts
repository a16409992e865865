import { type Line, rankRound } from '../engine/rank.js';
import { momentOf } from '../rules-schema/moments.js';
import type { Criterion, PredictionRule, RoundRule, Rulebook } from '../rules/document.js';
import type { AttemptFact, PersonFact } from '../rules/facts.js';
import { type Names, type RulesClause, clause } from './text-model.js';
import { criterionPhrase, durationInWords, grouped, inSentence } from './words.js';

/** Three people who share the highest score; `off` is how far and in which direction the guess lies. */
const people = [
  { id: 'a', name: 'Bà An', off: 2, durationMs: 550_000, start: 30 * 60_000, born: '1990-05-12' },
  { id: 'b', name: 'Ông Bình', off: -2, durationMs: 545_000, start: 35 * 60_000, born: '1985-02-03' },
  { id: 'c', name: 'Bà Chi', off: 1, durationMs: 600_000, start: 20 * 60_000, born: '2001-11-30' },
];

/** A tie as the engine settles it; null where nothing is sat online. */
export function tieExample(rules: Rulebook, names: Names): RulesClause | null {
  const round = rules.rounds.find(({ onStage, kind }) => !onStage && kind !== 'trial');
  const paper = rules.papers.find(({ code }) => code === round?.paper);
  if (!round || !paper) return null;
  const criteria = round.ranking ?? rules.ranking;
  const prediction = round.prediction === 'contest' ? rules.prediction : round.prediction;
  const points =
    paper.blueprint.reduce((sum, line) => sum + line.count * line.points, 0) + (paper.essay?.points ?? 0);
  const facts = guesses(attemptsOf(rules, round, Math.round(points * 1000)), prediction);
  const opensAt = momentOf(round.opensAt) ?? 0;
  const order = { round: round.code, opensAt, counts: 'first' as const, criteria, prediction };
  const { lines, actual: counted } = rankRound(order, facts, persons(rules, opensAt), []);
  const shown = criteria.filter(({ by }) => valueOf[by] !== undefined);
  const actual =
    prediction === null
      ? ''
      : ` Số thực tế phải dự đoán trong ví dụ là ${grouped(Number(counted?.all ?? Object.values(counted?.divisions ?? {})[0] ?? 0))}.`;
  return clause(
    `Ví dụ (do phần mềm xếp hạng tính theo đúng Thể lệ này): ba người cùng đạt điểm tối đa trong một đợt thi chỉ có ba người dự thi.${actual}`,
    lines.map((line) => reason(line, lines, names)),
    {
      caption: 'Ví dụ xếp hạng ba người bằng điểm',
      columns: [
        { header: 'Người dự thi', share: 20, align: 'left' },
        ...shown.map((criterion) => ({
          header: headers[criterion.by] ?? '',
          share: 20,
          align: 'right' as const,
        })),
        { header: 'Hạng', share: 10, align: 'right' },
      ],
      rows: lines.map((line) => [
        nameOf(line.contestantId),
        ...shown.map(({ by }) => valueOf[by]?.(line) ?? ''),
        String(line.rank),
      ]),
      totals: false,
    },
  );
}

const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? id;

function attemptsOf(rules: Rulebook, round: RoundRule, maxMilli: number): AttemptFact[] {
  const opensAt = momentOf(round.opensAt) ?? 0;
  const topics = rules.papers.flatMap(({ blueprint }) => blueprint.map(({ topic }) => topic));
  return people.map(({ id, durationMs, start }) => ({
    attemptId: id,
    contestantId: id,
    round: round.code,
    startedAt: opensAt + start,
    submittedAt: opensAt + start + durationMs,
    durationMs,
    scoreMilli: maxMilli,
    maxMilli,
    correct: 10,
    questions: 10,
    essayMilli: null,
    topicMilli: Object.fromEntries(topics.map((topic) => [topic, 1000])),
    prediction: null,
    complete: true,
  }));
}

const persons = (rules: Rulebook, opensAt: number): Map<string, PersonFact> =>
  new Map(
    people.map(({ id, born, start }) => [
      id,
      {
        contestantId: id,
        division: rules.divisions[0]?.code ?? '',
        unitId: null,
        organizationId: null,
        born,
        registeredAt: opensAt - start,
        groups: [],
        cannotWin: null,
      },
    ]),
  );

/** Of a share nobody can guess more than all of it: there everybody guesses too little. */
function guesses(facts: AttemptFact[], rule: PredictionRule | null): AttemptFact[] {
  if (rule === null) return facts;
  const actual = rule.asked === 'perfect-percent' ? 100 : facts.length;
  return facts.map((fact, i) => {
    const off = people[i]?.off ?? 0;
    const guess = rule.asked === 'perfect-percent' ? actual - Math.abs(off) : actual + off;
    return { ...fact, prediction: String(guess) };
  });
}

const clockOf = (ms: number): string =>
  `${Math.floor(ms / 60_000)} phút ${Math.floor(ms / 1000) % 60} giây sau khi mở`;

const headers: Partial<Record<Criterion['by'], string>> = {
  score: 'Điểm',
  'prediction-error': 'Dự đoán (độ lệch)',
  duration: 'Thời gian làm bài',
  'submitted-at': 'Nộp bài',
  'submitted-after-opening': 'Nộp bài',
  'started-at': 'Bắt đầu',
  older: 'Ngày sinh',
  younger: 'Ngày sinh',
};
const valueOf: Partial<Record<Criterion['by'], (line: Line) => string>> = {
  score: ({ scoreMilli }) => grouped(scoreMilli / 1000),
  'prediction-error': ({ prediction, predictionError }) =>
    `${grouped(Number(prediction))} (${grouped(Number(predictionError))})`,
  duration: ({ durationMs }) => durationInWords(durationMs),
  'submitted-at': ({ afterOpeningMs }) => clockOf(afterOpeningMs),
  'submitted-after-opening': ({ afterOpeningMs }) => clockOf(afterOpeningMs),
  'started-at': ({ afterOpeningMs, durationMs }) => clockOf(afterOpeningMs - durationMs),
  older: ({ person }) => person.born.split('-').toReversed().join('/'),
  younger: ({ person }) => person.born.split('-').toReversed().join('/'),
};

function reason({ contestantId, rank, why }: Line, lines: readonly Line[], names: Names): string {
  const name = nameOf(contestantId);
  const below = why.below && lines.find((line) => line.contestantId === why.below?.contestantId);
  if (why.below && below) {
    const phrase = criterionPhrase(why.below.criterion, names).split(/[,(]/)[0]?.trim() ?? '';
    return `${name} xếp hạng ${rank}, trên ${inSentence(nameOf(below.contestantId))}, vì: ${inSentence(phrase)}.`;
  }
  return why.sharedWith > 0
    ? `${name} xếp hạng ${rank}, cùng hạng với ${why.sharedWith} người khác.`
    : `${name} xếp hạng ${rank}.`;
}
