import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { clean } from '../core/text.js';

/** Kinds of organization; the web has their names in both languages. */
export const organizationKinds = [
  'department',
  'commune',
  'school',
  'public-service',
  'company',
  'other',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export class UnitsRequest {
  /** What was typed; marks do not matter. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q: string = '';

  @IsOptional()
  @IsIn(['province', 'district', 'commune'])
  level: string = 'commune';

  /** One map only, like `2021`; without it all maps. */
  @IsOptional()
  @Matches(/^\d{4}$/)
  period?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 20;
}

export class UnitOption {
  id: string;
  name: string;
  parentName: string | null;
  period: string;
  /** Of an older map: the name no longer exists officially. */
  former: boolean;
}

export class UnitsAnswer {
  units: UnitOption[];
}

export class OrganizationsRequest {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q: string = '';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit: number = 20;
}

export class OrganizationOption {
  id: string;
  name: string;
  kind: OrganizationKind;
}

export class OrganizationsAnswer {
  organizations: OrganizationOption[];
}

const cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class CreateOrganizationRequest {
  @cleaned()
  @IsString()
  @Length(2, 150, { context: { code: 'organization_name_invalid' } })
  name: string;

  @IsIn(organizationKinds, { context: { code: 'organization_kind_invalid' } })
  kind: OrganizationKind;

  /** Number of people who could take part; null while it is not known. */
  @IsOptional()
  @IsInt({ context: { code: 'head_count_invalid' } })
  @Min(1, { context: { code: 'head_count_invalid' } })
  @Max(1_000_000, { context: { code: 'head_count_invalid' } })
  headCount?: number | null;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  unitId?: string | null;
}

export class UpdateOrganizationRequest {
  @ValidateIf((_, value) => value !== undefined)
  @cleaned()
  @IsString()
  @Length(2, 150, { context: { code: 'organization_name_invalid' } })
  name?: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsIn(organizationKinds, { context: { code: 'organization_kind_invalid' } })
  kind?: OrganizationKind;

  @IsOptional()
  @IsInt({ context: { code: 'head_count_invalid' } })
  @Min(1, { context: { code: 'head_count_invalid' } })
  @Max(1_000_000, { context: { code: 'head_count_invalid' } })
  headCount?: number | null;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  unitId?: string | null;

  /** True takes it off the list that contestants choose from; who chose it keeps it. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  retired?: boolean;
}

export class OrganizationView {
  id: string;
  name: string;
  kind: OrganizationKind;
  headCount: number | null;
  unitId: string | null;
  retired: boolean;
  createdAt: string;
}

export class StaffOrganizationsAnswer {
  organizations: OrganizationView[];
}
