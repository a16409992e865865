import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each graded attempt earned and chose, slot by slot, and what was learnt from it after the round. A slot's
 * points tell the key, so they lie in `vault`; questions are named by a short number to keep millions small.
 */
export class Statistics1790000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE question ADD COLUMN serial integer GENERATED ALWAYS AS IDENTITY UNIQUE;
      CREATE TABLE vault.slot_score (
        attempt_id uuid PRIMARY KEY REFERENCES score,
        round_id uuid NOT NULL REFERENCES round,
        total_milli integer NOT NULL,
        questions integer[] NOT NULL,
        points_milli integer[] NOT NULL,
        chosen text[] NOT NULL,
        CHECK (cardinality(questions) = cardinality(points_milli) AND cardinality(questions) = cardinality(chosen))
      );
      CREATE INDEX ON vault.slot_score (round_id);
      CREATE TABLE paper_statistic (
        round_id uuid PRIMARY KEY REFERENCES round,
        figures jsonb NOT NULL,
        computed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE question_statistic (
        round_id uuid NOT NULL REFERENCES paper_statistic ON DELETE CASCADE,
        question_id uuid NOT NULL REFERENCES question,
        flags text[] NOT NULL,
        figures jsonb NOT NULL,
        PRIMARY KEY (round_id, question_id)
      );
      CREATE INDEX ON question_statistic (question_id);
      GRANT SELECT, INSERT ON vault.slot_score TO bangvang_grading;
      GRANT SELECT, INSERT, UPDATE, DELETE ON paper_statistic, question_statistic TO bangvang_play`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE question_statistic, paper_statistic, vault.slot_score;
      ALTER TABLE question DROP COLUMN serial`);
  }
}
