/**
 * What the engine decides from: plain facts of people, attempts and bodies. Times epoch ms, points thousandths,
 * durations ms. Ids are opaque; equals are listed by id so that no result depends on the order of input.
 */
export type AttemptFact = {
  attemptId: string;
  contestantId: string;
  /** Code of the round in the rulebook. */
  round: string;
  startedAt: number;
  submittedAt: number;
  durationMs: number;
  scoreMilli: number;
  maxMilli: number;
  correct: number;
  questions: number;
  /** Null: none asked or not marked yet; included in `scoreMilli` once marked. */
  essayMilli: number | null;
  /** By topic code; only the topics that a criterion names need be there. */
  topicMilli: Readonly<Record<string, number>>;
  /** Decimal text with a point; null: no guess. */
  prediction: string | null;
  /** Every question was answered. */
  complete: boolean;
};

export type PersonFact = {
  contestantId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  born: string;
  registeredAt: number;
  groups: readonly string[];
  /** Why this person may play but not win; null: may win. */
  cannotWin: string | null;
};

/** A unit or organization that is compared. */
export type BodyFact = {
  id: string;
  name: string;
  among: 'unit' | 'organization';
  /** Of a unit; null for an organization. */
  level: 'district' | 'commune' | null;
  /** Ids of the units whose people count here, its own too: a district has those of its communes. */
  covers: readonly string[];
  kind: string;
  /** Null: none was stated; never 0 %. */
  headCount: number | null;
  exempt: number;
  /** Stated number of each named group. */
  groups: Readonly<Record<string, number>>;
  /** Codes of confirmed evidence. */
  evidence: readonly string[];
};

/**
 * What people settled after closing: lots, extra questions, minutes. Lower stands before. `scope` says where:
 * the code of a round or `overall` for a ranking, or the name that the engine gives an open tie of awards
 * (like `giai-ca-nhan@tuan-1/cbccvc`). Collective ties name bodies instead of people.
 */
export type Settlement = {
  scope: string;
  by: 'extra-question' | 'draw' | 'decision';
  places: Readonly<Record<string, number>>;
};
