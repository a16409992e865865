import { Module } from '@nestjs/common';
import { GradingModule } from '../grading/grading.module.js';
import { StageController } from './stage.controller.js';
import { StageQuery } from './stage.query.js';
import { StageService } from './stage.service.js';

@Module({
  imports: [GradingModule],
  controllers: [StageController],
  providers: [StageQuery, StageService],
})
export class StageModule {}
