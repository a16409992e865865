import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { datasets } from './dataset.tables.js';

export class DatasetRequest {
  @IsIn(datasets)
  dataset:
    | 'standings'
    | 'overall'
    | 'qualification'
    | 'attempts'
    | 'responses'
    | 'participation'
    | 'awards'
    | 'not-yet';

  @IsIn(['xlsx', 'csv'])
  format: 'xlsx' | 'csv';

  /** Only people of this commune, district or province. A coordinator has only the own ones anyway. */
  @IsOptional()
  @IsString({ context: { code: 'place_unknown' } })
  @MaxLength(40, { context: { code: 'place_unknown' } })
  unitId?: string | null;

  /** Only people of this organization. */
  @IsOptional()
  @IsUUID('all', { context: { code: 'place_unknown' } })
  organizationId?: string | null;

  /** Only people of this division, by its code. */
  @IsOptional()
  @IsString({ context: { code: 'division_unknown' } })
  @MaxLength(64, { context: { code: 'division_unknown' } })
  division?: string | null;
}
