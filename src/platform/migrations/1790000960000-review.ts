import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What editors answered to questions that statistics flagged; and a file of questions goes into its bank in one
 * transaction, by the role that may write their texts.
 */
export class Review1790000960000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE flag_answer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id uuid NOT NULL REFERENCES round,
        question_id uuid NOT NULL REFERENCES question,
        -- Those that were looked at: statistics computed anew may add others.
        flags text[] NOT NULL,
        note text NOT NULL CHECK (note <> ''),
        account_id uuid NOT NULL REFERENCES account,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON flag_answer (question_id);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON flag_answer EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON flag_answer TO bangvang_play;
      GRANT INSERT ON bank_entry, entry_version TO bangvang_grading;
      UPDATE vault.import_batch SET state = 'open' WHERE state = 'accepting';
      ALTER TABLE vault.import_batch DROP CONSTRAINT import_batch_state_check,
        ADD CONSTRAINT import_batch_state_check CHECK (state IN ('open', 'accepted', 'undone'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON bank_entry, entry_version FROM bangvang_grading;
      DROP TABLE flag_answer;
      ALTER TABLE vault.import_batch DROP CONSTRAINT import_batch_state_check,
        ADD CONSTRAINT import_batch_state_check CHECK (state IN ('open', 'accepting', 'accepted', 'undone'))`);
  }
}
