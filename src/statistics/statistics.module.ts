import { Module } from '@nestjs/common';
import { ContestModule } from '../contest/contest.module.js';
import { GradingModule } from '../grading/grading.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsQuery } from './statistics.query.js';
import { StatisticsService } from './statistics.service.js';

@Module({
  imports: [ContestModule, GradingModule],
  controllers: [StatisticsController],
  providers: [StatisticsQuery, StatisticsService],
})
export class StatisticsModule {}
