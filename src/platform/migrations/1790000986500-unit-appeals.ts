import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the rules let units appeal, their coordinators file for a round; a contestant's appeal is about an attempt. */
export class UnitAppeals1790000986500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appeal ALTER COLUMN attempt_id DROP NOT NULL,
        ADD COLUMN round_id uuid REFERENCES round,
        ADD COLUMN unit_id text REFERENCES unit,
        ADD COLUMN organization_id uuid REFERENCES organization,
        ADD COLUMN filed_by uuid REFERENCES account,
        DROP CONSTRAINT appeal_about_check,
        ADD CONSTRAINT appeal_about_check CHECK (about IN ('question', 'own-attempt', 'unit')),
        ADD CONSTRAINT appeal_of_one CHECK (CASE WHEN about = 'unit'
          THEN attempt_id IS NULL AND round_id IS NOT NULL AND filed_by IS NOT NULL
            AND num_nonnulls(unit_id, organization_id) = 1
          ELSE attempt_id IS NOT NULL AND num_nonnulls(round_id, unit_id, organization_id, filed_by) = 0 END);
      CREATE INDEX appeal_of_round ON appeal (round_id) WHERE round_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX appeal_of_round;
      ALTER TABLE appeal DROP CONSTRAINT appeal_of_one, DROP CONSTRAINT appeal_about_check,
        DROP COLUMN round_id, DROP COLUMN unit_id, DROP COLUMN organization_id, DROP COLUMN filed_by,
        ADD CONSTRAINT appeal_about_check CHECK (about IN ('question', 'own-attempt')),
        ALTER COLUMN attempt_id SET NOT NULL`);
  }
}
