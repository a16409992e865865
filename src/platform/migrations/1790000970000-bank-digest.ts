import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which files a bank was last loaded from, so that a start does not read again what it knows. */
export class BankDigest1790000970000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "ALTER TABLE bank ADD COLUMN loaded_sha256 text CHECK (loaded_sha256 ~ '^[0-9a-f]{64}$')",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bank DROP COLUMN loaded_sha256');
  }
}
