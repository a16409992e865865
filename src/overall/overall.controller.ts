import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { CorrectionRequest, FinalizedAnswer, ResultPageRequest } from '../result/result.dto.js';
import { OverallAnswer, OverallPage, OwnOverallAnswer } from './overall.dto.js';
import { OverallQuery } from './overall.query.js';
import { OverallService } from './overall.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

@Controller()
export class OverallController {
  constructor(
    private readonly overall: OverallService,
    private readonly query: OverallQuery,
  ) {}

  @Get('staff/contests/:id/overall')
  @Allow('organiser')
  async view(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<OverallAnswer> {
    return { overall: await this.overall.view(id, accountId, languageOf(request)) };
  }

  /** 201 when this made it official, 200 when it was official before, 202 for the first of two signatures. */
  @Post('staff/contests/:id/overall/finalization')
  @Allow('organiser')
  async finalise(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FinalizedAnswer> {
    return answered(await this.overall.finalise(id, accountId), reply);
  }

  /** A new version after a round was corrected. */
  @Post('staff/contests/:id/overall/corrections')
  @Allow('organiser')
  async correct(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { reason }: CorrectionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FinalizedAnswer> {
    return answered(await this.overall.correct(id, accountId, reason), reply);
  }

  /** The official overall standing, or which of its rounds are still missing. */
  @Get('contests/:slug/overall')
  @Allow('anyone')
  published(
    @Param('slug') slug: string,
    @Query() wanted: ResultPageRequest,
    @Req() request: FastifyRequest,
  ): Promise<OverallPage> {
    return this.query.page(slug, wanted, languageOf(request));
  }

  /** Why the contestant stands where he stands in the official overall standing. */
  @Get('me/overall')
  @Allow('contestant')
  async own(
    @Principal() { contestId: of, contestantId }: ContestantPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<OwnOverallAnswer> {
    return { overall: await this.query.own(of, contestantId, languageOf(request)) };
  }
}

export function answered(answer: FinalizedAnswer, reply: FastifyReply): FinalizedAnswer {
  if (answer.already) reply.status(200);
  else if (answer.finalizedAt === null) reply.status(202);
  return answer;
}
