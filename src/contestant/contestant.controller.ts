import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../account/sessions.js';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  ChallengeAnswer,
  ConfirmedAnswer,
  ConfirmInput,
  EntryAnswer,
  ExtraTimeAnswer,
  ExtraTimeInput,
  Me,
  PhoneInput,
  RegistrationInput,
  RosterAnswer,
  RosterFilter,
} from './contestant.dto.js';
import { Contestants } from './contestants.js';
import { RegistrationService } from './registration.service.js';
import { Roster } from './roster.query.js';

const challengeId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('challenge_not_found') });
const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const contestantId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contestant_not_found') });

/** Registering, coming back, and who I am. */
@Controller()
export class ContestantController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly contestants: Contestants,
    private readonly sessions: Sessions,
  ) {}

  @Get('contests/:slug/entry')
  @Allow('anyone')
  entry(@Param('slug') slug: string): Promise<EntryAnswer> {
    return this.registrations.entry(slug);
  }

  /** Sends a code to the phone; the registration counts when the code is confirmed. */
  @Post('contests/:slug/registrations')
  @HttpCode(202)
  @Allow('anyone')
  register(
    @Param('slug') slug: string,
    @Body() input: RegistrationInput,
    @Req() request: FastifyRequest,
  ): Promise<ChallengeAnswer> {
    return this.registrations.register(slug, input, request.ip);
  }

  /** Sends a code to the phone of somebody who registered before. */
  @Post('contests/:slug/sign-ins')
  @HttpCode(202)
  @Allow('anyone')
  comeBack(
    @Param('slug') slug: string,
    @Body() { phone }: PhoneInput,
    @Req() request: FastifyRequest,
  ): Promise<ChallengeAnswer> {
    return this.registrations.comeBack(slug, phone, request.ip);
  }

  /** The code from the phone: registers or finds the contestant, and signs in. */
  @Post('challenges/:id/confirm')
  @Allow('anyone')
  async confirm(
    @Param('id', challengeId) id: string,
    @Body() { code }: ConfirmInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfirmedAnswer> {
    const { contestantId, already } = await this.registrations.confirm(id, code.replace(/\s/g, ''));
    await this.sessions.signIn(request, reply, { contestantId });
    return { contestant: await this.contestants.me(contestantId), already };
  }

  @Get('me')
  @Allow('contestant')
  me(@Principal() principal: ContestantPrincipal): Promise<Me> {
    return this.contestants.me(principal.contestantId);
  }

  /** "Kết thúc và xoá khỏi máy này": the session ends and its cookie goes. */
  @Post('me/sign-out')
  @HttpCode(204)
  @Allow('contestant')
  async signOut(
    @Principal() principal: ContestantPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(reply, principal);
  }
}

/** Contestants as staff see them. */
@Controller('staff')
export class RosterController {
  constructor(
    private readonly roster: Roster,
    private readonly contestants: Contestants,
  ) {}

  /** A coordinator gets the people of their own unit or organization only. */
  @Get('contests/:id/contestants')
  @Allow('organiser', 'coordinator')
  list(
    @Principal() staff: StaffPrincipal,
    @Param('id', contestId) id: string,
    @Query() filter: RosterFilter,
  ): Promise<RosterAnswer> {
    return this.roster.page(staff, id, filter);
  }

  @Post('contestants/:id/extra-time')
  @HttpCode(200)
  @Allow('organiser')
  grant(
    @Principal() staff: StaffPrincipal,
    @Param('id', contestantId) id: string,
    @Body() { permille }: ExtraTimeInput,
  ): Promise<ExtraTimeAnswer> {
    return this.contestants.grantExtraTime(id, permille, staff.accountId);
  }
}
