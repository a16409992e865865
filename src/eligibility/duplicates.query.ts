import type { Reader } from '../rulebook/rulebook.query.js';

/** What makes two contestants look like one person. */
export type Sign = 'name' | 'device' | 'phone';

/** Two contestants who may be one person; `one` is the smaller id. */
export interface SuspectedPair {
  one: string;
  other: string;
  signs: Sign[];
  /** `open`: nobody decided. `to-strike`: decided as the same, but attempts of the one not kept still count. */
  state: 'open' | 'to-strike';
  /** Whose attempts count, once decided. */
  keeps: string | null;
}

/**
 * Pairs of a contest that nobody decided about, or whose decision is not carried out. Signs: `name`, the same name
 * without marks, year of birth and place; `phone`, the same name with one digit different or two neighbouring
 * digits swapped; `device`, one browser that went from one contestant to the other without signing out.
 * @param among only pairs with at least one of these contestants, as of those in the range of awards; null: all
 */
export async function suspectedDuplicates(
  db: Reader,
  contestId: string,
  among: readonly string[] | null = null,
): Promise<SuspectedPair[]> {
  return db.query<SuspectedPair[]>(
    `WITH people AS (
       SELECT id, search_key, birth_year, coalesce(unit_id, organization_id::text) AS place, phone
       FROM contestant WHERE contest_id = $1
     ), asked AS (SELECT * FROM people WHERE $2::uuid[] IS NULL OR id = ANY($2)),
     spelled AS (
       SELECT a.id, a.search_key, overlay(a.phone PLACING '_' FROM k FOR 1) AS like_it
       FROM people a, generate_series(4, 12) k
       WHERE a.phone IS NOT NULL AND a.search_key IN (SELECT search_key FROM asked)
     ), swapped AS (
       SELECT a.id, a.search_key,
         overlay(a.phone PLACING substr(a.phone, k + 1, 1) || substr(a.phone, k, 1) FROM k FOR 2) AS phone
       FROM asked a, generate_series(4, 11) k
       WHERE a.phone IS NOT NULL AND substr(a.phone, k, 1) <> substr(a.phone, k + 1, 1)
     ), pairs AS (
       SELECT a.id AS x, b.id AS y, 'name' AS sign FROM asked a
       JOIN people b ON (b.search_key, b.birth_year, b.place) = (a.search_key, a.birth_year, a.place) AND b.id <> a.id
       UNION ALL
       SELECT a.id, b.id, 'phone' FROM asked a JOIN spelled s ON s.id = a.id
       JOIN spelled b ON (b.search_key, b.like_it) = (s.search_key, s.like_it) AND b.id <> a.id
       UNION ALL
       SELECT s.id, b.id, 'phone' FROM swapped s JOIN people b ON (b.phone, b.search_key) = (s.phone, s.search_key)
       UNION ALL
       SELECT a.id, b.id, 'device' FROM session s JOIN session r ON r.id = s.replaces
       JOIN people a ON a.id = s.contestant_id JOIN people b ON b.id = r.contestant_id
       WHERE a.id <> b.id AND ($2::uuid[] IS NULL OR a.id = ANY($2) OR b.id = ANY($2))
     ), suspected AS (
       SELECT least(x, y) AS one, greatest(x, y) AS other, array_agg(DISTINCT sign) AS signs
       FROM pairs GROUP BY 1, 2
     ), decided AS (
       SELECT DISTINCT ON (v.one, v.other) v.one, v.other, v.verdict, v.keeps
       FROM person_verdict v JOIN people p ON p.id = v.one ORDER BY v.one, v.other, v.id DESC
     )
     SELECT coalesce(s.one, d.one) AS one, coalesce(s.other, d.other) AS other, coalesce(s.signs, '{}') AS signs,
       CASE WHEN d.verdict IS NULL THEN 'open' ELSE 'to-strike' END AS state, d.keeps
     FROM suspected s FULL JOIN decided d ON (d.one, d.other) = (s.one, s.other)
     WHERE CASE WHEN d.verdict IS NULL THEN true WHEN d.verdict = 'different' THEN false
       ELSE ($2::uuid[] IS NULL OR d.one = ANY($2) OR d.other = ANY($2)) AND EXISTS (
         SELECT FROM attempt t WHERE t.contestant_id = CASE d.keeps WHEN d.one THEN d.other ELSE d.one END
           AND NOT EXISTS (SELECT FROM void_attempt w WHERE w.attempt_id = t.id)) END
     ORDER BY d.verdict IS NULL, cardinality(coalesce(s.signs, '{}')) DESC, 1, 2`,
    [contestId, among],
  );
}
