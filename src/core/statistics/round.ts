import type { Weighted } from './moments.js';
import { effectiveWeight, paperStatistics, type PaperStatistics, type PlaceSpread } from './paper.js';
import {
  type AnswerCell,
  type Asked,
  flagsOf,
  type QuestionFlag,
  questionStatistics,
  type QuestionStatistics,
} from './question.js';

/** A question of a round: `line` names its blueprint line, `choiceIds` what could be chosen. */
export type AskedQuestion = Asked & {
  questionId: string;
  line: string;
  choiceIds: readonly string[];
  cells: readonly AnswerCell[];
};

export type QuestionFigures = QuestionStatistics & {
  questionId: string;
  /** Percent of all points that the question can give. */
  intendedWeight: number;
  /** Percent of the spread of totals that it made. */
  effectiveWeight: number | null;
  flags: QuestionFlag[];
};

export type RoundFigures = { paper: PaperStatistics | null; questions: QuestionFigures[] };

/**
 * All statistics of a round. `lines`: how many slots of a paper each blueprint line fills; `totals`: points of
 * the attempts. A question that everybody had is a place of its own; questions drawn at random for a line share
 * its places, each of which spreads like all answers of that line together.
 */
export function roundStatistics(
  questions: readonly AskedQuestion[],
  lines: ReadonlyMap<string, number>,
  totals: readonly Weighted[],
): RoundFigures {
  const attempts = totals.reduce((sum, { n }) => sum + n, 0);
  const places = placesOf(questions, lines, attempts);
  const slots = [...lines.values()].reduce((sum, count) => sum + count, 0);
  const figures = questions.flatMap((question): QuestionFigures[] => {
    const found = questionStatistics(question.cells, question);
    if (!found) return [];
    return [
      {
        ...found,
        questionId: question.questionId,
        intendedWeight: 100 / Math.max(1, slots),
        effectiveWeight: effectiveWeight(found.covarianceWithTotal, places),
        flags: flagsOf(found, question, question.choiceIds),
      },
    ];
  });
  return { paper: paperStatistics(totals, places), questions: figures };
}

function placesOf(
  questions: readonly AskedQuestion[],
  lines: ReadonlyMap<string, number>,
  attempts: number,
): PlaceSpread[] {
  return [...lines].flatMap(([line, count]) => {
    const own = questions.filter((question) => question.line === line);
    const drawn = own.some((question) => people(question.cells) < attempts);
    if (!drawn) return own.map(({ cells }) => spreadOf(cells));
    const together = spreadOf(own.flatMap(({ cells }) => cells));
    return Array.from({ length: count }, () => together);
  });
}

function spreadOf(cells: readonly AnswerCell[]): PlaceSpread {
  const n = people(cells);
  if (n < 2) return { variance: 0, covarianceWithTotal: 0 };
  const mean = (of: (cell: AnswerCell) => number) =>
    cells.reduce((sum, cell) => sum + cell.n * of(cell), 0) / n;
  const [points, total] = [mean((cell) => cell.pointsMilli), mean((cell) => cell.totalMilli)];
  const sample = n / (n - 1);
  return {
    variance: sample * mean((cell) => (cell.pointsMilli - points) ** 2),
    covarianceWithTotal: sample * mean((cell) => (cell.pointsMilli - points) * (cell.totalMilli - total)),
  };
}

const people = (cells: readonly AnswerCell[]): number => cells.reduce((sum, { n }) => sum + n, 0);
