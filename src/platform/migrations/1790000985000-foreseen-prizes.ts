import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a decision would change in the awards is foreseen on supposed scores, and who declined an award is passed over. */
export class ForeseenPrizes1790000985000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'GRANT SELECT (contest_id, list_id, contestant_id, act) ON prize_act TO bangvang_grading',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'REVOKE SELECT (contest_id, list_id, contestant_id, act) ON prize_act FROM bangvang_grading',
    );
  }
}
