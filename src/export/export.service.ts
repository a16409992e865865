import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { clean, searchKey } from '../core/text.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, errorText, isErrorCode, type Language } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import { readRound } from '../result/result.query.js';
import type { ExportFileView, ExportRequest } from './export.dto.js';
import { ExportJob } from './export.job.js';

export interface Download {
  stream: Readable;
  bytes: number;
  type: string;
  /** Value of the Content-Disposition header. */
  disposition: string;
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** As the query gives it: no instance of the class. */
type ExportRow = Pick<ExportFileView, keyof ExportFileView>;

/** Whose exports one sees: an organiser everybody's, a coordinator only those they asked for. */
const own = (staff: StaffPrincipal): string | null => (staff.role === 'organiser' ? null : staff.accountId);

@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly job: ExportJob,
  ) {}

  /**
   * Asks for a file; asking again before it is made gives the one under way.
   * @throws AppError round_not_found
   */
  async request(staff: StaffPrincipal, roundId: string, wanted: ExportRequest): Promise<string> {
    await readRound(this.database, roundId);
    const values = [roundId, staff.accountId, wanted.format, wanted.grouping];
    const [underWay] = await this.database.query<{ id: string }[]>(
      `SELECT id FROM export_file WHERE round_id = $1 AND requested_by = $2 AND format = $3 AND grouping = $4
         AND finished_at IS NULL AND failed_at IS NULL`,
      values,
    );
    if (underWay) return underWay.id;
    const [made] = await this.database.query<{ id: string }[]>(
      'INSERT INTO export_file (round_id, requested_by, format, grouping) VALUES ($1, $2, $3, $4) RETURNING id',
      values,
    );
    await this.job.send(made!.id);
    return made!.id;
  }

  /** @throws AppError round_not_found */
  async list(staff: StaffPrincipal, roundId: string, language: Language): Promise<ExportFileView[]> {
    await readRound(this.database, roundId);
    const rows = await this.database.query<ExportRow[]>(
      `SELECT id, format, grouping, created_at AS "createdAt", progress, finished_at AS "finishedAt",
         failed_at AS "failedAt", failure, bytes::float8 AS bytes, expires_at AS "expiresAt",
         path IS NOT NULL AND expires_at > now() AS ready
       FROM export_file WHERE round_id = $1 AND ($2::uuid IS NULL OR requested_by = $2)
       ORDER BY created_at DESC, id LIMIT 50`,
      [roundId, own(staff)],
    );
    return rows.map((row) => ({
      ...row,
      failure: isErrorCode(row.failure) ? errorText(row.failure, language) : row.failure,
    }));
  }

  /** @throws AppError export_not_found (also for somebody else's), export_not_ready, export_expired, export_failed */
  async download(staff: StaffPrincipal, id: string): Promise<Download> {
    const [file] = await this.database.query<
      {
        format: 'xlsx' | 'csv';
        grouping: 'unit' | 'organization';
        path: string | null;
        finishedAt: Date | null;
        failed: boolean;
        expired: boolean | null;
        contest: string;
        round: string;
      }[]
    >(
      `SELECT e.format, e.grouping, e.path, e.finished_at AS "finishedAt", e.failed_at IS NOT NULL AS failed,
         e.expires_at <= now() AS expired, c.title AS contest, r.name AS round
       FROM export_file e JOIN round r ON r.id = e.round_id JOIN contest c ON c.id = r.contest_id
       WHERE e.id = $1 AND ($2::uuid IS NULL OR e.requested_by = $2)`,
      [id, own(staff)],
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
    const by = file.grouping === 'unit' ? 'theo đơn vị' : 'theo cơ quan';
    const day = wallClock(file.finishedAt.getTime()).toISOString().slice(0, 10);
    const name = `${[file.contest, file.round, by, day].join(' - ')}.${file.format}`;
    return {
      stream: handle.createReadStream(),
      bytes: size,
      type: types[file.format],
      disposition: attachment(name),
    };
  }
}

/** RFC 6266: a plain name for old programs, and the Vietnamese one in UTF-8 (RFC 5987) for all others. */
export function attachment(name: string): string {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/s.exec(clean(name)) ?? [];
  const kept = Array.from(
    stem
      .replace(/[\\/:*?"<>|]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
    .slice(0, 120)
    .join('');
  const plain =
    searchKey(kept)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'ket-qua';
  const encoded = encodeURIComponent(`${kept}.${ending}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encoded}`;
}
