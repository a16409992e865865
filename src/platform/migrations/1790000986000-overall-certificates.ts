import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certificates of the overall standing. They stand in the register of the last round that counts (`round_id`), whose
 * numbers they go on, but follow from the overall result and not from that round's.
 */
export class OverallCertificates1790000986000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE certificate ALTER COLUMN result_id DROP NOT NULL;
      ALTER TABLE certificate ADD COLUMN overall_id uuid REFERENCES overall_result;
      ALTER TABLE certificate ADD CONSTRAINT certificate_of_one CHECK ((result_id IS NULL) <> (overall_id IS NULL));
      ALTER TABLE certificate ADD UNIQUE (overall_id, contestant_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificate DROP COLUMN overall_id, ALTER COLUMN result_id SET NOT NULL');
  }
}
