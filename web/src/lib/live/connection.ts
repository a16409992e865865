import { io, type Socket } from 'socket.io-client';
import type {
  BoardUpdate,
  BoardWatch,
  ClientToServer,
  PositionAnswer,
  PositionUpdate,
  ServerToClient,
  WatchAnswer,
  Watching,
} from '../../../../src/live/protocol.js';

/** Why nothing comes at the moment: `waiting` passes by itself. */
export type Trouble = 'waiting' | 'refused';

export interface Listener {
  trouble(kind: Trouble): void;
  /** A whole board: at first, after trouble, after a gap, after a pause. */
  board(watching: Watching): void;
  /** The round is over and the last board has been told; the connection is closed. */
  over(): void;
  /** What changed since; always the next after what was told before. */
  update(update: BoardUpdate): void;
  position?(answer: Extract<PositionAnswer, { ok: true }>): void;
  positionMoved?(update: PositionUpdate): void;
}

/** A phone that slept so long may hold a dead line without knowing it. */
const sleepMs = 20_000;
const ackMs = 8_000;
const againMs = 10_000;
/** A hall must not ask all at once. */
const spreadMs = 3_000;
/** States in which no board moves any more. */
const finished = new Set<Watching['board']['state']>(['provisional', 'official']);
/** Refusals that pass by themselves. */
const passing = new Set(['unavailable', 'too_many_requests', 'internal']);

/**
 * Follows one board and, for who takes part, their position. Whatever tears – network, sleep, a lost message,
 * the server's restart – it begins again from a whole board.
 */
export class BoardConnection {
  private readonly socket: Socket<ServerToClient, ClientToServer>;
  private seq = -1;
  private k = '';
  private turn = 0;
  private paused = false;
  private stopped = false;
  private hiddenAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly wanted: BoardWatch,
    private readonly listener: Listener,
  ) {
    this.socket = io({ transports: ['websocket', 'polling'], tryAllTransports: true });
    this.socket.on('connect', () => void this.watch());
    this.socket.on('disconnect', () => this.lost());
    this.socket.on('connect_error', () => this.lost());
    this.socket.on('board:update', (update) => this.received(update));
    this.socket.on('board:state', ({ k }) => {
      if (k === this.k) this.watchLater(Math.random() * spreadMs);
    });
    this.socket.on('position:update', (update) => {
      if (!this.paused && update.roundId === wanted.roundId) listener.positionMoved?.(update);
    });
    document.addEventListener('visibilitychange', () => this.seen());
    addEventListener('online', () => this.restart());
    addEventListener('pageshow', (event) => event.persisted && this.restart());
  }

  pause(): void {
    this.paused = true;
    this.turn += 1;
    clearTimeout(this.timer);
    if (!this.socket.connected) return;
    this.socket.emit('board:unwatch', this.wanted);
    if (this.listener.position) this.socket.emit('position:unwatch', { roundId: this.wanted.roundId });
  }

  resume(): void {
    this.paused = false;
    if (this.socket.connected) void this.watch();
    else this.restart();
  }

  /** Asks for the contestant's position again, with the people around it. */
  async askPosition(): Promise<void> {
    const { roundId } = this.wanted;
    try {
      const answer = await this.socket.timeout(ackMs).emitWithAck('position:watch', { roundId });
      if (answer.ok && !this.paused) this.listener.position?.(answer);
    } catch {
      // The next connection asks again.
    }
  }

  private async watch(): Promise<void> {
    if (this.paused) return;
    clearTimeout(this.timer);
    const turn = ++this.turn;
    this.seq = -1;
    let answer: WatchAnswer;
    try {
      answer = await this.socket.timeout(ackMs).emitWithAck('board:watch', this.wanted);
    } catch {
      if (turn === this.turn && this.socket.connected) this.watchLater(againMs);
      return;
    }
    // Paused or asked again in the meantime: a newer answer is on its way.
    if (turn !== this.turn) return;
    if (!answer.ok) {
      if (passing.has(answer.code)) this.watchLater(againMs);
      else this.listener.trouble('refused');
      return;
    }
    this.k = answer.k;
    this.seq = answer.board.seq;
    this.listener.board(answer);
    if (this.listener.position) await this.askPosition();
    if (turn === this.turn && finished.has(answer.board.state)) this.stop();
  }

  private received(update: BoardUpdate): void {
    if (this.paused || update.k !== this.k || this.seq < 0 || update.s <= this.seq) return;
    if (update.s !== this.seq + 1) {
      void this.watch();
      return;
    }
    this.seq = update.s;
    this.listener.update(update);
  }

  private watchLater(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.watch(), ms);
  }

  private stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket.disconnect();
    this.listener.over();
  }

  private lost(): void {
    this.seq = -1;
    if (!this.paused && !this.stopped) this.listener.trouble('waiting');
  }

  private seen(): void {
    if (document.hidden) this.hiddenAt = Date.now();
    else if (this.hiddenAt && Date.now() - this.hiddenAt > sleepMs) this.restart();
  }

  private restart(): void {
    if (this.paused || this.stopped) return;
    this.socket.disconnect().connect();
  }
}
