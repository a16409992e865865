import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Stage } from './rehearsal.robot.js';

/** What a spectator needs of the live board's messages; src/live/protocol.ts has them whole. */
interface BoardUpdate {
  p?: number | null;
}
interface WatchAnswer {
  ok: boolean;
  board?: { totals: { people: number } | null };
}

/** People watching the live board while the robots sit. */
export interface Spectators {
  /** People that the board counted last. */
  shown(): number;
  close(): void;
}

/**
 * Opens real Socket.IO clients on the round's board. For the k-th submit the time until the first of them
 * saw a board with at least k people goes to `timings.board`.
 */
export async function watchBoard(stage: Stage, count: number): Promise<Spectators> {
  const sockets: Socket[] = [];
  let people = 0;
  let measured = 0;
  const see = (now: number | null | undefined) => {
    people = Math.max(people, now ?? 0);
    for (; measured < people && measured < stage.submittedAt.length; measured += 1) {
      stage.timings.board.push(Math.max(0, Date.now() - (stage.submittedAt[measured] ?? Date.now())));
    }
  };
  for (let index = 0; index < count; index += 1) {
    const socket = io(stage.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { origin: stage.url },
    });
    const watch = () => {
      socket.emit('board:watch', { roundId: stage.roundId, view: 'individual' }, (answer: WatchAnswer) => {
        see(answer.board?.totals?.people);
      });
    };
    socket.on('connect', watch);
    socket.on('board:update', (update: BoardUpdate) => see(update.p));
    sockets.push(socket);
    if (index % 50 === 49) await sleep(50);
  }
  return {
    shown: () => people,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}
