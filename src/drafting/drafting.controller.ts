import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { DraftService } from './draft.service.js';
import { DraftViews } from './draft.views.js';
import {
  AttemptRulesAnswer,
  ContestRulesAnswer,
  CreateDraftRequest,
  DraftChangeRequest,
  DraftCheckAnswer,
  DraftsAnswer,
  DraftView,
  PublishedRulesAnswer,
  PublishRulesRequest,
  RulesFileRequest,
  RulesVersionRequest,
  SaveDraftRulesRequest,
  TemplatesAnswer,
} from './drafting.dto.js';
import { PublishedRules } from './published.rules.js';
import { PublishService } from './publish.service.js';

const attemptId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('attempt_not_found') });

/** Rulebooks: written by organisers, read by everybody. */
@Controller('rulebooks')
export class DraftingController {
  constructor(
    private readonly drafts: DraftService,
    private readonly views: DraftViews,
    private readonly publishing: PublishService,
    private readonly published: PublishedRules,
  ) {}

  @Get('templates')
  @Allow('organiser')
  templates(): TemplatesAnswer {
    return { templates: this.drafts.templates() };
  }

  @Get('drafts')
  @Allow('organiser')
  async list(): Promise<DraftsAnswer> {
    return { drafts: await this.views.list() };
  }

  @Post('drafts')
  @Allow('organiser')
  async create(@Principal() staff: StaffPrincipal, @Body() wanted: CreateDraftRequest): Promise<DraftView> {
    return this.views.one(await this.drafts.create(wanted.template, staff.accountId));
  }

  @Get('drafts/:id')
  @Allow('organiser')
  one(@Param('id') id: string): Promise<DraftView> {
    return this.views.one(id);
  }

  @Put('drafts/:id')
  @Allow('organiser')
  async save(
    @Param('id') id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: SaveDraftRulesRequest,
  ): Promise<DraftView> {
    await this.drafts.save(id, wanted, staff.accountId);
    return this.views.one(id);
  }

  @Delete('drafts/:id')
  @HttpCode(204)
  @Allow('organiser')
  remove(@Param('id') id: string): Promise<void> {
    return this.drafts.remove(id);
  }

  /** Everything wrong with the draft as it would be with these changes, and its printed text; nothing is stored. */
  @Post('drafts/:id/check')
  @HttpCode(200)
  @Allow('organiser')
  async check(
    @Param('id') id: string,
    @Body() wanted: DraftChangeRequest,
    @Req() request: FastifyRequest,
  ): Promise<DraftCheckAnswer> {
    return this.views.check(await this.drafts.changed(id, wanted), languageOf(request));
  }

  /** Makes the contest the first time; afterwards the next version of its rules. */
  @Post('drafts/:id/publish')
  @HttpCode(200)
  @Allow('organiser')
  publish(
    @Param('id') id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: PublishRulesRequest,
  ): Promise<PublishedRulesAnswer> {
    return this.publishing.publish(id, wanted, staff.accountId);
  }

  /** The printed rules of a contest, their versions, and what the version changed. */
  @Get('contests/:slug')
  @Allow('anyone')
  rules(@Param('slug') slug: string, @Query() wanted: RulesVersionRequest): Promise<ContestRulesAnswer> {
    return this.published.rules(slug, wanted);
  }

  @Get('contests/:slug/file')
  @Allow('anyone')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('slug') slug: string,
    @Query() { format, version }: RulesFileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, type, bytes } = await this.published.file(slug, format, version);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="${name}"`,
      length: bytes.length,
    });
  }

  /** The rules that were in force when an attempt began. */
  @Get('attempts/:id')
  @Allow('contestant', 'organiser')
  ofAttempt(
    @Param('id', attemptId) id: string,
    @Principal() who: ContestantPrincipal | StaffPrincipal,
  ): Promise<AttemptRulesAnswer> {
    return this.published.ofAttempt(id, who.kind === 'contestant' ? who.contestantId : null);
  }
}
