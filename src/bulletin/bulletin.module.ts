import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.js';
import { BulletinController } from './bulletin.controller.js';
import { BulletinJob } from './bulletin.job.js';
import { BulletinService } from './bulletin.service.js';

@Module({
  imports: [UnitModule],
  controllers: [BulletinController],
  providers: [BulletinJob, BulletinService],
})
export class BulletinModule {}
