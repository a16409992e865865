import { Module } from '@nestjs/common';
import { BankLoader } from './bank.loader.js';
import { QuestionQuery } from './question.query.js';

@Module({
  providers: [BankLoader, QuestionQuery],
  exports: [BankLoader, QuestionQuery],
})
export class QuestionModule {}
