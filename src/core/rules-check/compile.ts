import type { EssayPart, PlayRules } from '../play/rules.js';
import type { BlueprintLine, Prediction, PredictionTarget, RoundRules, TieBreak } from '../rulebook.js';
import { DAY_MS, minutesOf, momentOf } from '../rules-schema/moments.js';
import { divisionsIn } from '../rules/divisions.js';
import type {
  AttemptRule,
  EssayRule,
  PaperRule,
  PredictionRule,
  RoundRule,
  Rulebook,
} from '../rules/document.js';
import { predictionOf, rankingOf } from './book.js';

export type CompiledRound = {
  rules: RoundRules;
  /** Epoch ms. */
  times: { opensAt: number; frozenAt: number | null; closesAt: number };
};

const GRACE_MS = 5_000;
const MINUTE_MS = 60_000;

const targets: Record<PredictionRule['asked'], PredictionTarget> = {
  'perfect-people': 'perfect-contestants',
  'perfect-attempts': 'perfect-attempts',
  entrants: 'entrants',
  attempts: 'attempts',
  'perfect-percent': 'perfect-percent',
};
/** What a live board can order by; the rest is known from the result. */
const tieBreaks: ReadonlySet<string> = new Set<TieBreak>([
  'score',
  'prediction-error',
  'duration',
  'submitted-at',
]);

/** A round as play executes it; null for a code that no round has. @param rules a checked document */
export function compileRound(rules: Rulebook, code: string): CompiledRound | null {
  const round = rules.rounds.find((each) => each.code === code);
  const paper = rules.papers.find((each) => each.code === round?.paper);
  if (!round) return null;
  if (round.onStage) return compileStage(rules, round);
  if (!paper) return null;
  const attempts = round.attempts ?? rules.attempts;
  const prediction = predictionOf(rules, round);
  const ranking = rankingOf(rules, round).map(({ by }) => by);
  const opensAt = momentOf(round.opensAt) ?? Number.NaN;
  const frozenAt = round.frozenAt === null ? null : momentOf(round.frozenAt);
  return {
    rules: {
      durationMs: paper.durationMinutes * 60_000,
      graceMs: GRACE_MS,
      attemptsAllowed: attempts.perRound,
      counts: attempts.counts,
      blueprint: blueprintOf(paper),
      pointsMilli: milli(paper.blueprint[0]?.points ?? 1),
      shuffleQuestions: paper.shuffleQuestions,
      shuffleChoices: paper.shuffleChoices,
      prediction: prediction && predictionOfPlay(prediction),
      tieBreaks: ranking.filter((by): by is TieBreak => tieBreaks.has(by)),
      ...(ranking.some((by) => !tieBreaks.has(by)) && { ranking }),
      ...attemptRules(attempts),
      ...openRules(rules, round),
      ...paperRules(paper),
    },
    times: { opensAt, frozenAt, closesAt: momentOf(round.closesAt) ?? opensAt + DAY_MS },
  };
}

/** Nothing is sat: the paper is empty, and every contestant has one line of points that people enter. */
function compileStage(rules: Rulebook, round: RoundRule): CompiledRound {
  const ranking = rankingOf(rules, round).map(({ by }) => by);
  const opensAt = momentOf(round.opensAt) ?? Number.NaN;
  const frozenAt = round.frozenAt === null ? null : momentOf(round.frozenAt);
  return {
    rules: {
      durationMs: MINUTE_MS,
      graceMs: 0,
      attemptsAllowed: 1,
      counts: 'first',
      blueprint: [],
      pointsMilli: 1000,
      shuffleQuestions: false,
      shuffleChoices: false,
      prediction: null,
      tieBreaks: ranking.filter((by): by is TieBreak => tieBreaks.has(by)),
      ...(ranking.some((by) => !tieBreaks.has(by)) && { ranking }),
      series: round.series,
      ...(round.divisions.length > 0 && { divisions: divisionsIn(rules, round.divisions) }),
      ...(round.kind === 'trial' && { trial: true }),
      stage: { maxMilli: milli(round.stagePoints) },
    },
    times: { opensAt, frozenAt, closesAt: momentOf(round.closesAt) ?? opensAt + DAY_MS },
  };
}

/** Only what differs from the plain way, so that a plain round stays as short as it was. */
function attemptRules(rule: AttemptRule): PlayRules {
  return {
    ...(rule.perDay !== null && { attemptsPerDay: rule.perDay }),
    ...(rule.perWeek !== null && { attemptsPerWeek: rule.perWeek }),
    ...(rule.perContest !== null && { attemptsPerContest: rule.perContest }),
    ...(rule.coolDownMinutes > 0 && { coolDownMs: rule.coolDownMinutes * MINUTE_MS }),
    ...(rule.leaving !== 'resumable' && { leaving: rule.leaving }),
  };
}

function openRules(
  rules: Rulebook,
  { series, divisions, dailyHours, windows, lateStart, kind }: RoundRule,
): PlayRules {
  return {
    series,
    ...(divisions.length > 0 && { divisions: divisionsIn(rules, divisions) }),
    ...(dailyHours !== null && {
      dailyHours: { from: minutesOf(dailyHours.from) ?? 0, until: minutesOf(dailyHours.until) ?? 1440 },
    }),
    ...(windows.length > 0 && {
      windows: windows.map(({ divisions: own, opensAt, closesAt }) => ({
        divisions: divisionsIn(rules, own),
        opensAt: momentOf(opensAt) ?? Number.NaN,
        closesAt: momentOf(closesAt) ?? Number.NaN,
      })),
    }),
    ...(lateStart !== 'cut' && { lateStart }),
    ...(kind === 'trial' && { trial: true }),
  };
}

function paperRules(paper: PaperRule): PlayRules {
  const { essay, secondsPerQuestion, choiceOfPapers } = paper;
  return {
    ...(choiceOfPapers > 0 && { choiceOfPapers }),
    ...(paper.mustAnswerAll && { mustAnswerAll: true }),
    ...(paper.navigation === 'sequential' && { navigation: paper.navigation }),
    ...(secondsPerQuestion !== null && { questionMs: secondsPerQuestion * 1000 }),
    ...(essay !== null && { essay: essayOf(essay) }),
  };
}

/** The check saw to it that two levels have a shortlist and a quota. */
const essayOf = ({ points, maxWords, minutes, shortlistPerUnit, quota }: EssayRule): EssayPart => ({
  pointsMilli: milli(points),
  maxWords,
  durationMs: minutes === null ? null : minutes * MINUTE_MS,
  ...(shortlistPerUnit !== null && quota !== null && { boards: { shortlistPerUnit, ...quota } }),
});

/** Points in thousandths; the document has at most three decimals. */
const milli = (points: number): number => Math.round(points * 1000);

/** Lines worth the same as the first say nothing of their own. */
function blueprintOf({ blueprint }: PaperRule): BlueprintLine[] {
  const usual = milli(blueprint[0]?.points ?? 1);
  return blueprint.map(({ topic, difficulty, count, points }) => {
    const own = milli(points);
    return own === usual ? { topic, difficulty, count } : { topic, difficulty, count, pointsMilli: own };
  });
}

const predictionOfPlay = ({ asked, over, within, decimals }: PredictionRule): Prediction => ({
  target: targets[asked],
  ...(over === 'contest-so-far' && { over }),
  ...(within === 'division' && { within }),
  ...(decimals > 0 && { decimals }),
});
