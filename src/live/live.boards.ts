import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { PinoLogger } from 'nestjs-pino';
import { AttemptGraded } from '../grading/grading.events.js';
import { AppError } from '../platform/errors.js';
import type { BoardRequest, Scoreboard } from '../standing/scoreboard.js';
import { type RoundBoards, StandingService } from '../standing/standing.service.js';
import { diff, Labels, type Line, linesOf } from './board-diff.js';
import { LivePositions } from './live.positions.js';
import type { LiveServer } from './live.server.js';
import type { BoardUpdate, Watching } from './protocol.js';

/** A board that somebody watches, as all its watchers have it. */
interface LiveBoard {
  k: string;
  roundId: string;
  request: BoardRequest;
  board: Scoreboard;
  /** Most rows it may hold now. */
  size: number;
  lines: Line[];
  labels: Labels;
  version: string;
  sentAt: number;
  watchedAt: number;
}

/** How often the database is asked for what other processes graded. */
const LOOK_MS = 300;
/** Grading in this process is shown at once, a few papers of the same moment together. */
const GATHER_MS = 20;
const BETWEEN_UPDATES_MS = 1_000;
const KEEP_UNWATCHED_MS = 30_000;
/** Between asking for a board and joining its watchers. */
const KEEP_AT_LEAST_MS = 1_000;
const MAX_BOARDS = 2_000;

/**
 * Watched boards and their one clock: each look compares what is shown with the standings and sends what
 * changed, once for all who watch. Every server process looks by itself, so nothing has to pass between them.
 */
@Injectable()
export class LiveBoards implements OnModuleDestroy {
  private readonly boards = new Map<string, LiveBoard>();
  private server: LiveServer | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private kicked = false;
  private names = 0;

  constructor(
    private readonly standings: StandingService,
    private readonly positions: LivePositions,
    private readonly logger: PinoLogger,
  ) {}

  start(server: LiveServer): void {
    this.server = server;
    this.plan(LOOK_MS);
  }

  onModuleDestroy(): void {
    this.server = null;
    if (this.timer) clearTimeout(this.timer);
  }

  /** The board as its watchers have it, to be followed from its `seq`. @throws AppError as StandingService */
  async watch(roundId: string, asked: BoardRequest): Promise<Watching> {
    const request = await this.standings.checked(roundId, asked);
    const key = keyOf(roundId, request);
    const live =
      this.boards.get(key) ?? this.open(key, roundId, request, await this.standings.boards(roundId));
    live.watchedAt = performance.now();
    return { ok: true, k: live.k, board: live.board, size: live.size, ...namesOf(live.labels) };
  }

  /** The name of the watched board; null when nobody watches it. @throws AppError as StandingService */
  async nameOf(roundId: string, asked: BoardRequest): Promise<string | null> {
    const request = await this.standings.checked(roundId, asked);
    return this.boards.get(keyOf(roundId, request))?.k ?? null;
  }

  @OnEvent(AttemptGraded.event)
  graded({ roundId }: AttemptGraded): void {
    this.standings.expire(roundId);
    if (this.kicked || this.boards.size === 0) return;
    this.kicked = true;
    this.plan(GATHER_MS);
  }

  private open(key: string, roundId: string, request: BoardRequest, round: RoundBoards): LiveBoard {
    // Two first watchers may both have waited for the standings.
    const made = this.boards.get(key);
    if (made) return made;
    if (this.boards.size >= MAX_BOARDS) this.dropLeft();
    if (this.boards.size >= MAX_BOARDS) throw new AppError('unavailable');
    const board = { ...round.scoreboard(request), seq: 1 };
    const labels = new Labels(round.divisions, request.view === 'individual' ? round.places : []);
    const now = performance.now();
    const lines = linesOf(board, labels);
    const k = (this.names += 1).toString(36);
    const size = round.limit(request);
    const { version } = round;
    const live = {
      k,
      roundId,
      request,
      board,
      size,
      lines,
      labels,
      version,
      sentAt: -Infinity,
      watchedAt: now,
    };
    this.boards.set(key, live);
    return live;
  }

  private plan(inMs: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), inMs).unref();
  }

  private async look(): Promise<void> {
    if (this.looking || this.server === null) return;
    this.looking = true;
    this.kicked = false;
    try {
      const boards = [...this.boards];
      const watched = boards.map(([, { roundId }]) => roundId);
      for (const roundId of new Set([...watched, ...this.positions.rounds()])) {
        await this.lookAt(
          roundId,
          boards.filter(([, live]) => live.roundId === roundId),
        );
      }
    } finally {
      this.looking = false;
      if (this.server !== null) this.plan(this.kicked ? GATHER_MS : LOOK_MS);
    }
  }

  private async lookAt(roundId: string, boards: [string, LiveBoard][]): Promise<void> {
    try {
      const round = await this.standings.boards(roundId);
      const now = performance.now();
      for (const [key, live] of boards) {
        if (this.isLeft(live, now)) this.boards.delete(key);
        else if (live.version !== round.version && now - live.sentAt >= BETWEEN_UPDATES_MS)
          this.send(live, round);
      }
      await this.positions.send(roundId, round);
    } catch (error) {
      this.logger.warn({ err: error, roundId }, 'live board could not be brought up to date');
    }
  }

  private send(live: LiveBoard, round: RoundBoards): void {
    const before = live.board;
    const board = { ...round.scoreboard(live.request), seq: before.seq + 1 };
    live.version = round.version;
    live.size = round.limit(live.request);
    const known = live.labels.places.length;
    const after = linesOf(board, live.labels);
    const turned = board.state !== before.state || board.withheld.reason !== before.withheld.reason;
    const update = turned ? null : updateOf(live, board, after, known);
    if (update === null && !turned) return;
    live.board = board;
    live.lines = after;
    live.sentAt = performance.now();
    const room = this.server?.to(live.k);
    if (update) room?.emit('board:update', update);
    else room?.emit('board:state', { k: live.k, state: board.state, asOf: board.asOf });
  }

  /** Boards opened and left again must not keep others out. */
  private dropLeft(): void {
    const now = performance.now();
    for (const [key, live] of this.boards)
      if (this.isLeft(live, now, KEEP_AT_LEAST_MS)) this.boards.delete(key);
  }

  private isLeft(live: LiveBoard, now: number, keepMs = KEEP_UNWATCHED_MS): boolean {
    return !this.server?.sockets.adapter.rooms.has(live.k) && now - live.watchedAt > keepMs;
  }
}

/** What changed since the last message; null when a watcher would see no difference. */
function updateOf(
  live: LiveBoard,
  board: Scoreboard,
  after: Line[],
  knownPlaces: number,
): BoardUpdate | null {
  const { totals, pages } = live.board;
  const t = Math.floor(Date.parse(board.asOf) / 1000);
  const update: BoardUpdate = {
    k: live.k,
    s: board.seq,
    t,
    ...(board.pages !== null && board.pages !== pages ? { n: board.pages } : {}),
    ...(board.totals && board.totals.people !== totals?.people ? { p: board.totals.people } : {}),
    ...(board.totals && board.totals.attempts !== totals?.attempts ? { a: board.totals.attempts } : {}),
    ...diff(live.lines, after, live.size, t),
    ...(live.labels.places.length > knownPlaces ? { l: live.labels.places.slice(knownPlaces) } : {}),
  };
  // k, s, t and an empty c: nothing that can be seen.
  return Object.keys(update).length === 4 && update.c.length === 0 ? null : update;
}

const namesOf = ({ places, divisions }: Labels): Pick<Watching, 'places' | 'divisions'> => ({
  places,
  divisions: [...divisions],
});

const keyOf = (roundId: string, { view, division, unitId }: BoardRequest): string =>
  JSON.stringify([roundId, view, division, unitId]);
