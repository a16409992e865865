import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { consume } from '../account/sign-in.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { pictureLimits } from './image.js';
import { PictureView } from './picture.dto.js';
import { findPicture, storePicture } from './picture.store.js';

/** Pictures of questions. */
@Controller('pictures')
export class PictureController {
  /** Decoding costs: enough for a person who fills a question with pictures. */
  private readonly uploads = new RateLimiterMemory({ points: 60, duration: 60 });

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The body is the picture itself: PNG, JPEG or WebP. */
  @Post()
  @Allow('organiser', 'editor')
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async upload(@Req() request: FastifyRequest, @Principal() staff: StaffPrincipal): Promise<PictureView> {
    await consume(this.uploads, staff.accountId);
    const { sha256, mediaType, width, height, bytes } = await storePicture(
      this.database,
      await readAll(request),
    );
    return { file: sha256, path: `/api/pictures/${sha256}`, mediaType, width, height, bytes: bytes.length };
  }

  /** A name says what is in it, so a picture never changes. */
  @Get(':sha')
  @Allow('anyone')
  @ApiProduces('image/webp', 'image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async picture(
    @Param('sha') sha: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await findPicture(this.database, sha);
    if (!found) throw new AppError('picture_not_found');
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return new StreamableFile(found.bytes, {
      type: found.mediaType,
      disposition: 'inline',
      length: found.bytes.length,
    });
  }
}

/** @throws AppError `picture_wrong_type` for a body that is no picture, `picture_too_large` */
async function readAll({ headers, raw }: FastifyRequest): Promise<Buffer> {
  if (headers['content-type']?.startsWith('image/') !== true) throw new AppError('picture_wrong_type');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > pictureLimits.uploadBytes) {
      throw new AppError('picture_too_large', { mb: pictureLimits.uploadBytes / 2 ** 20 });
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
