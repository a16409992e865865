import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** One attempt of a planted contestant; what is left out has a plain value. */
export interface PlantedAttempt {
  scoreMilli?: number;
  maxMilli?: number;
  correctCount?: number;
  prediction?: number | null;
  durationMs?: number;
  /** Epoch ms. */
  endedAt?: number;
  /** False: running, without an end in its log. */
  ended?: boolean;
  /** False: ended, but not graded. */
  graded?: boolean;
  deadlineAt?: number;
}

export interface PlantedContestant {
  id?: string;
  fullName?: string;
  division?: string;
  unitId?: string | null;
  organizationId?: string | null;
  birthYear?: number;
  publicName?: boolean;
  attempts: PlantedAttempt[];
}

/** Contestants with attempts, ends and scores as grading would have left them; thousands in a moment. */
export async function plantScores(
  owner: pg.Pool,
  { contestId, roundId }: { contestId: string; roundId: string },
  contestants: PlantedContestant[],
): Promise<string[]> {
  const past = Date.now() - 600_000;
  const people = contestants.map((person, index) => ({
    id: person.id ?? randomUUID(),
    full_name: person.fullName ?? `Nguyễn Văn Số ${index}`,
    phone: `+84${randomUUID()}`,
    birth_year: person.birthYear ?? 1980,
    division: person.division ?? 'nguoi-dan',
    unit_id: person.unitId === undefined ? '2025-29551' : person.unitId,
    organization_id: person.organizationId ?? null,
    public_name: person.publicName ?? false,
  }));
  const attempts = contestants.flatMap((person, index) =>
    person.attempts.map((attempt, n) => ({
      id: randomUUID(),
      contestant_id: people[index]!.id,
      number: n + 1,
      score_milli: attempt.scoreMilli ?? 3000,
      max_milli: attempt.maxMilli ?? 5000,
      correct_count: attempt.correctCount ?? Math.floor((attempt.scoreMilli ?? 3000) / 1000),
      prediction: attempt.prediction ?? null,
      duration_ms: attempt.durationMs ?? 300_000,
      ended_at: new Date(attempt.endedAt ?? past).toISOString(),
      // A running one must not be handed in while the test looks at it.
      deadline_at: new Date(
        attempt.deadlineAt ?? (attempt.ended === false ? Date.now() + 3_600_000 : past),
      ).toISOString(),
      ended: attempt.ended ?? true,
      // Without a key nobody can grade it meanwhile.
      paper: attempt.graded === false ? [{ questionId: randomUUID(), choiceIds: ['a', 'b'] }] : [],
      graded: (attempt.ended ?? true) && (attempt.graded ?? true),
    })),
  );
  // Whole or not at all: a running server hands in whatever it sees past its deadline without an end.
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO contestant (id, contest_id, full_name, search_key, sort_key, phone, birth_year, division,
         unit_id, organization_id, public_name)
       SELECT id, $1, full_name, lower(full_name), lower(full_name), phone, birth_year, division, unit_id,
         organization_id, public_name
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, full_name text, phone text, birth_year int,
         division text, unit_id text, organization_id uuid, public_name boolean)`,
      [contestId, JSON.stringify(people)],
    );
    const shape = `jsonb_to_recordset($1::jsonb) AS x(id uuid, contestant_id uuid, number int, score_milli int,
      max_milli int, correct_count int, prediction bigint, duration_ms bigint, ended_at timestamptz,
      deadline_at timestamptz, paper jsonb, ended boolean, graded boolean)`;
    const rows = JSON.stringify(attempts);
    await client.query(
      `INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
       SELECT id, $2, contestant_id, number, 'ab', paper, ended_at - duration_ms * interval '1 ms', deadline_at, 5000,
         sha256(id::text::bytea) FROM ${shape}`,
      [rows, roundId],
    );
    // Plans made while the tables were small would look through all of them for each new row.
    if (attempts.length > 500) await client.query('ANALYZE contestant, attempt');
    await client.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, value, received_at)
       SELECT id, 1, gen_random_uuid(), 'prediction', to_jsonb(prediction), ended_at FROM ${shape}
       WHERE prediction IS NOT NULL`,
      [rows],
    );
    await client.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
       SELECT id, 2, gen_random_uuid(), 'submit', ended_at FROM ${shape} WHERE ended`,
      [rows],
    );
    await client.query(
      `INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count,
         question_count, prediction, duration_ms, ended_at, ended_by)
       SELECT id, $2, contestant_id, score_milli, max_milli, correct_count, 5, prediction, duration_ms, ended_at,
         'submit' FROM ${shape} WHERE graded`,
      [rows, roundId],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return people.map(({ id }) => id);
}
