import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole first schema. `public` is what play and the organisers' pages may read;
 * `vault` holds keys and explanations and is closed to the play role.
 */
export class Foundation1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [units, accounts, questions, contests, contestants, attempts, results]) {
      await runner.query(statement);
    }
    await runner.query(appendOnly);
    await runner.query(rights);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP SCHEMA vault CASCADE;
      DROP TABLE export_file, result_row, result, score, late_response, response, attempt,
        consent, phone_challenge, session, contestant, round, division, contest,
        legal_provision, legal_document, question, topic,
        invitation, account, organization, unit_alias, unit_succession, unit CASCADE;
      DROP FUNCTION refuse_change`);
  }
}

const units = `
  CREATE TABLE unit (
    id text PRIMARY KEY,
    period text NOT NULL,
    code text NOT NULL,
    level text NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    type text NOT NULL,
    name text NOT NULL,
    search_key text NOT NULL,
    parent_id text REFERENCES unit,
    valid_from date,
    valid_until date,
    UNIQUE (period, level, code)
  );
  CREATE TABLE unit_succession (
    old_id text NOT NULL REFERENCES unit,
    new_id text NOT NULL REFERENCES unit,
    share text NOT NULL CHECK (share IN ('whole', 'part', 'unknown')),
    primary_forward boolean NOT NULL,
    primary_backward boolean NOT NULL,
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (old_id, new_id)
  );
  CREATE UNIQUE INDEX ON unit_succession (old_id) WHERE primary_forward;
  CREATE UNIQUE INDEX ON unit_succession (new_id) WHERE primary_backward;
  CREATE TABLE unit_alias (
    unit_id text NOT NULL REFERENCES unit,
    alias text NOT NULL,
    search_key text NOT NULL,
    PRIMARY KEY (unit_id, alias)
  );
  CREATE TABLE organization (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    search_key text NOT NULL,
    kind text NOT NULL,
    head_count integer CHECK (head_count > 0),
    unit_id text REFERENCES unit,
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz
  )`;

const accounts = `
  CREATE TABLE account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    username text NOT NULL UNIQUE,
    display_name text NOT NULL,
    password_hash text,
    role text NOT NULL CHECK (role IN ('organiser', 'editor', 'coordinator')),
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    created_at timestamptz NOT NULL DEFAULT now(),
    disabled_at timestamptz,
    CHECK (role <> 'coordinator' OR num_nonnulls(unit_id, organization_id) = 1)
  );
  CREATE TABLE invitation (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`;

const questions = `
  CREATE TABLE topic (
    code text PRIMARY KEY,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    position integer NOT NULL
  );
  CREATE TABLE question (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank text NOT NULL,
    code text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    topic text NOT NULL REFERENCES topic,
    difficulty text NOT NULL CHECK (difficulty IN ('nhan-biet', 'thong-hieu', 'van-dung')),
    audience text[] NOT NULL,
    kind text NOT NULL CHECK (kind IN ('single', 'multiple', 'true-false')),
    text text NOT NULL,
    choices jsonb NOT NULL,
    asks_about date,
    valid_from date,
    valid_until date,
    citations jsonb NOT NULL,
    content_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (bank, code, version)
  );
  CREATE INDEX ON question (bank, topic, difficulty);
  CREATE TABLE legal_document (
    code text PRIMARY KEY,
    kind text NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    issued_on date,
    in_force_from date,
    in_force_until date,
    replaced_by text[] NOT NULL DEFAULT '{}',
    amended_by text[] NOT NULL DEFAULT '{}',
    note text NOT NULL DEFAULT ''
  );
  CREATE TABLE legal_provision (
    document text NOT NULL REFERENCES legal_document ON DELETE CASCADE,
    article text NOT NULL,
    clause text NOT NULL DEFAULT '',
    point text NOT NULL DEFAULT '',
    in_force_from date,
    in_force_until date,
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (document, article, clause, point)
  );
  CREATE SCHEMA vault;
  CREATE TABLE vault.question_key (
    question_id uuid PRIMARY KEY REFERENCES question,
    key jsonb NOT NULL,
    partial_credit text CHECK (partial_credit IN ('all-or-nothing', 'per-choice')),
    explanation text NOT NULL
  )`;

const contests = `
  CREATE TABLE contest (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title text NOT NULL,
    title_en text NOT NULL DEFAULT '',
    organizer text NOT NULL,
    contact text NOT NULL DEFAULT '',
    summary text NOT NULL DEFAULT '',
    kind text NOT NULL DEFAULT 'real' CHECK (kind IN ('real', 'rehearsal')),
    bank text NOT NULL,
    report_period text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz
  );
  CREATE TABLE division (
    contest_id uuid NOT NULL REFERENCES contest ON DELETE CASCADE,
    code text NOT NULL,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    place text NOT NULL CHECK (place IN ('unit', 'organization')),
    position integer NOT NULL,
    PRIMARY KEY (contest_id, code)
  );
  CREATE TABLE round (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest ON DELETE CASCADE,
    number integer NOT NULL CHECK (number > 0),
    name text NOT NULL,
    opens_at timestamptz NOT NULL,
    frozen_at timestamptz,
    closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
    thawed_at timestamptz,
    finalized_at timestamptz,
    rules jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (contest_id, number)
  )`;

const contestants = `
  CREATE TABLE contestant (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    full_name text NOT NULL,
    search_key text NOT NULL,
    sort_key text NOT NULL,
    phone text NOT NULL,
    birth_year smallint NOT NULL,
    division text NOT NULL,
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    public_name boolean NOT NULL DEFAULT false,
    extra_time_permille integer NOT NULL DEFAULT 0 CHECK (extra_time_permille BETWEEN 0 AND 3000),
    registered_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (contest_id, phone),
    FOREIGN KEY (contest_id, division) REFERENCES division (contest_id, code),
    CHECK (num_nonnulls(unit_id, organization_id) >= 1)
  );
  CREATE INDEX ON contestant (contest_id, unit_id);
  CREATE INDEX ON contestant (contest_id, organization_id);
  CREATE TABLE consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contestant_id uuid NOT NULL REFERENCES contestant,
    purpose text NOT NULL CHECK (purpose IN ('processing', 'public-name')),
    version text NOT NULL,
    given boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON consent (contestant_id);
  CREATE TABLE phone_challenge (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    phone text NOT NULL,
    registration jsonb,
    code_hash bytea NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    confirmed_at timestamptz
  );
  CREATE INDEX ON phone_challenge (phone, created_at);
  CREATE TABLE session (
    token_hash bytea PRIMARY KEY,
    id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    account_id uuid REFERENCES account ON DELETE CASCADE,
    contestant_id uuid REFERENCES contestant,
    agent text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (num_nonnulls(account_id, contestant_id) = 1)
  );
  CREATE INDEX ON session (account_id);
  CREATE INDEX ON session (contestant_id)`;

const attempts = `
  CREATE TABLE attempt (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    contestant_id uuid NOT NULL REFERENCES contestant,
    number integer NOT NULL CHECK (number > 0),
    seed text NOT NULL,
    paper jsonb NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    deadline_at timestamptz NOT NULL,
    grace_ms integer NOT NULL CHECK (grace_ms >= 0),
    continuation_hash bytea NOT NULL UNIQUE,
    UNIQUE (round_id, contestant_id, number)
  );
  CREATE INDEX ON attempt (contestant_id);
  CREATE INDEX ON attempt (deadline_at);
  CREATE TABLE response (
    attempt_id uuid NOT NULL REFERENCES attempt,
    n integer NOT NULL CHECK (n > 0),
    client_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('answer', 'prediction', 'submit', 'timeout', 'takeover', 'void')),
    slot smallint,
    value jsonb,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, n),
    UNIQUE (attempt_id, client_id)
  );
  CREATE TABLE late_response (
    attempt_id uuid NOT NULL REFERENCES attempt,
    client_id uuid NOT NULL,
    kind text NOT NULL,
    slot smallint,
    value jsonb,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, client_id)
  );
  CREATE TABLE score (
    attempt_id uuid PRIMARY KEY REFERENCES attempt,
    round_id uuid NOT NULL REFERENCES round,
    contestant_id uuid NOT NULL REFERENCES contestant,
    score_milli integer NOT NULL,
    max_milli integer NOT NULL,
    correct_count smallint NOT NULL,
    question_count smallint NOT NULL,
    prediction bigint,
    duration_ms bigint NOT NULL,
    ended_at timestamptz NOT NULL,
    ended_by text NOT NULL CHECK (ended_by IN ('submit', 'timeout')),
    graded_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON score (round_id, graded_at)`;

const results = `
  CREATE TABLE result (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    version integer NOT NULL CHECK (version > 0),
    finalized_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finalized_by uuid NOT NULL REFERENCES account,
    reason text NOT NULL DEFAULT '',
    prediction_actual bigint,
    people integer NOT NULL,
    attempts integer NOT NULL,
    UNIQUE (round_id, version),
    CHECK (version = 1 OR reason <> '')
  );
  CREATE TABLE result_row (
    result_id uuid NOT NULL REFERENCES result,
    contestant_id uuid NOT NULL REFERENCES contestant,
    attempt_id uuid NOT NULL REFERENCES attempt,
    division text NOT NULL,
    rank integer NOT NULL,
    division_rank integer NOT NULL,
    score_milli integer NOT NULL,
    correct_count smallint NOT NULL,
    prediction bigint,
    prediction_error bigint,
    duration_ms bigint NOT NULL,
    submitted_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    PRIMARY KEY (result_id, contestant_id)
  );
  CREATE TABLE export_file (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    requested_by uuid NOT NULL REFERENCES account,
    format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
    grouping text NOT NULL CHECK (grouping IN ('unit', 'organization')),
    created_at timestamptz NOT NULL DEFAULT now(),
    progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    finished_at timestamptz,
    failed_at timestamptz,
    failure text NOT NULL DEFAULT '',
    path text,
    bytes bigint,
    expires_at timestamptz
  )`;

/** The log is append-only by the database's own refusal, whoever asks. */
const appendOnly = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON response EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON late_response EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attempt EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON result EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON result_row EXECUTE FUNCTION refuse_change()`;

/** Role names are fixed; platform/roles.ts creates them before any migration runs. */
const rights = `
  REVOKE ALL ON SCHEMA vault FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO bangvang_play, bangvang_grading;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO bangvang_play;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bangvang_play;
  REVOKE UPDATE, DELETE ON attempt, response, late_response, consent, result, result_row FROM bangvang_play;
  REVOKE INSERT, UPDATE, DELETE ON score, question FROM bangvang_play;
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO bangvang_grading;
  GRANT INSERT ON score, question TO bangvang_grading;
  GRANT USAGE ON SCHEMA vault TO bangvang_grading;
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA vault TO bangvang_grading`;
