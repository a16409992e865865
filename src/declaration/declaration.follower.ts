import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { counted } from '../result/result.blockers.js';
import { type Foreseen, type ResultFollower, ResultFollowers } from '../result/result.events.js';
import type { RoundRecord } from '../result/result.query.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { readDeclared, waitingOf } from './declaration.query.js';

/** A round is not made official while a unit waits for a word on its head-count, where its rules compare units by it. */
@Injectable()
export class DeclarationFollower implements ResultFollower {
  constructor(followers: ResultFollowers) {
    followers.add(this);
  }

  async foresee(manager: EntityManager, { contestId }: RoundRecord): Promise<Foreseen> {
    const rules = (await readRulebook(manager, contestId))?.document.collective ?? [];
    if (!rules.some(({ headCounts }) => headCounts === 'stated')) return { blockers: [], awards: [] };
    const declared = [...(await readDeclared(manager, contestId)).values()];
    const waiting = declared.filter((each) => waitingOf(each).headCount).length;
    return { blockers: waiting === 0 ? [] : [counted('head_counts_unconfirmed', waiting)], awards: [] };
  }

  /** Collective results are made official by people, on their own. */
  async follow(): Promise<void> {}
}
