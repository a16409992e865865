import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { type CollectiveResult, compareBodies } from '../core/engine/collective.js';
import { type BodySums, noSums, tallyOfSums } from '../core/engine/measure.js';
import type { CollectiveAward, Rulebook } from '../core/rules/document.js';
import type { BodyFact, Settlement } from '../core/rules/facts.js';
import { type Body, readBodies } from '../declaration/body.query.js';
import { factOf, readDeclared, waitingOf } from '../declaration/declaration.query.js';
import { type Blocker, counted } from '../result/result.blockers.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { UnitQuery } from '../unit/unit.query.js';
import {
  type CountedRound,
  readAwardIssue,
  readRosterCounts,
  readRounds,
  readSums,
} from './collective.facts.js';

/** What anybody needs to compute it again: where it came from, what was declared, what was counted. */
export interface Basis {
  rounds: { code: string; name: string; version: number; sha256: string | null }[];
  awards: { version: number; sha256: string } | null;
  bodies: Pick<BodyFact, 'id' | 'headCount' | 'exempt' | 'groups' | 'evidence'>[];
  /** By code of the award, then by body. */
  sums: Record<string, Record<string, BodySums>>;
  settlements: Settlement[];
}

export interface ComputedCollective {
  rulebookVersion: number;
  rules: Rulebook;
  results: CollectiveResult[];
  basis: Basis;
  /** Rounds that count and have no official result yet. */
  open: CountedRound[];
  blockers: Blocker[];
}

/** Collective results of a contest as of now, from its official rounds; null where its rules have none. */
export async function computeCollective(
  manager: EntityManager,
  units: UnitQuery,
  contestId: string,
): Promise<ComputedCollective | null> {
  const book = await readRulebook(manager, contestId);
  if (!book || book.document.collective.length === 0) return null;
  const rules = book.document;
  const [contest] = await manager.query<{ period: string }[]>(
    'SELECT report_period AS period FROM contest WHERE id = $1',
    [contestId],
  );
  const map = await units.reportUnits(contest?.period ?? '');
  const bodies = await readBodies(manager, contestId, map, (id) => units.find(id));
  const rounds = await readRounds(manager, contestId);
  const issue = await readAwardIssue(manager, contestId);
  const settlements = await readSettlements(manager, contestId);
  const facts = await readFacts(manager, contestId, rules, bodies);
  const sums: Basis['sums'] = {};
  const results: CollectiveResult[] = [];
  for (const rule of rules.collective) {
    const counting = countedIn(rules, rule, rounds);
    const found = await readSums(manager, rule, bodies, {
      results: counting.flatMap(({ resultId }) => resultId ?? []),
      issueId: issue?.id ?? null,
      scopes: [...counting.map(({ code }) => code), 'overall'],
    });
    sums[rule.code] = Object.fromEntries([...found].filter(([, own]) => own !== noSums));
    const tallies = [...found].map(([id, own]) => tallyOfSums(facts.of(rule, id), own, rule.eligibility));
    results.push(compareBodies(rule, tallies, settlements));
  }
  const all = new Map(
    rules.collective.flatMap((rule) => countedIn(rules, rule, rounds)).map((each) => [each.code, each]),
  );
  const open = [...all.values()].filter(({ resultId }) => resultId === null);
  return {
    rulebookVersion: book.version,
    rules,
    results,
    basis: {
      rounds: [...all.values()].flatMap(({ code, name, version, sha256 }) =>
        version === null ? [] : [{ code, name, version, sha256 }],
      ),
      awards: issue && { version: issue.version, sha256: issue.sha256 },
      bodies: facts.declared,
      sums,
      settlements: settlements.filter(({ scope }) =>
        rules.collective.some(({ code }) => scopeIsOf(scope, code)),
      ),
    },
    open,
    blockers: blockersOf(open, facts, results),
  };
}

const scopeIsOf = (scope: string, code: string): boolean => scope === code || scope.startsWith(`${code}/`);

/** The rounds that a rule counts: those it names, or all but trials. */
function countedIn(rules: Rulebook, rule: CollectiveAward, rounds: readonly CountedRound[]): CountedRound[] {
  const trials = new Set(rules.rounds.flatMap(({ code, kind }) => (kind === 'trial' ? [code] : [])));
  return rounds.filter(
    ({ code }) => !trials.has(code) && (rule.rounds.length === 0 || rule.rounds.includes(code)),
  );
}

interface Facts {
  of(rule: CollectiveAward, id: string): BodyFact;
  declared: Basis['bodies'];
  waiting: { headCounts: number; evidence: number };
}

async function readFacts(
  manager: EntityManager,
  contestId: string,
  rules: Rulebook,
  bodies: readonly Body[],
): Promise<Facts> {
  const declared = await readDeclared(manager, contestId);
  const rostered = rules.collective.some(({ headCounts }) => headCounts === 'roster')
    ? await readRosterCounts(
        manager,
        contestId,
        bodies,
        rules.entry.groups.map(({ code }) => code),
      )
    : new Map<string, never>();
  const stated = new Map(bodies.map((body) => [body.id, factOf(body, declared.get(body.id))]));
  const asked = rules.collective.filter(
    ({ headCounts, eligibility }) => headCounts === 'stated' || eligibility.evidence.length > 0,
  );
  const waiting = bodies
    .filter(({ among, level }) =>
      asked.some((rule) => rule.among === among && (among === 'organization' || rule.level === level)),
    )
    .map(({ id }) => waitingOf(declared.get(id) ?? { stated: null, evidence: [] }));
  return {
    of: ({ headCounts }, id) => {
      const fact = stated.get(id)!;
      if (headCounts === 'stated') return fact;
      const own = rostered.get(id);
      const none = { headCount: null, exempt: 0, groups: {} };
      return {
        ...fact,
        ...none,
        ...(headCounts === 'roster' && own ? { headCount: own.people, groups: own.groups } : {}),
      };
    },
    declared: [...stated.values()].flatMap(({ id, headCount, exempt, groups, evidence }) =>
      headCount === null && evidence.length === 0 ? [] : [{ id, headCount, exempt, groups, evidence }],
    ),
    waiting: {
      headCounts: waiting.filter(({ headCount }) => headCount).length,
      evidence: waiting.reduce((sum, { evidence }) => sum + evidence, 0),
    },
  };
}

/** What people settled about those who stand equal, the newest word first. */
const readSettlements = (manager: EntityManager, contestId: string): Promise<Settlement[]> =>
  manager.query('SELECT scope, by, places FROM settlement WHERE contest_id = $1 ORDER BY n DESC', [
    contestId,
  ]);

function blockersOf(
  open: readonly CountedRound[],
  { waiting }: Facts,
  results: readonly CollectiveResult[],
): Blocker[] {
  const ties = results.flatMap(({ classes }) => classes.flatMap((each) => each.open));
  return [
    ...(open.length > 0 ? [counted('collective_rounds_open', open.length)] : []),
    ...(waiting.headCounts > 0 ? [counted('head_counts_unconfirmed', waiting.headCounts)] : []),
    ...(waiting.evidence > 0 ? [counted('evidence_unconfirmed', waiting.evidence)] : []),
    ...(ties.length > 0 ? [counted('collective_ties_open', ties.length)] : []),
  ];
}

/** Results as they are kept: exact fractions as texts of whole numbers. */
export const storable = (results: readonly CollectiveResult[]): CollectiveResult[] =>
  JSON.parse(
    JSON.stringify(results, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as CollectiveResult[];

/** Results as they were kept, with their exact fractions again. */
export function restored(results: readonly CollectiveResult[]): CollectiveResult[] {
  return JSON.parse(JSON.stringify(results), (name, value: unknown) =>
    (name === 'n' || name === 'd') && typeof value === 'string' ? BigInt(value) : value,
  ) as CollectiveResult[];
}

/** Hex SHA-256 of the canonical JSON (RFC 8785) of what is kept. */
export function collectiveDigest(
  contestId: string,
  { rulebookVersion, basis, results }: ComputedCollective,
): string {
  const text = canonicalJson({
    contestId,
    rulebookVersion,
    basis,
    results: storable(results),
  } as unknown as Json);
  return createHash('sha256').update(text).digest('hex');
}
