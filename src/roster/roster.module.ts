import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccountModule } from '../account/account.module.js';
import { ContestantModule } from '../contestant/contestant.module.js';
import { RosterCodes } from './roster.codes.js';
import { EntryDoorController, EntryListController, rosterTypes } from './roster.controller.js';
import { RosterImports } from './roster.import.js';
import { RosterQuery } from './roster.query.js';

@Module({
  imports: [AccountModule, ContestantModule],
  controllers: [EntryListController, EntryDoorController],
  providers: [RosterCodes, RosterImports, RosterQuery],
})
export class RosterModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The route reads the bytes itself, after it knows who sends them; every other route refuses lists. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser([...rosterTypes], (request, _payload, done) => {
      if (
        /^\/api\/staff\/(?:contests\/[^/]+\/roster|rounds\/[^/]+\/stage)\/imports(?:\?|$)/.test(request.url)
      )
        return done(null);
      done(Object.assign(new Error('no lists here'), { statusCode: 415 }));
    });
  }
}
