import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Official standings over several rounds, and who goes on to a next round. Versions stand beside one another;
 * rows are written as a set out of official results, whose people and attempts nobody can delete.
 */
export class Overall1790000980000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [overall, qualification, signatures, rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE qualification_decline, qualification_row, qualification, overall_row, overall_result, signing_proposal`,
    );
  }
}

/**
 * `basis`: rules, official results and settled ties it follows from. In a row: sums over the rounds, which a mean
 * divides by `over`; `facts` is what else criteria look at, `why` the neighbours among all and in the division.
 */
const overall = `
  CREATE TABLE overall_result (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    version int NOT NULL CHECK (version > 0),
    finalized_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    finalized_by uuid NOT NULL REFERENCES account,
    confirmed_by uuid REFERENCES account,
    reason text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    basis jsonb NOT NULL,
    people int NOT NULL,
    attempts int NOT NULL,
    UNIQUE (contest_id, version),
    CHECK (version = 1 OR reason <> '')
  );
  CREATE TABLE overall_row (
    result_id uuid NOT NULL,
    contestant_id uuid NOT NULL,
    attempt_id uuid,
    division text NOT NULL,
    unit_id text,
    organization_id uuid,
    rank int NOT NULL,
    division_rank int NOT NULL,
    rounds int NOT NULL,
    attempts int NOT NULL,
    over int NOT NULL CHECK (over > 0),
    score_milli bigint NOT NULL,
    correct int NOT NULL,
    duration_ms bigint NOT NULL,
    submitted_at timestamptz NOT NULL,
    facts jsonb NOT NULL,
    why jsonb NOT NULL,
    PRIMARY KEY (result_id, contestant_id)
  );
  CREATE INDEX ON overall_row (result_id, rank, contestant_id)`;

/** `target` is the code of the round that people go on to; `round_id` is null where it is not sat online. */
const qualification = `
  CREATE TABLE qualification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    target text NOT NULL,
    round_id uuid REFERENCES round,
    version int NOT NULL CHECK (version > 0),
    fixed_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    fixed_by uuid NOT NULL REFERENCES account,
    confirmed_by uuid REFERENCES account,
    reason text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    basis jsonb NOT NULL,
    people int NOT NULL,
    UNIQUE (contest_id, target, version),
    CHECK (version = 1 OR reason <> '')
  );
  CREATE INDEX ON qualification (round_id, version);
  CREATE TABLE qualification_row (
    qualification_id uuid NOT NULL REFERENCES qualification,
    position int NOT NULL,
    contestant_id uuid NOT NULL REFERENCES contestant,
    state text NOT NULL CHECK (state IN ('qualified', 'declined', 'cannot-win', 'qualified-elsewhere')),
    source text NOT NULL,
    grp text,
    rank int NOT NULL,
    replaces boolean NOT NULL,
    PRIMARY KEY (qualification_id, position)
  );
  CREATE UNIQUE INDEX ON qualification_row (qualification_id, contestant_id) WHERE state = 'qualified';
  -- The latest word of a person counts.
  CREATE TABLE qualification_decline (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    target text NOT NULL,
    contestant_id uuid NOT NULL REFERENCES contestant,
    declined boolean NOT NULL,
    reason text NOT NULL,
    noted_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
  );
  CREATE INDEX ON qualification_decline (contest_id, target, contestant_id)`;

/** First signatures that wait for a second; `subject` is `overall` or `qualification/` with the code of a round. */
const signatures = `
  CREATE TABLE signing_proposal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    subject text NOT NULL,
    version int NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    reason text NOT NULL,
    signed_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
  );
  CREATE INDEX ON signing_proposal (contest_id, subject, version)`;

const addedOnly = [
  'overall_result',
  'overall_row',
  'qualification',
  'qualification_row',
  'qualification_decline',
  'signing_proposal',
];
const rights = `
  ${addedOnly
    .map(
      (table) =>
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
    )
    .join('\n')}
  GRANT SELECT, INSERT ON ${addedOnly.join(', ')} TO bangvang_play;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bangvang_play;
  GRANT SELECT ON ${addedOnly.join(', ')} TO bangvang_grading`;
