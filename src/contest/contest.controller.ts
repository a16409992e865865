import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import {
  ContestsAnswer,
  ContestView,
  CreateContestRequest,
  CreateRoundRequest,
  PublishContestRequest,
  RoundInContestView,
  RoundView,
  StaffContestsAnswer,
  StaffContestView,
  UpdateRoundRequest,
} from './contest.dto.js';
import { ContestService } from './contest.service.js';
import { ContestViews } from './contest.views.js';

@Controller()
export class ContestController {
  constructor(
    private readonly views: ContestViews,
    private readonly contests: ContestService,
  ) {}

  @Get('contests')
  @Allow('anyone')
  async list(): Promise<ContestsAnswer> {
    return { contests: await this.views.list() };
  }

  @Get('contests/:slug')
  @Allow('anyone')
  contest(@Param('slug') slug: string): Promise<ContestView> {
    return this.views.contest(slug);
  }

  @Get('rounds/:id')
  @Allow('anyone')
  round(@Param('id') id: string): Promise<RoundInContestView> {
    return this.views.round(id);
  }

  /** All contests, drafts and rehearsals too. */
  @Get('staff/contests')
  @Allow('organiser', 'editor', 'coordinator')
  all(): Promise<StaffContestsAnswer> {
    return this.views.all();
  }

  @Post('staff/contests')
  @Allow('organiser')
  async create(@Body() body: CreateContestRequest): Promise<StaffContestView> {
    return this.views.staffContest(await this.contests.create(body));
  }

  @Post('staff/contests/:id/rounds')
  @Allow('organiser')
  async createRound(@Param('id') id: string, @Body() body: CreateRoundRequest): Promise<RoundView> {
    return this.views.staffRound(await this.contests.createRound(id, body));
  }

  /** Only before the round opens. */
  @Patch('staff/rounds/:id')
  @Allow('organiser')
  async updateRound(@Param('id') id: string, @Body() body: UpdateRoundRequest): Promise<RoundView> {
    await this.contests.updateRound(id, body);
    return this.views.staffRound(id);
  }

  @Post('staff/contests/:id/publish')
  @HttpCode(200)
  @Allow('organiser')
  async publish(
    @Param('id') id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted?: PublishContestRequest,
  ): Promise<StaffContestView> {
    await this.contests.publish(id, wanted?.publicBankConfirmed ? accountId : null);
    return this.views.staffContest(id);
  }
}
