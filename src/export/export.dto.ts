import { IsIn } from 'class-validator';

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

export class ExportFileView {
  id: string;
  format: 'xlsx' | 'csv';
  grouping: 'unit' | 'organization';
  createdAt: Date;
  /** 0 to 100; 100 when the file can be fetched. */
  progress: number;
  finishedAt: Date | null;
  failedAt: Date | null;
  /** Why it failed, in the reader's language; empty when it did not. */
  failure: string;
  bytes: number | null;
  expiresAt: Date | null;
  /** It can be fetched now. */
  ready: boolean;
}

export class ExportsAnswer {
  /** Newest first, at most 50. */
  exports: ExportFileView[];
}
