import type { Difficulty } from '../rulebook.js';

/**
 * The rulebook (thể lệ) as one document: what `npm run rulebook -- check` reads, what is printed as the legal
 * text and what the engine executes. Every field with its unit and default is in docs/rulebook.md; these types
 * are the document after defaults were filled in, so nothing here is optional. Money is whole VND. Percentages
 * have at most two decimals, points at most three.
 */
export type Rulebook = {
  format: 1;
  contest: ContestFacts;
  /** Blocks (khối) of divisions (bảng); empty: divisions stand for themselves. */
  blocks: BlockRule[];
  divisions: DivisionRule[];
  entry: EntryRule;
  papers: PaperRule[];
  rounds: RoundRule[];
  attempts: AttemptRule;
  prediction: PredictionRule | null;
  ranking: Criterion[];
  /** A standing over several rounds; null: rounds stand for themselves. */
  overall: OverallRule | null;
  awards: AwardRules;
  collective: CollectiveAward[];
  qualification: QualificationRule[];
  publication: PublicationRule;
  appeals: AppealRule | null;
  /** Edges of the score bands in reports, percent of the points, ascending, like [25, 75, 100]. */
  scoreBands: number[];
};

/** Local time of Vietnam (UTC+7): `YYYY-MM-DD HH:MM` or with `:SS`; `24:00` is the next midnight. */
export type LocalTime = string;
/** `HH:MM`, 00:00 to 24:00. */
export type TimeOfDay = string;
/** `YYYY-MM-DD`. */
export type LocalDay = string;

export type ContestFacts = {
  title: string;
  titleEn: string;
  /** The body that issues the rules, its parent body, and the place named beside the date. */
  organizer: string;
  parentBody: string;
  place: string;
  contact: string;
  purpose: string;
  /** Documents on which it is held, one sentence each. */
  basis: string[];
};

/** In every list of divisions its code stands for all of its divisions. */
export type BlockRule = { code: string; name: string; nameEn: string };

export type DivisionRule = {
  code: string;
  /** Code of its block; null: none. */
  block: string | null;
  name: string;
  nameEn: string;
  /** What its contestants choose: where they live or for whom they work. */
  place: 'unit' | 'organization';
  /** Whole years reached on a day, or on the day of the `attempt` or the `registration`; null: no bound. */
  age: { min: number | null; max: number | null; on: string } | null;
  /** Kinds or classes of organizations; empty: all. */
  organizationKinds: string[];
  /** Bank of its own; null: the contest's. */
  bank: string | null;
  /** Whom it is for, as the printed rules say it. */
  who: string;
};

export type EntryRule = {
  mode: 'open' | 'roster';
  registersFrom: LocalTime | null;
  registersUntil: LocalTime | null;
  /** How many people are expected or have accounts; null: unknown. Only what is checked beforehand looks at it. */
  expectedEntrants: number | null;
  /** Named groups of people, by roster mark or declaration: `mandatory` must take part, `encouraged` may. */
  groups: { code: string; name: string; duty: 'mandatory' | 'encouraged'; divisions: string[] }[];
  /** Who may play but cannot win; `agencies` are names of organizations all of whose staff cannot. */
  cannotWin: {
    organisers: boolean;
    questionWriters: boolean;
    technicians: boolean;
    relatives: boolean;
    agencies: string[];
  };
};

/** A kind of paper that rounds refer to by its code. */
export type PaperRule = {
  code: string;
  durationMinutes: number;
  /** Null: one clock for the paper. With a value navigation is sequential. */
  secondsPerQuestion: number | null;
  blueprint: { topic: string; difficulty: Difficulty; count: number; points: number }[];
  shuffleQuestions: boolean;
  shuffleChoices: boolean;
  navigation: 'free' | 'sequential';
  /** Valid only when every question and the prediction are answered. */
  mustAnswerAll: boolean;
  /** Ready papers of which the contestant chooses one; 0: drawn for each person. */
  choiceOfPapers: number;
  essay: EssayRule | null;
};

export type EssayRule = {
  points: number;
  /** At most 2,000: as much as one answer holds. */
  maxWords: number;
  /** A clock of its own; null: inside the paper's. */
  minutes: number | null;
  /** One level: a board marks all. Two: units' boards shortlist and send up, the upper board sees only those. */
  levels: 1 | 2;
  /** Two levels: how many best papers by score and time a unit's board marks. */
  shortlistPerUnit: number | null;
  /** Two levels: how many each unit sends up by all points, by age on the closing day; the others get no points. */
  quota: { adults: number; minors: number } | null;
};

export type RoundRule = {
  code: string;
  name: string;
  kind: 'trial' | 'week' | 'day' | 'topic' | 'single' | 'qualifier' | 'semi-final' | 'final';
  /** Rounds of one series do not overlap; different series may (a month beside its weeks). */
  series: string;
  opensAt: LocalTime;
  closesAt: LocalTime;
  frozenAt: LocalTime | null;
  /** Open only between these hours each day; null: round the clock. */
  dailyHours: { from: TimeOfDay; until: TimeOfDay } | null;
  /** Other days for some divisions, inside the round's own window. */
  windows: { divisions: string[]; opensAt: LocalTime; closesAt: LocalTime }[];
  /** An attempt started shortly before closing is cut at closing, or has its full time. */
  lateStart: 'cut' | 'full-time';
  /** Division codes; empty: all. */
  divisions: string[];
  paper: string;
  attempts: AttemptRule | null;
  prediction: PredictionRule | null | 'contest';
  ranking: Criterion[] | null;
  /** Held on stage: results are entered, nothing is sat online. */
  onStage: boolean;
  /** On stage: the most points. */
  stagePoints: number;
};

export type Counting = 'best' | 'first' | 'last';

/** Stands for every round that has no word of its own. Limits are null where there is none. A week is Monday to Sunday, a day midnight to midnight, in Vietnam. */
export type AttemptRule = {
  perRound: number | null;
  perDay: number | null;
  perWeek: number | null;
  perContest: number | null;
  coolDownMinutes: number;
  counts: Counting;
  leaving: 'resumable' | 'uses-up';
};

/**
 * `asked`: the number to guess. People all right, attempts all right, entrants (people), attempts, or the
 * percentage of people all right; in this round or from the first round to this one; in the contestant's own
 * division or in all.
 */
export type PredictionRule = {
  asked: 'perfect-people' | 'perfect-attempts' | 'entrants' | 'attempts' | 'perfect-percent';
  over: 'round' | 'contest-so-far';
  within: 'all' | 'division';
  /** Decimal places of the guess; 0: a whole number. */
  decimals: number;
};

/** Compared in order. Who has no value for a criterion stands behind everyone who has one. */
export type Criterion =
  | { by: 'score' | 'correct' | 'essay-score' }
  | { by: 'topic-points'; topic: string }
  | { by: 'prediction-error' | 'duration' }
  /** Clock moment of handing in; or counted from the opening of the round. */
  | { by: 'submitted-at' | 'submitted-after-opening' | 'started-at' | 'registered-at' }
  /** Fewer attempts first. */
  | { by: 'attempts' }
  | { by: 'older' | 'younger' }
  /** Settled after closing, with a record: points of an extra question, lots, organisers' minutes. */
  | { by: 'extra-question' | 'draw' | 'decision' };
export type CriterionName = Criterion['by'];

/** A standing over the counting attempts of several rounds; durations are combined like the scores. */
export type OverallRule = {
  rounds: string[];
  combines: 'sum' | 'mean' | 'best';
  /** Who has fewer rounds is not in it. */
  minimumRounds: number;
  ranking: Criterion[];
};

export type AwardRules = {
  tiers: IndividualAward[];
  special: SpecialAward[];
  /** Of several awards a person keeps the higher or the first; `all`: every one. */
  onePerPerson: 'all' | 'per-round-higher' | 'per-contest-higher' | 'per-contest-first';
  /** Winners of an earlier round win nothing in later ones. */
  earlierWinnersExcluded: boolean;
  /** All individual awards of a round are at most this share of its entrants; null: no cap. */
  maxPercentOfEntrants: number | null;
  certificates: { winners: boolean; everyone: boolean; minimumScorePercent: number };
};

/** A set of tiers, filled in order of rank. */
export type IndividualAward = {
  code: string;
  name: string;
  scope: 'round' | 'overall';
  /** Scope round: round codes; empty: every counted round. */
  rounds: string[];
  /** Only people of these divisions; empty: everybody. */
  divisions: string[];
  /** Filled once in each of these divisions; empty: once among all of them. */
  perDivision: string[];
  /** Highest first. */
  tiers: { code: string; name: string; count: number; amount: number }[];
  minimumScorePercent: number;
  /** By rank, or lots among all who reach the minimum. */
  chosen: 'by-rank' | 'draw-among-passing';
  /** Equals at the edge of a tier: all get it, lots, or organisers decide with minutes. */
  equals: 'all' | 'draw' | 'decision';
};

export type SpecialAward = {
  code: string;
  name: string;
  kind: 'nearest-prediction' | 'youngest' | 'oldest' | 'most-attempts';
  scope: 'round' | 'overall';
  /** Scope round: round codes; empty: every counted round. */
  rounds: string[];
  /** Only people of these divisions; empty: everybody. */
  divisions: string[];
  count: number;
  amount: number;
  minimumScorePercent: number;
  equals: 'all' | 'draw' | 'decision';
};

export type CollectiveAward = {
  code: string;
  name: string;
  among: 'unit' | 'organization';
  /** Level of the units compared; organizations: ignored. */
  level: 'district' | 'commune';
  /** Rounds counted; empty: all counted rounds. */
  rounds: string[];
  /** Classes ranked apart, each with its own tiers; empty: one class of all. `kinds` of organizations or units. */
  classes: { code: string; name: string; kinds: string[] }[];
  /** Ordered; the last ones break ties. */
  ranking: CollectiveCriterion[];
  eligibility: CollectiveEligibility;
  /** Whence head-counts and numbers of groups come: stated by the bodies and confirmed, or counted in the roster. */
  headCounts: 'none' | 'stated' | 'roster';
  tiers: { code: string; name: string; count: number; amount: number }[];
  equals: 'all' | 'draw' | 'decision';
};

export type CollectiveMeasure =
  /** People; attempts (at most `attemptsCapPerPerson` of one person count). */
  | { by: 'entrants' | 'attempts' }
  /** Entrants ÷ (head-count − exempt). */
  | { by: 'rate' }
  | { by: 'mean-score' }
  /** Share of entrants at or above a percentage of the points. */
  | { by: 'share-above'; percent: number }
  | { by: 'winners' }
  /** Points for individual awards by tier code. */
  | { by: 'prize-points'; points: Record<string, number> }
  /** Members of a group who took part; or their share of the group's stated number. */
  | { by: 'group-members' | 'group-rate'; group: string };
/** Weights of a composite add up to 100; each measure is scaled to 0…100 as docs/rulebook.md says. */
export type CollectiveCriterion =
  | CollectiveMeasure
  | { by: 'composite'; parts: { weight: number; measure: CollectiveMeasure }[] }
  | { by: 'draw' | 'decision' };

export type CollectiveEligibility = {
  /** First line whose `headCountBelow` is above the head-count counts; null: any size. */
  minimumRate: { headCountBelow: number | null; percent: number }[];
  /** Share of a mandatory group that must take part. */
  groups: { group: string; percent: number }[];
  needsIndividualWinner: boolean;
  /** What the unit must upload and a person confirms. */
  evidence: { code: string; name: string }[];
  /** Exempt persons, stated by unit, leave the denominator. */
  exemptLeaveDenominator: boolean;
  attemptsCapPerPerson: number | null;
};

export type QualificationRule = {
  from: string[];
  to: string;
  per: 'division' | 'unit' | 'round' | 'all';
  top: number;
  /** Who declines is replaced by the next in rank, or the place stays empty. */
  onDecline: 'next' | 'empty';
};

export type Moment = 'at-once' | 'after-closing' | 'after-finalising' | 'never';
export type PublicationRule = {
  score: Moment;
  explanations: Exclude<Moment, 'at-once'>;
  standings: Moment;
  /** Full names by consent only, or shortened for all. */
  names: 'by-consent' | 'shortened';
  /** Daily bulletin at this hour with entrants per unit; null: none. */
  bulletinAt: TimeOfDay | null;
  resultsWithinDays: number;
};

export type AppealRule = {
  /** Days after the provisional results in which appeals are taken. */
  withinDays: number;
  about: ('question' | 'own-attempt')[];
  by: 'contestant' | 'contestant-or-unit';
  answeredWithinDays: number;
};
