import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ResultModule } from '../result/result.module.js';
import { UnitModule } from '../unit/unit.module.js';
import { DeclarationController } from './declaration.controller.js';
import { DeclarationFollower } from './declaration.follower.js';
import { DeclarationService } from './declaration.service.js';
import { EvidenceService } from './evidence.service.js';

@Module({
  imports: [ResultModule, UnitModule],
  controllers: [DeclarationController],
  providers: [DeclarationFollower, DeclarationService, EvidenceService],
  exports: [DeclarationService],
})
export class DeclarationModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The route reads the bytes itself, after it knows who sends them; every other route refuses documents. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser('application/pdf', (request, _payload, done) => {
      const [path] = request.url.split('?', 1);
      if (/^\/api\/staff\/contests\/[^/]+\/evidence$/.test(path ?? '')) return done(null);
      done(Object.assign(new Error('no documents here'), { statusCode: 415 }));
    });
  }
}
