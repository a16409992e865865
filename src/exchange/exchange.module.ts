import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { EditorialModule } from '../editorial/editorial.module.js';
import { ExchangeController } from './exchange.controller.js';
import { ImportService } from './import.service.js';
import { ImportStore } from './import.store.js';

@Module({
  imports: [EditorialModule],
  controllers: [ExchangeController],
  providers: [ImportService, ImportStore],
})
export class ExchangeModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The route reads the bytes itself, after it knows who sends them; every other route refuses files. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser('application/octet-stream', (request, _payload, done) => {
      const [path] = request.url.split('?', 1);
      if (path === '/api/bank/imports') return done(null);
      done(Object.assign(new Error('no files here'), { statusCode: 415 }));
    });
  }
}
