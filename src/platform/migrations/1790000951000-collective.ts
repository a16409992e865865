import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units and organizations won, each version as two people signed it; and files that the public may fetch. */
export class Collective1790000951000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE collective_proposal (
        contest_id uuid NOT NULL REFERENCES contest,
        version int NOT NULL CHECK (version > 0),
        sha256 text NOT NULL,
        reason text NOT NULL,
        signed_by uuid NOT NULL REFERENCES account,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON collective_proposal (contest_id, version, at);
      CREATE TABLE collective_result (
        contest_id uuid NOT NULL REFERENCES contest,
        version int NOT NULL CHECK (version > 0),
        rulebook_version int NOT NULL,
        -- What it was computed from: results of rounds, awards, and what the bodies had declared.
        basis jsonb NOT NULL,
        results jsonb NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        reason text NOT NULL CHECK (version = 1 OR reason <> ''),
        issued_by uuid NOT NULL REFERENCES account,
        confirmed_by uuid REFERENCES account,
        issued_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        PRIMARY KEY (contest_id, version),
        FOREIGN KEY (contest_id, rulebook_version) REFERENCES rulebook_version
      );
      -- The figures of one day as they were read; papers are made from them whenever somebody asks.
      CREATE TABLE bulletin (
        round_id uuid NOT NULL REFERENCES round,
        day date NOT NULL,
        figures jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (round_id, day)
      );
      ${kept
        .map(
          (table) =>
            `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
        )
        .join('\n')}
      ALTER TABLE export_file ADD COLUMN released_at timestamptz, ADD COLUMN released_by uuid REFERENCES account;
      GRANT SELECT, INSERT ON ${kept.join(', ')} TO bangvang_play;
      GRANT SELECT ON ${kept.join(', ')} TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE export_file DROP COLUMN released_by, DROP COLUMN released_at;
      DROP TABLE bulletin, collective_result, collective_proposal`);
  }
}

const kept = ['collective_proposal', 'collective_result', 'bulletin'];
