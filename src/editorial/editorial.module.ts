import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { QuestionModule } from '../question/question.module.js';
import { EditorialController } from './editorial.controller.js';
import { EntryActs } from './entry.acts.js';
import { EntryQuery } from './entry.query.js';
import { EntryReading } from './entry.reading.js';
import { EntryService } from './entry.service.js';
import { EntryTexts } from './entry.texts.js';

/** Editors' work on questions: drafts, reviews, versions. */
@Module({
  imports: [QuestionModule, GradingModule],
  controllers: [EditorialController],
  providers: [EntryQuery, EntryReading, EntryService, EntryTexts, EntryActs],
  exports: [EntryService, EntryActs, EntryQuery, EntryReading, EntryTexts],
})
export class EditorialModule {}
