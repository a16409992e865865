import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';

const everyMs = 15_000;
const times = 3;

/**
 * The database's time, for what is shown. The offset is measured against this process's steady clock, so that
 * somebody setting the machine's clock moves nothing. What is decided is decided by SQL, not by this.
 */
@Injectable()
export class ContestClock implements OnModuleInit, OnModuleDestroy {
  private offset = Date.now() - performance.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly logger: PinoLogger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => void this.tryMeasure(), everyMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Epoch milliseconds. */
  now(): number {
    return Math.round(performance.now() + this.offset);
  }

  private async tryMeasure(): Promise<void> {
    try {
      await this.measure();
    } catch (error) {
      // The last offset stays good for long; readiness tells of a database that is gone.
      this.logger.warn({ err: error }, 'the database’s clock could not be read');
    }
  }

  /** The quickest of some answers counts: it leaves the least doubt about when the clock was read. */
  private async measure(): Promise<void> {
    let least = Infinity;
    for (let time = 0; time < times; time += 1) {
      const asked = performance.now();
      const [row] = await this.database.query<{ now: number }[]>(
        `SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`,
      );
      const answered = performance.now();
      if (!row || answered - asked >= least) continue;
      least = answered - asked;
      this.offset = row.now - (asked + answered) / 2;
    }
  }
}
