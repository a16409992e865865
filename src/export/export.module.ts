import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.js';
import { ExportController } from './export.controller.js';
import { ExportJob } from './export.job.js';
import { ExportService } from './export.service.js';
import { ExportSource } from './export.source.js';

@Module({
  imports: [UnitModule],
  controllers: [ExportController],
  providers: [ExportJob, ExportService, ExportSource],
})
export class ExportModule {}
