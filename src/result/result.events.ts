import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Blocker } from './result.blockers.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import type { ForeseenAward } from './result.dto.js';
import type { RoundRecord } from './result.query.js';

/** What would follow from a result that is not official yet. */
export interface Foreseen {
  blockers: Blocker[];
  /** Everything that would be given, of earlier rounds too where it changes. */
  awards: ForeseenAward[];
}

/** A room above that decides something from results, like the awards. */
export interface ResultFollower {
  foresee(manager: EntityManager, round: RoundRecord, computed: ComputedResult): Promise<Foreseen>;
  /** Inside the transaction that made the version official: both are there, or none. */
  follow(
    manager: EntityManager,
    round: RoundRecord,
    issued: { version: number; accountId: string; reason: string },
  ): Promise<void>;
}

/** Rooms that follow results tell of themselves here when the program starts. */
@Injectable()
export class ResultFollowers {
  private readonly followers: ResultFollower[] = [];

  add(follower: ResultFollower): void {
    this.followers.push(follower);
  }

  async foresee(manager: EntityManager, round: RoundRecord, computed: ComputedResult): Promise<Foreseen> {
    const all: Foreseen = { blockers: [], awards: [] };
    for (const follower of this.followers) {
      const { blockers, awards } = await follower.foresee(manager, round, computed);
      all.blockers.push(...blockers);
      all.awards.push(...awards);
    }
    return all;
  }

  async follow(...issued: Parameters<ResultFollower['follow']>): Promise<void> {
    for (const follower of this.followers) await follower.follow(...issued);
  }
}

/** An organiser closed the round before its planned time. Announced after the commit. */
export class RoundClosed {
  static readonly event = 'round.closed';

  constructor(
    readonly roundId: string,
    readonly closedAt: Date,
  ) {}
}

/** The public may see everything that happened during the freeze. Announced after the commit. */
export class RoundThawed {
  static readonly event = 'round.thawed';

  constructor(
    readonly roundId: string,
    readonly thawedAt: Date,
  ) {}
}

/** There is a new official result; version 1 is the finalisation, later ones are corrections. */
export class RoundFinalized {
  static readonly event = 'round.finalized';

  constructor(
    readonly roundId: string,
    readonly version: number,
    readonly finalizedAt: Date,
  ) {}
}
