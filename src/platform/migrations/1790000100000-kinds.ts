import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Questions of every kind. `choices` is what an answer chooses from, `body` the other fields that everybody may
 * read (core/draft/stored.ts); what is right stays in `vault`. Pictures are named by what they are.
 */
export class Kinds1790000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE question
        DROP CONSTRAINT question_kind_check,
        ADD CONSTRAINT question_kind_check CHECK (kind IN ('single', 'multiple', 'true-false', 'matching',
          'ordering', 'numeric', 'short-text', 'essay')),
        ADD COLUMN body jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN picture jsonb,
        ADD COLUMN stimulus jsonb;
      UPDATE question SET body = jsonb_build_object('fixedOrder', kind = 'true-false');
      ALTER TABLE vault.question_key
        DROP CONSTRAINT question_key_partial_credit_check,
        ADD CONSTRAINT question_key_partial_credit_check CHECK (partial_credit IN ('all-or-nothing', 'per-choice',
          'per-pair', 'per-neighbour'));
      CREATE TABLE picture (
        sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text NOT NULL CHECK (media_type IN ('image/webp', 'image/png')),
        width integer NOT NULL,
        height integer NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON picture EXECUTE FUNCTION refuse_change();
      ALTER TABLE round ADD COLUMN essay_bound_permille integer NOT NULL DEFAULT 150
        CHECK (essay_bound_permille BETWEEN 0 AND 1000);
      CREATE TABLE essay_mark (
        attempt_id uuid NOT NULL REFERENCES attempt,
        slot smallint NOT NULL,
        place smallint NOT NULL CHECK (place BETWEEN 1 AND 3),
        marker_id uuid NOT NULL REFERENCES account,
        permille integer NOT NULL CHECK (permille BETWEEN 0 AND 1000),
        lines jsonb NOT NULL,
        comment text NOT NULL,
        marked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (attempt_id, slot, place),
        UNIQUE (attempt_id, slot, marker_id)
      );
      CREATE TABLE essay_result (
        attempt_id uuid NOT NULL REFERENCES attempt,
        slot smallint NOT NULL,
        permille integer NOT NULL CHECK (permille BETWEEN 0 AND 1000),
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (attempt_id, slot)
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON essay_mark EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON essay_result EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON picture, essay_mark, essay_result TO bangvang_play;
      GRANT INSERT ON picture TO bangvang_grading;
      GRANT SELECT ON picture, essay_mark, essay_result TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE essay_result, essay_mark, picture;
      ALTER TABLE round DROP COLUMN essay_bound_permille;
      ALTER TABLE question DROP COLUMN body, DROP COLUMN picture, DROP COLUMN stimulus`);
  }
}
