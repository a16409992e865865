import { Transform } from 'class-transformer';
import {
  Equals,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Cleaned } from '../award/award.dto.js';

export const prizeActs = ['accepted', 'declined', 'identified', 'paid', 'handed-over', 'unclaimed'] as const;
export type PrizeAct = (typeof prizeActs)[number];
export type PrizeState = PrizeAct | 'waiting';

const digitsOnly = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/[\s.-]/g, '') : value,
  );

export class OwnPrizeRequest {
  /** Name of the list that the award is of. */
  @IsString()
  @MaxLength(200)
  list: string;

  @IsIn(['accepted', 'declined'])
  act: 'accepted' | 'declined';
}

export class IdentityInput {
  /** Twelve digits; spaces do not matter. */
  @digitsOnly()
  @IsString()
  @Matches(/^\d{12}$/, { context: { code: 'cccd_invalid' } })
  cccd: string;

  @Cleaned()
  @IsString()
  @Length(2, 100, { context: { code: 'identity_text_invalid' } })
  bankName: string;

  @digitsOnly()
  @IsString()
  @Matches(/^\d{6,19}$/, { context: { code: 'bank_account_invalid' } })
  bankAccount: string;

  @Cleaned()
  @IsString()
  @Length(2, 100, { context: { code: 'identity_text_invalid' } })
  accountHolder: string;
}

export class OwnIdentityInput extends IdentityInput {
  /** Agreement to the use of these data for paying the prize and its tax. */
  @Equals(true, { context: { code: 'prize_consent_required' } })
  agreed: boolean;
}

export class PrizeActRequest {
  @IsString()
  @MaxLength(200)
  list: string;

  @IsUUID()
  contestantId: string;

  @IsIn(prizeActs)
  act: PrizeAct;

  /** Accepted, declined, unclaimed: how it is known. Identified: which paper was seen. */
  @Cleaned()
  @IsString()
  @MaxLength(300)
  note: string;

  /** Paid, handed over: number of the receipt. */
  @Cleaned()
  @IsString()
  @MaxLength(60)
  receipt: string;

  /** Who came in the winner's place, with their authority; empty: the winner. */
  @Cleaned()
  @IsString()
  @MaxLength(200)
  proxy: string;
}

export class PurposeInput {
  @Cleaned()
  @IsString()
  @Length(5, 300)
  purpose: string;
}

export class ErasureInput extends PurposeInput {}

export class AccessInput {
  @IsUUID()
  accountId: string;

  @IsBoolean()
  granted: boolean;
}

export class DeadlineInput {
  /** Last day on which prizes can be claimed, `YYYY-MM-DD`. */
  @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  until: string;
}

export class TaxRateInput {
  @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  fromDay: string;

  /** Whole VND of each prize that are free. */
  @IsInt()
  @Min(0)
  @Max(10_000_000_000)
  threshold: number;

  /** Thousandths of what is above. */
  @IsInt()
  @Min(0)
  @Max(1000)
  rate: number;

  /** Article and number of the law. */
  @Cleaned()
  @IsString()
  @Length(10, 300)
  source: string;
}

export class LedgerFileRequest {
  @Cleaned()
  @IsString()
  @Length(5, 300)
  purpose: string;

  /** `yes`: with identity numbers and bank accounts, for who has the right. */
  @IsOptional()
  @IsIn(['yes', 'no'])
  identities?: 'yes' | 'no';
}

export class PrizeActView {
  act: PrizeAct;
  at: Date;
  /** Display name of the account; null: the winner. */
  by: string | null;
  note: string;
  receipt: string;
  proxy: string;
  /** Of a payment, whole VND. */
  tax: number | null;
  net: number | null;
}

export class PrizeView {
  list: string;
  award: string;
  round: string;
  division: string | null;
  tier: string;
  /** Whole VND. */
  amount: number;
  /** What would be kept back on a payment today, and what would be paid out. */
  tax: number;
  net: number;
  state: PrizeState;
  /** False: the newest awards no longer name this person here. */
  current: boolean;
  acts: PrizeActView[];
}

export class LedgerEntry extends PrizeView {
  contestantId: string;
  name: string;
  birthYear: number;
  place: string;
  /** Identity number and bank account are there. */
  hasIdentity: boolean;
}

export class TaxRateView extends TaxRateInput {
  at: Date;
}

export class LedgerAnswer {
  /** Title of the contest. */
  contest: string;
  entries: LedgerEntry[];
  /** `YYYY-MM-DD`; null: nobody set one. */
  claimUntil: string | null;
  claimOver: boolean;
  /** Whether the reader may see identity numbers and bank accounts. */
  mayLook: boolean;
  rates: TaxRateView[];
  looks: LookView[];
}

export class LookView {
  at: Date;
  by: string;
  what: 'look' | 'write' | 'export' | 'erase';
  /** Null: the whole ledger. */
  name: string | null;
  purpose: string;
}

export class OwnPrizesAnswer {
  prizes: PrizeView[];
  claimUntil: string | null;
  hasIdentity: boolean;
}

export class IdentityView {
  cccd: string;
  bankName: string;
  bankAccount: string;
  accountHolder: string;
  phone: string;
  setAt: Date;
}

export class AccessView {
  accountId: string;
  name: string;
  granted: boolean;
  own: boolean;
  by: string | null;
  at: Date | null;
}

export class AccessAnswer {
  accounts: AccessView[];
}
