import { BlockerView, ForeseenAward, ProposalView } from '../result/result.dto.js';

/** A round that counts. */
export class CountedRoundView {
  /** Null: it is not sat online. */
  roundId: string | null;
  name: string;
  /** Of its official result; null: there is none yet. */
  version: number | null;
}

export class OverallRow {
  rank: number;
  divisionRank: number;
  /** As registered for organisers; for the public shortened as the contestant's consent and age ask. */
  name: string;
  place: string;
  division: string;
  /** A mean is rounded to thousandths of a point, and to milliseconds. */
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  /** In how many rounds the person took part, with how many attempts. */
  rounds: number;
  attempts: number;
  /** Why this person stands here. */
  why: string;
}

export class OverallDivision {
  division: string;
  nameVi: string;
  nameEn: string;
  people: number;
  rows: OverallRow[];
}

export class IssuedOverall {
  id: string;
  version: number;
  at: Date;
  /** Display name of the account; and of who signed second, where two must. */
  by: string;
  confirmedBy: string | null;
  /** Hex SHA-256 of the result's text. */
  sha256: string;
  /** Empty for version 1. */
  reason: string;
  people: number;
  attempts: number;
}

export class OverallFinalization {
  /** How many organisers must sign. */
  signatures: number;
  proposal: ProposalView | null;
  /** Of what would become official now. */
  sha256: string;
  /** The newest version is no longer what its rounds and rules give. */
  outdated: boolean;
  /** Empty: it can be made official now. */
  blockers: BlockerView[];
  combines: 'sum' | 'mean' | 'best';
  minimumRounds: number;
  rounds: CountedRoundView[];
  people: number;
  attempts: number;
  /** The first ten of each division by the rounds that are official. */
  top: OverallDivision[];
  /** What the rulebook would give, the first two hundred; and how many in all. */
  awards: ForeseenAward[];
  awardsTotal: number;
  /** Versions issued, the newest first. */
  finalized: IssuedOverall[];
}

export class OverallAnswer {
  /** Null: the rules of the contest know no overall standing. */
  overall: OverallFinalization | null;
}

/** Where a contestant stands in the official overall standing, and why there. */
export class OwnOverall {
  version: number;
  /** Inside the own division, of so many people. */
  divisionRank: number;
  people: number;
  scoreMilli: number;
  /** Rounds that count of this person. */
  rounds: number;
  why: string;
}

export class OwnOverallAnswer {
  /** Null: it is not official yet, the rules never publish ranks, or the person is not in it. */
  overall: OwnOverall | null;
}

export class OverallPage {
  /** Not official yet; official; or a round was corrected since and a new version has not been signed. */
  state: 'provisional' | 'official' | 'outdated';
  combines: 'sum' | 'mean' | 'best';
  minimumRounds: number;
  rounds: CountedRoundView[];
  /** 0: there is none yet. */
  version: number;
  /** The newest version; larger than `version` on a page of an older one. */
  newest: number;
  at: Date | null;
  sha256: string;
  reason: string;
  people: number;
  attempts: number;
  division: string | null;
  page: number;
  pages: number;
  /** Rows of this list on all pages. */
  total: number;
  /** Empty where the rules never publish ranks. */
  rows: OverallRow[];
}
