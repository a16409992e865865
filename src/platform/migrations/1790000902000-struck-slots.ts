import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers struck out are few: whoever asks whether there are any need not read the whole log. */
export class StruckSlots1790000902000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX response_struck_slots ON response (attempt_id) INCLUDE (received_at)
        WHERE kind = 'void' AND slot IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX response_struck_slots');
  }
}
