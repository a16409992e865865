import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { clean } from '../core/text.js';
import { FixedDraw, TieCandidate } from '../draw/draw.dto.js';
import { BlockerView, ProposalView } from '../result/result.dto.js';

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class FixListRequest {
  /** Why a list is fixed anew, 10 to 500 characters; published with it. Left out for the first. */
  @IsOptional()
  @Cleaned()
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason?: string;
}

export class DeclineRequest {
  @IsUUID('all', { context: { code: 'contestant_not_found' } })
  contestantId: string;

  /** False takes an earlier word back. */
  @IsBoolean()
  declined: boolean;

  /** How and when the person said so, 5 to 300 characters; not published. */
  @Cleaned()
  @IsString({ context: { code: 'short_reason_required' } })
  @Length(5, 300, { context: { code: 'short_reason_required' } })
  reason: string;
}

export class QualificationRuleView {
  /** Names of the rounds, or of the overall standing. */
  from: string[];
  per: 'division' | 'unit' | 'round' | 'all';
  top: number;
  /** Who declines is replaced by the next, or the place stays empty. */
  onDecline: 'next' | 'empty';
}

export class QualifiedRow {
  /** Empty for the public. */
  contestantId: string;
  name: string;
  place: string;
  /** Name of the round or standing, and of the division or unit; null: among all. */
  source: string;
  group: string | null;
  /** Null for the public where the rules never publish ranks; then rows come by name, without a reason. */
  rank: number | null;
  state: 'qualified' | 'declined' | 'cannot-win' | 'qualified-elsewhere';
  replaces: boolean;
  why: string;
}

/** Equals at the edge of those who go on. */
export class QualificationTie {
  scope: string;
  places: number;
  people: number;
  /** The first two hundred. */
  candidates: TieCandidate[];
  /** A fixed pool of just these that was not drawn from yet. */
  draw: FixedDraw | null;
}

export class DeclineView {
  name: string;
  declined: boolean;
  reason: string;
  by: string;
  at: Date;
}

export class FixedListView {
  version: number;
  at: Date;
  /** Display name of the account; and of who signed second, where two must. */
  by: string;
  confirmedBy: string | null;
  sha256: string;
  /** Empty for version 1. */
  reason: string;
  people: number;
}

export class QualificationView {
  /** Code of the round that people go on to. */
  target: string;
  name: string;
  /** Null: it is not sat online. */
  roundId: string | null;
  rules: QualificationRuleView[];
  signatures: number;
  proposal: ProposalView | null;
  sha256: string;
  /** The newest version is no longer what results, rules and declines give. */
  outdated: boolean;
  blockers: BlockerView[];
  /** Who would go on now, and how many are passed over; the first five hundred lines. */
  people: number;
  passedOver: number;
  rows: QualifiedRow[];
  ties: QualificationTie[];
  /** The newest first. */
  declines: DeclineView[];
  versions: FixedListView[];
}

export class QualificationsAnswer {
  lists: QualificationView[];
}

export class PublicList {
  target: string;
  name: string;
  rules: QualificationRuleView[];
  /** Not fixed yet; official; or a result was corrected, or somebody declined, and a new version is not signed. */
  state: 'provisional' | 'official' | 'outdated';
  version: number;
  at: Date | null;
  sha256: string;
  reason: string;
  people: number;
  /** Everybody who goes on, the first two thousand. */
  rows: QualifiedRow[];
}

export class PublicListsAnswer {
  lists: PublicList[];
}
