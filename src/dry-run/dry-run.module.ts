import { Module } from '@nestjs/common';
import { ContestModule } from '../contest/contest.module.js';
import { DraftingModule } from '../drafting/drafting.module.js';
import { DryRunController } from './dry-run.controller.js';
import { DryRunService } from './dry-run.service.js';

/** Other rules on what happened. */
@Module({
  imports: [ContestModule, DraftingModule],
  controllers: [DryRunController],
  providers: [DryRunService],
})
export class DryRunModule {}
