import { Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AccountModule } from '../account/account.module.js';
import { QuestionModule } from '../question/question.module.js';
import { AttemptController } from './attempt.controller.js';
import { AttemptQuery } from './attempt.query.js';
import { AttemptService } from './attempt.service.js';
import { RespondService } from './respond.service.js';
import { ResponseLog } from './response-log.js';
import { logConnections, ResponseQuery } from './response.query.js';
import { TimeOuts } from './time-outs.js';

@Module({
  imports: [AccountModule, QuestionModule],
  controllers: [AttemptController],
  providers: [
    AttemptQuery,
    AttemptService,
    RespondService,
    ResponseQuery,
    TimeOuts,
    {
      provide: ResponseLog,
      inject: [ResponseQuery, PinoLogger],
      useFactory: (query: ResponseQuery, logger: PinoLogger) =>
        new ResponseLog(
          (entries) => query.append(entries),
          { batch: 128, inFlight: logConnections, queue: 10_000, gather: 32, gatherMs: 2 },
          (error) => logger.error({ err: error }, 'answers could not be written'),
        ),
    },
  ],
  exports: [AttemptQuery, AttemptService, RespondService, TimeOuts],
})
export class AttemptModule {}
