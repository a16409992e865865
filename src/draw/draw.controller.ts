import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  AwardTieRequest,
  DrawMade,
  DrawOutcomeRequest,
  DrawsAnswer,
  DrawView,
  FixDrawRequest,
  OwnLotsAnswer,
  TiesAnswer,
} from './draw.dto.js';
import { DrawQuery } from './draw.query.js';
import { DrawService } from './draw.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const drawId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('draw_not_found') });

@Controller()
export class DrawController {
  constructor(
    private readonly draws: DrawService,
    private readonly query: DrawQuery,
  ) {}

  /** Equals at the edges of awards, and what was settled. */
  @Get('staff/rounds/:id/ties')
  @Allow('organiser')
  ties(@Param('id', roundId) id: string): Promise<TiesAnswer> {
    return this.query.ties(id);
  }

  /** Fixes and publishes the pool and the sources of a draw. */
  @Post('staff/rounds/:id/draws')
  @Allow('organiser')
  async fix(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: FixDrawRequest,
  ): Promise<DrawMade> {
    return { id: await this.draws.fix(id, accountId, wanted) };
  }

  /** Draws by the values of the sources, before witnesses; once. */
  @Post('staff/draws/:id/outcome')
  @HttpCode(204)
  @Allow('organiser')
  draw(
    @Param('id', drawId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: DrawOutcomeRequest,
  ): Promise<void> {
    return this.draws.draw(id, accountId, wanted);
  }

  /** Keeps the organisers' decision among equals, or who answered an extra question better, with the minutes. */
  @Post('staff/rounds/:id/tie-decisions')
  @HttpCode(204)
  @Allow('organiser')
  decide(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: AwardTieRequest,
  ): Promise<void> {
    return this.draws.decide(id, accountId, wanted);
  }

  @Get('contests/:slug/draws')
  @Allow('anyone')
  async list(@Param('slug') slug: string): Promise<DrawsAnswer> {
    return { draws: await this.query.ofContest(slug) };
  }

  /** The pool, the sources and every line of a draw, so that anybody can draw again. */
  @Get('draws/:id')
  @Allow('anyone')
  one(@Param('id', drawId) id: string): Promise<DrawView> {
    return this.query.one(id);
  }

  /** The pool as plain text: its SHA-256 is the one that was published. */
  @Get('draws/:id/pool')
  @Allow('anyone')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  pool(@Param('id', drawId) id: string): Promise<string> {
    return this.query.pool(id);
  }

  @Get('me/lots')
  @Allow('contestant')
  async own(@Principal() { contestantId, contestId }: ContestantPrincipal): Promise<OwnLotsAnswer> {
    return { lots: await this.query.ownLots(contestantId, contestId) };
  }
}
