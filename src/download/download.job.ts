import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource, EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../platform/config.js';
import type { ErrorCode } from '../platform/errors.js';
import { Jobs } from '../platform/jobs.js';
import { FileMakers, type FileTask } from './download.makers.js';

const QUEUE = 'export';
export const KEPT_HOURS = 24;
const PROGRESS_EVERY_MS = 500;

/**
 * Makes the files in the background. Who makes one holds the database's lock of that file, so that two never
 * write it and a file whose maker died is found: its lock is free and it is not finished.
 */
@Injectable()
export class DownloadJob {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly makers: FileMakers,
    private readonly logger: PinoLogger,
  ) {
    jobs.define<{ id: string }>({ queue: QUEUE, handle: ({ id }) => this.make(id) });
    jobs.define({ queue: 'export-upkeep', cron: '* * * * *', handle: () => this.upkeep() });
  }

  /** Absolute path of a finished file; its content is personal data, so only this user may read it. */
  pathOf(name: string): string {
    return join(this.config.dataDir, 'exports', name);
  }

  async send(id: string): Promise<void> {
    await this.jobs.send(QUEUE, { id }, id);
  }

  /** Makes one file unless it is made, has failed, or is being made by somebody else. */
  async make(id: string): Promise<void> {
    await this.database.transaction('REPEATABLE READ', async (manager) => {
      if (!(await holds(manager, id))) return;
      const task = await readTask(manager, id);
      if (!task) return;
      try {
        await this.write(manager, task);
      } catch (error) {
        this.logger.error({ err: error, exportId: id }, 'export failed');
        await this.fail(
          id,
          (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'export_no_space' : 'export_failed',
        );
      }
    });
  }

  private async write(manager: EntityManager, task: FileTask): Promise<void> {
    const name = `${task.id}.${task.format}`;
    const unfinished = this.pathOf(`${name}.part`);
    await mkdir(this.pathOf(''), { recursive: true, mode: 0o700 });
    try {
      const maker = this.makers.of(task.kind);
      if (!maker) throw new Error(`nobody makes files of kind ${task.kind}`);
      await maker.write(manager, task, unfinished, this.progressOf(task.id));
      const { size } = await stat(unfinished);
      await rename(unfinished, this.pathOf(name));
      // Another connection than the snapshot's: that one only reads.
      await this.database.query(
        `UPDATE export_file SET progress = 100, finished_at = now(), path = $2, bytes = $3,
           expires_at = now() + $4 * interval '1 hour' WHERE id = $1`,
        [task.id, name, size, KEPT_HOURS],
      );
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  /** 100 only when the file can be fetched. */
  private progressOf(id: string): (share: number) => Promise<void> {
    let told = performance.now();
    return async (share) => {
      if (performance.now() - told < PROGRESS_EVERY_MS) return;
      told = performance.now();
      const progress = Math.max(0, Math.min(99, Math.floor(share * 100)));
      await this.database.query('UPDATE export_file SET progress = $2 WHERE id = $1', [id, progress]);
    };
  }

  private async fail(id: string, code: ErrorCode): Promise<void> {
    await this.database.query(
      'UPDATE export_file SET failed_at = now(), failure = $2 WHERE id = $1 AND finished_at IS NULL',
      [id, code],
    );
  }

  /** Once a minute: files whose maker died are made again, or given up after an hour; old files go. */
  async upkeep(): Promise<void> {
    const lost = await this.database.query<{ id: string; old: boolean }[]>(
      `SELECT id, created_at < now() - interval '1 hour' AS old FROM export_file
       WHERE finished_at IS NULL AND failed_at IS NULL AND created_at < now() - interval '1 minute'
         AND pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`,
    );
    for (const { id, old } of lost) await (old ? this.fail(id, 'export_interrupted') : this.send(id));
    const expired = await this.database.query<{ id: string; path: string }[]>(
      'SELECT id, path FROM export_file WHERE path IS NOT NULL AND expires_at < now()',
    );
    for (const { id, path } of expired) {
      await rm(this.pathOf(path), { force: true });
      await this.database.query('UPDATE export_file SET path = NULL WHERE id = $1', [id]);
    }
    await this.removeStrays();
  }

  /** What no row knows any more: left by a crash, or by a database that was put back from a copy. */
  private async removeStrays(): Promise<void> {
    const rows = await this.database.query<{ path: string }[]>(
      'SELECT path FROM export_file WHERE path IS NOT NULL',
    );
    const known = new Set(rows.map(({ path }) => path));
    const oldest = Date.now() - (KEPT_HOURS + 1) * 3_600_000;
    for (const name of await readdir(this.pathOf('')).catch(() => [])) {
      if (known.has(name)) continue;
      const { mtimeMs } = await stat(this.pathOf(name));
      if (mtimeMs < oldest) await rm(this.pathOf(name), { force: true });
    }
  }
}

async function holds(manager: EntityManager, id: string): Promise<boolean> {
  const [lock] = await manager.query<{ mine: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
    [id],
  );
  return lock?.mine ?? false;
}

async function readTask(manager: EntityManager, id: string): Promise<FileTask | undefined> {
  const [row] = await manager.query<(Omit<FileTask, 'reader'> & FileTask['reader'])[]>(
    `SELECT e.id, e.kind, e.format, e.options, e.contest_id AS "contestId", e.round_id AS "roundId", a.role,
       a.unit_id AS "unitId", a.organization_id AS "organizationId"
     FROM export_file e JOIN account a ON a.id = e.requested_by
     WHERE e.id = $1 AND e.finished_at IS NULL AND e.failed_at IS NULL`,
    [id],
  );
  if (!row) return undefined;
  const { role, unitId, organizationId, ...task } = row;
  return { ...task, reader: { role, unitId, organizationId } };
}
