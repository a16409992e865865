import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { EssayBoardsView, SendUpRequest } from './boards.dto.js';
import { BoardsService } from './boards.service.js';
import { readerOf } from './marking.query.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

/** Essays marked at two levels: lists of the units' boards, and what these send up. */
@Controller('staff/rounds/:id/boards')
export class BoardsController {
  constructor(private readonly boards: BoardsService) {}

  @Get()
  @Allow('organiser', 'editor', 'coordinator')
  view(@Param('id', roundId) id: string, @Principal() staff: StaffPrincipal): Promise<EssayBoardsView> {
    return this.boards.view(readerOf(staff), id);
  }

  @Post('list')
  @HttpCode(200)
  @Allow('organiser')
  list(@Param('id', roundId) id: string, @Principal() staff: StaffPrincipal): Promise<EssayBoardsView> {
    return this.boards.makeList(readerOf(staff), id);
  }

  @Post(':unit/sending')
  @HttpCode(200)
  @Allow('organiser', 'coordinator')
  send(
    @Param('id', roundId) id: string,
    @Param('unit') unit: string,
    @Principal() staff: StaffPrincipal,
    @Body() { reason }: SendUpRequest,
  ): Promise<EssayBoardsView> {
    return this.boards.sendUp(readerOf(staff), id, unit, reason ?? '');
  }
}
