import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import {
  ClosedAnswer,
  CorrectionRequest,
  FinalizationView,
  FinalizedAnswer,
  OwnPlace,
  ResultPage,
  ResultPageRequest,
  ThawedAnswer,
} from './result.dto.js';
import { OwnPlaceQuery } from './result.own.js';
import { ResultQuery } from './result.query.js';
import { ResultService } from './result.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

@Controller()
export class ResultController {
  constructor(
    private readonly results: ResultService,
    private readonly query: ResultQuery,
    private readonly own: OwnPlaceQuery,
  ) {}

  /** Ends an open round now. */
  @Post('staff/rounds/:id/close')
  @HttpCode(200)
  @Allow('organiser')
  close(@Param('id', roundId) id: string): Promise<ClosedAnswer> {
    return this.results.close(id);
  }

  /** Shows the public what happened during the freeze. */
  @Post('staff/rounds/:id/thaw')
  @HttpCode(200)
  @Allow('organiser')
  thaw(@Param('id', roundId) id: string): Promise<ThawedAnswer> {
    return this.results.thaw(id);
  }

  @Get('staff/rounds/:id/finalization')
  @Allow('organiser')
  finalization(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<FinalizationView> {
    return this.results.finalization(id, accountId, languageOf(request));
  }

  /** 201 when this made the result official, 200 when it was official before, 202 for the first of two signatures. */
  @Post('staff/rounds/:id/finalization')
  @Allow('organiser')
  async finalise(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FinalizedAnswer> {
    const answer = await this.results.finalise(id, accountId);
    if (answer.already) reply.status(200);
    else if (answer.finalizedAt === null) reply.status(202);
    return answer;
  }

  @Post('staff/rounds/:id/corrections')
  @Allow('organiser')
  async correct(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { reason }: CorrectionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FinalizedAnswer> {
    const answer = await this.results.correct(id, accountId, reason);
    if (answer.already) reply.status(200);
    return answer;
  }

  /** The official result; 404 until there is one. */
  @Get('rounds/:id/result')
  @Allow('anyone')
  result(@Param('id', roundId) id: string, @Query() wanted: ResultPageRequest): Promise<ResultPage> {
    return this.query.page(id, wanted);
  }

  /** Why the contestant stands where he stands; 404 until the result is official. */
  @Get('rounds/:id/result/mine')
  @Allow('contestant')
  mine(
    @Param('id', roundId) id: string,
    @Principal() { contestantId }: ContestantPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<OwnPlace> {
    return this.own.read(id, contestantId, languageOf(request));
  }
}
