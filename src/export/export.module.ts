import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { ExportController } from './export.controller.js';
import { ExportService } from './export.service.js';
import { ExportSource } from './export.source.js';

@Module({
  imports: [UnitModule, DownloadModule],
  controllers: [ExportController],
  providers: [ExportService, ExportSource],
})
export class ExportModule {}
