import { greatestProductSum, type Weighted } from './moments.js';

/**
 * How often a question was answered in one way by people of one total: points of the question and of the whole
 * paper in thousandths, `chosen` as graded slots keep it (core/chosen.ts).
 */
export type AnswerCell = { pointsMilli: number; totalMilli: number; chosen: string; n: number };

/** What was asked: most points in thousandths, and the mean share of them that guessing gives (0…1). */
export type Asked = { maxMilli: number; guess: number | null; key: readonly string[] };

/** Why a person should look at a question; most telling first. */
export const questionFlags = [
  'key-doubtful',
  'discrimination-negative',
  'discrimination-very-low',
  'discrimination-low',
  'too-easy',
  'too-hard',
  'below-guessing',
  'choice-unused',
] as const;
export type QuestionFlag = (typeof questionFlags)[number];

export type ChoiceUse = {
  /** Choice as the log has it; `''`: left blank. */
  chosen: string;
  n: number;
  /** n ÷ all who had the question, 0…1. */
  share: number;
  /** Mean points elsewhere in the paper of those who chose it, thousandths. */
  meanRestMilli: number;
};

/**
 * Moodle's statistics of one question (its documentation "Quiz statistics calculations"), over the attempts
 * that had it. x: points of the question, r: points of the rest of the paper. Null: nothing varies.
 */
export type QuestionStatistics = {
  n: number;
  /** Mean of x ÷ most points, 0…1. */
  facility: number;
  /** Sample standard deviation of x ÷ most points. */
  sd: number | null;
  /** 100 · correlation of x and r, −100…100. */
  discrimination: number | null;
  /** 100 · covariance of x and r ÷ the greatest that these points could have; at most 100. */
  efficiency: number | null;
  /** Covariance of x with the whole total (sample, thousandths squared): the base of the effective weight. */
  covarianceWithTotal: number | null;
  guess: number | null;
  choices: ChoiceUse[];
};

export function questionStatistics(
  cells: readonly AnswerCell[],
  { maxMilli, guess }: Asked,
): QuestionStatistics | null {
  const n = cells.reduce((total, cell) => total + cell.n, 0);
  if (n === 0 || maxMilli <= 0) return null;
  const points = cells.map((cell) => ({ value: cell.pointsMilli, n: cell.n }));
  const rest = cells.map((cell) => ({ value: cell.totalMilli - cell.pointsMilli, n: cell.n }));
  const [meanX, meanR] = [mean(points, n), mean(rest, n)];
  const varX = meanOfProducts(points, points, meanX, meanX, n);
  const varR = meanOfProducts(rest, rest, meanR, meanR, n);
  const covariance = meanOfProducts(points, rest, meanX, meanR, n);
  const greatest = greatestProductSum(moved(points, meanX), moved(rest, meanR)) / n;
  const sample = n > 1 ? n / (n - 1) : null;
  return {
    n,
    facility: meanX / maxMilli,
    sd: sample === null ? null : Math.sqrt(varX * sample) / maxMilli,
    discrimination: varX > 0 && varR > 0 ? (100 * covariance) / Math.sqrt(varX * varR) : null,
    efficiency: varX > 0 && varR > 0 && greatest > 0 ? (100 * covariance) / greatest : null,
    covarianceWithTotal: sample === null ? null : (covariance + varX) * sample,
    guess,
    choices: choicesOf(cells, n),
  };
}

/** Of fewer people a figure says nothing about the question. */
export const enoughPeople = 30;

/** Bounds 30 and 50 are Moodle's for "very likely" and "likely" in need of checking. */
export function flagsOf(
  statistics: QuestionStatistics,
  { key }: Pick<Asked, 'key'>,
  choiceIds: readonly string[],
): QuestionFlag[] {
  const { n, facility, discrimination, guess, choices } = statistics;
  if (n < enoughPeople) return [];
  const flags: QuestionFlag[] = [];
  if (keyDoubtful(choices, key, n)) flags.push('key-doubtful');
  if (discrimination !== null) {
    if (discrimination < 0) flags.push('discrimination-negative');
    else if (discrimination < 30) flags.push('discrimination-very-low');
    else if (discrimination < 50) flags.push('discrimination-low');
  }
  if (facility > 0.95) flags.push('too-easy');
  if (facility < 0.2) flags.push('too-hard');
  if (guess !== null && facility < guess) flags.push('below-guessing');
  const used = new Set(choices.flatMap(({ chosen }) => chosen.split('+')));
  if (choiceIds.some((id) => !used.has(id) && !key.includes(id))) flags.push('choice-unused');
  return flags;
}

/** A wrong answer that many give and that better people give than the right one. */
function keyDoubtful(choices: readonly ChoiceUse[], key: readonly string[], n: number): boolean {
  // Where answers are typed or marked, no one text is the key.
  if (key.length === 0) return false;
  const right = choices.find(({ chosen }) => chosen === key.join('+'));
  return choices.some(
    ({ chosen, n: by, meanRestMilli }) =>
      chosen !== '' &&
      chosen !== right?.chosen &&
      by >= 0.1 * n &&
      meanRestMilli > (right?.meanRestMilli ?? Number.NEGATIVE_INFINITY),
  );
}

function choicesOf(cells: readonly AnswerCell[], n: number): ChoiceUse[] {
  const uses = new Map<string, { n: number; rest: number }>();
  for (const cell of cells) {
    const use = uses.get(cell.chosen) ?? { n: 0, rest: 0 };
    use.n += cell.n;
    use.rest += cell.n * (cell.totalMilli - cell.pointsMilli);
    uses.set(cell.chosen, use);
  }
  return [...uses]
    .map(([chosen, use]) => ({ chosen, n: use.n, share: use.n / n, meanRestMilli: use.rest / use.n }))
    .sort((a, b) => b.n - a.n || (a.chosen < b.chosen ? -1 : 1));
}

const mean = (values: readonly Weighted[], n: number): number =>
  values.reduce((total, each) => total + each.n * each.value, 0) / n;

const moved = (values: readonly Weighted[], by: number): Weighted[] =>
  values.map(({ value, n }) => ({ value: value - by, n }));

/** Both lists stand for the same people in the same order. */
function meanOfProducts(
  xs: readonly Weighted[],
  ys: readonly Weighted[],
  meanX: number,
  meanY: number,
  n: number,
): number {
  return xs.reduce((total, x, i) => total + x.n * (x.value - meanX) * ((ys[i]?.value ?? 0) - meanY), 0) / n;
}
