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
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Buffer } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { consume } from '../account/sign-in.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { readAll, rosterTypes } from '../roster/roster.controller.js';
import {
  StageConfirmRequest,
  StageImportRequest,
  StageImportView,
  StagePointsRequest,
  StageView,
} from './stage.dto.js';
import { StageService } from './stage.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const importId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('roster_import_not_found') });
const [xlsx] = rosterTypes;

/** Points of rounds that are held on a stage. */
@Controller('staff')
export class StageController {
  /** Reading a file costs. */
  private readonly readings = new RateLimiterMemory({ points: 30, duration: 60 });

  constructor(private readonly stage: StageService) {}

  @Get('rounds/:id/stage')
  @Allow('organiser')
  view(@Param('id', roundId) id: string, @Principal() { accountId }: StaffPrincipal): Promise<StageView> {
    return this.stage.view(id, accountId);
  }

  /** The sheet to fill in, with everybody who may be on the stage. */
  @Get('rounds/:id/stage/sheet.xlsx')
  @Allow('organiser')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(@Param('id', roundId) id: string): Promise<StreamableFile> {
    return attachment(await this.stage.sheet(id), 'diem-san-khau.xlsx');
  }

  @Post('rounds/:id/stage/entries')
  @HttpCode(200)
  @Allow('organiser')
  enter(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() body: StagePointsRequest,
  ): Promise<StageView> {
    return this.stage.enter(id, body, accountId);
  }

  /** The body is the file itself. */
  @Post('rounds/:id/stage/imports')
  @Allow('organiser')
  @ApiConsumes(...rosterTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async bring(
    @Param('id', roundId) id: string,
    @Query() { name }: StageImportRequest,
    @Principal() { accountId }: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<StageImportView> {
    await consume(this.readings, accountId);
    const made = await this.stage.bring(id, name, await readAll(request), accountId);
    return this.stage.importView(made, languageOf(request));
  }

  @Get('stage-imports/:id')
  @Allow('organiser')
  find(@Param('id', importId) id: string, @Req() request: FastifyRequest): Promise<StageImportView> {
    return this.stage.importView(id, languageOf(request));
  }

  /** Every row with its fate. */
  @Get('stage-imports/:id/report.xlsx')
  @Allow('organiser')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async report(@Param('id', importId) id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const rows = await this.stage.report(id, languageOf(request));
    const { rosterReport } = await import('../roster/roster.xlsx.js');
    return attachment(await rosterReport(rows), 'ket-qua-nhap-diem.xlsx');
  }

  /** By another person than who entered them. */
  @Post('rounds/:id/stage/confirmations')
  @HttpCode(200)
  @Allow('organiser')
  confirm(
    @Param('id', roundId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { entryIds }: StageConfirmRequest,
  ): Promise<StageView> {
    return this.stage.confirm(id, entryIds, accountId);
  }
}

const attachment = (bytes: Buffer, name: string): StreamableFile =>
  new StreamableFile(bytes, { type: xlsx, disposition: `attachment; filename="${name}"` });
