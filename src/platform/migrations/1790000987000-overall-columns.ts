import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why a person stands in a place of an overall standing is told from the lines beside it, which the rows hold: a million
 * explanations need not be written. Versions of old keep theirs; nobody reads them.
 */
export class OverallColumns1790000987000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE overall_row ALTER COLUMN why DROP NOT NULL;
      CREATE INDEX overall_row_division ON overall_row (result_id, division, division_rank, contestant_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX overall_row_division');
  }
}
