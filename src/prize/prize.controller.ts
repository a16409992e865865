import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { IdentityService } from './identity.service.js';
import {
  AccessAnswer,
  AccessInput,
  DeadlineInput,
  ErasureInput,
  IdentityInput,
  IdentityView,
  LedgerAnswer,
  LedgerFileRequest,
  OwnIdentityInput,
  OwnPrizeRequest,
  OwnPrizesAnswer,
  PrizeActRequest,
  PurposeInput,
  TaxRateInput,
} from './prize.dto.js';
import { PrizeService } from './prize.service.js';
import { ledgerWorkbook } from './prize.xlsx.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const winnerId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('prize_not_found') });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class PrizeController {
  constructor(
    private readonly prizes: PrizeService,
    private readonly identities: IdentityService,
  ) {}

  @Get('me/prizes')
  @Allow('contestant')
  own(@Principal() { contestId: contest, contestantId }: ContestantPrincipal): Promise<OwnPrizesAnswer> {
    return this.prizes.own(contest, contestantId);
  }

  /** The winner takes a prize or leaves it to whoever stands behind. */
  @Post('me/prizes')
  @HttpCode(204)
  @Allow('contestant')
  answer(
    @Principal() { contestId: contest, contestantId }: ContestantPrincipal,
    @Body() wanted: OwnPrizeRequest,
  ): Promise<void> {
    return this.prizes.answer(contest, contestantId, wanted);
  }

  @Post('me/prize-identity')
  @HttpCode(204)
  @Allow('contestant')
  keepOwn(
    @Principal() { contestId: contest, contestantId }: ContestantPrincipal,
    @Body() input: OwnIdentityInput,
  ): Promise<void> {
    return this.identities.keepOwn(contest, contestantId, input);
  }

  @Get('staff/contests/:id/prizes')
  @Allow('organiser')
  ledger(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
  ): Promise<LedgerAnswer> {
    return this.prizes.ledger(id, accountId);
  }

  @Post('staff/contests/:id/prizes')
  @HttpCode(204)
  @Allow('organiser')
  record(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() wanted: PrizeActRequest,
  ): Promise<void> {
    return this.prizes.record(id, accountId, wanted);
  }

  @Post('staff/contests/:id/prize-deadline')
  @HttpCode(204)
  @Allow('organiser')
  deadline(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { until }: DeadlineInput,
  ): Promise<void> {
    return this.prizes.setDeadline(id, accountId, until);
  }

  @Post('staff/prize-tax-rates')
  @HttpCode(204)
  @Allow('organiser')
  addRate(@Principal() { accountId }: StaffPrincipal, @Body() rate: TaxRateInput): Promise<void> {
    return this.prizes.addRate(accountId, rate);
  }

  /** The ledger as XLSX; every file is logged with its purpose. */
  @Get('staff/contests/:id/prize-ledger')
  @Allow('organiser')
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Query() { purpose, identities }: LedgerFileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { contest, entries } = await this.prizes.ledger(id, accountId);
    const known = await this.identities.forFile(id, accountId, purpose, identities === 'yes');
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(await ledgerWorkbook(contest, entries, known), {
      type: XLSX,
      disposition: 'attachment; filename="so-giai-thuong.xlsx"',
    });
  }

  /** Shows identity number, bank account and phone of a winner; logged with its purpose. */
  @Post('staff/contests/:id/winners/:winner/identity-look')
  @HttpCode(200)
  @Allow('organiser')
  look(
    @Param('id', contestId) id: string,
    @Param('winner', winnerId) winner: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { purpose }: PurposeInput,
  ): Promise<IdentityView> {
    return this.identities.look(id, winner, accountId, purpose);
  }

  @Post('staff/contests/:id/winners/:winner/identity')
  @HttpCode(204)
  @Allow('organiser')
  write(
    @Param('id', contestId) id: string,
    @Param('winner', winnerId) winner: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() input: IdentityInput,
  ): Promise<void> {
    return this.identities.write(id, winner, accountId, input);
  }

  @Post('staff/contests/:id/winners/:winner/identity-erasure')
  @HttpCode(204)
  @Allow('organiser')
  erase(
    @Param('id', contestId) id: string,
    @Param('winner', winnerId) winner: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { purpose }: ErasureInput,
  ): Promise<void> {
    return this.identities.erase(id, winner, accountId, purpose);
  }

  @Get('staff/prize-access')
  @Allow('organiser')
  async access(@Principal() { accountId }: StaffPrincipal): Promise<AccessAnswer> {
    return { accounts: await this.identities.access(accountId) };
  }

  /** The right to see identity numbers; another organiser gives it. */
  @Post('staff/prize-access')
  @HttpCode(204)
  @Allow('organiser')
  grant(
    @Principal() { accountId }: StaffPrincipal,
    @Body() { accountId: who, granted }: AccessInput,
  ): Promise<void> {
    return this.identities.grant(who, accountId, granted);
  }
}
