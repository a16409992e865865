import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  AccountAnswer,
  AccountsAnswer,
  AccountView,
  InvitationInput,
  InvitationView,
  InvitedAnswer,
  PasswordInput,
  SessionsAnswer,
  SignInInput,
} from './account.dto.js';
import { Accounts } from './account.service.js';
import { Sessions } from './sessions.js';
import { PasswordGuard } from './sign-in.js';

const accountId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('account_not_found') });
const sessionId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('session_not_found') });

/** Signing in and out of the organisers' pages. */
@Controller('staff')
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  @Post('sessions')
  @Allow('anyone')
  @UseGuards(PasswordGuard)
  async signIn(
    @Body() _: SignInInput,
    @Req() request: FastifyRequest & { user: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    await this.sessions.signIn(request, reply, { accountId: request.user });
    return { account: await this.accounts.byId(request.user) };
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Allow('organiser', 'editor', 'coordinator')
  async signOut(
    @Principal() principal: StaffPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(reply, principal);
  }

  /** Browsers in which this account is signed in. */
  @Get('sessions')
  @Allow('organiser', 'editor', 'coordinator')
  async list(@Principal() principal: StaffPrincipal): Promise<SessionsAnswer> {
    const rows = await this.sessions.listOf(principal.accountId);
    return { sessions: rows.map((row) => ({ ...row, current: row.id === principal.sessionId })) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('organiser', 'editor', 'coordinator')
  async end(@Principal() principal: StaffPrincipal, @Param('id', sessionId) id: string): Promise<void> {
    await this.sessions.endOne(principal.accountId, id);
  }

  @Get('invitations/:token')
  @Allow('anyone')
  invitation(@Param('token') token: string): Promise<InvitationView> {
    return this.accounts.invitation(token);
  }

  /** Sets the password of the invited person and signs them in. */
  @Post('invitations/:token')
  @Allow('anyone')
  async accept(
    @Param('token') token: string,
    @Body() { password }: PasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    const id = await this.accounts.accept(token, password);
    await this.sessions.signIn(request, reply, { accountId: id });
    return { account: await this.accounts.byId(id) };
  }
}

/** Who works for the contest. */
@Controller('staff')
export class AccountController {
  constructor(private readonly accounts: Accounts) {}

  @Get('me')
  @Allow('organiser', 'editor', 'coordinator')
  me(@Principal() principal: StaffPrincipal): Promise<AccountView> {
    return this.accounts.byId(principal.accountId);
  }

  @Get('accounts')
  @Allow('organiser')
  async list(): Promise<AccountsAnswer> {
    return { accounts: await this.accounts.list() };
  }

  @Post('accounts')
  @Allow('organiser')
  invite(@Body() input: InvitationInput): Promise<InvitedAnswer> {
    return this.accounts.invite(input);
  }

  /** A new link for somebody whose link expired or who forgot the password. */
  @Post('accounts/:id/invitations')
  @Allow('organiser')
  renew(@Param('id', accountId) id: string): Promise<InvitedAnswer> {
    return this.accounts.issue(id);
  }

  @Post('accounts/:id/disable')
  @HttpCode(200)
  @Allow('organiser')
  async disable(@Param('id', accountId) id: string): Promise<AccountAnswer> {
    return { account: await this.accounts.disable(id) };
  }
}
