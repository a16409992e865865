import type { EntityManager } from 'typeorm';
import type { Happened } from '../core/engine/decide.js';
import type { AttemptFact, PersonFact } from '../core/rules/facts.js';
import { readBodies } from '../declaration/body.query.js';
import { factOf, readDeclared } from '../declaration/declaration.query.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import type { DecidingRules } from '../rulebook/rulebook.query.js';
import type { UnitQuery } from '../unit/unit.query.js';

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** Rounds of a contest that have closed, by id. */
export async function closedRounds(db: EntityManager, contestId: string): Promise<Set<string>> {
  const rows = await db.query<{ id: string }[]>(
    'SELECT id FROM round WHERE contest_id = $1 AND closes_at <= clock_timestamp()',
    [contestId],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function countAttempts(db: EntityManager, roundIds: readonly string[]): Promise<number> {
  const [row] = await db.query<{ attempts: number }[]>(
    'SELECT count(*)::int AS attempts FROM score WHERE round_id = ANY($1::uuid[])',
    [roundIds],
  );
  return row?.attempts ?? 0;
}

/** What happened in these rounds, as the database has it; nothing is settled: another order has other equals. */
export async function readHappened(
  db: EntityManager,
  units: UnitQuery,
  contestId: string,
  rounds: DecidingRules['rounds'],
): Promise<Happened & { names: ReadonlyMap<string, string> }> {
  const attempts = await db.query<AttemptFact[]>(
    `SELECT s.attempt_id AS "attemptId", s.contestant_id AS "contestantId", r.code AS round,
       ${ms('a.started_at')} AS "startedAt", ${ms('s.ended_at')} AS "submittedAt", s.duration_ms::float8 AS "durationMs",
       s.score_milli AS "scoreMilli", s.max_milli AS "maxMilli", s.correct_count AS correct,
       s.question_count AS questions, NULL AS "essayMilli", '{}'::jsonb AS "topicMilli",
       s.prediction::text AS prediction, true AS complete
     FROM score s JOIN unnest($1::uuid[], $2::text[]) AS r(id, code) ON r.id = s.round_id
     JOIN attempt a ON a.id = s.attempt_id
     WHERE NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`,
    [rounds.map(({ id }) => id), rounds.map(({ code }) => code)],
  );
  const barred = new Map(
    (await ineligibleWinners(db, contestId)).map(({ contestantId, reason }) => [contestantId, reason]),
  );
  const people = await db.query<(PersonFact & { name: string })[]>(
    `SELECT c.id AS "contestantId", c.full_name AS name, c.division, c.unit_id AS "unitId",
       c.organization_id AS "organizationId", coalesce(c.born::text, c.birth_year::text) AS born,
       ${ms('c.registered_at')} AS "registeredAt",
       ARRAY(SELECT g.group_code FROM contestant_group g WHERE g.contestant_id = c.id) AS groups
     FROM contestant c WHERE c.contest_id = $1`,
    [contestId],
  );
  const [contest] = await db.query<{ period: string }[]>(
    'SELECT report_period AS period FROM contest WHERE id = $1',
    [contestId],
  );
  const map = await units.reportUnits(contest?.period ?? '');
  const declared = await readDeclared(db, contestId);
  const bodies = await readBodies(db, contestId, map, (id) => units.find(id));
  return {
    opensAt: Object.fromEntries(rounds.map(({ code, opensAt }) => [code, opensAt])),
    attempts,
    people: people.map((person) => ({ ...person, cannotWin: barred.get(person.contestantId) ?? null })),
    bodies: bodies.map((body) => factOf(body, declared.get(body.id))),
    settlements: [],
    declined: [],
    names: new Map(people.map(({ contestantId, name }) => [contestantId, name])),
  };
}
