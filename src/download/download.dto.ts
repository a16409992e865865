import { IsBoolean } from 'class-validator';
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
  /** It can be published: nothing in it tells of persons more than they agreed to. */
  releasable: boolean;
  /** Since when the public may fetch it; null: it may not. */
  releasedAt: Date | null;
}

export class ReleaseRequest {
  /** False takes it away again. */
  @IsBoolean()
  released: boolean;
}

/** A file that the public may fetch. */
export class ReleasedFile {
  id: string;
  title: string;
  format: FileFormat;
  /** Null: of the whole contest. */
  round: string | null;
  bytes: number;
  releasedAt: Date;
}

export class ReleasedAnswer {
  /** Newest first. */
  files: ReleasedFile[];
}

export class FilesAnswer {
  /** Newest first, at most 50. */
  files: FileView[];
}
