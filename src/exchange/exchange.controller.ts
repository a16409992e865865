import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { Buffer } from 'node:buffer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { consume } from '../account/sign-in.js';
import { draftLimits } from '../core/draft/reading.js';
import { ActsAnswer } from '../editorial/editorial.dto.js';
import { EntryQuery } from '../editorial/entry.query.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { bankDrafts, picturesOf } from './bank.query.js';
import {
  BankExportRequest,
  BankLossesAnswer,
  BankLossView,
  FillRequest,
  FixQuestionRequest,
  ImportRequest,
  ImportUndone,
  ImportView,
} from './exchange.dto.js';
import { writers } from '../exchange-file/formats.js';
import { ImportService } from './import.service.js';

const fileType = 'application/octet-stream';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Questions from files and into files. */
@Controller('bank')
export class ExchangeController {
  /** Reading costs: enough for a person with a folder of files. */
  private readonly readings = new RateLimiterMemory({ points: 30, duration: 60 });

  constructor(
    private readonly imports: ImportService,
    private readonly banks: EntryQuery,
    @InjectDataSource('grading') private readonly grading: DataSource,
  ) {}

  /** The body is the file itself; what it is, its content says. */
  @Post('imports')
  @Allow('organiser', 'editor')
  @ApiConsumes(fileType)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async begin(
    @Query() { bank, name = '' }: ImportRequest,
    @Req() request: FastifyRequest,
    @Principal() staff: StaffPrincipal,
  ): Promise<ImportView> {
    await consume(this.readings, staff.accountId);
    const id = await this.imports.begin(bank, name, await readAll(request), staff);
    return this.imports.view(id, staff, languageOf(request));
  }

  @Get('imports/:id')
  @Allow('organiser', 'editor')
  find(
    @Param('id', ParseUUIDPipe) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    return this.imports.view(id, staff, languageOf(request));
  }

  /** Topic, difficulty, audience and citation for all questions that the file gave none. */
  @Patch('imports/:id')
  @HttpCode(204)
  @Allow('organiser', 'editor')
  fill(
    @Param('id', ParseUUIDPipe) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: FillRequest,
  ): Promise<void> {
    return this.imports.fill(id, wanted, staff);
  }

  /** Puts a question right, or leaves it out. */
  @Patch('imports/:id/questions/:n')
  @HttpCode(204)
  @Allow('organiser', 'editor')
  fix(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) n: number,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: FixQuestionRequest,
  ): Promise<void> {
    return this.imports.fix(id, n, wanted, staff);
  }

  @Post('imports/:id/accept')
  @HttpCode(200)
  @Allow('organiser', 'editor')
  async accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    await this.imports.accept(id, staff);
    return this.imports.view(id, staff, languageOf(request));
  }

  /** Hands every draft of the file in for review; those with faults are left and named. */
  @Post('imports/:id/submit')
  @HttpCode(200)
  @Allow('organiser', 'editor')
  submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ActsAnswer> {
    return this.imports.submit(id, staff, languageOf(request));
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Allow('organiser', 'editor')
  undo(
    @Param('id', ParseUUIDPipe) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ImportUndone> {
    return this.imports.undo(id, staff, languageOf(request));
  }

  /** What is published of a bank, with keys. What the format cannot say is counted in a header. */
  @Get('export')
  @Allow('organiser', 'editor')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Query() asked: BankExportRequest,
    @Principal() staff: StaffPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, losses } = await this.written(asked, staff);
    const { mediaType, extension } = writers[asked.format];
    reply.header('x-losses', String(losses.length));
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: `attachment; filename="${asked.bank}.${extension}"`,
    });
  }

  /** What the format cannot say of the same questions, to be read before the file is taken. */
  @Get('export/losses')
  @Allow('organiser', 'editor')
  async losses(
    @Query() asked: BankExportRequest,
    @Principal() staff: StaffPrincipal,
  ): Promise<BankLossesAnswer> {
    const { questions, losses } = await this.written(asked, staff);
    const kinds = new Map<string, BankLossView>();
    for (const { what, action, where } of losses) {
      const kind = kinds.get(what) ?? { what, action, where: [] };
      kinds.set(what, kind);
      kind.where.push(where);
    }
    return { questions, losses: [...kinds.values()].toSorted((a, b) => b.where.length - a.where.length) };
  }

  /** @throws AppError `bank_not_found`, `bank_in_use` while a round could use its keys, `export_nothing` */
  private async written({ bank, format, topic = [] }: BankExportRequest, staff: StaffPrincipal) {
    await this.banks.bank(bank, staff);
    if (await this.banks.isInUse(bank)) throw new AppError('bank_in_use');
    const drafts = await bankDrafts(this.grading, bank, topic);
    if (drafts.length === 0) throw new AppError('export_nothing', {}, 'topic');
    const file = await writers[format].write(drafts, await picturesOf(this.grading, drafts));
    return { questions: drafts.length, ...file };
  }

  /** The workbook to fill in, with an example of every kind. */
  @Get('template.xlsx')
  @Allow('organiser', 'editor')
  @ApiProduces(xlsxType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(): Promise<StreamableFile> {
    const { emptyTemplate } = await import('../exchange-office/template.write.js');
    const disposition = 'attachment; filename="mau-cau-hoi.xlsx"';
    return new StreamableFile(await emptyTemplate(), { type: xlsxType, disposition });
  }
}

/** @throws AppError `import_wrong_type` for a body that is no file, `import_too_large` */
async function readAll({ headers, raw }: FastifyRequest): Promise<Uint8Array> {
  if (headers['content-type'] !== fileType) throw new AppError('import_wrong_type');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > draftLimits.bytes) throw new AppError('import_too_large', { mb: draftLimits.bytes / 2 ** 20 });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
