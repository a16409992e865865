import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';

export const PG_BOSS = Symbol('PG_BOSS');

/** What a room does in the background: one queue, one handler; cron (UTC) when it runs by the clock. */
export interface JobDefinition<T extends object> {
  queue: string;
  cron?: string;
  /** Seconds after which a crashed worker's job is given to another; default 900. */
  expireInSeconds?: number;
  handle(data: T): Promise<void>;
}

/**
 * Background work on pg-boss. Rooms call `define` from their constructor or onModuleInit; workers start
 * when the whole application is up, and a stop waits for the running ones.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly definitions: JobDefinition<object>[] = [];
  private started = false;

  constructor(
    @Inject(PG_BOSS) private readonly boss: PgBoss,
    private readonly logger: PinoLogger,
  ) {}

  define<T extends object>(definition: JobDefinition<T>): void {
    this.definitions.push(definition);
  }

  /** Queues one job; `singletonKey` keeps a second equal one from waiting beside it. */
  async send(queue: string, data: object, singletonKey?: string): Promise<void> {
    await this.boss.send(queue, data, {
      retryLimit: 3,
      retryBackoff: true,
      ...(singletonKey ? { singletonKey } : {}),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.boss.on('error', (error) => this.logger.error({ err: error }, 'job queue failed'));
    await this.boss.start();
    for (const definition of this.definitions) {
      const { queue, cron, expireInSeconds = 900 } = definition;
      await this.boss.createQueue(queue, { expireInSeconds });
      await this.boss.work(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) await this.run(definition, job.data as object);
      });
      if (cron) await this.boss.schedule(queue, cron);
    }
    this.started = true;
  }

  /** The queue tries a failed job again and says nothing of it. */
  private async run(definition: JobDefinition<object>, data: object): Promise<void> {
    try {
      await definition.handle(data);
    } catch (error) {
      this.logger.error({ err: error, queue: definition.queue }, 'job failed');
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started) await this.boss.stop({ graceful: true, timeout: 10_000 });
  }
}
