import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Buffer } from 'node:buffer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Sessions } from '../account/sessions.js';
import { consume } from '../account/sign-in.js';
import { ConfirmedAnswer } from '../contestant/contestant.dto.js';
import { Contestants } from '../contestant/contestants.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { RosterCodes } from './roster.codes.js';
import {
  RosterCodesAnswer,
  RosterCodesRequest,
  RosterDoorInput,
  RosterEntriesAnswer,
  RosterEntriesFilter,
  RosterImportRequest,
  RosterImportView,
  RosterRemovalRequest,
} from './roster.dto.js';
import { RosterImports } from './roster.import.js';
import { RosterQuery } from './roster.query.js';
import { rosterLimits } from './roster.table.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const importId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('roster_import_not_found') });
const entryId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('roster_entry_not_found') });

export const rosterTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
] as const;
const [xlsx] = rosterTypes;

/** Lists of the people who may enter, and their codes. */
@Controller('staff')
export class EntryListController {
  /** Reading costs: enough for a person with a folder of files. */
  private readonly readings = new RateLimiterMemory({ points: 30, duration: 60 });

  constructor(
    private readonly imports: RosterImports,
    private readonly codes: RosterCodes,
    private readonly query: RosterQuery,
  ) {}

  @Get('contests/:id/roster')
  @Allow('organiser')
  async list(
    @Param('id', contestId) id: string,
    @Query() filter: RosterEntriesFilter,
  ): Promise<RosterEntriesAnswer> {
    await this.imports.rules(id);
    return { ...(await this.query.page(id, filter)), imports: await this.imports.newest(id) };
  }

  /** The workbook to fill in, with this contest's divisions and groups. */
  @Get('contests/:id/roster/template.xlsx')
  @Allow('organiser')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Param('id', contestId) id: string): Promise<StreamableFile> {
    const rules = await this.imports.rules(id);
    const { rosterTemplate } = await import('./roster.xlsx.js');
    return attachment(await rosterTemplate(rules), 'mau-danh-sach.xlsx');
  }

  /** The body is the file itself. Good rows come in, every row's fate is told; the same file again changes nothing. */
  @Post('contests/:id/roster/imports')
  @Allow('organiser')
  @ApiConsumes(...rosterTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async bring(
    @Param('id', contestId) id: string,
    @Query() { name }: RosterImportRequest,
    @Principal() { accountId }: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<RosterImportView> {
    await consume(this.readings, accountId);
    const made = await this.imports.begin(id, name, await readAll(request), accountId);
    return this.imports.view(made, languageOf(request));
  }

  @Get('roster-imports/:id')
  @Allow('organiser')
  find(@Param('id', importId) id: string, @Req() request: FastifyRequest): Promise<RosterImportView> {
    return this.imports.view(id, languageOf(request));
  }

  /** Every row with its fate and how to mend it. */
  @Get('roster-imports/:id/report.xlsx')
  @Allow('organiser')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async report(@Param('id', importId) id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const { rows } = await this.imports.report(id, languageOf(request));
    const { rosterReport } = await import('./roster.xlsx.js');
    return attachment(await rosterReport(rows), 'ket-qua-nhap.xlsx');
  }

  /** Makes codes and tells them this once. */
  @Post('contests/:id/roster/codes')
  @HttpCode(200)
  @Allow('organiser')
  async issue(
    @Param('id', contestId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { entryIds }: RosterCodesRequest,
  ): Promise<RosterCodesAnswer> {
    await this.imports.rules(id);
    return this.codes.issue(id, entryIds ?? null, accountId);
  }

  /** The code stops working; who is in with it is signed out. */
  @Post('roster-entries/:id/revoke')
  @HttpCode(204)
  @Allow('organiser')
  revoke(@Param('id', entryId) id: string): Promise<void> {
    return this.codes.revoke(id);
  }

  /** Off the roster, as long as the person has not come in. */
  @Post('roster-entries/:id/remove')
  @HttpCode(204)
  @Allow('organiser')
  remove(
    @Param('id', entryId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { reason }: RosterRemovalRequest,
  ): Promise<void> {
    return this.codes.remove(id, reason, accountId);
  }
}

/** The door for people of a roster. */
@Controller()
export class EntryDoorController {
  constructor(
    private readonly codes: RosterCodes,
    private readonly contestants: Contestants,
    private readonly sessions: Sessions,
  ) {}

  /** The code with the phone or the year of birth: signs in, the first time with consent. */
  @Post('contests/:slug/roster-sign-ins')
  @Allow('anyone')
  async enter(
    @Param('slug') slug: string,
    @Body() input: RosterDoorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfirmedAnswer> {
    const { contestantId, already } = await this.codes.enter(slug, input, request.ip);
    await this.sessions.signIn(request, reply, { contestantId });
    return { contestant: await this.contestants.me(contestantId), already };
  }
}

const attachment = (bytes: Buffer, name: string): StreamableFile =>
  new StreamableFile(bytes, { type: xlsx, disposition: `attachment; filename="${name}"` });

/** @throws AppError `roster_wrong_type` for a body that is no file, `roster_too_large` */
export async function readAll({ headers, raw }: FastifyRequest): Promise<Uint8Array> {
  const type = headers['content-type']?.split(';', 1)[0]?.trim();
  if (!rosterTypes.some((known) => known === type)) throw new AppError('roster_wrong_type');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > rosterLimits.bytes)
      throw new AppError('roster_too_large', { mb: rosterLimits.bytes / 2 ** 20 });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
