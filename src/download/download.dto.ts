import type { FileFormat } from './download.makers.js';

export class FileAccepted {
  id: string;
}

/** A file made in the background. */
export class FileView {
  id: string;
  /** What it is: "standings", "minutes", "certificates", "archive" … */
  kind: string;
  /** In Vietnamese, as in the file's name. */
  title: string;
  format: FileFormat;
  /** Null: of the whole contest. */
  roundId: string | null;
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

export class FilesAnswer {
  /** Newest first, at most 50. */
  files: FileView[];
}
