import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  DecisionMade,
  DecisionPreviewAnswer,
  DecisionRequest,
  DecisionsAnswer,
  PublicDecisionsAnswer,
} from './decision.dto.js';
import { DecisionPreview } from './decision.preview.js';
import { DecisionQuery } from './decision.query.js';
import { DecisionService } from './decision.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const decisionId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('decision_not_found') });

@Controller()
export class DecisionController {
  constructor(
    private readonly decisions: DecisionService,
    private readonly query: DecisionQuery,
    private readonly previews: DecisionPreview,
  ) {}

  @Get('staff/rounds/:id/decisions')
  @Allow('organiser')
  async list(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<DecisionsAnswer> {
    return { decisions: await this.query.ofRound(id, accountId) };
  }

  /** Counts only when another organiser confirms it. */
  @Post('staff/rounds/:id/decisions')
  @Allow('organiser')
  async propose(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: DecisionRequest,
  ): Promise<DecisionMade> {
    return { id: await this.decisions.propose(id, accountId, wanted) };
  }

  /** What it would change: how much, and the foremost of it. */
  @Get('staff/decisions/:id/preview')
  @Allow('organiser')
  preview(@Param('id', decisionId) id: string): Promise<DecisionPreviewAnswer> {
    return this.previews.of(id);
  }

  /** Everybody whose score, rank or award it would change, as CSV. */
  @Get('staff/decisions/:id/changes')
  @Allow('organiser')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async changes(
    @Param('id', decisionId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const table = await this.previews.table(id);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(Buffer.from(table), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="thay-doi.csv"',
    });
  }

  @Post('staff/decisions/:id/confirm')
  @HttpCode(204)
  @Allow('organiser')
  async confirm(
    @Param('id', decisionId) id: string,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<void> {
    const { scoresChanged, ranksChanged, awardsChanged } = await this.previews.of(id);
    const changed = { scores: scoresChanged, ranks: ranksChanged, awards: awardsChanged };
    await this.decisions.confirm(id, accountId, changed);
  }

  @Post('staff/decisions/:id/withdraw')
  @HttpCode(204)
  @Allow('organiser')
  withdraw(@Param('id', decisionId) id: string, @Principal() { accountId }: StaffPrincipal): Promise<void> {
    return this.decisions.withdraw(id, accountId);
  }

  /** What was changed in a closed round's questions, and why. */
  @Get('rounds/:id/decisions')
  @Allow('anyone')
  async published(@Param('id', roundId) id: string): Promise<PublicDecisionsAnswer> {
    return { decisions: await this.query.published(id) };
  }
}
