import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { DossierController } from './dossier.controller.js';
import { DossierService } from './dossier.service.js';

@Module({
  imports: [DownloadModule],
  controllers: [DossierController],
  providers: [DossierService],
})
export class DossierModule {}
