import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import {
  BanksAnswer,
  CopyQuestionRequest,
  CreateBankRequest,
  DraftSaved,
  EditorialActRequest,
  QuestionDetail,
  QuestionListAnswer,
  QuestionListRequest,
  SaveDraftRequest,
  TopicsAnswer,
} from './editorial.dto.js';
import { EntryActs } from './entry.acts.js';
import { EntryQuery } from './entry.query.js';
import { EntryReading } from './entry.reading.js';
import { EntryService } from './entry.service.js';

/** The question bank, for those who keep it. */
@Controller('staff')
export class EditorialController {
  constructor(
    private readonly query: EntryQuery,
    private readonly reading: EntryReading,
    private readonly entries: EntryService,
    private readonly acts: EntryActs,
  ) {}

  @Get('banks')
  @Allow('organiser', 'editor')
  async banks(@Principal() staff: StaffPrincipal): Promise<BanksAnswer> {
    return { banks: await this.query.banks(staff) };
  }

  @Post('banks')
  @Allow('organiser', 'editor')
  async createBank(
    @Principal() staff: StaffPrincipal,
    @Body() wanted: CreateBankRequest,
  ): Promise<BanksAnswer> {
    await this.entries.createBank(wanted, staff);
    return { banks: await this.query.banks(staff) };
  }

  @Get('banks/:bank/questions')
  @Allow('organiser', 'editor')
  list(
    @Param('bank') bank: string,
    @Principal() staff: StaffPrincipal,
    @Query() wanted: QuestionListRequest,
  ): Promise<QuestionListAnswer> {
    return this.reading.list(bank, wanted, staff);
  }

  @Get('banks/:bank/questions/:code')
  @Allow('organiser', 'editor')
  one(
    @Param('bank') bank: string,
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<QuestionDetail> {
    return this.reading.one(bank, code, staff, languageOf(request));
  }

  /** A new draft; it gets the next free code. */
  @Post('banks/:bank/questions')
  @Allow('organiser', 'editor')
  create(
    @Param('bank') bank: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: SaveDraftRequest,
    @Req() request: FastifyRequest,
  ): Promise<DraftSaved> {
    return this.entries.save(bank, null, wanted, staff, languageOf(request));
  }

  @Put('banks/:bank/questions/:code')
  @Allow('organiser', 'editor')
  save(
    @Param('bank') bank: string,
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: SaveDraftRequest,
    @Req() request: FastifyRequest,
  ): Promise<DraftSaved> {
    return this.entries.save(bank, code, wanted, staff, languageOf(request));
  }

  @Post('banks/:bank/questions/:code/acts')
  @HttpCode(204)
  @Allow('organiser', 'editor')
  act(
    @Param('bank') bank: string,
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: EditorialActRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.acts.act(bank, code, wanted, staff, languageOf(request));
  }

  @Post('banks/:bank/questions/:code/copies')
  @Allow('organiser', 'editor')
  copy(
    @Param('bank') bank: string,
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() { toBank }: CopyQuestionRequest,
    @Req() request: FastifyRequest,
  ): Promise<DraftSaved> {
    return this.entries.copy(bank, code, toBank, staff, languageOf(request));
  }

  @Get('topics')
  @Allow('organiser', 'editor')
  async topics(): Promise<TopicsAnswer> {
    return { topics: await this.reading.topics() };
  }
}
