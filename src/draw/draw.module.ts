import { Module } from '@nestjs/common';
import { AwardModule } from '../award/award.module.js';
import { DrawController } from './draw.controller.js';
import { DrawQuery } from './draw.query.js';
import { DrawService } from './draw.service.js';

/** Lots (bốc thăm) and decisions among equals, each so that anybody can follow it. */
@Module({
  imports: [AwardModule],
  controllers: [DrawController],
  providers: [DrawQuery, DrawService],
  exports: [DrawService],
})
export class DrawModule {}
