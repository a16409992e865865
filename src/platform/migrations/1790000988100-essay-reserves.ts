import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists of the units' boards hold every paper in its order; the first of a unit are marked, and where one of these is
 * struck out the next one moves up, until the unit has sent up.
 */
export class EssayReserves1790000988100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inOrder);
    await runner.query(
      toMark(
        `CASE WHEN l.rank <= (w.boards ->> 'shortlistPerUnit')::integer THEN 'unit'
      ELSE 'reserve' END`,
        'essay_in_order',
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(toMark(`'unit'`, 'essay_listed'));
    await runner.query('DROP VIEW essay_in_order');
  }
}

/** `rank` leaves out who was struck out; these few are looked up once for all rows. */
const inOrder = `
  CREATE VIEW essay_in_order AS
  SELECT l.*, l.place - (
    SELECT count(*) FROM unnest(ARRAY(SELECT s FROM essay_listed s JOIN void_attempt v ON v.attempt_id = s.attempt_id)) o
    WHERE o.round_id = l.round_id AND o.place < l.place
      AND (o.unit_id, o.organization_id) IS NOT DISTINCT FROM (l.unit_id, l.organization_id))::integer AS rank
  FROM essay_listed l;
  GRANT SELECT ON essay_in_order TO bangvang_play, bangvang_grading`;

/** `board`: which one it waits for, `reserve` behind those of the unit; null: the round's list was not made yet. */
const toMark = (listed: string, lists: string): string => `
  CREATE OR REPLACE VIEW essay_to_mark AS
  SELECT w.attempt_id, w.round_id, w.slot, w.question_id, w.text,
    CASE WHEN w.boards IS NULL OR EXISTS (SELECT FROM essay_sent t WHERE (t.attempt_id, t.slot) = (w.attempt_id, w.slot))
      THEN 'upper' WHEN l.attempt_id IS NOT NULL THEN ${listed} END AS board,
    l.unit_id, l.organization_id, u.permille AS unit_permille
  FROM (
    SELECT a.id AS attempt_id, a.round_id, s.ord::smallint AS slot, q.id AS question_id, e.value ->> 0 AS text,
      (SELECT r.rules #> '{essay,boards}' FROM round r WHERE r.id = a.round_id) AS boards
    FROM attempt a
    CROSS JOIN LATERAL jsonb_array_elements(a.paper) WITH ORDINALITY AS s(place, ord)
    JOIN question q ON q.id = (s.place ->> 'questionId')::uuid AND q.kind = 'essay'
    CROSS JOIN LATERAL (
      SELECT r.kind, r.value FROM response r
      WHERE r.attempt_id = a.id AND r.slot = s.ord AND r.kind IN ('answer', 'void') ORDER BY r.n DESC LIMIT 1
    ) e
    WHERE e.kind = 'answer' AND e.value ->> 0 ~ '\\S'
      AND NOT EXISTS (SELECT FROM score c WHERE c.attempt_id = a.id)
      AND NOT EXISTS (SELECT FROM essay_result f WHERE f.attempt_id = a.id AND f.slot = s.ord)
      AND EXISTS (SELECT FROM response t WHERE t.attempt_id = a.id AND t.kind IN ('submit', 'timeout'))
  ) w
  LEFT JOIN ${lists} l USING (attempt_id, slot)
  LEFT JOIN essay_unit_result u USING (attempt_id, slot)`;
