import type { PredictionTarget, RoundRules, TieBreak } from '../rulebook.js';
import { DAY_MS, momentOf } from '../rules-schema/moments.js';
import type { PaperRule, PredictionRule, RoundRule, Rulebook } from '../rules/document.js';
import { predictionOf, rankingOf } from './book.js';

export type CompiledRound = {
  rules: RoundRules;
  /** Epoch ms. */
  times: { opensAt: number; frozenAt: number | null; closesAt: number };
  /** Paths of settings that play cannot keep to as written; empty: the round is played as the rules say. */
  unkept: string[];
};

const GRACE_MS = 5_000;
/** What a round allows where the rules set no limit. */
const MOST_ATTEMPTS = 100;

const targets: Partial<Record<PredictionRule['asked'], PredictionTarget>> = {
  'perfect-people': 'perfect-contestants',
  entrants: 'entrants',
};
const tieBreaks: ReadonlySet<string> = new Set<TieBreak>([
  'score',
  'prediction-error',
  'duration',
  'submitted-at',
]);

/**
 * A round as play executes it. @param rules a checked document
 * @returns null for a round on stage and for a code that no round has: nothing is sat online
 */
export function compileRound(rules: Rulebook, code: string): CompiledRound | null {
  const index = rules.rounds.findIndex((round) => round.code === code);
  const round = rules.rounds[index];
  const paper = rules.papers.find((each) => each.code === round?.paper);
  if (!round || !paper || round.onStage) return null;
  const at = `rounds[${index}]`;
  const attempts = round.attempts ?? rules.attempts;
  const prediction = predictionOf(rules, round);
  const target = prediction === null ? undefined : targets[prediction.asked];
  const ranking = rankingOf(rules, round);
  const opensAt = momentOf(round.opensAt) ?? Number.NaN;
  const frozenAt = round.frozenAt === null ? null : momentOf(round.frozenAt);
  return {
    rules: {
      durationMs: paper.durationMinutes * 60_000,
      graceMs: GRACE_MS,
      attemptsAllowed: attempts.perRound ?? attempts.perContest ?? MOST_ATTEMPTS,
      counts: attempts.counts,
      blueprint: paper.blueprint.map(({ topic, difficulty, count }) => ({ topic, difficulty, count })),
      pointsMilli: Math.round((paper.blueprint[0]?.points ?? 1) * 1000),
      shuffleQuestions: paper.shuffleQuestions,
      shuffleChoices: paper.shuffleChoices,
      prediction: target ? { target } : null,
      tieBreaks: ranking.map(({ by }) => by).filter((by): by is TieBreak => tieBreaks.has(by)),
    },
    times: { opensAt, frozenAt, closesAt: momentOf(round.closesAt) ?? opensAt + DAY_MS },
    unkept: [
      ...unkeptOfRound(rules, round, at),
      ...unkeptOfPaper(paper, `papers[${rules.papers.indexOf(paper)}]`),
      ...unkeptOfPrediction(prediction, round.prediction === 'contest' ? 'prediction' : `${at}.prediction`),
      ...ranking.flatMap(({ by }, k) =>
        tieBreaks.has(by) ? [] : [`${round.ranking ? `${at}.ranking` : 'ranking'}[${k}]`],
      ),
    ],
  };
}

function unkeptOfRound(rules: Rulebook, round: RoundRule, at: string): string[] {
  const own = round.attempts ? `${at}.attempts` : 'attempts';
  const attempts = round.attempts ?? rules.attempts;
  return marked({
    [`${at}.dailyHours`]: round.dailyHours !== null,
    [`${at}.windows`]: round.windows.length > 0,
    [`${at}.lateStart`]: round.lateStart !== 'cut',
    [`${at}.divisions`]: round.divisions.length > 0,
    [`${own}.perRound`]: attempts.perRound === null,
    [`${own}.perDay`]: attempts.perDay !== null,
    [`${own}.perWeek`]: attempts.perWeek !== null,
    [`${own}.perContest`]: attempts.perContest !== null && rules.rounds.length > 1,
    [`${own}.coolDownMinutes`]: attempts.coolDownMinutes > 0,
    [`${own}.leaving`]: attempts.leaving !== 'resumable',
  });
}

function unkeptOfPaper(paper: PaperRule, at: string): string[] {
  const points = new Set(paper.blueprint.map((line) => line.points));
  return marked({
    [`${at}.blueprint`]: points.size > 1 || paper.blueprint.length === 0,
    [`${at}.secondsPerQuestion`]: paper.secondsPerQuestion !== null,
    [`${at}.navigation`]: paper.navigation !== 'free',
    [`${at}.mustAnswerAll`]: paper.mustAnswerAll,
    [`${at}.choiceOfPapers`]: paper.choiceOfPapers > 0,
    [`${at}.essay`]: paper.essay !== null,
  });
}

function unkeptOfPrediction(rule: PredictionRule | null, at: string): string[] {
  if (rule === null) return [];
  return marked({
    [`${at}.asked`]: targets[rule.asked] === undefined,
    [`${at}.over`]: rule.over !== 'round',
    [`${at}.within`]: rule.within !== 'all',
  });
}

const marked = (flags: Record<string, boolean>): string[] =>
  Object.entries(flags).flatMap(([path, set]) => (set ? [path] : []));
