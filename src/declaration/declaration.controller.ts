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
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { consume } from '../account/sign-in.js';
import { attachment } from '../download/attachment.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  DeclarationAccepted,
  DeclarationsAnswer,
  DeclarationsRequest,
  EvidenceRequest,
  HeadCountRequest,
  RulingRequest,
} from './declaration.dto.js';
import { DeclarationService } from './declaration.service.js';
import { evidenceLimits, EvidenceService } from './evidence.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const headCountId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('declaration_not_found') });
const evidenceId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('evidence_not_found') });
const types = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];

/** What units and organizations declare: their head-counts and evidence. A coordinator speaks for the own ones. */
@Controller('staff')
export class DeclarationController {
  /** Decoding pictures costs: enough for a person with a folder of them. */
  private readonly uploads = new RateLimiterMemory({ points: 60, duration: 60 });

  constructor(
    private readonly declarations: DeclarationService,
    private readonly evidence: EvidenceService,
  ) {}

  @Get('contests/:id/declarations')
  @Allow('organiser', 'coordinator')
  list(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Query() wanted: DeclarationsRequest,
  ): Promise<DeclarationsAnswer> {
    return this.declarations.list(staff, id, wanted);
  }

  @Post('contests/:id/head-counts')
  @Allow('organiser', 'coordinator')
  async state(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: HeadCountRequest,
  ): Promise<DeclarationAccepted> {
    return { id: await this.declarations.state(staff, id, wanted) };
  }

  @Post('head-counts/:id/ruling')
  @HttpCode(204)
  @Allow('organiser')
  decide(
    @Param('id', headCountId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: RulingRequest,
  ): Promise<void> {
    return this.declarations.decide(staff, id, wanted);
  }

  /** The body is the file itself: a PDF, or a picture as PNG, JPEG or WebP. */
  @Post('contests/:id/evidence')
  @Allow('organiser', 'coordinator')
  @ApiConsumes(...types)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async send(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Query() wanted: EvidenceRequest,
    @Req() request: FastifyRequest,
  ): Promise<DeclarationAccepted> {
    await consume(this.uploads, staff.accountId);
    return { id: await this.evidence.take(staff, id, wanted, await readAll(request)) };
  }

  @Post('evidence/:id/ruling')
  @HttpCode(204)
  @Allow('organiser')
  decideEvidence(
    @Param('id', evidenceId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: RulingRequest,
  ): Promise<void> {
    return this.evidence.decide(staff, id, wanted);
  }

  /** Always an attachment: a browser must not open what somebody sent here on our site. */
  @Get('evidence/:id/file')
  @Allow('organiser', 'coordinator')
  @ApiProduces(...types)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', evidenceId) id: string,
    @Principal() staff: StaffPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { fileName, mediaType, bytes } = await this.evidence.file(staff, id);
    reply.header('cache-control', 'private, no-store');
    const ending = mediaType.split('/').at(-1) ?? '';
    const name = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'minh-chung';
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: attachment(`${name}.${ending}`),
      length: bytes.length,
    });
  }
}

/** @throws AppError `evidence_wrong_type` for a body that is no such file, `evidence_too_large` */
async function readAll({ headers, raw }: FastifyRequest): Promise<Buffer> {
  if (!types.includes(headers['content-type'] ?? '')) throw new AppError('evidence_wrong_type');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > evidenceLimits.bytes)
      throw new AppError('evidence_too_large', { mb: evidenceLimits.bytes / 2 ** 20 });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
