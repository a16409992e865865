import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Blocker } from '../result/result.blockers.js';
import type { ForeseenAward } from '../result/result.dto.js';
import type { Foreseen } from '../result/result.events.js';
import type { ComputedOverall } from './overall.compute.js';

/** A room above that decides something from overall standings, like the awards. */
export interface OverallFollower {
  foreseeOverall(manager: EntityManager, contestId: string, computed: ComputedOverall): Promise<Foreseen>;
  /** Inside the transaction that made the version official: both are there, or none. */
  followOverall(
    manager: EntityManager,
    contestId: string,
    issued: { version: number; accountId: string; reason: string },
  ): Promise<void>;
}

/** Rooms that follow overall results tell of themselves here when the program starts. */
@Injectable()
export class OverallFollowers {
  private readonly followers: OverallFollower[] = [];

  add(follower: OverallFollower): void {
    this.followers.push(follower);
  }

  async foresee(manager: EntityManager, contestId: string, computed: ComputedOverall): Promise<Foreseen> {
    const blockers: Blocker[] = [];
    const awards: ForeseenAward[] = [];
    for (const follower of this.followers) {
      const foreseen = await follower.foreseeOverall(manager, contestId, computed);
      blockers.push(...foreseen.blockers);
      awards.push(...foreseen.awards);
    }
    return { blockers, awards };
  }

  async follow(...issued: Parameters<OverallFollower['followOverall']>): Promise<void> {
    for (const follower of this.followers) await follower.followOverall(...issued);
  }
}
