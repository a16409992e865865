import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, errorText, isErrorCode, type Language } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import { attachment } from './attachment.js';
import type { FileView } from './download.dto.js';
import { DownloadJob } from './download.job.js';
import { type FileFormat, FileMakers, type FileTask } from './download.makers.js';
import { type ByteRange, readRange } from './range.js';

export interface Download {
  stream: Readable;
  /** Of the whole file. */
  bytes: number;
  /** Null: the whole file. */
  range: ByteRange | null;
  type: string;
  /** Value of the Content-Disposition header. */
  disposition: string;
}

export type WantedFile = Pick<FileTask, 'kind' | 'format' | 'roundId' | 'contestId' | 'options'>;

const types: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** As the query gives it: no instance of the class. */
type StoredFile = Omit<FileView, 'title' | 'releasable'> & { options: FileTask['options'] };

/** Whose files one sees: an organiser everybody's, others only those they asked for. */
const own = (staff: StaffPrincipal): string | null => (staff.role === 'organiser' ? null : staff.accountId);

/** Files made in the background: asking for one, seeing how far it is, fetching it. */
@Injectable()
export class DownloadService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly job: DownloadJob,
    private readonly makers: FileMakers,
  ) {}

  /** Asks for a file; asking again before it is made gives the one under way. */
  async request(staff: StaffPrincipal, wanted: WantedFile): Promise<string> {
    const values = [
      wanted.contestId,
      wanted.roundId,
      staff.accountId,
      wanted.kind,
      wanted.format,
      JSON.stringify(wanted.options),
    ];
    const [underWay] = await this.database.query<{ id: string }[]>(
      `SELECT id FROM export_file WHERE contest_id = $1 AND round_id IS NOT DISTINCT FROM $2 AND requested_by = $3
         AND kind = $4 AND format = $5 AND options = $6::jsonb AND finished_at IS NULL AND failed_at IS NULL`,
      values,
    );
    if (underWay) return underWay.id;
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO export_file (contest_id, round_id, requested_by, kind, format, options)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      values,
    );
    await this.job.send(made!.id);
    return made!.id;
  }

  /** The files of a contest, or of one of its rounds; of some kinds only where they are named. */
  async list(
    staff: StaffPrincipal,
    of: { contestId: string } | { roundId: string },
    language: Language,
    kinds: readonly string[] | null = null,
  ): Promise<{ view: Pick<FileView, keyof FileView>; options: FileTask['options'] }[]> {
    const rows = await this.database.query<StoredFile[]>(
      `SELECT id, kind, format, options, round_id AS "roundId", created_at AS "createdAt", progress,
         finished_at AS "finishedAt", failed_at AS "failedAt", failure, bytes::float8 AS bytes,
         expires_at AS "expiresAt", path IS NOT NULL AND coalesce(expires_at > now(), true) AS ready,
         released_at AS "releasedAt"
       FROM export_file
       WHERE ${'contestId' in of ? 'contest_id' : 'round_id'} = $1 AND ($2::uuid IS NULL OR requested_by = $2)
         AND ($3::text[] IS NULL OR kind = ANY($3))
       ORDER BY created_at DESC, id LIMIT 50`,
      ['contestId' in of ? of.contestId : of.roundId, own(staff), kinds],
    );
    return rows.map(({ options, ...row }) => ({
      view: {
        ...row,
        title: this.makers.of(row.kind)?.title({ options }) ?? row.kind,
        releasable: this.makers.of(row.kind)?.mayRelease?.({ options }) ?? false,
        failure: isErrorCode(row.failure) ? errorText(row.failure, language) : row.failure,
      },
      options,
    }));
  }

  /** @throws AppError export_not_found (also for somebody else's), and see `open` */
  download(staff: StaffPrincipal, id: string, asked: string | undefined): Promise<Download> {
    return this.open('($2::uuid IS NULL OR e.requested_by = $2)', [id, own(staff)], asked);
  }

  /** A file that was released to the public. @throws AppError export_not_found, and see `open` */
  released(id: string, asked: string | undefined): Promise<Download> {
    return this.open('e.released_at IS NOT NULL AND c.published_at <= now()', [id], asked);
  }

  /**
   * @param asked the Range header, so that a download that broke off goes on where it stopped
   * @throws AppError export_not_found, export_not_ready, export_expired, export_failed, range_unsatisfiable
   */
  private async open(who: string, values: unknown[], asked: string | undefined): Promise<Download> {
    const [file] = await this.database.query<
      {
        kind: string;
        options: FileTask['options'];
        format: FileFormat;
        path: string | null;
        finishedAt: Date | null;
        failed: boolean;
        expired: boolean | null;
        contest: string;
        round: string | null;
      }[]
    >(
      `SELECT e.kind, e.options, e.format, e.path, e.finished_at AS "finishedAt",
         e.failed_at IS NOT NULL AS failed, e.expires_at <= now() AS expired, c.title AS contest, r.name AS round
       FROM export_file e JOIN contest c ON c.id = e.contest_id LEFT JOIN round r ON r.id = e.round_id
       WHERE e.id = $1 AND ${who}`,
      values,
    );
    if (!file) throw new AppError('export_not_found');
    if (file.failed) throw new AppError('export_failed');
    if (file.finishedAt === null) throw new AppError('export_not_ready');
    if (file.path === null || file.expired) throw new AppError('export_expired');
    // Opened before its size is told: the clean-up may take the name away, not the open file.
    const handle = await open(this.job.pathOf(file.path)).catch(() => {
      throw new AppError('export_expired');
    });
    const { size } = await handle.stat();
    const range = readRange(asked, size);
    if (range === 'unsatisfiable') {
      await handle.close();
      throw new AppError('range_unsatisfiable');
    }
    const title = this.makers.of(file.kind)?.title(file) ?? file.kind;
    const day = wallClock(file.finishedAt.getTime()).toISOString().slice(0, 10);
    const parts = [file.contest, ...(file.round === null ? [] : [file.round]), title, day];
    return {
      stream: handle.createReadStream(range ?? {}),
      bytes: size,
      range,
      type: types[file.format],
      disposition: attachment(`${parts.join(' - ')}.${file.format}`),
    };
  }
}
