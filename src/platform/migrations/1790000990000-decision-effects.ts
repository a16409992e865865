import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many scores, ranks and awards a decision changed, told to the public with its reason. */
export class DecisionEffects1790000990000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null for what was confirmed before, and for what was withdrawn.
    await runner.query('ALTER TABLE decision_act ADD COLUMN changed jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE decision_act DROP COLUMN changed');
  }
}
