import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { ReleasedFile } from './download.dto.js';
import { KEPT_HOURS } from './download.job.js';
import { FileMakers, type FileTask } from './download.makers.js';

/** Files that organisers let the public fetch. They stay until they are taken away again. */
@Injectable()
export class ReleaseService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly makers: FileMakers,
  ) {}

  /** @throws AppError export_not_found, release_not_public, export_not_ready, export_expired */
  async release(id: string, accountId: string, released: boolean): Promise<void> {
    const [file] = await this.database.query<
      { kind: string; options: FileTask['options']; finished: boolean; there: boolean }[]
    >(
      `SELECT kind, options, finished_at IS NOT NULL AS finished,
         path IS NOT NULL AND coalesce(expires_at > now(), true) AS there FROM export_file WHERE id = $1`,
      [id],
    );
    if (!file) throw new AppError('export_not_found');
    if (released) {
      if (this.makers.of(file.kind)?.mayRelease?.(file) !== true) throw new AppError('release_not_public');
      if (!file.finished) throw new AppError('export_not_ready');
      if (!file.there) throw new AppError('export_expired');
    }
    await this.database.query(
      released
        ? `UPDATE export_file SET released_at = coalesce(released_at, now()), released_by = $2, expires_at = NULL
           WHERE id = $1 AND path IS NOT NULL`
        : `UPDATE export_file SET released_at = NULL, released_by = $2, expires_at = now() + ${KEPT_HOURS} * interval '1 hour'
           WHERE id = $1 AND released_at IS NOT NULL`,
      [id, accountId],
    );
  }

  /** @throws AppError contest_not_found */
  async list(slug: string): Promise<ReleasedFile[]> {
    const [contest] = await this.database.query<{ id: string }[]>(
      'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
      [slug],
    );
    if (!contest) throw new AppError('contest_not_found');
    const rows = await this.database.query<
      (Omit<ReleasedFile, 'title'> & { kind: string; options: FileTask['options'] })[]
    >(
      `SELECT e.id, e.kind, e.options, e.format, r.name AS round, e.bytes::float8 AS bytes,
         e.released_at AS "releasedAt"
       FROM export_file e LEFT JOIN round r ON r.id = e.round_id
       WHERE e.contest_id = $1 AND e.released_at IS NOT NULL ORDER BY e.released_at DESC, e.id`,
      [contest.id],
    );
    return rows.map(({ kind, options, ...file }) => ({
      ...file,
      title: this.makers.of(kind)?.title({ options }) ?? kind,
    }));
  }
}
