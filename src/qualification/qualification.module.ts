import { Module } from '@nestjs/common';
import { DrawModule } from '../draw/draw.module.js';
import { QualificationController } from './qualification.controller.js';
import { QualificationQuery } from './qualification.query.js';
import { QualificationService } from './qualification.service.js';

/** Who goes on to which round, a function of official results, the rulebook, declines, lots and minutes. */
@Module({
  imports: [DrawModule],
  controllers: [QualificationController],
  providers: [QualificationQuery, QualificationService],
})
export class QualificationModule {}
