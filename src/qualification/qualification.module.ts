import { Module } from '@nestjs/common';
import { QualificationController } from './qualification.controller.js';
import { QualificationQuery } from './qualification.query.js';
import { QualificationService } from './qualification.service.js';

/** Who goes on to which round, a function of official results, the rulebook, declines and minutes. */
@Module({
  controllers: [QualificationController],
  providers: [QualificationQuery, QualificationService],
})
export class QualificationModule {}
