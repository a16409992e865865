import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, refs } from '@nestjs/swagger';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { Monitor } from './monitor.js';
import type { MyPosition, Scoreboard } from './scoreboard.js';
import {
  GroupBoard,
  IndividualBoard,
  MonitorAnswer,
  PositionAnswer,
  PositionRequest,
  ScoreboardRequest,
} from './standing.dto.js';
import { StandingService } from './standing.service.js';

@Controller()
export class StandingController {
  constructor(
    private readonly standings: StandingService,
    private readonly monitor: Monitor,
  ) {}

  /** A page of the board; during a freeze as it was then. */
  @Get('rounds/:id/scoreboard')
  @Allow('anyone')
  @ApiExtraModels(IndividualBoard, GroupBoard)
  @ApiOkResponse({ schema: { oneOf: refs(IndividualBoard, GroupBoard) } })
  scoreboard(@Param('id') id: string, @Query() query: ScoreboardRequest): Promise<Scoreboard> {
    const { view, division = null, unitId = null, page } = query;
    return this.standings.scoreboard(id, { view, division, unitId, page });
  }

  /** The contestant's own place and ten neighbours on each side. */
  @Get('rounds/:id/scoreboard/me')
  @Allow('contestant')
  @ApiOkResponse({ type: PositionAnswer })
  position(
    @Param('id') id: string,
    @Query() query: PositionRequest,
    @Principal() { contestantId }: ContestantPrincipal,
  ): Promise<MyPosition> {
    return this.standings.position(id, contestantId, query.division ?? null);
  }

  /** How the round goes, in true numbers; a coordinator's are those of the own unit or organization. */
  @Get('staff/rounds/:id/monitor')
  @Allow('organiser', 'coordinator')
  watch(@Param('id') id: string, @Principal() principal: StaffPrincipal): Promise<MonitorAnswer> {
    return this.monitor.of(id, principal);
  }
}
