import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { StandingModule } from '../standing/standing.module.js';
import { LiveBoards } from './live.boards.js';
import { LiveGateway } from './live.gateway.js';
import { LivePositions } from './live.positions.js';

/** The only room that speaks Socket.IO. */
@Module({
  imports: [AccountModule, StandingModule],
  providers: [LiveBoards, LiveGateway, LivePositions],
})
export class LiveModule {}
