import { Module } from '@nestjs/common';
import { QuestionModule } from '../question/question.module.js';
import { LawWatchController } from './law-watch.controller.js';
import { LawWatch } from './law-watch.js';

/** What the questions rest on, and what a change of the law reaches. */
@Module({ imports: [QuestionModule], controllers: [LawWatchController], providers: [LawWatch] })
export class LawWatchModule {}
