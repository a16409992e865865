import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { suspectedDuplicates } from '../eligibility/duplicates.query.js';
import { wallClock } from '../platform/local-time.js';
import { type Blocker, counted } from '../result/result.blockers.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import type { ComputedOverall } from '../overall/overall.compute.js';
import { type OverallFollower, OverallFollowers } from '../overall/overall.events.js';
import { namedAt } from '../overall/overall.query.js';
import { type Foreseen, type ResultFollower, ResultFollowers } from '../result/result.events.js';
import { type NamedPerson, readPeople } from '../result/result.people.js';
import type { RoundRecord } from '../result/result.query.js';
import { computeAwards, type ComputedAwards } from './award.compute.js';
import { AwardStore } from './award.store.js';

const PEOPLE_NAMED = 10;
/** Of a prize that thousands share, so many are compared with everybody else. */
const DOUBTED = 2000;

/** What is made official: a round, or the overall standing, which is told with its last round. */
interface Occasion {
  contestId: string;
  roundId: string;
  opensAt: number;
  overall: boolean;
}

/**
 * Awards follow every result, of rounds and overall: foreseen before it is official, computed and kept in the moment
 * it becomes so.
 */
@Injectable()
export class AwardFollower implements ResultFollower, OverallFollower {
  constructor(
    private readonly store: AwardStore,
    results: ResultFollowers,
    overall: OverallFollowers,
  ) {
    results.add(this);
    overall.add(this);
  }

  async foresee(manager: EntityManager, round: RoundRecord, result: ComputedResult): Promise<Foreseen> {
    const computed = await computeAwards(manager, round.contestId, { roundId: round.id, result });
    const { id: roundId, contestId } = round;
    const occasion = { contestId, roundId, opensAt: round.times.opensAt, overall: false };
    return computed ? foreseen(manager, occasion, computed) : { blockers: [], awards: [] };
  }

  async foreseeOverall(
    manager: EntityManager,
    contestId: string,
    { ranked, book }: ComputedOverall,
  ): Promise<Foreseen> {
    const computed = await computeAwards(manager, contestId, { overall: ranked });
    const roundId = computed?.roundOf.get('overall');
    if (!computed || roundId === undefined) return { blockers: [], awards: [] };
    return foreseen(manager, { contestId, roundId, opensAt: namedAt(book), overall: true }, computed);
  }

  async follow(
    manager: EntityManager,
    round: RoundRecord,
    { version, accountId, reason }: { version: number; accountId: string; reason: string },
  ): Promise<void> {
    await this.store.issue(manager, round.contestId, {
      cause: 'result',
      reason: told(round.name, version, reason),
      accountId,
    });
  }

  async followOverall(
    manager: EntityManager,
    contestId: string,
    { version, accountId, reason }: { version: number; accountId: string; reason: string },
  ): Promise<void> {
    await this.store.issue(manager, contestId, {
      cause: 'result',
      reason: told('Xếp hạng chung cuộc', version, reason),
      accountId,
    });
  }
}

const told = (what: string, version: number, reason: string): string =>
  `${what}, phiên bản ${version}${reason === '' ? '' : `: ${reason}`}`;

/** All awards as they would be; what holds up the occasion is only what becomes official with it. */
async function foreseen(
  manager: EntityManager,
  occasion: Occasion,
  computed: ComputedAwards,
): Promise<Foreseen> {
  const ids = [
    ...computed.awarded.map(({ contestantId }) => contestantId),
    ...computed.open.flatMap(({ candidates }) => candidates.slice(0, PEOPLE_NAMED)),
  ];
  const people = await readPeople(manager, ids, occasion.opensAt);
  return {
    blockers: await blockersOf(manager, occasion, computed, people),
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

async function blockersOf(
  manager: EntityManager,
  occasion: Occasion,
  { awarded: all, open: ties, lists, ...rest }: ComputedAwards,
  people: ReadonlyMap<string, NamedPerson>,
): Promise<Blocker[]> {
  const own = new Set(
    lists.flatMap(({ list }) => ((list.scope === 'overall') === occasion.overall ? [list.id] : [])),
  );
  const awarded = all.filter(({ list }) => own.has(list.id));
  const open = ties.filter(({ list }) => own.has(list));
  const blockers: Blocker[] = [];
  const names = (ids: readonly string[]) =>
    ids.slice(0, PEOPLE_NAMED).map((id) => people.get(id)?.fullName ?? '');
  for (const by of ['draw', 'decision'] as const) {
    const waiting = open.filter((tie) => tie.by === by);
    if (waiting.length === 0) continue;
    const code = by === 'draw' ? 'awards_wait_for_draw' : 'awards_wait_for_decision';
    blockers.push({
      ...counted(code, waiting.length),
      people: names(waiting.flatMap(({ candidates }) => candidates)),
    });
  }
  const range = [
    ...new Set([
      ...awarded.map(({ contestantId }) => contestantId),
      ...open.flatMap(({ candidates }) => candidates.slice(0, DOUBTED)),
    ]),
  ];
  const pairs =
    range.length === 0 ? [] : await suspectedDuplicates(manager, occasion.contestId, range.slice(0, DOUBTED));
  if (pairs.length > 0) {
    const pair = pairs.flatMap(({ one, other }) => [one, other]);
    const known = await readPeople(manager, pair.slice(0, PEOPLE_NAMED), occasion.opensAt);
    const shown = [...new Set(pair.slice(0, PEOPLE_NAMED))].map((id) => known.get(id)?.fullName ?? '');
    blockers.push({ ...counted('suspected_duplicates', pairs.length), people: shown });
  }
  const silent = rest.book.shortNames
    ? []
    : await unnamed(manager, occasion, winnersOf(awarded, rest.roundOf, occasion), people);
  if (silent.length > 0)
    blockers.push({ ...counted('winners_without_consent', silent.length), people: names(silent) });
  return blockers;
}

/** A round's own winners, and not those of earlier rounds whose awards move with it. */
const winnersOf = (
  awarded: ComputedAwards['awarded'],
  roundOf: ComputedAwards['roundOf'],
  { roundId }: Occasion,
): string[] => [
  ...new Set(
    awarded.filter(({ list }) => roundOf.get(list.scope) === roundId).map(({ contestantId }) => contestantId),
  ),
];

/** Winners who did not agree to be named and of whom nobody noted that their name is shortened. */
async function unnamed(
  manager: EntityManager,
  { roundId, opensAt }: Occasion,
  winners: readonly string[],
  people: ReadonlyMap<string, NamedPerson>,
): Promise<string[]> {
  const year = wallClock(opensAt).getUTCFullYear();
  const noted = await manager.query<{ id: string }[]>(
    'SELECT contestant_id AS id FROM short_name_note WHERE round_id = $1',
    [roundId],
  );
  const known = new Set(noted.map(({ id }) => id));
  return winners.filter((id) => {
    const person = people.get(id);
    // Under 16 no name is public whatever was agreed (core/board.ts, publicName).
    return person && !person.consent && year - person.birthYear > 16 && !known.has(id);
  });
}
