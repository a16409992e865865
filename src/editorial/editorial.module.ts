import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { QuestionModule } from '../question/question.module.js';
import { EditorialController } from './editorial.controller.js';
import { EntryQuery } from './entry.query.js';
import { EntryReading } from './entry.reading.js';
import { EntryService } from './entry.service.js';
import { EntryTexts } from './entry.texts.js';
import { LawWatch } from './law-watch.js';

/** Editors' work on questions: drafts, reviews, versions, and the law that they rest on. */
@Module({
  imports: [QuestionModule, GradingModule],
  controllers: [EditorialController],
  providers: [EntryQuery, EntryReading, EntryService, EntryTexts, LawWatch],
  exports: [EntryService, EntryQuery],
})
export class EditorialModule {}
