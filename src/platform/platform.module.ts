import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';
import { CONFIG, type Config } from './config.js';
import { roleDataSource, roleUrl } from './database.js';
import { loggerOptions } from './logger.js';
import { Jobs, PG_BOSS } from './jobs.js';
import { OperationsController } from './operations.controller.js';

/** What every room stands on: configuration, the two database pools, jobs, events, logs, health. */
@Global()
@Module({})
export class PlatformModule {
  /** @param ownerUrl the database that prepareDatabase() made ready; its owner is not used after that. */
  static for(config: Config, ownerUrl: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        EventEmitterModule.forRoot(),
        TypeOrmModule.forRoot({
          ...roleDataSource(ownerUrl, config, 'bangvang_play', 16),
          autoLoadEntities: true,
        }),
        TypeOrmModule.forRoot({
          ...roleDataSource(ownerUrl, config, 'bangvang_grading', 4),
          name: 'grading',
        }),
      ],
      controllers: [OperationsController],
      providers: [
        { provide: CONFIG, useValue: config },
        {
          provide: PG_BOSS,
          useFactory: () =>
            new PgBoss({
              connectionString: roleUrl(ownerUrl, config, 'bangvang_play'),
              schema: 'pgboss',
              createSchema: false,
              max: 4,
              application_name: 'bangvang_jobs',
            }),
        },
        Jobs,
      ],
      exports: [CONFIG, Jobs],
    };
  }
}
