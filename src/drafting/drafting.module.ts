import { Module } from '@nestjs/common';
import { ContestModule } from '../contest/contest.module.js';
import { DraftCheck } from './draft.check.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { DraftViews } from './draft.views.js';
import { DraftingController } from './drafting.controller.js';
import { PublishedRules } from './published.rules.js';
import { PublishService } from './publish.service.js';

/** Rulebooks of contests: written from templates, published, amended, read. */
@Module({
  imports: [ContestModule],
  controllers: [DraftingController],
  providers: [DraftStore, DraftService, DraftCheck, DraftViews, PublishService, PublishedRules],
  exports: [DraftService],
})
export class DraftingModule {}
