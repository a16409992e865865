import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { consume } from '../account/sign-in.js';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  AppealAnswerRequest,
  AppealRequest,
  AppealsAnswer,
  OwnAppealsAnswer,
  UnitAppealRequest,
  UnitAppealsAnswer,
} from './appeal.dto.js';
import { AppealService } from './appeal.service.js';

const attemptId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('attempt_not_found') });
const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const appealId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('appeal_not_found') });

@Controller()
export class AppealController {
  /** Appeals of one contestant or coordinator in an hour: a whole paper's questions, no flood. */
  private readonly filed = new RateLimiterMemory({ points: 60, duration: 3600 });

  constructor(private readonly appeals: AppealService) {}

  @Post('attempts/:id/appeals')
  @Allow('contestant')
  async file(
    @Param('id', attemptId) id: string,
    @Principal() me: ContestantPrincipal,
    @Body() wanted: AppealRequest,
  ): Promise<OwnAppealsAnswer> {
    await consume(this.filed, me.contestantId);
    await this.appeals.file(id, me.contestantId, wanted);
    return this.appeals.own(id, me.contestantId);
  }

  @Get('attempts/:id/appeals')
  @Allow('contestant')
  own(@Param('id', attemptId) id: string, @Principal() me: ContestantPrincipal): Promise<OwnAppealsAnswer> {
    return this.appeals.own(id, me.contestantId);
  }

  @Get('staff/rounds/:id/appeals')
  @Allow('organiser')
  async ofRound(@Param('id', roundId) id: string): Promise<AppealsAnswer> {
    return { appeals: await this.appeals.ofRound(id) };
  }

  @Post('staff/rounds/:id/unit-appeals')
  @Allow('coordinator')
  async fileForUnit(
    @Param('id', roundId) id: string,
    @Principal() me: StaffPrincipal,
    @Body() wanted: UnitAppealRequest,
  ): Promise<UnitAppealsAnswer> {
    await consume(this.filed, me.accountId);
    await this.appeals.fileForUnit(id, me, wanted);
    return this.appeals.ofUnit(id, me);
  }

  @Get('staff/rounds/:id/unit-appeals')
  @Allow('coordinator')
  ofUnit(@Param('id', roundId) id: string, @Principal() me: StaffPrincipal): Promise<UnitAppealsAnswer> {
    return this.appeals.ofUnit(id, me);
  }

  @Post('staff/appeals/:id/answer')
  @HttpCode(204)
  @Allow('organiser')
  answer(
    @Param('id', appealId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() given: AppealAnswerRequest,
  ): Promise<void> {
    return this.appeals.answer(id, accountId, given);
  }
}
