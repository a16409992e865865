import { Controller, Get, Param, ParseUUIDPipe, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { paperTypes } from '../document/render-paper.js';
import { Allow } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { BulletinsAnswer } from './bulletin.dto.js';
import { BulletinService } from './bulletin.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('bulletin_not_found') });

/** Daily bulletins: how many took part, by unit. */
@Controller()
export class BulletinController {
  constructor(private readonly bulletins: BulletinService) {}

  @Get('contests/:slug/bulletins')
  @Allow('anyone')
  async list(@Param('slug') slug: string): Promise<BulletinsAnswer> {
    return { bulletins: await this.bulletins.list(slug) };
  }

  @Get('rounds/:id/bulletins/:day/:format')
  @Allow('anyone')
  @ApiProduces(...Object.values(paperTypes))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', roundId) id: string,
    @Param('day') day: string,
    @Param('format') format: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    if (format !== 'docx' && format !== 'pdf') throw new AppError('bulletin_not_found');
    const { bytes, disposition } = await this.bulletins.file(id, day, format);
    reply.header('cache-control', 'public, max-age=3600');
    return new StreamableFile(bytes, { type: paperTypes[format], disposition, length: bytes.length });
  }
}
