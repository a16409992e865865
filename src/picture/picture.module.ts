import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PictureController } from './picture.controller.js';

@Module({ controllers: [PictureController] })
export class PictureModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The route reads the bytes itself, after it knows who sends them; every other route refuses pictures. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser(['image/png', 'image/jpeg', 'image/webp'], (request, _payload, done) => {
      const [path] = request.url.split('?', 1);
      if (path === '/api/pictures') return done(null);
      done(Object.assign(new Error('no pictures here'), { statusCode: 415 }));
    });
  }
}
