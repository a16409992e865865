import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of questions while people look at them. The questions have their keys, so all of it lies in `vault`. */
export class Imports1790000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vault.import_batch (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank text NOT NULL,
        file_name text NOT NULL,
        format text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepting', 'accepted', 'undone')),
        losses jsonb NOT NULL,
        errors jsonb NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ON vault.import_batch (bank, created_at);
      CREATE TABLE vault.import_question (
        batch_id uuid NOT NULL REFERENCES vault.import_batch,
        n integer NOT NULL CHECK (n > 0),
        place text NOT NULL,
        draft jsonb NOT NULL,
        likeness jsonb NOT NULL,
        dropped boolean NOT NULL DEFAULT false,
        code text,
        PRIMARY KEY (batch_id, n)
      );
      GRANT SELECT, INSERT, UPDATE ON vault.import_batch, vault.import_question TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vault.import_question, vault.import_batch');
  }
}
