import { IsIn } from 'class-validator';
import { FileView } from '../download/download.dto.js';

export const exportFormats = ['xlsx', 'csv'] as const;
export const exportGroupings = ['unit', 'organization'] as const;

export class ExportRequest {
  @IsIn(exportFormats)
  format: 'xlsx' | 'csv';

  /** Sheets and summary by commune (by district where the contest's map has districts) or by organization. */
  @IsIn(exportGroupings)
  grouping: 'unit' | 'organization';
}

export class ExportAccepted {
  id: string;
}

export class ExportFileView extends FileView {
  grouping: 'unit' | 'organization';
}

export class ExportsAnswer {
  /** Newest first, at most 50. */
  exports: ExportFileView[];
}
