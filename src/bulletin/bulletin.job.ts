import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { withheld } from '../core/board.js';
import { isBoardFrozen, isTakingResponses, phaseOf } from '../core/phase.js';
import { Jobs } from '../platform/jobs.js';
import { readBulletin } from '../publication/bulletin.query.js';
import { readRound } from '../result/result.query.js';
import { UnitQuery } from '../unit/unit.query.js';

interface Due {
  roundId: string;
  /** `YYYY-MM-DD` in Vietnam. */
  day: string;
  /** The bulletin's hour on that day, epoch ms. */
  until: number;
}

const DAY_MS = 86_400_000;

/**
 * Makes the bulletin of each day at the hour that the rulebook names, from what happened in the day before that
 * hour. A server that was off makes up for the days it missed; whoever makes one a second time changes nothing.
 */
@Injectable()
export class BulletinJob {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
    @Inject(Jobs) jobs: Jobs,
  ) {
    jobs.define({ queue: 'bulletin', cron: '* * * * *', handle: () => this.makeDue().then(() => undefined) });
  }

  /** @returns how many were made */
  async makeDue(): Promise<number> {
    let made = 0;
    for (const due of await this.due()) if (await this.make(due)) made += 1;
    return made;
  }

  /** Days whose hour has come, from the first after the opening to the first after the closing. */
  private due(): Promise<Due[]> {
    return this.database.query<Due[]>(
      `SELECT r.id AS "roundId", to_char(day, 'YYYY-MM-DD') AS day,
         (extract(epoch FROM hour) * 1000)::float8 AS until
       FROM contest c JOIN LATERAL (
         SELECT document #>> '{publication,bulletinAt}' AS at FROM rulebook_version
         WHERE contest_id = c.id ORDER BY version DESC LIMIT 1) rules ON rules.at IS NOT NULL
       JOIN round r ON r.contest_id = c.id
       CROSS JOIN LATERAL generate_series((r.opens_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::timestamp,
         (least(r.closes_at, clock_timestamp()) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + interval '1 day', '1 day') AS day
       CROSS JOIN LATERAL (SELECT (day + rules.at::interval) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS hour) h
       WHERE c.published_at <= clock_timestamp() AND r.opens_at < hour AND hour <= clock_timestamp()
         AND hour - interval '1 day' < r.closes_at
         AND NOT EXISTS (SELECT FROM bulletin b WHERE b.round_id = r.id AND b.day = day::date)
       ORDER BY r.number, day`,
    );
  }

  /**
   * Not while the numbers would help a prediction, or while the board stands still and the hour lies behind its
   * freeze: such a day is made later.
   */
  private async make({ roundId, day, until }: Due): Promise<boolean> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const [lock] = await manager.query<{ mine: boolean }[]>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
        [`bulletin ${roundId}`],
      );
      if (!lock?.mine) return false;
      const round = await readRound(manager, roundId);
      const { times, rules, now, lastDeadlineAt } = round;
      const taking = isTakingResponses(times, rules, now, lastDeadlineAt);
      if (withheld(rules.prediction, phaseOf(times, now), taking).totals) return false;
      if (isBoardFrozen(times, now) && until > (times.frozenAt ?? Infinity)) return false;
      const map = await this.units.reportUnits(round.reportPeriod);
      const figures = await readBulletin(manager, roundId, { from: until - DAY_MS, until }, map);
      const rows = await manager.query<unknown[]>(
        `INSERT INTO bulletin (round_id, day, figures) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
        [roundId, day, JSON.stringify({ ...figures, until, readAt: now })],
      );
      return rows.length > 0;
    });
  }
}
