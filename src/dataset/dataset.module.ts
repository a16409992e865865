import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { DatasetController } from './dataset.controller.js';
import { DatasetService } from './dataset.service.js';

@Module({
  imports: [DownloadModule, UnitModule],
  controllers: [DatasetController],
  providers: [DatasetService],
})
export class DatasetModule {}
