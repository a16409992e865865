import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { LawWatch } from './law-watch.js';
import { LawChangeRequest, LawDocumentsAnswer, LawImpactAnswer, LawImpactRequest } from './law-watch.dto.js';

/** The law register, for those who keep it. */
@Controller('staff')
export class LawWatchController {
  constructor(private readonly law: LawWatch) {}

  @Get('law')
  @Allow('organiser', 'editor')
  async documents(): Promise<LawDocumentsAnswer> {
    return { documents: await this.law.documents() };
  }

  /** What would be affected by another last day in force. */
  @Get('law/:code/impact')
  @Allow('organiser', 'editor')
  impact(@Param('code') code: string, @Query() wanted: LawImpactRequest): Promise<LawImpactAnswer> {
    return this.law.impact(code, wanted);
  }

  @Post('law/:code/changes')
  @Allow('organiser', 'editor')
  change(
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: LawChangeRequest,
  ): Promise<LawImpactAnswer> {
    return this.law.change(code, wanted, staff);
  }
}
