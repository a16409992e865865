import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { DuplicatesService } from './duplicates.service.js';
import {
  BarredPersonRequest,
  BarWithdrawalRequest,
  DuplicatesAnswer,
  EligibilityAnswer,
  PersonMade,
  VerdictRequest,
  WinningMarkRequest,
} from './eligibility.dto.js';
import { EligibilityService } from './eligibility.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const contestantId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contestant_not_found') });
const personId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('barred_person_not_found') });

/** Who may win, and who is one person. */
@Controller('staff')
export class EligibilityController {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly duplicates: DuplicatesService,
  ) {}

  @Get('contests/:id/eligibility')
  @Allow('organiser')
  of(@Param('id', contestId) id: string): Promise<EligibilityAnswer> {
    return this.eligibility.of(id);
  }

  /** Names an organiser, question writer, technician or relative by phone. */
  @Post('contests/:id/barred-people')
  @Allow('organiser')
  async name(
    @Param('id', contestId) id: string,
    @Body() wanted: BarredPersonRequest,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<PersonMade> {
    return { id: await this.eligibility.name(id, wanted, accountId) };
  }

  @Post('barred-people/:id/withdraw')
  @HttpCode(204)
  @Allow('organiser')
  withdraw(
    @Param('id', personId) id: string,
    @Body() { reason }: BarWithdrawalRequest,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<void> {
    return this.eligibility.withdraw(id, reason, accountId);
  }

  /** Puts a contestant out of competition, or back in. */
  @Post('contestants/:id/winning-marks')
  @HttpCode(204)
  @Allow('organiser')
  mark(
    @Param('id', contestantId) id: string,
    @Body() wanted: WinningMarkRequest,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<void> {
    return this.eligibility.mark(id, wanted, accountId);
  }

  @Get('contests/:id/duplicates')
  @Allow('organiser')
  pairs(@Param('id', contestId) id: string): Promise<DuplicatesAnswer> {
    return this.duplicates.of(id);
  }

  @Post('contests/:id/duplicates')
  @HttpCode(204)
  @Allow('organiser')
  decide(
    @Param('id', contestId) id: string,
    @Body() wanted: VerdictRequest,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<void> {
    return this.duplicates.decide(id, wanted, accountId);
  }
}
