import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QuestionModule } from '../question/question.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { ContestClock } from './contest-clock.js';
import { ContestController } from './contest.controller.js';
import { Contest, Division, Round } from './contest.entity.js';
import { ContestQuery } from './contest.query.js';
import { ContestService } from './contest.service.js';
import { ContestViews } from './contest.views.js';
import { ShippedData } from './shipped-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Contest, Division, Round]), UnitModule, QuestionModule],
  controllers: [ContestController],
  providers: [ContestClock, ContestQuery, ContestViews, ContestService, ShippedData],
  exports: [ContestClock, ContestQuery, ShippedData, UnitModule, QuestionModule],
})
export class ContestModule {}
