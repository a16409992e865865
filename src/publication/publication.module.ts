import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { PublicationController } from './publication.controller.js';
import { PublicationService } from './publication.service.js';

@Module({
  imports: [DownloadModule, UnitModule],
  controllers: [PublicationController],
  providers: [PublicationService],
})
export class PublicationModule {}
