import { Module } from '@nestjs/common';
import { DuplicatesService } from './duplicates.service.js';
import { EligibilityController } from './eligibility.controller.js';
import { EligibilityService } from './eligibility.service.js';

@Module({
  controllers: [EligibilityController],
  providers: [DuplicatesService, EligibilityService],
})
export class EligibilityModule {}
