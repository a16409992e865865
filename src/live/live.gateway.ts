import { type BeforeApplicationShutdown, Inject, UseFilters } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { IncomingMessage } from 'node:http';
import { Sessions } from '../account/sessions.js';
import { Allow } from '../platform/allow.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { StandingService } from '../standing/standing.service.js';
import { LiveBoards } from './live.boards.js';
import { LiveErrorFilter, refusalOf } from './live.errors.js';
import { Door } from './live.handshake.js';
import { PacketBudget, readBoardWatch, readPositionWatch } from './live.packet.js';
import { LivePositions } from './live.positions.js';
import type { LiveServer, LiveSocket } from './live.server.js';
import type { DoneAnswer, PositionAnswer, WatchAnswer } from './protocol.js';

const MAX_BOARDS_EACH = 6;
const MAX_POSITIONS_EACH = 3;
/** More than this waiting for one connection means that its line does not drain. */
const MAX_WAITING_PACKETS = 100;
const SWEEP_MS = 10_000;
const RESTART_WITHIN_MS = 10_000;

const events = new Set(['board:watch', 'board:unwatch', 'position:watch', 'position:unwatch']);

/** The one way in for sockets. A client never names a room; it says what it wants to see. */
@WebSocketGateway({
  serveClient: false,
  transports: ['websocket', 'polling'],
  maxHttpBufferSize: 16_384,
  perMessageDeflate: false,
  httpCompression: false,
  // A silent line is noticed within 25 s.
  pingInterval: 15_000,
  pingTimeout: 10_000,
  connectTimeout: 10_000,
})
@UseFilters(LiveErrorFilter)
export class LiveGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown
{
  private readonly door: Door;
  private server: LiveServer | null = null;
  private sweeper: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly boards: LiveBoards,
    private readonly positions: LivePositions,
    private readonly sessions: Sessions,
    private readonly standings: StandingService,
  ) {
    this.door = new Door(config);
  }

  afterInit(server: LiveServer): void {
    this.server = server;
    server.engine.opts.allowRequest = (request: IncomingMessage, decide) => {
      const refusal = this.door.refusal(request);
      decide(refusal, refusal === null);
    };
    server.engine.on(
      'connection',
      (connection: { request: IncomingMessage; once: NodeJS.EventEmitter['once'] }) => {
        connection.once('close', this.door.enter(connection.request));
      },
    );
    this.boards.start(server);
    this.sweeper = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  handleConnection(client: LiveSocket): void {
    client.data.boards = new Set();
    // The guard of HTTP routes also stands before these events; this is what it looks at.
    Object.assign(client, { method: 'GET', headers: client.handshake.headers });
    const budget = new PacketBudget(performance.now());
    client.on('error', () => {});
    client.use(([event, ...rest], next) => {
      const verdict = budget.spend(performance.now());
      const known = typeof event === 'string' && events.has(event);
      if (verdict === 'ok' && known) return next();
      if (verdict === 'cut') {
        client.conn.close();
        return;
      }
      const ack = rest.at(-1) as unknown;
      const error =
        verdict === 'ok' ? new AppError('bad_packet') : new AppError('too_many_requests', { seconds: 1 });
      if (typeof ack === 'function') ack(refusalOf(error, client));
    });
  }

  handleDisconnect(client: LiveSocket): void {
    this.positions.leaveAll(client);
  }

  @SubscribeMessage('board:watch')
  @Allow('anyone')
  async watchBoard(
    @ConnectedSocket() client: LiveSocket,
    @MessageBody() packet: unknown,
  ): Promise<WatchAnswer> {
    const { roundId, request } = readBoardWatch(packet);
    const answer = await this.boards.watch(roundId, request);
    const { boards } = client.data;
    if (!boards.has(answer.k) && boards.size >= MAX_BOARDS_EACH) {
      throw new AppError('too_many_requests', { seconds: 10 });
    }
    boards.add(answer.k);
    void client.join(answer.k);
    return answer;
  }

  @SubscribeMessage('board:unwatch')
  @Allow('anyone')
  async leaveBoard(
    @ConnectedSocket() client: LiveSocket,
    @MessageBody() packet: unknown,
  ): Promise<DoneAnswer> {
    const { roundId, request } = readBoardWatch(packet);
    const k = await this.boards.nameOf(roundId, request);
    if (k !== null && client.data.boards.delete(k)) void client.leave(k);
    return { ok: true };
  }

  @SubscribeMessage('position:watch')
  @Allow('contestant')
  async watchPosition(
    @ConnectedSocket() client: LiveSocket,
    @MessageBody() packet: unknown,
  ): Promise<PositionAnswer> {
    const roundId = readPositionWatch(packet);
    const contestantId = await this.contestantOf(client);
    if (this.positions.countOf(client) >= MAX_POSITIONS_EACH) {
      throw new AppError('too_many_requests', { seconds: 10 });
    }
    const round = await this.standings.boards(roundId);
    // Who left while the standings were read must not be remembered.
    if (client.connected) this.positions.follow(client, roundId, contestantId, round.place(contestantId));
    return { ok: true, ...round.position(contestantId, null) };
  }

  @SubscribeMessage('position:unwatch')
  @Allow('contestant')
  leavePosition(@ConnectedSocket() client: LiveSocket, @MessageBody() packet: unknown): DoneAnswer {
    this.positions.leave(client, readPositionWatch(packet));
    return { ok: true };
  }

  /** Closing the server ends the connections in a way after which clients reconnect by themselves. */
  beforeApplicationShutdown(): void {
    if (this.sweeper) clearInterval(this.sweeper);
    this.server?.emit('live:restarting', { withinMs: RESTART_WITHIN_MS });
  }

  private async contestantOf(client: LiveSocket): Promise<string> {
    const principal = await this.sessions.principalOfCookie(client.handshake.headers.cookie, ['contestant']);
    if (principal.kind !== 'contestant') throw new AppError('signed_out');
    return principal.contestantId;
  }

  private sweep(): void {
    for (const client of this.server?.sockets.sockets.values() ?? []) {
      const { writeBuffer } = client.conn as unknown as { writeBuffer: unknown[] };
      if (writeBuffer.length > MAX_WAITING_PACKETS) client.conn.close();
    }
  }
}
