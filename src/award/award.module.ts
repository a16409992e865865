import { Module } from '@nestjs/common';
import { OverallModule } from '../overall/overall.module.js';
import { ResultModule } from '../result/result.module.js';
import { AwardController } from './award.controller.js';
import { AwardFollower } from './award.follower.js';
import { AwardQuery } from './award.query.js';
import { AwardService } from './award.service.js';
import { AwardStore } from './award.store.js';

/** Who gets which prize and why, a function of official results, rulebook, lots and minutes. */
@Module({
  imports: [OverallModule, ResultModule],
  controllers: [AwardController],
  providers: [AwardFollower, AwardQuery, AwardService, AwardStore],
  exports: [AwardStore],
})
export class AwardModule {}
