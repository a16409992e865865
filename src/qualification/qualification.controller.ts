import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FixDrawRequest, FixedDraw, TieDecisionRequest } from '../draw/draw.dto.js';
import { answered } from '../overall/overall.controller.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { FinalizedAnswer } from '../result/result.dto.js';
import {
  DeclineRequest,
  FixListRequest,
  PublicListsAnswer,
  QualificationsAnswer,
} from './qualification.dto.js';
import { QualificationQuery } from './qualification.query.js';
import { QualificationService } from './qualification.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

/** Who goes on to which round. */
@Controller()
export class QualificationController {
  constructor(
    private readonly qualification: QualificationService,
    private readonly query: QualificationQuery,
  ) {}

  @Get('staff/contests/:id/qualification')
  @Allow('organiser')
  async lists(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<QualificationsAnswer> {
    return { lists: await this.query.lists(id, accountId, languageOf(request)) };
  }

  /** 201 when this made a new version official, 200 when it was there before, 202 for the first of two signatures. */
  @Post('staff/contests/:id/qualification/:target/versions')
  @Allow('organiser')
  async fix(
    @Param('id', contestId) id: string,
    @Param('target') target: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { reason }: FixListRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FinalizedAnswer> {
    return answered(await this.qualification.fix(id, target, accountId, reason ?? ''), reply);
  }

  /** Notes that somebody on the list declines, or takes that back; the next version follows it. */
  @Post('staff/contests/:id/qualification/:target/declines')
  @HttpCode(204)
  @Allow('organiser')
  decline(
    @Param('id', contestId) id: string,
    @Param('target') target: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: DeclineRequest,
  ): Promise<void> {
    return this.qualification.decline(id, target, accountId, wanted);
  }

  /** Fixes and publishes the pool of those who are equal at the edge, and the sources of the draw among them. */
  @Post('staff/contests/:id/qualification/:target/draws')
  @Allow('organiser')
  fixDraw(
    @Param('id', contestId) id: string,
    @Param('target') target: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: FixDrawRequest,
  ): Promise<FixedDraw> {
    return this.qualification.fixDraw(id, target, accountId, wanted);
  }

  @Post('staff/contests/:id/qualification/:target/tie-decisions')
  @HttpCode(204)
  @Allow('organiser')
  decide(
    @Param('id', contestId) id: string,
    @Param('target') target: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: TieDecisionRequest,
  ): Promise<void> {
    return this.qualification.decide(id, target, accountId, wanted);
  }

  /** The official lists; names as far as people agreed. */
  @Get('contests/:slug/qualification')
  @Allow('anyone')
  async published(@Param('slug') slug: string, @Req() request: FastifyRequest): Promise<PublicListsAnswer> {
    return { lists: await this.query.published(slug, languageOf(request)) };
  }
}
