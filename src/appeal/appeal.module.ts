import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module.js';
import { GradingModule } from '../grading/grading.module.js';
import { QuestionModule } from '../question/question.module.js';
import { ResultModule } from '../result/result.module.js';
import { AppealController } from './appeal.controller.js';
import { AppealService } from './appeal.service.js';
import { DecisionController } from './decision.controller.js';
import { DecisionPreview } from './decision.preview.js';
import { DecisionQuery } from './decision.query.js';
import { DecisionService } from './decision.service.js';

/** What contestants object to after closing, and what two people decide about questions and attempts. */
@Module({
  imports: [AttemptModule, GradingModule, QuestionModule, ResultModule],
  controllers: [AppealController, DecisionController],
  providers: [AppealService, DecisionPreview, DecisionQuery, DecisionService],
})
export class AppealModule {}
