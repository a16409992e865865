import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One table for every file made in the background, whatever room makes it: its kind and its own options. */
export class Downloads1790000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE export_file
        ADD COLUMN kind text NOT NULL DEFAULT 'standings',
        ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN contest_id uuid REFERENCES contest,
        ALTER COLUMN round_id DROP NOT NULL,
        DROP CONSTRAINT export_file_format_check;
      UPDATE export_file SET options = jsonb_build_object('grouping', grouping);
      UPDATE export_file f SET contest_id = r.contest_id FROM round r WHERE r.id = f.round_id;
      ALTER TABLE export_file
        DROP COLUMN grouping,
        ALTER COLUMN kind DROP DEFAULT,
        ALTER COLUMN contest_id SET NOT NULL,
        ADD CONSTRAINT export_file_format_check CHECK (format IN ('xlsx', 'csv', 'docx', 'pdf', 'zip'));
      CREATE INDEX ON export_file (contest_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM export_file WHERE kind <> 'standings' OR round_id IS NULL;
      ALTER TABLE export_file
        ADD COLUMN grouping text NOT NULL DEFAULT 'unit' CHECK (grouping IN ('unit', 'organization'));
      UPDATE export_file SET grouping = options->>'grouping';
      ALTER TABLE export_file
        ALTER COLUMN grouping DROP DEFAULT,
        ALTER COLUMN round_id SET NOT NULL,
        DROP CONSTRAINT export_file_format_check,
        ADD CONSTRAINT export_file_format_check CHECK (format IN ('xlsx', 'csv')),
        DROP COLUMN kind, DROP COLUMN options, DROP COLUMN contest_id`);
  }
}
