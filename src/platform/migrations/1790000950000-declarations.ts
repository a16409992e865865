import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What units and organizations declare for a contest: how many people they have, and evidence of what they did.
 * Each statement and each ruling on it is kept; the newest one that an organiser confirmed counts.
 */
export class Declarations1790000950000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const body = `
      unit_id text REFERENCES unit,
      organization_id uuid REFERENCES organization,
      CHECK (num_nonnulls(unit_id, organization_id) = 1)`;
    const ruling = `
      confirmed boolean NOT NULL,
      reason text NOT NULL CHECK (confirmed OR reason <> ''),
      decided_by uuid NOT NULL REFERENCES account,
      decided_at timestamptz NOT NULL DEFAULT clock_timestamp()`;
    await runner.query(`
      CREATE TABLE head_count (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest,
        people integer NOT NULL CHECK (people > 0),
        exempt integer NOT NULL CHECK (exempt >= 0 AND exempt <= people),
        -- Number of each named group of the rulebook, by its code.
        groups jsonb NOT NULL,
        note text NOT NULL,
        stated_by uuid NOT NULL REFERENCES account,
        stated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ${body}
      );
      CREATE INDEX ON head_count (contest_id, stated_at);
      CREATE TABLE head_count_ruling (head_count_id uuid PRIMARY KEY REFERENCES head_count, ${ruling});
      CREATE TABLE evidence (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest,
        -- Of the rulebook: which evidence it is.
        code text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('image/webp', 'image/png', 'application/pdf')),
        sha256 text NOT NULL,
        bytes bytea NOT NULL,
        sent_by uuid NOT NULL REFERENCES account,
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ${body}
      );
      CREATE INDEX ON evidence (contest_id, sent_at);
      CREATE TABLE evidence_ruling (evidence_id uuid PRIMARY KEY REFERENCES evidence, ${ruling});
      ${tables
        .map(
          (table) =>
            `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
        )
        .join('\n')}
      GRANT SELECT, INSERT ON ${tables.join(', ')} TO bangvang_play;
      GRANT SELECT ON ${tables.join(', ')} TO bangvang_grading`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${tables.toReversed().join(', ')}`);
  }
}

const tables = ['head_count', 'head_count_ruling', 'evidence', 'evidence_ruling'];
