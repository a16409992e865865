import { Injectable } from '@nestjs/common';
import { Sessions } from '../account/sessions.js';
import type { RoundBoards } from '../standing/standing.service.js';
import type { LiveSocket } from './live.server.js';

/** A contestant who follows the own place in a round. */
interface Follower {
  client: LiveSocket;
  contestantId: string;
  rank: number;
  of: number;
  sentAt: number;
  checkedAt: number;
}

/** Places move with every paper, so each follower hears of it at most so often, and not all in the same moment. */
const BETWEEN_MS = 5_000;
const PER_LOOK = 500;
/** A session that ended is noticed so late at most; what it still receives is one's own rank. */
const CHECK_SESSION_MS = 60_000;

/** Contestants' own places, sent while they may be known. */
@Injectable()
export class LivePositions {
  /** Round → connection → follower. */
  private readonly followers = new Map<string, Map<string, Follower>>();

  constructor(private readonly sessions: Sessions) {}

  rounds(): Iterable<string> {
    return this.followers.keys();
  }

  follow(
    client: LiveSocket,
    roundId: string,
    contestantId: string,
    place: { rank: number; of: number } | null,
  ): void {
    const now = performance.now();
    const ofRound = this.followers.get(roundId) ?? new Map<string, Follower>();
    const { rank, of } = place ?? { rank: 0, of: 0 };
    ofRound.set(client.id, { client, contestantId, rank, of, sentAt: now, checkedAt: now });
    this.followers.set(roundId, ofRound);
  }

  leave(client: LiveSocket, roundId: string): void {
    const ofRound = this.followers.get(roundId);
    ofRound?.delete(client.id);
    if (ofRound?.size === 0) this.followers.delete(roundId);
  }

  leaveAll(client: LiveSocket): void {
    for (const roundId of this.followers.keys()) this.leave(client, roundId);
  }

  /** Number of rounds that the connection follows. */
  countOf(client: LiveSocket): number {
    return [...this.followers.values()].filter((ofRound) => ofRound.has(client.id)).length;
  }

  async send(roundId: string, round: RoundBoards): Promise<void> {
    const now = performance.now();
    const due = [...(this.followers.get(roundId)?.values() ?? [])].filter(
      ({ sentAt }) => now - sentAt >= BETWEEN_MS,
    );
    for (const follower of due.slice(0, PER_LOOK)) {
      const place = round.place(follower.contestantId);
      follower.sentAt = now;
      if (!place || (place.rank === follower.rank && place.of === follower.of)) continue;
      if (!(await this.isSignedIn(follower, now))) {
        this.leave(follower.client, roundId);
        continue;
      }
      Object.assign(follower, place);
      follower.client.emit('position:update', { roundId, ...place });
    }
  }

  private async isSignedIn(follower: Follower, now: number): Promise<boolean> {
    if (now - follower.checkedAt < CHECK_SESSION_MS) return true;
    follower.checkedAt = now;
    const { cookie } = follower.client.handshake.headers;
    const found = await this.sessions.principalOfCookie(cookie, ['contestant']).catch(() => null);
    return found?.kind === 'contestant' && found.contestantId === follower.contestantId;
  }
}
