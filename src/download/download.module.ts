import { Module } from '@nestjs/common';
import { DownloadController } from './download.controller.js';
import { DownloadJob } from './download.job.js';
import { FileMakers } from './download.makers.js';
import { DownloadService } from './download.service.js';
import { ReleaseService } from './release.service.js';

@Module({
  controllers: [DownloadController],
  providers: [DownloadJob, DownloadService, FileMakers, ReleaseService],
  exports: [DownloadService, FileMakers],
})
export class DownloadModule {}
