import type { RoundTimes } from './phase.js';
import {
  boolean,
  integer,
  isRecord,
  list,
  oneOf,
  problem,
  type RuleProblem,
  text,
  unknownFields,
} from './play/reading.js';
import { checkPlay, playFields, type PlayRules } from './play/rules.js';

export type { RuleProblem } from './play/reading.js';

export const difficulties = ['nhan-biet', 'thong-hieu', 'van-dung'] as const;
export const countings = ['best', 'first', 'last'] as const;
export const predictionTargets = [
  'perfect-contestants',
  'perfect-attempts',
  'entrants',
  'attempts',
  'perfect-percent',
] as const;
export const tieBreakNames = ['score', 'prediction-error', 'duration', 'submitted-at'] as const;

export type Difficulty = (typeof difficulties)[number];

/** As Vietnamese documents call them. */
export const difficultyNames: Record<Difficulty, string> = {
  'nhan-biet': 'Nhận biết',
  'thong-hieu': 'Thông hiểu',
  'van-dung': 'Vận dụng',
};
/** Which of a contestant's attempts counts. */
export type Counting = (typeof countings)[number];
export type PredictionTarget = (typeof predictionTargets)[number];
export type TieBreak = (typeof tieBreakNames)[number];
/** Left out: counted in the round, among all divisions, a whole number. `decimals`: places of a percentage. */
export type Prediction = {
  target: PredictionTarget;
  over?: 'contest-so-far';
  within?: 'division';
  decimals?: number;
} | null;
/** What a live board can count for itself; the others are known from the result. */
export type PlainTarget = 'perfect-contestants' | 'entrants';

export const plainTarget = (prediction: Prediction): PlainTarget | null => {
  if (prediction === null || prediction.over || prediction.within) return null;
  const { target } = prediction;
  return target === 'perfect-contestants' || target === 'entrants' ? target : null;
};
/** `pointsMilli`: of each of its questions; left out: the round's. */
export type BlueprintLine = { topic: string; difficulty: Difficulty; count: number; pointsMilli?: number };

/**
 * Durations in ms; points of one question in thousandths; tie-breaks in the order they are compared; attempts in
 * the round, null: as many as one likes. What a plain round does not have stands in `PlayRules`.
 */
export type RoundRules = PlayRules & {
  durationMs: number;
  graceMs: number;
  attemptsAllowed: number | null;
  counts: Counting;
  blueprint: BlueprintLine[];
  pointsMilli: number;
  shuffleQuestions: boolean;
  shuffleChoices: boolean;
  prediction: Prediction;
  tieBreaks: TieBreak[];
};

const MINUTE = 60_000;
const MAX_QUESTIONS = 200;
/** 200 questions of 1,000 points stay inside the database's 32-bit score. */
const MAX_POINTS_MILLI = 1_000_000;
const END_OF_YEAR_9999 = 253_402_300_799_999;

const ruleFields: Record<keyof RoundRules, true> = {
  ...playFields,
  durationMs: true,
  graceMs: true,
  attemptsAllowed: true,
  counts: true,
  blueprint: true,
  pointsMilli: true,
  shuffleQuestions: true,
  shuffleChoices: true,
  prediction: true,
  tieBreaks: true,
};
const timeFields: Record<keyof RoundTimes, true> = {
  publishedAt: true,
  opensAt: true,
  frozenAt: true,
  closesAt: true,
  thawedAt: true,
  finalizedAt: true,
};
const roundFields = new Set(Object.keys({ ...ruleFields, ...timeFields }));

/**
 * Checks a round as an organiser sent it: `{ ...rules, ...times }`, times in epoch ms (`frozenAt` may be
 * left out). Takes any JSON value, never throws, gives every problem at once; an empty list means the rules
 * are a `RoundRules`.
 */
export function checkRound(input: unknown): RuleProblem[] {
  if (!isRecord(input)) return [problem('rule_not_object', '')];
  return [
    ...unknownFields(input, roundFields, ''),
    ...integer(input['durationMs'], 'durationMs', MINUTE, 24 * 60 * MINUTE),
    ...integer(input['graceMs'], 'graceMs', 0, 2 * MINUTE),
    ...(input['attemptsAllowed'] === null
      ? []
      : integer(input['attemptsAllowed'], 'attemptsAllowed', 1, 100)),
    ...oneOf(input['counts'], 'counts', countings),
    ...checkCounting(input),
    ...checkBlueprint(input['blueprint'], isRecord(input['essay']) || isRecord(input['stage'])),
    ...integer(input['pointsMilli'], 'pointsMilli', 1, MAX_POINTS_MILLI),
    ...boolean(input['shuffleQuestions'], 'shuffleQuestions'),
    ...boolean(input['shuffleChoices'], 'shuffleChoices'),
    ...checkPredictionRule(input['prediction']),
    ...checkTieBreaks(input['tieBreaks'], isRecord(input['prediction'])),
    ...checkTimes(input),
    ...checkPlay(input),
  ];
}

/** Whether the bank holds what a valid blueprint asks for; `available` counts usable questions by kind. */
export function checkBlueprintAgainstBank(
  blueprint: readonly BlueprintLine[],
  available: readonly BlueprintLine[],
): RuleProblem[] {
  const left = new Map<string, number>();
  for (const { topic, difficulty, count } of available) {
    const line = lineKey(topic, difficulty);
    left.set(line, (left.get(line) ?? 0) + count);
  }
  return blueprint.flatMap(({ topic, difficulty, count }, i) => {
    const held = left.get(lineKey(topic, difficulty)) ?? 0;
    left.set(lineKey(topic, difficulty), Math.max(0, held - count));
    if (held >= count) return [];
    return [
      problem('bank_too_small', `blueprint[${i}].count`, {
        topic,
        difficulty,
        needed: count,
        available: held,
      }),
    ];
  });
}

/** One name for "questions of this topic and difficulty"; a tab cannot be part of either. */
export const lineKey = (topic: string, difficulty: string): string => `${topic}\t${difficulty}`;

function checkCounting({ counts, attemptsAllowed }: Record<string, unknown>): RuleProblem[] {
  if (attemptsAllowed !== 1 || (counts !== 'best' && counts !== 'last')) return [];
  return [problem('counts_needs_attempts', 'counts')];
}

/** Only an essay makes a paper without questions, and a stage needs no paper. */
function checkBlueprint(value: unknown, mayBeEmpty: boolean): RuleProblem[] {
  if (mayBeEmpty && Array.isArray(value) && value.length === 0) return [];
  const shape = list(value, 'blueprint', MAX_QUESTIONS);
  if (shape.length > 0 || !Array.isArray(value)) return shape;
  const lines: unknown[] = value;
  const seen = new Set<string>();
  let total = 0;
  const problems = lines.flatMap((line, i) => {
    const path = `blueprint[${i}]`;
    if (!isRecord(line)) return [problem('rule_not_object', path)];
    const { topic, difficulty, count, pointsMilli } = line;
    if (Number.isSafeInteger(count) && Number(count) > 0) total += Number(count);
    const found = [
      ...unknownFields(line, new Set(['topic', 'difficulty', 'count', 'pointsMilli']), `${path}.`),
      ...text(topic, `${path}.topic`, 100),
      ...oneOf(difficulty, `${path}.difficulty`, difficulties),
      ...integer(count, `${path}.count`, 1, MAX_QUESTIONS),
      ...(pointsMilli === undefined ? [] : integer(pointsMilli, `${path}.pointsMilli`, 1, MAX_POINTS_MILLI)),
    ];
    if (typeof topic !== 'string' || typeof difficulty !== 'string') return found;
    if (seen.has(lineKey(topic, difficulty))) found.push(problem('rule_duplicate', path));
    seen.add(lineKey(topic, difficulty));
    return found;
  });
  if (total > MAX_QUESTIONS)
    problems.push(problem('blueprint_too_large', 'blueprint', { total, max: MAX_QUESTIONS }));
  return problems;
}

function checkPredictionRule(value: unknown): RuleProblem[] {
  if (value === null) return [];
  if (value === undefined) return [problem('rule_missing', 'prediction')];
  if (!isRecord(value)) return [problem('rule_not_object', 'prediction')];
  const { over, within, decimals } = value;
  return [
    ...unknownFields(value, new Set(['target', 'over', 'within', 'decimals']), 'prediction.'),
    ...oneOf(value['target'], 'prediction.target', predictionTargets),
    ...(over === undefined ? [] : oneOf(over, 'prediction.over', ['contest-so-far'])),
    ...(within === undefined ? [] : oneOf(within, 'prediction.within', ['division'])),
    ...(decimals === undefined ? [] : integer(decimals, 'prediction.decimals', 0, 6)),
    ...(Number(decimals ?? 0) > 0 && value['target'] !== 'perfect-percent'
      ? [problem('rulebook_decimals_need_percent', 'prediction.decimals')]
      : []),
  ];
}

/** A prediction that breaks no tie is allowed: some rulebooks give it a prize of its own. */
function checkTieBreaks(value: unknown, asksPrediction: boolean): RuleProblem[] {
  const shape = list(value, 'tieBreaks', 20);
  if (shape.length > 0 || !Array.isArray(value)) return shape;
  const names: unknown[] = value;
  const problems = names.flatMap((name, i) => {
    const path = `tieBreaks[${i}]`;
    const found = oneOf(name, path, tieBreakNames);
    if (found.length > 0) return found;
    if (names.indexOf(name) < i) return [problem('rule_duplicate', path)];
    if (name === 'prediction-error' && !asksPrediction) return [problem('tie_break_needs_prediction', path)];
    return [];
  });
  if (!names.includes('score')) problems.push(problem('tie_break_score_missing', 'tieBreaks'));
  const last = names.at(-1);
  if (last !== 'duration' && last !== 'submitted-at') {
    problems.push(problem('tie_break_last_cannot_separate', `tieBreaks[${names.length - 1}]`));
  }
  return problems;
}

function checkTimes({ opensAt, frozenAt, closesAt }: Record<string, unknown>): RuleProblem[] {
  const freezes = frozenAt !== null && frozenAt !== undefined;
  const problems = [
    ...integer(opensAt, 'opensAt', 0, END_OF_YEAR_9999),
    ...integer(closesAt, 'closesAt', 0, END_OF_YEAR_9999),
    ...(freezes ? integer(frozenAt, 'frozenAt', 0, END_OF_YEAR_9999) : []),
  ];
  if (problems.length > 0) return problems;
  if (Number(closesAt) <= Number(opensAt)) return [problem('closes_before_opening', 'closesAt')];
  if (!freezes || (Number(frozenAt) > Number(opensAt) && Number(frozenAt) < Number(closesAt))) return [];
  return [problem('freeze_outside_round', 'frozenAt')];
}
