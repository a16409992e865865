import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module.js';
import { QuestionModule } from '../question/question.module.js';
import { GradingController } from './grading.controller.js';
import { GradingQuery } from './grading.query.js';
import { GradingService } from './grading.service.js';
import { Keys } from './keys.js';
import { Regrade } from './regrade.js';
import { ReviewService } from './review.service.js';
import { SlotScores } from './slot-scores.js';

@Module({
  imports: [AttemptModule, QuestionModule],
  controllers: [GradingController],
  providers: [GradingQuery, GradingService, Keys, Regrade, ReviewService, SlotScores],
  exports: [GradingService, Regrade, SlotScores],
})
export class GradingModule {}
