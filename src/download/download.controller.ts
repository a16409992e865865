import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { FilesAnswer, ReleasedAnswer, ReleaseRequest } from './download.dto.js';
import { type Download, DownloadService } from './download.service.js';
import { ReleaseService } from './release.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const fileId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('export_not_found') });

/** Files made in the background, of every kind. */
@Controller()
export class DownloadController {
  constructor(
    private readonly downloads: DownloadService,
    private readonly releases: ReleaseService,
  ) {}

  @Get('staff/contests/:id/files')
  @Allow('organiser', 'coordinator')
  async list(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<FilesAnswer> {
    const files = await this.downloads.list(staff, { contestId: id }, languageOf(request));
    return { files: files.map(({ view }) => view) };
  }

  /** The whole file, or the part that a Range header names (206). */
  @Get('staff/exports/:id/file')
  @Allow('organiser', 'coordinator')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', fileId) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    reply.header('cache-control', 'private, no-store');
    return sent(reply, await this.downloads.download(staff, id, request.headers.range));
  }

  /** Lets the public fetch a file, or no longer. */
  @Post('staff/exports/:id/release')
  @HttpCode(204)
  @Allow('organiser')
  release(
    @Param('id', fileId) id: string,
    @Principal() { accountId }: StaffPrincipal,
    @Body() { released }: ReleaseRequest,
  ): Promise<void> {
    return this.releases.release(id, accountId, released);
  }

  @Get('contests/:slug/downloads')
  @Allow('anyone')
  async releasedFiles(@Param('slug') slug: string): Promise<ReleasedAnswer> {
    return { files: await this.releases.list(slug) };
  }

  @Get('downloads/:id/file')
  @Allow('anyone')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async releasedFile(
    @Param('id', fileId) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    // It may be taken away again.
    reply.header('cache-control', 'no-cache');
    return sent(reply, await this.downloads.released(id, request.headers.range));
  }
}

function sent(reply: FastifyReply, { stream, bytes, range, type, disposition }: Download): StreamableFile {
  reply.header('accept-ranges', 'bytes');
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
  const length = range ? range.end - range.start + 1 : bytes;
  return new StreamableFile(stream, { type, disposition, length });
}
