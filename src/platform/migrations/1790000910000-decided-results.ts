import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Results that keep what they were decided by and all that their order looked at. Rows are written as a set out of
 * attempts and contestants, which nobody can delete: checking each of a million rows against them once more would
 * take longer than everything else.
 */
export class DecidedResults1790000910000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE result ALTER COLUMN prediction_actual TYPE numeric,
        -- Rules, earlier rounds and settled ties it was computed from; null on results of old.
        ADD COLUMN basis jsonb,
        -- The predicted number with what it was counted from, by division where the rules ask so.
        ADD COLUMN actual jsonb;
      ALTER TABLE result_row ALTER COLUMN prediction TYPE numeric, ALTER COLUMN prediction_error TYPE numeric,
        -- What further criteria looked at; null where there are none.
        ADD COLUMN more jsonb,
        DROP CONSTRAINT result_row_result_id_fkey, DROP CONSTRAINT result_row_contestant_id_fkey,
        DROP CONSTRAINT result_row_attempt_id_fkey, DROP CONSTRAINT result_row_unit_id_fkey,
        DROP CONSTRAINT result_row_organization_id_fkey;
      CREATE INDEX result_row_rank ON result_row (result_id, rank, contestant_id);
      CREATE INDEX response_ends ON response (attempt_id, n) INCLUDE (kind, received_at, value)
        WHERE kind IN ('submit', 'timeout', 'prediction');
      -- Sums by topic and of essays: of single answers, which would tell the key, play sees nothing.
      CREATE FUNCTION score_parts(wanted uuid[])
      RETURNS TABLE (attempt_id uuid, essay_milli integer, essays integer, essays_right integer, topic_milli jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT t.attempt_id, sum(t.essay_milli)::integer, sum(t.essays)::integer, sum(t.essays_right)::integer,
          jsonb_object_agg(t.topic, t.points)
        FROM (
          SELECT s.attempt_id, q.topic, sum(u.points) AS points,
            sum(u.points) FILTER (WHERE q.kind = 'essay') AS essay_milli,
            count(*) FILTER (WHERE q.kind = 'essay') AS essays,
            count(*) FILTER (WHERE e.permille = 1000) AS essays_right
          FROM vault.slot_score s
          CROSS JOIN LATERAL unnest(s.questions, s.points_milli) WITH ORDINALITY AS u(serial, points, slot)
          JOIN question q ON q.serial = u.serial
          LEFT JOIN essay_result e ON e.attempt_id = s.attempt_id AND e.slot = u.slot
          WHERE s.round_id = ANY(wanted) GROUP BY s.attempt_id, q.topic
        ) t GROUP BY t.attempt_id
      $$;
      REVOKE ALL ON FUNCTION score_parts FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION score_parts TO bangvang_play, bangvang_grading;
      DO $$ BEGIN
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO bangvang_play, bangvang_grading', current_database());
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION score_parts;
      DROP INDEX response_ends, result_row_rank;
      ALTER TABLE result_row DROP COLUMN more;
      ALTER TABLE result DROP COLUMN basis, DROP COLUMN actual`);
  }
}
