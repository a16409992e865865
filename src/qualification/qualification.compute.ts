import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type QualificationRow, rowsOf } from '../core/award/listed.js';
import { qualifySettled } from '../core/award/settled.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Qualification } from '../core/engine/qualify.js';
import type { Standing } from '../core/engine/rank.js';
import { firstOnes } from '../core/engine/reach.js';
import type { QualificationRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { suspectedDuplicates } from '../eligibility/duplicates.query.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import {
  type OverallBook,
  readCountedRounds,
  readOverallBook,
  roundBlockers,
} from '../overall/overall.book.js';
import { isOutdated, namedAt } from '../overall/overall.query.js';
import { readOfficialOverall, readVersion } from '../overall/overall.store.js';
import { type Blocker, counted } from '../result/result.blockers.js';
import { readStanding } from '../tally/tally.standing.js';
import { disagreements } from './qualification.second.js';

/** What a list follows from; kept with it. */
export interface QualificationBasis {
  rulebookVersion: number | null;
  rules: QualificationRule[];
  results: { code: string; resultId: string; version: number }[];
  /** Ids of those who declined. */
  declined: string[];
  settlements: Settlement[];
}

/** Who goes on to one round, as of now. */
export interface ComputedQualification {
  target: string;
  /** Name of that round, and its id where it is sat online. */
  name: string;
  roundId: string | null;
  basis: QualificationBasis;
  rows: QualificationRow[];
  open: Qualification['open'];
  /** Hex SHA-256 of the basis and the rows. */
  sha256: string;
  blockers: Blocker[];
  telling: Telling;
}

/** How rounds and people are called. */
export interface Telling {
  /** Names of rounds by code. */
  names: ReadonlyMap<string, string>;
  /** As of when people are named, epoch ms. */
  namedAt: number;
}

type Book = Omit<OverallBook, 'rule'>;

export const tellingOf = ({ rounds }: Book, rules: readonly QualificationRule[]): Telling => ({
  names: new Map(rounds.map(({ code, name }) => [code, name])),
  namedAt: namedAt({
    rounds: rounds.filter(({ code }) =>
      rules.some(({ from }) => from.includes(code) || from.includes('overall')),
    ),
  }),
});

/** Codes of the rounds to which rules choose people, in the order of the rules. */
export const targetsIn = (book: Book | null): string[] => [
  ...new Set(book?.document.qualification.map(({ to }) => to)),
];

/** Whether a result was issued anew, or somebody declined or took it back, since a list was fixed. */
export async function hasMoved(
  manager: EntityManager,
  contestId: string,
  target: string,
  { results, declined }: QualificationBasis,
): Promise<boolean> {
  const [row] = await manager.query<{ moved: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM result r JOIN result n ON n.round_id = r.round_id AND n.version > r.version WHERE r.id = ANY($1)
     ) OR EXISTS (
       SELECT FROM overall_result r JOIN overall_result n ON n.contest_id = r.contest_id AND n.version > r.version
       WHERE r.id = ANY($1)) AS moved`,
    [results.map(({ resultId }) => resultId)],
  );
  const now = await readDeclined(manager, contestId, target);
  return row?.moved === true || [...now].toSorted().join() !== declined.join();
}

/** Null: the rules choose nobody for that round. */
export async function computeQualification(
  manager: EntityManager,
  contestId: string,
  target: string,
): Promise<ComputedQualification | null> {
  const book = await readCountedRounds(manager, contestId);
  const rules = book?.document.qualification.filter(({ to }) => to === target) ?? [];
  if (!book || rules.length === 0) return null;
  const declined = await readDeclined(manager, contestId, target);
  const barred = new Map(
    (await ineligibleWinners(manager, contestId)).map(({ contestantId, reason }) => [contestantId, reason]),
  );
  const sources = [...new Set(rules.flatMap(({ from }) => from))];
  const rounds = sources.flatMap((code) => book.rounds.find((round) => round.code === code) ?? []);
  const blockers = await roundBlockers(manager, rounds);
  // Nobody behind these can be reached.
  const places = rules.reduce((sum, { top, from }) => sum + top * from.length, 0);
  const reached = places * Math.max(1, book.document.divisions.length) + declined.size + barred.size;
  const reach = firstOnes(
    reached,
    rules.some(({ per }) => per === 'unit'),
  );
  const standings: Standing[] = [];
  const results: QualificationBasis['results'] = [];
  for (const { id, official, ...round } of rounds) {
    if (id === null || official === null) continue;
    const { resultId, version } = official;
    standings.push(await readStanding(manager, { ...round, id }, official, { reach, barred }));
    results.push({ code: round.code, resultId, version });
  }
  if (sources.includes('overall')) {
    const found = await readVersion(manager, contestId);
    const overall = await readOverallBook(manager, contestId);
    if (!found) blockers.push({ code: 'overall_not_official' });
    else {
      const { resultId, version } = found;
      if (overall && (await isOutdated(manager, resultId, overall)))
        blockers.push({ code: 'overall_outdated' });
      standings.push(await readOfficialOverall(manager, found, { reach, barred }));
      results.push({ code: 'overall', resultId, version });
    }
  }
  const recorded = await readSettlements(manager, contestId, target);
  const { qualified, used, placed } = qualifySettled(rules, standings, recorded, declined);
  const facts = { results, barred: barred.keys(), declined, placed };
  const differing = await disagreements(manager, rules, facts, qualified);
  if (differing > 0) blockers.push(counted('engines_disagree', differing));
  const rows = qualified.flatMap((each, i) => rowsOf(each, rules[i]!, standings));
  const open = qualified.flatMap((each) => each.open);
  const basis: QualificationBasis = {
    rulebookVersion: book.rulebookVersion,
    rules,
    results,
    declined: [...declined].toSorted(),
    settlements: used.map(({ scope, by, places: of }) => ({ scope, by, places: of })),
  };
  if (open.length > 0) blockers.push(counted('qualification_ties_open', open.length));
  blockers.push(...(await doubles(manager, contestId, rows)));
  const own = book.rounds.find(({ code }) => code === target);
  return {
    target,
    name: own?.name ?? target,
    roundId: own?.id ?? null,
    basis,
    rows,
    open,
    sha256: digestOf(contestId, target, basis, rows),
    blockers,
    telling: tellingOf(book, rules),
  };
}

async function doubles(
  manager: EntityManager,
  contestId: string,
  rows: readonly QualificationRow[],
): Promise<Blocker[]> {
  const ids = rows.flatMap(({ contestantId, state }) => (state === 'qualified' ? [contestantId] : []));
  const pairs = ids.length === 0 ? [] : await suspectedDuplicates(manager, contestId, ids.slice(0, DOUBTED));
  return pairs.length === 0 ? [] : [counted('suspected_duplicates', pairs.length)];
}

/** Of a large field, so many are compared with everybody else. */
const DOUBTED = 2000;

async function readDeclined(manager: EntityManager, contestId: string, target: string): Promise<Set<string>> {
  const rows = await manager.query<{ id: string; declined: boolean }[]>(
    `SELECT DISTINCT ON (contestant_id) contestant_id AS id, declined FROM qualification_decline
     WHERE contest_id = $1 AND target = $2 ORDER BY contestant_id, qualification_decline.id DESC`,
    [contestId, target],
  );
  return new Set(rows.flatMap(({ id, declined }) => (declined ? [id] : [])));
}

/** What was settled at the edges of a target, in the order of time. */
const readSettlements = (manager: EntityManager, contestId: string, target: string): Promise<Settlement[]> =>
  manager.query(
    `SELECT scope, by, places FROM settlement WHERE contest_id = $1 AND starts_with(scope, $2) ORDER BY n`,
    [contestId, `${target}<`],
  );

function digestOf(
  contestId: string,
  target: string,
  basis: QualificationBasis,
  rows: readonly QualificationRow[],
): string {
  const hash = createHash('sha256');
  hash.update(`${canonicalJson({ contestId, target, basis } as unknown as Json)}\n`);
  for (const row of rows) hash.update(`${canonicalJson({ ...row })}\n`);
  return hash.digest('hex');
}
