import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { QuestionModule } from '../question/question.module.js';
import { MarkingController } from './marking.controller.js';
import { MarkingQuery } from './marking.query.js';
import { MarkingService } from './marking.service.js';

@Module({
  imports: [GradingModule, QuestionModule],
  controllers: [MarkingController],
  providers: [MarkingQuery, MarkingService],
})
export class MarkingModule {}
