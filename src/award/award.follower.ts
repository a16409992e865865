import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { suspectedDuplicates } from '../eligibility/duplicates.query.js';
import { wallClock } from '../platform/local-time.js';
import { type Blocker, counted } from '../result/result.blockers.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import { type Foreseen, type ResultFollower, ResultFollowers } from '../result/result.events.js';
import type { RoundRecord } from '../result/result.query.js';
import { computeAwards, type ComputedAwards } from './award.compute.js';
import { type AwardPerson, readPeople } from './award.facts.js';
import { AwardStore } from './award.store.js';

const PEOPLE_NAMED = 10;
/** Of a prize that thousands share, so many are compared with everybody else. */
const DOUBTED = 2000;

/** Awards follow every result: foreseen before it is official, computed and kept in the moment it becomes so. */
@Injectable()
export class AwardFollower implements ResultFollower {
  constructor(
    private readonly store: AwardStore,
    followers: ResultFollowers,
  ) {
    followers.add(this);
  }

  async foresee(manager: EntityManager, round: RoundRecord, result: ComputedResult): Promise<Foreseen> {
    const computed = await computeAwards(manager, round.contestId, { roundId: round.id, result });
    if (!computed) return { blockers: [], awards: [] };
    const ids = [
      ...computed.awarded.map(({ contestantId }) => contestantId),
      ...computed.open.flatMap(({ candidates }) => candidates.slice(0, PEOPLE_NAMED)),
    ];
    const people = await readPeople(manager, ids, round.times.opensAt);
    return {
      blockers: await blockersOf(manager, round, computed, people),
      awards: computed.awarded.map(({ list, tierName, amount, contestantId, rank }) => ({
        list: list.id,
        award: list.name,
        division: list.division,
        tier: tierName,
        amount,
        contestantId,
        name: people.get(contestantId)?.fullName ?? '',
        place: people.get(contestantId)?.place ?? '',
        rank,
      })),
    };
  }

  async follow(
    manager: EntityManager,
    round: RoundRecord,
    { version, accountId, reason }: { version: number; accountId: string; reason: string },
  ): Promise<void> {
    await this.store.issue(manager, round.contestId, {
      cause: 'result',
      reason: `${round.name}, phiên bản ${version}${reason === '' ? '' : `: ${reason}`}`,
      accountId,
    });
  }
}

async function blockersOf(
  manager: EntityManager,
  round: RoundRecord,
  computed: ComputedAwards,
  people: ReadonlyMap<string, AwardPerson>,
): Promise<Blocker[]> {
  const blockers: Blocker[] = [];
  const names = (ids: readonly string[]) =>
    ids.slice(0, PEOPLE_NAMED).map((id) => people.get(id)?.fullName ?? '');
  for (const by of ['draw', 'decision'] as const) {
    const ties = computed.open.filter((tie) => tie.by === by);
    if (ties.length === 0) continue;
    const code = by === 'draw' ? 'awards_wait_for_draw' : 'awards_wait_for_decision';
    blockers.push({
      ...counted(code, ties.length),
      people: names(ties.flatMap(({ candidates }) => candidates)),
    });
  }
  const range = [
    ...new Set([
      ...computed.awarded.map(({ contestantId }) => contestantId),
      ...computed.open.flatMap(({ candidates }) => candidates.slice(0, DOUBTED)),
    ]),
  ];
  const pairs =
    range.length === 0 ? [] : await suspectedDuplicates(manager, round.contestId, range.slice(0, DOUBTED));
  if (pairs.length > 0) {
    const pair = pairs.flatMap(({ one, other }) => [one, other]);
    const known = await readPeople(manager, pair.slice(0, PEOPLE_NAMED), round.times.opensAt);
    const shown = [...new Set(pair.slice(0, PEOPLE_NAMED))].map((id) => known.get(id)?.fullName ?? '');
    blockers.push({ ...counted('suspected_duplicates', pairs.length), people: shown });
  }
  const silent = await unnamed(manager, round, computed, people);
  if (silent.length > 0)
    blockers.push({ ...counted('winners_without_consent', silent.length), people: names(silent) });
  return blockers;
}

/** Winners of the round who did not agree to be named and of whom nobody noted that their name is shortened. */
async function unnamed(
  manager: EntityManager,
  round: RoundRecord,
  { awarded, roundOf, book }: ComputedAwards,
  people: ReadonlyMap<string, AwardPerson>,
): Promise<string[]> {
  if (book.shortNames) return [];
  const year = wallClock(round.times.opensAt).getUTCFullYear();
  const noted = await manager.query<{ id: string }[]>(
    'SELECT contestant_id AS id FROM short_name_note WHERE round_id = $1',
    [round.id],
  );
  const known = new Set(noted.map(({ id }) => id));
  const winners = awarded.filter(({ list }) => roundOf.get(list.scope) === round.id);
  return [...new Set(winners.map(({ contestantId }) => contestantId))].filter((id) => {
    const person = people.get(id);
    // Under 16 no name is public whatever was agreed (core/board.ts, publicName).
    return person && !person.consent && year - person.birthYear > 16 && !known.has(id);
  });
}
