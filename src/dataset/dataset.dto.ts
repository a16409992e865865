import { IsIn } from 'class-validator';
import { datasets } from './dataset.tables.js';

export class DatasetRequest {
  @IsIn(datasets)
  dataset: 'attempts' | 'responses' | 'participation' | 'awards' | 'not-yet';

  @IsIn(['xlsx', 'csv'])
  format: 'xlsx' | 'csv';
}
