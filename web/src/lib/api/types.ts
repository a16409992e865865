/**
 * Shapes of the API's answers. The single place where the web app names them;
 * times are ISO-8601 UTC strings, scores integer milli-points, durations integer milliseconds.
 */
export type Phase = 'draft' | 'upcoming' | 'open' | 'frozen' | 'closed' | 'provisional' | 'official';
export type TieBreak = 'score' | 'prediction-error' | 'duration' | 'submitted-at';
export type PredictionTarget = 'perfect-contestants' | 'entrants';
export type Difficulty = 'nhan-biet' | 'thong-hieu' | 'van-dung';
export type QuestionKind = 'single' | 'multiple' | 'true-false';
export type EndedBy = 'submit' | 'timeout';

/** What every refusal of the API looks like; `message` is in the reader's language. */
export interface Problem {
  status: number;
  code: string;
  message: string;
  field?: string;
  errors?: { field: string; code: string; message: string }[];
  requestId: string;
}

export interface RoundRules {
  durationMs: number;
  graceMs: number;
  attemptsAllowed: number;
  counts: 'best' | 'first' | 'last';
  blueprint: { topic: string; difficulty: Difficulty; count: number }[];
  pointsMilli: number;
  shuffleQuestions: boolean;
  shuffleChoices: boolean;
  prediction: { target: PredictionTarget } | null;
  tieBreaks: TieBreak[];
}

export interface RoundView {
  id: string;
  number: number;
  name: string;
  phase: Phase;
  opensAt: string;
  frozenAt: string | null;
  closesAt: string;
  thawedAt: string | null;
  finalizedAt: string | null;
  rules: RoundRules;
  questionCount: number;
  topics: { code: string; nameVi: string; nameEn: string; count: number }[];
}

export interface RoundInContest extends RoundView {
  contest: { id: string; slug: string; title: string; kind: 'real' | 'rehearsal' };
  now: string;
}

export interface Division {
  code: string;
  nameVi: string;
  nameEn: string;
  place: 'unit' | 'organization';
}

export interface ContestView {
  id: string;
  slug: string;
  kind: 'real' | 'rehearsal';
  title: string;
  titleEn: string;
  organizer: string;
  contact: string;
  summary: string;
  reportPeriod: string;
  now: string;
  divisions: Division[];
  rounds: RoundView[];
  people: number | null;
  attempts: number | null;
  withheldReason: string | null;
}

/** The list on the first page carries what its cards show. */
export type ContestSummary = Pick<
  ContestView,
  'id' | 'slug' | 'title' | 'titleEn' | 'organizer' | 'summary'
> & {
  rounds: Pick<RoundView, 'id' | 'number' | 'name' | 'phase' | 'opensAt' | 'closesAt'>[];
};

export interface UnitOption {
  id: string;
  name: string;
  parentName: string | null;
  period: string;
  former: boolean;
}

export interface OrganizationOption {
  id: string;
  name: string;
  kind: string;
}

export interface Registration {
  fullName: string;
  phone: string;
  birthYear: number;
  division: string;
  unitId?: string;
  organizationId?: string;
  consents: { processing: boolean; publicName: boolean };
}

export interface Challenge {
  challengeId: string;
  phoneMasked: string;
  expiresAt: string;
  /** Only on demonstration servers, which send no SMS. */
  demonstrationCode?: string;
}

export interface Me {
  contestantId: string;
  contestSlug: string;
  fullName: string;
  publicName: string;
  division: string;
  unitName: string | null;
  organizationName: string | null;
  extraTimePermille: number;
  phoneMasked: string;
}

export interface MyRound {
  roundId: string;
  phase: Phase;
  now: string;
  used: number;
  allowed: number;
  extraTimePermille: number;
  open: string | null;
  attempts: {
    id: string;
    number: number;
    startedAt: string;
    deadlineAt: string;
    endedAt: string | null;
    endedBy: EndedBy | null;
  }[];
  refused: string | null;
}

export interface PaperQuestion {
  slot: number;
  kind: QuestionKind;
  text: string;
  choices: { id: string; text: string }[];
}

export interface AttemptView {
  id: string;
  roundId: string;
  contestSlug: string;
  number: number;
  now: string;
  startedAt: string;
  deadlineAt: string;
  graceMs: number;
  continuationCode: string;
  prediction: { target: PredictionTarget } | null;
  paper: PaperQuestion[];
  answers: Record<number, string[]>;
  predictionGiven: number | null;
  lastN: number;
  endedAt: string | null;
  endedBy: EndedBy | null;
}

export interface ResponseEntry {
  clientId: string;
  kind: 'answer' | 'prediction';
  slot?: number;
  choices?: string[];
  prediction?: number;
}

export interface ResponseOutcome {
  clientId: string;
  outcome: 'saved' | 'late' | 'ended' | 'refused';
  n: number | null;
  receivedAt: string | null;
  code?: string;
  message?: string;
}

export interface Receipt {
  attemptId: string;
  outcome: 'submitted' | 'already';
  code: string;
  submittedAt: string;
  endedBy: EndedBy;
  answered: number;
  questionCount: number;
  predictionGiven: number | null;
  late: number;
  resultsAt: string | null;
}

export interface Citation {
  document: string;
  kind: string;
  number: string;
  title: string;
  article: string;
  clause: string;
  point: string;
  summary: string;
  inForce: boolean;
  validity: { state: string; from: string | null; until: string | null };
}

export interface Review {
  attemptId: string;
  status: 'provisional' | 'official';
  asOf: string;
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  questionCount: number;
  durationMs: number;
  submittedAt: string;
  prediction: { given: number | null; actual: number | null; error: number | null } | null;
  rank: number | null;
  slots: (PaperQuestion & {
    chosen: string[];
    key: string[];
    correct: boolean;
    scoreMilli: number;
    explanation: string;
    citations: Citation[];
  })[];
}
