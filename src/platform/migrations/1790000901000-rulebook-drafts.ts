import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rulebooks while they are written, and afterwards the text from which their amendments start. */
export class RulebookDrafts1790000901000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rulebook_draft (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Null until it is published.
        contest_id uuid UNIQUE REFERENCES contest,
        template text NOT NULL,
        yaml text NOT NULL,
        -- What was typed in the fields of the template since the text was last edited, as it was typed.
        typed jsonb NOT NULL DEFAULT '{}',
        -- Empty: made from the title.
        slug text NOT NULL DEFAULT '',
        bank text NOT NULL,
        report_period text NOT NULL,
        revision int NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        saved_by uuid NOT NULL REFERENCES account,
        saved_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON rulebook_draft TO bangvang_play`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rulebook_draft');
  }
}
