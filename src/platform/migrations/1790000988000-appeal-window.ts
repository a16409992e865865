import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when appeals are taken follows from the rulebook and the round's times; nobody ever wrote it down. */
export class AppealWindow1790000988000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE round DROP COLUMN appeals_until');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE round ADD COLUMN appeals_until timestamptz');
  }
}
