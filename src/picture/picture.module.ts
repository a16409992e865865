import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PictureController } from './picture.controller.js';

/** Of questions, and evidence of units. */
const takesPictures = /^\/api\/(pictures|staff\/contests\/[^/]+\/evidence)$/;

@Module({ controllers: [PictureController] })
export class PictureModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** These routes read the bytes themselves, after they know who sends them; every other route refuses pictures. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser(['image/png', 'image/jpeg', 'image/webp'], (request, _payload, done) => {
      const [path] = request.url.split('?', 1);
      if (takesPictures.test(path ?? '')) return done(null);
      done(Object.assign(new Error('no pictures here'), { statusCode: 415 }));
    });
  }
}
