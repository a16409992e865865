import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Rulebook } from '../../src/core/rules/document.js';
import { makeRound } from './factories.js';
import { publishRulebook } from './rulebooks.js';

/** Somebody who sat rounds that are official, with what they won. */
export interface PlantedPerson {
  id: string;
  unitId: string | null;
  organizationId: string;
  groups: string[];
  /** By code of the round. */
  lines: Record<string, { attempts: number; scoreMilli: number; maxMilli: number }>;
  awards: { scope: string; tier: string }[];
}

/** A contest whose rounds are all official; `thu` is a trial round. */
export async function plantContest(
  owner: pg.Pool,
  accountId: string,
  people: readonly PlantedPerson[],
  told: {
    roundNames: readonly string[];
    collective: object[];
    headCounts: { organizationId: string; people: number; groups: Record<string, number> }[];
  },
): Promise<{ contestId: string; slug: string; rules: Rulebook }> {
  const round = await makeRound(owner, { closesInMs: -60_000 });
  const { contestId, slug } = round;
  const rules = await publishRulebook(owner, round, accountId, {
    entry: {
      groups: ['mot-cua', 'lanh-dao'].map((code) => ({ code, name: code, duty: 'mandatory' })),
    },
    rounds: told.roundNames.map((code, i) => ({
      code,
      name: code,
      kind: code === 'thu' ? 'trial' : 'week',
      opensAt: `2026-12-0${i + 1} 08:00`,
      closesAt: `2026-12-0${i + 2} 08:00`,
      paper: 'de',
    })),
    collective: told.collective,
  });
  await owner.query(
    `INSERT INTO contestant (id, contest_id, full_name, search_key, sort_key, phone, birth_year, division, unit_id, organization_id)
     SELECT id, $1, 'A B', 'a b', 'a b', id::text, 1980, 'cbccvc', "unitId", "organizationId"
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "unitId" text, "organizationId" uuid)`,
    [contestId, JSON.stringify(people)],
  );
  await owner.query(
    `INSERT INTO contestant_group (contestant_id, group_code, source)
     SELECT id, g, 'declared' FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, groups text[]), unnest(groups) AS g`,
    [JSON.stringify(people)],
  );
  for (const [i, code] of told.roundNames.entries()) {
    const roundId = i === 0 ? round.roundId : randomUUID();
    await owner.query(
      `INSERT INTO round (id, contest_id, number, name, opens_at, closes_at, rules, rule_code)
       SELECT $1, contest_id, $3, $2, opens_at, closes_at, rules, $2 FROM round WHERE id = $4
       ON CONFLICT (id) DO UPDATE SET rule_code = $2, name = $2`,
      [roundId, code, i + 1, round.roundId],
    );
    await plantResult(owner, roundId, accountId, code, people);
  }
  await plantAwards(owner, { contestId, roundId: round.roundId }, people);
  await owner.query(
    `WITH stated AS (
       INSERT INTO head_count (contest_id, organization_id, people, exempt, groups, note, stated_by)
       SELECT $1, "organizationId", people, 0, groups, '', $3
       FROM jsonb_to_recordset($2::jsonb) AS x("organizationId" uuid, people int, groups jsonb) RETURNING id)
     INSERT INTO head_count_ruling (head_count_id, confirmed, reason, decided_by) SELECT id, true, '', $3 FROM stated`,
    [contestId, JSON.stringify(told.headCounts), accountId],
  );
  return { contestId, slug, rules };
}

async function plantResult(
  owner: pg.Pool,
  roundId: string,
  accountId: string,
  code: string,
  people: readonly PlantedPerson[],
): Promise<void> {
  const rows = people.flatMap(({ id, unitId, organizationId, lines }) =>
    lines[code] ? [{ person: id, unitId, organizationId, attempt: randomUUID(), ...lines[code] }] : [],
  );
  const shape = `jsonb_to_recordset($2::jsonb) AS x(person uuid, "unitId" text, "organizationId" uuid, attempt uuid,
    attempts int, "scoreMilli" int, "maxMilli" int)`;
  const text = JSON.stringify(rows);
  await owner.query(
    `INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, deadline_at, grace_ms, continuation_hash)
     SELECT attempt, $1, person, 1, 'ab', '[]', now() - interval '1 hour', 0, sha256(attempt::text::bytea) FROM ${shape}`,
    [roundId, text],
  );
  await owner.query(
    `INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
       duration_ms, ended_at, ended_by)
     SELECT attempt, $1, person, "scoreMilli", "maxMilli", 0, 5, 1000, now() - interval '1 hour', 'submit' FROM ${shape}`,
    [roundId, text],
  );
  const result = await owner.query<{ id: string }>(
    `INSERT INTO result (round_id, version, finalized_by, people, attempts) VALUES ($1, 1, $2, $3, $3) RETURNING id`,
    [roundId, accountId, rows.length],
  );
  await owner.query(
    `INSERT INTO result_row (result_id, contestant_id, attempt_id, division, rank, division_rank, score_milli,
       correct_count, duration_ms, submitted_at, attempts, unit_id, organization_id)
     SELECT $1, person, attempt, 'cbccvc', 1, 1, "scoreMilli", 0, 1000, now(), attempts, "unitId", "organizationId"
     FROM ${shape}`,
    [result.rows[0]!.id, text],
  );
  await owner.query('UPDATE round SET finalized_at = now() WHERE id = $1', [roundId]);
}

async function plantAwards(
  owner: pg.Pool,
  { contestId, roundId }: { contestId: string; roundId: string },
  people: readonly PlantedPerson[],
): Promise<void> {
  const awards = people.flatMap(({ id, awards: own }) => own.map((each) => ({ id, ...each })));
  const scopes = [...new Set(awards.map(({ scope }) => scope))];
  const sha256 = createHash('sha256').update(contestId).digest('hex');
  const issue = await owner.query<{ id: string }>(
    `INSERT INTO award_issue (contest_id, version, cause, reason, results, rules_from, rules_version, sha256)
     VALUES ($1, 1, 'result', 'Thử', '[]', 'rulebook', 1, $2) RETURNING id`,
    [contestId, sha256],
  );
  const issueId = issue.rows[0]!.id;
  for (const [position, scope] of scopes.entries())
    await owner.query(
      `INSERT INTO award_list (issue_id, list_id, position, award, name, round_id, scope, ranked_by, report, open)
       VALUES ($1, $2, $3, 'ca-nhan', 'Cá nhân', $4, $5, 'rank', '{"passedOver": [], "firstBehind": null}', '[]')`,
      [issueId, `ca-nhan@${scope}`, position, roundId, scope],
    );
  await owner.query(
    `INSERT INTO award (issue_id, list_id, contestant_id, position, tier, tier_name, amount, rank, by)
     SELECT $1, 'ca-nhan@' || scope, id, 1, tier, tier, 0, 1, 'rank'
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, scope text, tier text)`,
    [issueId, JSON.stringify(awards)],
  );
}
