import { Module } from '@nestjs/common';
import { OverallController } from './overall.controller.js';
import { OverallFollowers } from './overall.events.js';
import { OverallQuery } from './overall.query.js';
import { OverallService } from './overall.service.js';

/** The official standing over several rounds, a function of their official results and the rulebook. */
@Module({
  controllers: [OverallController],
  providers: [OverallFollowers, OverallQuery, OverallService],
  exports: [OverallFollowers],
})
export class OverallModule {}
