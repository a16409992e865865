import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certificates as they were printed: what is on the paper never changes, a revocation is an entry of its own. The
 * code is the only thing that leads to one without signing in, so it cannot be guessed.
 */
export class Certificates1790000510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE certificate (
        code text PRIMARY KEY CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
        round_id uuid NOT NULL REFERENCES round,
        result_id uuid NOT NULL REFERENCES result,
        contestant_id uuid NOT NULL REFERENCES contestant,
        number integer NOT NULL CHECK (number > 0),
        kind text NOT NULL CHECK (kind IN ('award', 'participation')),
        award text NOT NULL DEFAULT '',
        full_name text NOT NULL,
        place text NOT NULL,
        division text NOT NULL,
        issuer text NOT NULL,
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        issued_by uuid NOT NULL REFERENCES account,
        UNIQUE (round_id, number),
        UNIQUE (result_id, contestant_id),
        CHECK ((kind = 'award') = (award <> ''))
      );
      CREATE INDEX ON certificate (contestant_id);
      CREATE TABLE certificate_revocation (
        code text PRIMARY KEY REFERENCES certificate,
        reason text NOT NULL CHECK (reason <> ''),
        revoked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_by uuid NOT NULL REFERENCES account
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_revocation
        EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON certificate, certificate_revocation TO bangvang_play;
      GRANT SELECT ON certificate, certificate_revocation TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificate_revocation, certificate');
  }
}
