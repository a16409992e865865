import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.js';
import { Monitor } from './monitor.js';
import { StandingController } from './standing.controller.js';
import { StandingQuery } from './standing.query.js';
import { StandingService } from './standing.service.js';
import { StandingStore } from './standing.store.js';

@Module({
  imports: [UnitModule],
  controllers: [StandingController],
  providers: [Monitor, StandingQuery, StandingStore, StandingService],
  exports: [StandingService],
})
export class StandingModule {}
