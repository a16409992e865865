import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { GradingModule } from '../grading/grading.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { ArchiveController } from './archive.controller.js';
import { ArchiveService } from './archive.service.js';

@Module({
  imports: [DownloadModule, GradingModule, UnitModule],
  controllers: [ArchiveController],
  providers: [ArchiveService],
})
export class ArchiveModule {}
