import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '../../src/core/decision/canonical.js';
import { fillDefaults } from '../../src/core/rules-check/check.js';
import { addRound, type MadeRound, makeRound } from './factories.js';
import { plantScores } from './scores.js';

/** Points of each round; null: did not sit it. */
export type Sat = { fullName: string; scores: (number | null)[]; division?: string; publicName?: boolean };

export interface OverallContest extends MadeRound {
  rounds: MadeRound[];
  /** Ids of the people, in their order. */
  ids: string[];
}

/** Publishes rules of a made contest; rounds get their codes in the order of numbers. */
export async function publishRules(
  owner: pg.Pool,
  contestId: string,
  accountId: string,
  rules: { rounds: { code: string; kind?: string }[] } & Record<string, unknown>,
): Promise<void> {
  const week = { kind: 'week', paper: 'de', opensAt: '2026-01-05 08:00', closesAt: '2026-01-06 08:00' };
  const document = fillDefaults({
    ...rules,
    rounds: rules.rounds.map((round) => ({ name: round.code, ...week, ...round })),
  });
  await owner.query(
    `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $4, 'Sửa thể lệ', $3 FROM rulebook_version WHERE contest_id = $1`,
    [
      contestId,
      JSON.stringify(document),
      accountId,
      createHash('sha256').update(canonicalJson(document)).digest('hex'),
    ],
  );
  for (const [i, { code }] of rules.rounds.entries())
    await owner.query('UPDATE round SET rule_code = $1 WHERE contest_id = $2 AND number = $3', [
      code,
      contestId,
      i + 1,
    ]);
}

/** A contest of closed rounds, `tuan-1` and on, in which the same people sat. */
export async function makeOverallContest(
  owner: pg.Pool,
  people: readonly Sat[],
  rounds = 2,
): Promise<OverallContest> {
  const rules = { prediction: null, tieBreaks: ['score', 'duration', 'submitted-at'] as const };
  const plain = { rules: { ...rules, tieBreaks: [...rules.tieBreaks] }, closesInMs: -60_000 };
  const first = await makeRound(owner, plain);
  const all = [first];
  for (let number = 2; number <= rounds; number += 1)
    all.push(await addRound(owner, first, number, plain.rules, plain));
  const ids = people.map(() => randomUUID());
  const endedAt = Date.now() - 700_000;
  for (const [i, round] of all.entries())
    await plantRound(
      owner,
      round,
      people.flatMap(({ scores, ...person }, k) => {
        const scoreMilli = scores[i];
        return scoreMilli == null ? [] : [{ ...person, id: ids[k]!, scoreMilli, endedAt: endedAt + k }];
      }),
    );
  return { ...first, rounds: all, ids };
}

/** People who are known already only get another attempt. */
async function plantRound(
  owner: pg.Pool,
  round: MadeRound,
  sat: {
    id: string;
    fullName: string;
    division?: string;
    publicName?: boolean;
    scoreMilli: number;
    endedAt: number;
  }[],
): Promise<void> {
  const known = await owner.query<{ id: string }>('SELECT id FROM contestant WHERE contest_id = $1', [
    round.contestId,
  ]);
  const there = new Set(known.rows.map(({ id }) => id));
  await plantScores(
    owner,
    round,
    sat
      .filter(({ id }) => !there.has(id))
      .map(({ scoreMilli, endedAt, ...person }) => ({
        ...person,
        publicName: person.publicName ?? true,
        attempts: [{ scoreMilli, durationMs: 60_000, endedAt }],
      })),
  );
  const again = sat.filter(({ id }) => there.has(id));
  await owner.query(
    `WITH wanted AS (
       SELECT gen_random_uuid() AS attempt_id, x.*, to_timestamp("endedAt" / 1000.0) AS ended_at
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "scoreMilli" int, "endedAt" float8)
     ), made AS (
       INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
       SELECT attempt_id, $1, id, 1, 'ab', '[]', ended_at - interval '1 minute', ended_at, 5000, sha256(attempt_id::text::bytea)
       FROM wanted
     ), ended AS (
       INSERT INTO response (attempt_id, n, client_id, kind, received_at)
       SELECT attempt_id, 1, gen_random_uuid(), 'submit', ended_at FROM wanted
     )
     INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
       duration_ms, ended_at, ended_by)
     SELECT attempt_id, $1, id, "scoreMilli", 5000, "scoreMilli" / 1000, 5, 60000, ended_at, 'submit' FROM wanted`,
    [round.roundId, JSON.stringify(again)],
  );
}
