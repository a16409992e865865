import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsBoolean,
  IsDefined,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { birthYears, isBirthYear, isFullName } from './contestant.policy.js';
import { parsePhone } from './phone.js';

const rule = (name: string, validate: (value: unknown) => boolean, context: object): PropertyDecorator =>
  // Without a message class-validator drops the context.
  ValidateBy({ name, validator: { validate } }, { context, message: name });

const isPhone = (value: unknown): boolean => typeof value === 'string' && parsePhone(value) !== null;

export class ConsentsInput {
  /** Must be true; boxes come unticked. */
  @Equals(true, { context: { code: 'consent_required' } })
  processing: boolean;

  /** The full name may stand on public boards; nobody has to. */
  @IsOptional()
  @IsBoolean()
  publicName?: boolean;
}

export class RegistrationInput {
  /** 2 to 80 characters, as on the identity card. */
  @rule('isFullName', isFullName, { code: 'name_invalid' })
  fullName: string;

  /** Vietnamese mobile number in any usual spelling. */
  @rule('isPhone', isPhone, { code: 'phone_invalid' })
  phone: string;

  @rule('isBirthYear', isBirthYear, {
    code: 'birth_year_invalid',
    // Read when the message is made: the server may run into the next year.
    get params() {
      return birthYears();
    },
  })
  birthYear: number;

  /** `YYYY-MM-DD`, where the year alone cannot tell whether an age is reached. */
  @IsOptional()
  @Matches(/^$|^\d{4}-\d\d-\d\d$/, { context: { code: 'birth_date_invalid' } })
  birthDate?: string;

  /** Code of one of the contest's divisions. */
  @IsString({ context: { code: 'division_unknown' } })
  division: string;

  /** In divisions by residence. */
  @IsOptional()
  @Matches(/^[\w-]{0,40}$/, { context: { code: 'place_unknown' } })
  unitId?: string;

  /** In divisions by place of work or study. */
  @IsOptional()
  @Matches(/^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, { context: { code: 'place_unknown' } })
  organizationId?: string;

  /** Codes of the rulebook's groups to which the person says to belong. */
  @IsOptional()
  @IsArray({ context: { code: 'group_unknown' } })
  @ArrayMaxSize(20, { context: { code: 'group_unknown' } })
  @ArrayUnique({ context: { code: 'group_unknown' } })
  @IsString({ each: true, context: { code: 'group_unknown' } })
  @MaxLength(40, { each: true, context: { code: 'group_unknown' } })
  groups?: string[];

  /** Declared apart from everything else, where the rulebook asks: plays, cannot win. */
  @IsOptional()
  @IsBoolean()
  relativeOfOrganisers?: boolean;

  @IsDefined({ context: { code: 'consent_required' } })
  @IsObject({ context: { code: 'consent_required' } })
  @ValidateNested()
  @Type(() => ConsentsInput)
  consents: ConsentsInput;
}

export class PhoneInput {
  @rule('isPhone', isPhone, { code: 'phone_invalid' })
  phone: string;
}

export class ConfirmInput {
  /** Six digits; spaces between them do not matter. */
  @Matches(/^\s*(?:\d\s*){6}$/, { context: { code: 'code_incomplete' } })
  @MaxLength(20, { context: { code: 'code_incomplete' } })
  code: string;
}

export class ChallengeAnswer {
  challengeId: string;
  /** Like `0912 ••• 678`. */
  phoneMasked: string;
  expiresAt: Date;
  /** Only where no message can leave: a demonstration on one machine. */
  demonstrationCode?: string;
}

export class AgeView {
  min: number | null;
  max: number | null;
  /** `attempt`, `registration` or a day. */
  on: string;
}

/** A block (khối) of divisions (bảng). */
export class BlockView {
  code: string;
  nameVi: string;
  nameEn: string;
}

export class EntryDivisionView {
  code: string;
  /** Its own name; the contest names it with its block. */
  nameVi: string;
  nameEn: string;
  block: BlockView | null;
  who: string;
  age: AgeView | null;
  /** Kinds of organizations; empty: all. */
  organizationKinds: string[];
}

export class EntryGroupView {
  code: string;
  name: string;
  duty: 'mandatory' | 'encouraged';
  /** Empty: people of every division. */
  divisions: string[];
}

/** Who may enter a contest, and when. */
export class EntryAnswer {
  now: Date;
  /** `roster`: only with a code that the organisers gave. */
  mode: 'open' | 'roster';
  registersFrom: Date | null;
  registersUntil: Date | null;
  /** Why nobody can register now; null while they can. */
  refused: 'registration_not_open' | 'registration_over' | null;
  asksRelatives: boolean;
  groups: EntryGroupView[];
  /** Empty for a contest without a rulebook. */
  divisions: EntryDivisionView[];
}

export class Me {
  contestantId: string;
  contestSlug: string;
  fullName: string;
  /** As others see it on boards. */
  publicName: string;
  division: string;
  unitName: string | null;
  organizationName: string | null;
  extraTimePermille: number;
  /** Empty for who came from a roster without a phone. */
  phoneMasked: string;
}

export class ConfirmedAnswer {
  contestant: Me;
  /** True when this phone had registered before; what was typed in now is not kept. */
  already: boolean;
}

export class RosterFilter {
  /** Part of a name, marks do not matter; or the last digits of a phone, three or more. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @Matches(/^[\w-]{0,40}$/, { context: { code: 'place_unknown' } })
  unitId?: string;

  @IsOptional()
  @IsUUID('all', { context: { code: 'place_unknown' } })
  organizationId?: string;

  /** From 1. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  page?: number;
}

export class RosterRow {
  id: string;
  fullName: string;
  phoneMasked: string;
  birthYear: number;
  division: string;
  /** Name of the unit or organization. */
  place: string;
  registeredAt: Date;
  attempts: number;
  extraTimePermille: number;
}

export class RosterAnswer {
  total: number;
  page: number;
  pages: number;
  rows: RosterRow[];
}

export class ExtraTimeInput {
  /** Thousandths of the round's duration on top: 500 makes 20 minutes 30. */
  @IsInt()
  @Min(0)
  @Max(3000)
  permille: number;
}

export class ExtraTimeAnswer {
  id: string;
  extraTimePermille: number;
}
