import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rounds that are not sat the plain way: what an attempt keeps of the rules, questions opened one at a time, ready
 * papers to choose from, banks of divisions, attempts that are not valid.
 */
export class Play1790000930000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE division ADD COLUMN bank text;
      ALTER TABLE attempt ADD COLUMN plan jsonb;
      ALTER TABLE score ALTER COLUMN prediction TYPE numeric;
      ALTER TABLE response DROP CONSTRAINT response_kind_check, ADD CONSTRAINT response_kind_check
        CHECK (kind IN ('answer', 'prediction', 'open', 'submit', 'timeout', 'takeover', 'void', 'reinstate'));
      CREATE TABLE ready_paper (
        round_id uuid NOT NULL REFERENCES round,
        pool text NOT NULL,
        number smallint NOT NULL CHECK (number > 0),
        question_ids uuid[] NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (round_id, pool, number)
      );
      CREATE TABLE invalid_attempt (
        attempt_id uuid PRIMARY KEY REFERENCES attempt,
        reason text NOT NULL CHECK (reason IN ('answers-missing')),
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE OR REPLACE VIEW void_attempt AS
        SELECT v.attempt_id FROM response v
        WHERE v.kind = 'void' AND v.slot IS NULL AND NOT EXISTS (
          SELECT FROM response r WHERE r.attempt_id = v.attempt_id AND r.kind = 'reinstate' AND r.slot IS NULL AND r.n > v.n)
        UNION
        SELECT attempt_id FROM invalid_attempt;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ready_paper EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invalid_attempt EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON ready_paper TO bangvang_play;
      GRANT SELECT ON ready_paper TO bangvang_grading;
      GRANT SELECT ON invalid_attempt TO bangvang_play;
      GRANT SELECT, INSERT ON invalid_attempt TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW void_attempt AS
        SELECT DISTINCT v.attempt_id FROM response v
        WHERE v.kind = 'void' AND v.slot IS NULL AND NOT EXISTS (
          SELECT FROM response r WHERE r.attempt_id = v.attempt_id AND r.kind = 'reinstate' AND r.slot IS NULL AND r.n > v.n);
      DROP TABLE invalid_attempt, ready_paper;
      ALTER TABLE response DROP CONSTRAINT response_kind_check, ADD CONSTRAINT response_kind_check
        CHECK (kind IN ('answer', 'prediction', 'submit', 'timeout', 'takeover', 'void', 'reinstate'));
      ALTER TABLE score ALTER COLUMN prediction TYPE bigint;
      ALTER TABLE attempt DROP COLUMN plan;
      ALTER TABLE division DROP COLUMN bank`);
  }
}
