import { Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AccountModule } from '../account/account.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Challenges } from './challenges.js';
import { CODE_SENDER, codeSenderFor } from './code-sender.js';
import { ContestantController, RosterController } from './contestant.controller.js';
import { Contestants } from './contestants.js';
import { RegistrationService } from './registration.service.js';
import { Roster } from './roster.query.js';

@Module({
  imports: [AccountModule, UnitModule],
  controllers: [ContestantController, RosterController],
  providers: [
    Challenges,
    Contestants,
    RegistrationService,
    Roster,
    {
      provide: CODE_SENDER,
      inject: [CONFIG, PinoLogger],
      useFactory: (config: Config, logger: PinoLogger) => codeSenderFor(config, logger),
    },
  ],
  exports: [Contestants],
})
export class ContestantModule {}
