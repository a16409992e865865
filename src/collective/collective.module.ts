import { Module } from '@nestjs/common';
import { DrawModule } from '../draw/draw.module.js';
import { DownloadModule } from '../download/download.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { CollectiveController } from './collective.controller.js';
import { CollectivePapers } from './collective.papers.js';
import { CollectiveQuery } from './collective.query.js';
import { CollectiveService } from './collective.service.js';

@Module({
  imports: [DownloadModule, DrawModule, UnitModule],
  controllers: [CollectiveController],
  providers: [CollectivePapers, CollectiveQuery, CollectiveService],
})
export class CollectiveModule {}
