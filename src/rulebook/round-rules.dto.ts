import { ApiPropertyOptional } from '@nestjs/swagger';
import { rankingNames } from '../core/play/rules.js';

export class BlueprintLineView {
  topic: string;
  difficulty: 'nhan-biet' | 'thong-hieu' | 'van-dung';
  count: number;
  /** Of each of its questions; left out: the round's. */
  pointsMilli?: number;
}

export class PredictionRuleView {
  target: 'perfect-contestants' | 'perfect-attempts' | 'entrants' | 'attempts' | 'perfect-percent';
  over?: 'contest-so-far';
  within?: 'division';
  /** Places of a percentage. */
  decimals?: number;
}

/** Epoch ms. */
export class DivisionWindowView {
  divisions: string[];
  opensAt: number;
  closesAt: number;
}

/** Minutes since midnight in Vietnam. */
export class DailyHoursView {
  from: number;
  until: number;
}

/** How many essays each unit's board marks, and how many of adults and of minors it sends up. */
export class EssayQuotaView {
  shortlistPerUnit: number;
  adults: number;
  minors: number;
}

export class EssayPartView {
  pointsMilli: number;
  maxWords: number;
  /** A clock of its own; null: inside the paper's. */
  durationMs: number | null;
  /** Left out: one board marks all. */
  boards?: EssayQuotaView;
}

/** Points that people enter. */
export class StageRulesView {
  maxMilli: number;
}

/** Durations in ms, points of one question in thousandths. What may be left out is said in core's PlayRules. */
export class RoundRulesView {
  durationMs: number;
  graceMs: number;
  /** Null: as many as one likes. */
  attemptsAllowed: number | null;
  counts: 'best' | 'first' | 'last';
  blueprint: BlueprintLineView[];
  pointsMilli: number;
  shuffleQuestions: boolean;
  shuffleChoices: boolean;
  prediction: PredictionRuleView | null;
  tieBreaks: ('score' | 'prediction-error' | 'duration' | 'submitted-at')[];
  attemptsPerDay?: number | null;
  attemptsPerWeek?: number | null;
  attemptsPerContest?: number | null;
  coolDownMs?: number;
  series?: string;
  leaving?: 'resumable' | 'uses-up';
  divisions?: string[];
  dailyHours?: DailyHoursView | null;
  windows?: DivisionWindowView[];
  lateStart?: 'cut' | 'full-time';
  trial?: boolean;
  choiceOfPapers?: number;
  mustAnswerAll?: boolean;
  navigation?: 'free' | 'sequential';
  questionMs?: number | null;
  essay?: EssayPartView | null;
  /** Held on a stage: nothing is sat. */
  stage?: StageRulesView;
  @ApiPropertyOptional({ enum: rankingNames, isArray: true })
  ranking?: (typeof rankingNames)[number][];
}
