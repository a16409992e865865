import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { QuestionModule } from '../question/question.module.js';
import { BoardsController } from './boards.controller.js';
import { BoardLists } from './boards.list.js';
import { BoardsQuery } from './boards.query.js';
import { BoardsService } from './boards.service.js';
import { MarkingController } from './marking.controller.js';
import { MarkingQuery } from './marking.query.js';
import { MarkingService } from './marking.service.js';

@Module({
  imports: [GradingModule, QuestionModule],
  controllers: [MarkingController, BoardsController],
  providers: [MarkingQuery, MarkingService, BoardsQuery, BoardLists, BoardsService],
})
export class MarkingModule {}
