import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, ValidateBy } from 'class-validator';
import { clean } from '../core/text.js';
import { isFullName } from '../contestant/contestant.policy.js';
import { parsePhone } from '../contestant/phone.js';
import { type BarKind, barKinds } from './ineligible.query.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);
const rule = (name: string, validate: (value: unknown) => boolean, code: string): PropertyDecorator =>
  ValidateBy({ name, validator: { validate } }, { context: { code }, message: name });

/** Kinds of people who are named by phone before they enter. */
export const namedKinds = ['organiser', 'question-writer', 'technician', 'relative'] as const;

export class BarredPersonRequest {
  @cleaned
  @rule('isFullName', isFullName, 'name_invalid')
  fullName: string;

  @rule('isPhone', (value) => typeof value === 'string' && parsePhone(value) !== null, 'phone_invalid')
  phone: string;

  @IsIn(namedKinds)
  kind: (typeof namedKinds)[number];

  /** The staff account that is this person's. */
  @IsOptional()
  @IsUUID('all', { context: { code: 'account_not_found' } })
  accountId?: string;
}

export class BarWithdrawalRequest {
  /** 5 to 300 characters. */
  @cleaned
  @IsString({ context: { code: 'short_reason_required' } })
  @Length(5, 300, { context: { code: 'short_reason_required' } })
  reason: string;
}

export class WinningMarkRequest {
  /** True: plays out of competition. False: may win after all. */
  @IsBoolean()
  barred: boolean;

  @IsIn(barKinds)
  kind: BarKind;

  /** 5 to 300 characters; stands in the minutes. */
  @cleaned
  @IsString({ context: { code: 'short_reason_required' } })
  @Length(5, 300, { context: { code: 'short_reason_required' } })
  reason: string;
}

export class IneligibleView {
  contestantId: string;
  fullName: string;
  place: string;
  division: string;
  kind: BarKind;
  reason: string;
}

export class BarredPersonView {
  id: string;
  fullName: string;
  phoneMasked: string;
  kind: 'organiser' | 'question-writer' | 'technician' | 'relative';
  declaredBy: string;
  /** Name of the contestant with this phone; null: has not entered. */
  entered: string | null;
}

export class UndeclaredAccountView {
  accountId: string;
  displayName: string;
  role: 'organiser' | 'editor';
}

export class EligibilityAnswer {
  /** Kinds that the rules exclude from winning. */
  excluded: BarKind[];
  /** Agencies whose people cannot win, as the rules name them. */
  agencies: string[];
  /** People of the contest who play but cannot win. */
  ineligible: IneligibleView[];
  named: BarredPersonView[];
  /** Accounts of organisers and editors that nobody named with a phone. */
  undeclared: UndeclaredAccountView[];
}

export class PersonMade {
  id: string;
}

export class PersonAttemptsView {
  roundId: string;
  round: string;
  attempts: number;
  /** Of the attempts that count; null: none is graded. */
  bestMilli: number | null;
  /** Attempts that were not struck out. */
  counting: number;
}

/** One side of a pair. */
export class PersonView {
  contestantId: string;
  fullName: string;
  birthYear: number;
  phoneMasked: string;
  division: string;
  place: string;
  registeredAt: Date;
  rounds: PersonAttemptsView[];
}

export class PairView {
  one: PersonView;
  other: PersonView;
  signs: ('name' | 'device' | 'phone')[];
  state: 'open' | 'to-strike';
  keeps: string | null;
}

export class VerdictView {
  one: string;
  other: string;
  verdict: 'same' | 'different';
  reason: string;
  decidedBy: string;
  at: Date;
}

export class DuplicatesAnswer {
  /** At most 100, the clearest first; `total` counts all. */
  pairs: PairView[];
  total: number;
  /** The fifty newest decisions that count. */
  decided: VerdictView[];
}

export class VerdictRequest {
  @IsUUID('all', { context: { code: 'contestant_not_found' } })
  one: string;

  @IsUUID('all', { context: { code: 'contestant_not_found' } })
  other: string;

  @IsIn(['same', 'different'])
  verdict: 'same' | 'different';

  /** Whose attempts count, where they are the same person. */
  @IsOptional()
  @IsUUID('all', { context: { code: 'keeps_required' } })
  keeps?: string;

  /** 5 to 300 characters. */
  @cleaned
  @IsString({ context: { code: 'short_reason_required' } })
  @Length(5, 300, { context: { code: 'short_reason_required' } })
  reason: string;
}
