import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published rulebooks, each version kept as it was in force, and which of its rounds a round is. */
export class Rulebooks1790000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rulebook_version (
        contest_id uuid NOT NULL REFERENCES contest,
        version int NOT NULL CHECK (version > 0),
        document jsonb NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        -- Why it was amended; empty for the first.
        reason text NOT NULL CHECK (version = 1 OR reason <> ''),
        published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_by uuid NOT NULL REFERENCES account,
        PRIMARY KEY (contest_id, version)
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rulebook_version EXECUTE FUNCTION refuse_change();
      -- Code of the round in the rulebook; null where the contest has none.
      ALTER TABLE round ADD COLUMN rule_code text;
      CREATE UNIQUE INDEX round_rule_code ON round (contest_id, rule_code);
      GRANT SELECT, INSERT ON rulebook_version TO bangvang_play;
      GRANT SELECT ON rulebook_version TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE round DROP COLUMN rule_code; DROP TABLE rulebook_version');
  }
}
