import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Counting } from '../core/rulebook.js';
import { type GivenAnswer, Regrade } from '../grading/regrade.js';

const ADULT = 18;
/** Answers graded at once. */
const page = 2000;

/** What a list depends on besides the papers. */
export interface ListedRound {
  counts: Counting;
  /** YYYY-MM-DD; on it ages are counted. */
  lastDay: string;
}

/** Whole milliseconds, as attempts are graded by. */
const ms = (moment: string): string => `floor(extract(epoch FROM ${moment}) * 1000)::bigint`;

export const notVoid = (attempt: string) =>
  `NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = ${attempt})`;

/**
 * Makes the lists of a round in the database: what comes here are the different answers to its questions, however many
 * papers there are.
 */
@Injectable()
export class BoardLists {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly regrade: Regrade,
  ) {}

  /**
   * Keeps the list of a round, in the order of each unit: of every person the best paper; more points without the essay
   * go before fewer, then the shorter time, then the earlier hand-in. What is written and not on it gets nothing.
   * Who asks for the same list meanwhile waits for it.
   * @returns the attempts whose essay got nothing; null when the round has a list already
   */
  make(roundId: string, by: string, { counts, lastDay }: ListedRound): Promise<string[] | null> {
    return this.database.transaction(async (manager) => {
      const made = await manager.query<unknown[]>(
        'INSERT INTO essay_list (round_id, made_by) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
        [roundId, by],
      );
      if (made.length === 0) return null;
      const answers = await manager.query<GivenAnswer[]>(
        `WITH ${candidates(counts)}, ${answered}
         SELECT DISTINCT question_id AS "questionId", points_milli AS "pointsMilli", value FROM answered`,
        [roundId],
      );
      await manager.query(`WITH ${candidates(counts)}, ${answered}, ${listing}`, [
        roundId,
        await this.withWorth(roundId, answers),
        lastDay,
      ]);
      return giveNothing(manager, 'm.round_id = $1 AND m.board IS NULL', [roundId]);
    });
  }

  /** As a JSON array. Typed answers may be as many as papers: others are served between pages. */
  private async withWorth(roundId: string, answers: readonly GivenAnswer[]): Promise<string> {
    const pages: string[] = [];
    for (let at = 0; at < answers.length; at += page) {
      const some = answers.slice(at, at + page);
      const worth = await this.regrade.worthOf(roundId, some);
      pages.push(JSON.stringify(some.map((answer, i) => ({ ...answer, worth: worth[i] }))).slice(1, -1));
    }
    return `[${pages.join(',')}]`;
  }
}

/** Essays that the upper board will not see. */
export async function giveNothing(
  manager: EntityManager,
  which: string,
  values: unknown[],
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `INSERT INTO essay_result (attempt_id, slot, permille)
     SELECT m.attempt_id, m.slot, 0 FROM essay_to_mark m WHERE ${which} RETURNING attempt_id AS id`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Written essays of ended attempts; where the first or the last attempt counts, of that one only. */
const candidates = (counts: Counting): string => {
  const other = { best: null, first: '<', last: '>' }[counts];
  return `candidate AS MATERIALIZED (
    SELECT m.attempt_id, m.slot FROM essay_to_mark m JOIN attempt a ON a.id = m.attempt_id
    WHERE m.round_id = $1 AND ${notVoid('a.id')}
      ${
        other === null
          ? ''
          : `AND NOT EXISTS (SELECT FROM attempt b WHERE b.round_id = a.round_id AND b.contestant_id = a.contestant_id
            AND b.number ${other} a.number AND ${notVoid('b.id')})`
      }
  )`;
};

/** What counts of every question on their papers, as core/response.ts replays a log; essays and nothing are null. */
const answered = `
  ended AS MATERIALIZED (
    SELECT DISTINCT ON (c.attempt_id) c.attempt_id, e.n, e.kind, e.received_at
    FROM candidate c JOIN response e ON e.attempt_id = c.attempt_id AND e.kind IN ('submit', 'timeout')
    ORDER BY c.attempt_id, e.n
  ), said AS MATERIALIZED (
    SELECT DISTINCT ON (r.attempt_id, r.slot) r.attempt_id, r.slot, CASE WHEN r.kind = 'answer' THEN r.value END AS value
    FROM ended e JOIN response r ON r.attempt_id = e.attempt_id
      AND r.slot IS NOT NULL AND (r.kind = 'void' OR r.kind = 'answer' AND r.n < e.n)
    ORDER BY r.attempt_id, r.slot, r.n DESC
  ), answered AS MATERIALIZED (
    SELECT a.id AS attempt_id, q.id AS question_id,
      coalesce((p.place ->> 'pointsMilli')::integer, (g.rules ->> 'pointsMilli')::integer) AS points_milli,
      CASE WHEN q.kind <> 'essay' THEN s.value END AS value
    FROM candidate c JOIN attempt a ON a.id = c.attempt_id JOIN round g ON g.id = a.round_id
    CROSS JOIN LATERAL jsonb_array_elements(a.paper) WITH ORDINALITY AS p(place, ord)
    JOIN question q ON q.id = (p.place ->> 'questionId')::uuid
    LEFT JOIN said s ON (s.attempt_id, s.slot) = (a.id, p.ord)
  )`;

/**
 * $2: what each different answer is worth. A paper that was given back in the meantime may hold others: its points are
 * not known, and it is not listed. Who told the year of birth only counts as born on its first day.
 */
const listing = `
  worth AS MATERIALIZED (
    SELECT "questionId" AS question_id, "pointsMilli" AS points_milli, nullif(value, 'null') AS value, worth
    FROM jsonb_to_recordset($2::jsonb) AS w("questionId" uuid, "pointsMilli" integer, value jsonb, worth integer)
  ), knowledge AS MATERIALIZED (
    SELECT t.attempt_id, sum(w.worth)::integer AS milli
    FROM answered t LEFT JOIN worth w ON w.question_id = t.question_id AND w.points_milli = t.points_milli
      AND coalesce(w.value, 'null') = coalesce(t.value, 'null')
    GROUP BY t.attempt_id HAVING count(*) = count(w.worth)
  ), paper AS (
    SELECT c.attempt_id, c.slot, n.id AS contestant_id, k.milli,
      greatest(0, ${ms('o.submitted_at')} - ${ms('a.started_at')}) AS ms,
      o.submitted_at,
      CASE WHEN x.by_unit THEN n.unit_id END AS unit_id,
      CASE WHEN NOT x.by_unit THEN n.organization_id END AS organization_id,
      extract(year FROM $3::date) - n.birth_year
        - coalesce((to_char($3::date, 'MM-DD') < to_char(n.born, 'MM-DD'))::integer, 0) < ${ADULT} AS minor
    FROM candidate c JOIN ended e USING (attempt_id) JOIN knowledge k USING (attempt_id)
    JOIN attempt a ON a.id = c.attempt_id JOIN contestant n ON n.id = a.contestant_id
    JOIN division d ON (d.contest_id, d.code) = (n.contest_id, n.division)
    CROSS JOIN LATERAL (SELECT n.unit_id IS NOT NULL AND (d.place = 'unit' OR n.organization_id IS NULL) AS by_unit) x
    CROSS JOIN LATERAL (
      SELECT date_trunc('milliseconds', CASE WHEN e.kind = 'submit' THEN e.received_at ELSE a.deadline_at END) AS submitted_at
    ) o
  ), best AS (
    SELECT DISTINCT ON (contestant_id) * FROM paper
    ORDER BY contestant_id, milli DESC, ms, submitted_at, attempt_id
  )
  INSERT INTO essay_listed (attempt_id, slot, round_id, unit_id, organization_id, place, minor,
    knowledge_milli, duration_ms, submitted_at)
  SELECT attempt_id, slot, $1, unit_id, organization_id,
    row_number() OVER (PARTITION BY unit_id, organization_id ORDER BY milli DESC, ms, submitted_at, attempt_id),
    minor, milli, ms, submitted_at
  FROM best`;
