import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { Jobs } from '../platform/jobs.js';
import { AttemptEnded } from './attempt.events.js';

/** How often this process looks for attempts whose time is up; longer after a failure. */
const everyMs = 1_000;
const afterFailureMs = 10_000;

/**
 * How far back a look goes, ms. Every second: over the longest grace (two minutes) and a slow commit. Every
 * minute: whatever a busy hour left. At the start: everything that a stop left.
 */
const lookback = { second: 180_000, minute: 3_600_000, start: 10 * 365 * 86_400_000 };

/** Hands in attempts whose time is up. Any number of processes may do so: the log takes one end. */
@Injectable()
export class TimeOuts implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly events: EventEmitter2,
    private readonly logger: PinoLogger,
    @Inject(Jobs) jobs: Pick<Jobs, 'define'>,
  ) {
    jobs.define({
      queue: 'attempt-time-outs',
      cron: '* * * * *',
      handle: async () => void (await this.sweep({ lookbackMs: lookback.minute })),
    });
  }

  onApplicationBootstrap(): void {
    this.tick(lookback.start);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Writes the end of every attempt past deadline + grace without one, by the database's clock.
   * @returns how many attempts were ended by this call
   */
  async sweep({ lookbackMs = lookback.start, roundId = null as string | null } = {}): Promise<number> {
    const rounds = await this.database.query<{ round_id: string; attempt_ids: string[] }[]>(sweepStatement, [
      lookbackMs,
      roundId,
    ]);
    let count = 0;
    for (const { round_id, attempt_ids } of rounds) {
      count += attempt_ids.length;
      this.events.emit(AttemptEnded.event, new AttemptEnded(round_id, attempt_ids));
    }
    return count;
  }

  private tick(lookbackMs: number): void {
    this.running = this.sweep({ lookbackMs }).then(
      () => this.again(lookback.second, everyMs),
      (error: unknown) => {
        this.logger.error({ err: error }, 'attempts whose time is up could not be handed in');
        // What was missed meanwhile must still be found.
        this.again(lookback.start, afterFailureMs);
      },
    );
  }

  private again(lookbackMs: number, inMs: number): void {
    if (!this.stopped) this.timer = setTimeout(() => this.tick(lookbackMs), inMs).unref();
  }
}

/**
 * A conflict means that the log of an attempt moved in this moment; the next look sees it as it is then. The
 * order keeps two processes from waiting for each other.
 */
const sweepStatement = `
  WITH due AS MATERIALIZED (
    SELECT a.id, a.round_id FROM attempt a
    WHERE a.deadline_at < now()
      AND a.deadline_at > now() - $1::bigint * interval '1 ms'
      AND a.deadline_at + a.grace_ms * interval '1 ms' < clock_timestamp()
      AND ($2::uuid IS NULL OR a.round_id = $2)
      AND NOT EXISTS (SELECT 1 FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))
  ),
  ended AS (
    INSERT INTO response (attempt_id, n, client_id, kind, received_at)
    SELECT id, coalesce((SELECT max(n) FROM response r WHERE r.attempt_id = due.id), 0) + 1, gen_random_uuid(),
      'timeout', clock_timestamp()
    FROM due ORDER BY id
    ON CONFLICT DO NOTHING RETURNING attempt_id
  )
  SELECT round_id, array_agg(attempt_id) AS attempt_ids FROM ended JOIN due ON due.id = attempt_id GROUP BY round_id`;
