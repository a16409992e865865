import { Controller, Get, Param, ParseUUIDPipe, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { FilesAnswer } from './download.dto.js';
import { DownloadService } from './download.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const fileId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('export_not_found') });

/** Files made in the background, of every kind. */
@Controller('staff')
export class DownloadController {
  constructor(private readonly downloads: DownloadService) {}

  @Get('contests/:id/files')
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
  @Get('exports/:id/file')
  @Allow('organiser', 'coordinator')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', fileId) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stream, bytes, range, type, disposition } = await this.downloads.download(
      staff,
      id,
      request.headers.range,
    );
    reply.header('cache-control', 'private, no-store').header('accept-ranges', 'bytes');
    if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
    const length = range ? range.end - range.start + 1 : bytes;
    return new StreamableFile(stream, { type, disposition, length });
  }
}
