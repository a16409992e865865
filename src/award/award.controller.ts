import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import {
  AwardPlanAnswer,
  AwardPlanRequest,
  AwardsAnswer,
  AwardsRequest,
  ReviewRequest,
} from './award.dto.js';
import { AwardQuery } from './award.query.js';
import { AwardService } from './award.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

@Controller()
export class AwardController {
  constructor(
    private readonly query: AwardQuery,
    private readonly awards: AwardService,
  ) {}

  /** Official awards with their reasons; names as far as people agreed. */
  @Get('contests/:slug/awards')
  @Allow('anyone')
  published(
    @Param('slug') slug: string,
    @Query() wanted: AwardsRequest,
    @Req() request: FastifyRequest,
  ): Promise<AwardsAnswer> {
    return this.query.bySlug(slug, wanted, languageOf(request));
  }

  @Get('staff/contests/:id/awards')
  @Allow('organiser')
  list(
    @Param('id', contestId) id: string,
    @Query() wanted: AwardsRequest,
    @Req() request: FastifyRequest,
  ): Promise<AwardsAnswer> {
    return this.query.byContest(id, wanted, languageOf(request));
  }

  @Post('staff/contests/:id/awards')
  @HttpCode(204)
  @Allow('organiser')
  review(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { reason }: ReviewRequest,
  ): Promise<void> {
    return this.awards.review(id, accountId, reason);
  }

  @Get('staff/contests/:id/award-plan')
  @Allow('organiser')
  async plan(@Param('id', contestId) id: string): Promise<AwardPlanAnswer> {
    return { plan: await this.awards.plan(id) };
  }

  @Post('staff/contests/:id/award-plan')
  @HttpCode(204)
  @Allow('organiser')
  setPlan(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: AwardPlanRequest,
  ): Promise<void> {
    return this.awards.setPlan(id, accountId, wanted);
  }

  /** Winners who did not agree to be named are published with shortened names. */
  @Post('staff/rounds/:id/short-names')
  @HttpCode(204)
  @Allow('organiser')
  shortNames(@Param('id', roundId) id: string, @Principal() { accountId }: StaffPrincipal): Promise<void> {
    return this.awards.noteShortNames(id, accountId);
  }
}
