import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Essays that people have yet to mark, with what was written: of ended attempts, by slot. */
export class Marking1790000100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW essay_to_mark AS
        SELECT a.id AS attempt_id, a.round_id, s.ord::smallint AS slot, q.id AS question_id, e.value ->> 0 AS text
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
          AND EXISTS (SELECT FROM response t WHERE t.attempt_id = a.id AND t.kind IN ('submit', 'timeout'));
      GRANT SELECT ON essay_to_mark TO bangvang_play, bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW essay_to_mark');
  }
}
