import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/download.module.js';
import { CertificateController } from './certificate.controller.js';
import { CertificateQuery } from './certificate.query.js';
import { CertificateService } from './certificate.service.js';

@Module({
  imports: [DownloadModule],
  controllers: [CertificateController],
  providers: [CertificateQuery, CertificateService],
})
export class CertificateModule {}
