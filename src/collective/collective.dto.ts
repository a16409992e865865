import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { FixedDraw } from '../draw/draw.dto.js';
import { clean } from '../core/text.js';
import { BlockerView, ProposalView } from '../result/result.dto.js';

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class CollectiveIssueRequest {
  /** Why it is issued anew; without meaning for the first. */
  @IsOptional()
  @Cleaned()
  @IsString({ context: { code: 'reason_required' } })
  @MaxLength(500, { context: { code: 'reason_required' } })
  reason: string = '';
}

export class CollectiveTieRequest {
  /** Of the tie, as the results name it. */
  @IsString()
  @MaxLength(140)
  scope: string;

  /** Every body of the tie, who stands first in front. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  order: string[];

  /** Number and day of the minutes, and why. */
  @Cleaned()
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  minutes: string;
}

export class CollectivePaperRequest {
  @IsIn(['minutes', 'decision'])
  paper: 'minutes' | 'decision';

  @IsIn(['docx', 'pdf'])
  format: 'docx' | 'pdf';
}

export class CollectiveValueView {
  name: string;
  /** In words, a share with its base. */
  text: string;
}

export class CollectiveLineView {
  id: string;
  /** Null: not ranked; `why` says for what. */
  rank: number | null;
  name: string;
  people: number;
  attempts: number;
  /** After the cap for one person. */
  countedAttempts: number;
  /** Null: none was stated and confirmed. */
  headCount: number | null;
  exempt: number;
  /** What rates are counted by; null: there is no rate. */
  base: number | null;
  values: CollectiveValueView[];
  /** Name of the award, or null. */
  tier: string | null;
  amount: number;
  why: string;
}

export class CollectiveTieView {
  scope: string;
  by: 'draw' | 'decision';
  places: number;
  tiers: string[];
  candidates: CollectiveTieBody[];
  /** A fixed pool of just these that was not drawn from yet; for organisers. */
  draw: FixedDraw | null;
}

export class CollectiveTieBody {
  id: string;
  name: string;
}

export class CollectiveClassView {
  code: string;
  name: string;
  lines: CollectiveLineView[];
  ties: CollectiveTieView[];
}

export class CollectiveAwardView {
  code: string;
  name: string;
  among: 'unit' | 'organization';
  classes: CollectiveClassView[];
}

export class CollectiveRoundView {
  code: string;
  name: string;
  version: number;
}

export class CollectiveIssueView {
  version: number;
  at: Date;
  by: string;
  confirmedBy: string | null;
  sha256: string;
  reason: string;
}

/** As the public sees it. */
export class CollectiveAnswer {
  /** Null: the rules have no collective awards, or no round is official yet. */
  state: 'official' | 'provisional' | null;
  issue: CollectiveIssueView | null;
  /** Official results it was computed from. */
  rounds: CollectiveRoundView[];
  awards: CollectiveAwardView[];
}

export class CollectiveDraftAnswer {
  /** Null: the rules of the contest have no collective awards. */
  awards: CollectiveAwardView[] | null;
  rounds: CollectiveRoundView[];
  blockers: BlockerView[];
  /** Of what would become official now. */
  sha256: string;
  signatures: number;
  proposal: ProposalView | null;
  /** Newest first. */
  issued: CollectiveIssueView[];
  /** Whether what would become official differs from the newest. */
  changed: boolean;
}

export class CollectiveIssued {
  version: number;
  /** Null: signed by one person, it waits for another one. */
  at: Date | null;
  already: boolean;
}
