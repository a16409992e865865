import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import {
  CollectiveAnswer,
  CollectiveDraftAnswer,
  CollectiveIssued,
  CollectiveIssueRequest,
  CollectivePaperRequest,
  CollectiveTieRequest,
} from './collective.dto.js';
import { FixDrawRequest, FixedDraw } from '../draw/draw.dto.js';
import { FileAccepted } from '../download/download.dto.js';
import { CollectivePapers } from './collective.papers.js';
import { CollectiveQuery } from './collective.query.js';
import { CollectiveService } from './collective.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

/** Units and organizations compared by the rulebook. */
@Controller()
export class CollectiveController {
  constructor(
    private readonly collective: CollectiveService,
    private readonly query: CollectiveQuery,
    private readonly papers: CollectivePapers,
  ) {}

  @Get('contests/:slug/collective')
  @Allow('anyone')
  results(@Param('slug') slug: string, @Req() request: FastifyRequest): Promise<CollectiveAnswer> {
    return this.query.bySlug(slug, languageOf(request));
  }

  @Get('staff/contests/:id/collective')
  @Allow('organiser')
  draft(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<CollectiveDraftAnswer> {
    return this.collective.draft(staff, id, languageOf(request));
  }

  /** 201 when this made the results official, 200 when they were before, 202 for the first of two signatures. */
  @Post('staff/contests/:id/collective')
  @Allow('organiser')
  async issue(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() { reason }: CollectiveIssueRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CollectiveIssued> {
    const answer = await this.collective.issue(staff, id, reason);
    if (answer.already) reply.status(200);
    else if (answer.at === null) reply.status(202);
    return answer;
  }

  /** Asks for an official paper; it is among the contest's files when it is ready. */
  @Post('staff/contests/:id/collective-papers')
  @HttpCode(202)
  @Allow('organiser')
  async paper(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: CollectivePaperRequest,
  ): Promise<FileAccepted> {
    return { id: await this.papers.request(staff, id, wanted) };
  }

  /** Fixes and publishes the pool of bodies that stand equal, and the sources of the draw among them. */
  @Post('staff/contests/:id/collective-draws')
  @Allow('organiser')
  fixDraw(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: FixDrawRequest,
  ): Promise<FixedDraw> {
    return this.collective.fixDraw(staff, id, wanted);
  }

  /** The organisers' minutes on bodies that stand equal. */
  @Post('staff/contests/:id/collective-ties')
  @HttpCode(204)
  @Allow('organiser')
  settle(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: CollectiveTieRequest,
  ): Promise<void> {
    return this.collective.settle(staff, id, wanted);
  }
}
