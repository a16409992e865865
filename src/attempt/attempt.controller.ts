import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Sessions } from '../account/sessions.js';
import { consume, networkOf } from '../account/sign-in.js';
import { Allow, type ContestantPrincipal, Principal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import {
  AttemptView,
  ContinuationAnswer,
  ContinuationInput,
  isId,
  MineAnswer,
  readResponses,
  OpenInput,
  ReceiptView,
  ResponsesAnswer,
  ResponsesInput,
  StartInput,
  SubmitInput,
} from './attempt.dto.js';
import { AttemptService } from './attempt.service.js';
import { RespondService } from './respond.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const attemptId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('attempt_not_found') });

/** The busiest route reads its request itself: every parameter that goes through pipes costs a twentieth of it. */
type RespondRequest = FastifyRequest<{ Params: { id: string } }> & { principal: ContestantPrincipal };

/** Sitting a round. */
@Controller()
export class AttemptController {
  /** Starts of one contestant in a minute: far more than any phone, far fewer than a flood. */
  private readonly starts = new RateLimiterMemory({ points: 60, duration: 60 });
  /** Guesses of a continuation code from one network in ten minutes. */
  private readonly guesses = new RateLimiterMemory({ points: 10, duration: 600 });

  constructor(
    private readonly attempts: AttemptService,
    private readonly responses: RespondService,
    private readonly sessions: Sessions,
  ) {}

  @Get('rounds/:id/mine')
  @Allow('contestant')
  mine(@Param('id', roundId) id: string, @Principal() me: ContestantPrincipal): Promise<MineAnswer> {
    return this.attempts.mine(id, me.contestantId);
  }

  /** 201 for a new attempt, 200 for the one that is running. */
  @Post('rounds/:id/attempts')
  @Allow('contestant')
  async start(
    @Param('id', roundId) id: string,
    @Principal() me: ContestantPrincipal,
    @Body() { paper }: StartInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttemptView> {
    await consume(this.starts, me.contestantId);
    const { attempt, fresh } = await this.attempts.start(id, me.contestantId, paper ?? null);
    reply.status(fresh ? 201 : 200);
    return attempt;
  }

  @Get('attempts/:id')
  @Allow('contestant')
  view(@Param('id', attemptId) id: string, @Principal() me: ContestantPrincipal): Promise<AttemptView> {
    return this.attempts.view(id, me.contestantId);
  }

  @Post('attempts/:id/responses')
  @HttpCode(200)
  @Allow('contestant')
  @ApiParam({ name: 'id', type: String })
  @ApiBody({ type: ResponsesInput })
  @ApiOkResponse({ type: ResponsesAnswer })
  respond(@Req() request: RespondRequest): Promise<ResponsesAnswer> {
    const { id } = request.params;
    if (!isId(id)) throw new AppError('attempt_not_found');
    const inputs = readResponses(request.body);
    return this.responses.respond(id, request.principal.contestantId, inputs, languageOf(request));
  }

  /** Shows the next question where they are shown one after the other; again it changes nothing. */
  @Post('attempts/:id/open')
  @HttpCode(200)
  @Allow('contestant')
  open(
    @Param('id', attemptId) id: string,
    @Principal() me: ContestantPrincipal,
    @Body() { clientId, slot }: OpenInput,
  ): Promise<AttemptView> {
    return this.responses.open(id, me.contestantId, clientId, slot);
  }

  @Post('attempts/:id/submit')
  @HttpCode(200)
  @Allow('contestant')
  submit(
    @Param('id', attemptId) id: string,
    @Principal() me: ContestantPrincipal,
    @Body() { clientId, leaving }: SubmitInput,
  ): Promise<ReceiptView> {
    return this.responses.submit(id, me.contestantId, clientId, leaving);
  }

  @Get('attempts/:id/receipt')
  @Allow('contestant')
  receipt(@Param('id', attemptId) id: string, @Principal() me: ContestantPrincipal): Promise<ReceiptView> {
    return this.responses.receipt(id, me.contestantId);
  }

  /** Continues an attempt on this device: signs its contestant in here. */
  @Post('continuations')
  @HttpCode(200)
  @Allow('anyone')
  async takeOver(
    @Body() { code }: ContinuationInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContinuationAnswer> {
    const network = networkOf(request.ip);
    await consume(this.guesses, network);
    const { contestantId, ...answer } = await this.responses.takeOver(code);
    await this.guesses.reward(network, 1);
    await this.sessions.signIn(request, reply, { contestantId });
    return answer;
  }
}
