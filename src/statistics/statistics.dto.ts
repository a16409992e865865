import { ApiProperty } from '@nestjs/swagger';
import type { Difficulty } from '../core/rulebook.js';
import { type QuestionFlag, questionFlags } from '../core/statistics/question.js';

export class WeightedView {
  /** Points in thousandths. */
  value: number;
  n: number;
}

/** Points in thousandths; the rest in percent. Null: too few papers, or all alike. */
export class PaperStatisticsView {
  n: number;
  mean: number;
  median: number;
  variance: number | null;
  sd: number | null;
  skewness: number | null;
  kurtosis: number | null;
  consistency: number | null;
  errorRatio: number | null;
  standardError: number | null;
}

/** Shares of all points, 0…1, that papers expect by how easy their questions turned out. */
export class PaperFairnessView {
  papers: number;
  lowest: number;
  highest: number;
  mean: number;
  sd: number;
  uneven: boolean;
}

export class PaperFiguresView {
  statistics: PaperStatisticsView | null;
  fairness: PaperFairnessView | null;
  totals: WeightedView[];
  maxMilli: number;
}

export class ChoiceUseView {
  chosen: string;
  n: number;
  share: number;
  meanRestMilli: number;
}

export class QuestionOptionView {
  id: string;
  text: string;
}

export class QuestionStatisticView {
  questionId: string;
  code: string;
  version: number;
  topic: string;
  difficulty: Difficulty;
  kind: string;
  text: string;
  options: QuestionOptionView[];
  /** What each of `options` is matched to; empty where nothing is matched. */
  lefts: QuestionOptionView[];
  key: string[];
  n: number;
  facility: number;
  sd: number | null;
  discrimination: number | null;
  efficiency: number | null;
  covarianceWithTotal: number | null;
  guess: number | null;
  intendedWeight: number;
  effectiveWeight: number | null;
  choices: ChoiceUseView[];

  @ApiProperty({ enum: questionFlags, isArray: true })
  flags: QuestionFlag[];
}

export class StatisticsAnswer {
  roundId: string;
  round: string;
  contest: string;
  /** Null: not computed yet. */
  computedAt: Date | null;
  paper: PaperFiguresView | null;
  questions: QuestionStatisticView[];
}
