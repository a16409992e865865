import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { ResultController } from './result.controller.js';
import { ResultFollowers } from './result.events.js';
import { OwnPlaceQuery } from './result.own.js';
import { ResultQuery } from './result.query.js';
import { ResultService } from './result.service.js';

@Module({
  imports: [GradingModule],
  controllers: [ResultController],
  providers: [OwnPlaceQuery, ResultFollowers, ResultQuery, ResultService],
  exports: [ResultFollowers, ResultQuery, ResultService],
})
export class ResultModule {}
