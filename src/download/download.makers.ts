import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StaffRole } from '../platform/allow.js';

export const fileFormats = ['xlsx', 'csv', 'docx', 'pdf', 'zip'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Who asked; a coordinator gets the people of one unit or organization. */
export interface Reader {
  role: StaffRole;
  unitId: string | null;
  organizationId: string | null;
}

/** A file to be made, of one round or (null) of the whole contest. */
export interface FileTask {
  id: string;
  kind: string;
  format: FileFormat;
  contestId: string;
  roundId: string | null;
  options: Readonly<Record<string, unknown>>;
  reader: Reader;
}

/** What a room knows of one kind of file. */
export interface FileMaker {
  /** Whether the public may have it: nothing in it tells of persons more than they agreed to. Absent: never. */
  mayRelease?(task: Pick<FileTask, 'options'>): boolean;
  /** What is in the file, for its name: "theo đơn vị". */
  title(task: Pick<FileTask, 'options'>): string;
  /**
   * Writes the whole file to `path`. `manager` reads one snapshot; `progress` takes the share done, 0 to 1, and may
   * be called as often as one likes.
   */
  write(
    manager: EntityManager,
    task: FileTask,
    path: string,
    progress: (share: number) => Promise<void>,
  ): Promise<void>;
}

/** The kinds of files, told by the rooms that make them. */
@Injectable()
export class FileMakers {
  private readonly makers = new Map<string, FileMaker>();

  define(kind: string, maker: FileMaker): void {
    this.makers.set(kind, maker);
  }

  /** Undefined for a kind of an older or newer version of this program. */
  of(kind: string): FileMaker | undefined {
    return this.makers.get(kind);
  }
}
