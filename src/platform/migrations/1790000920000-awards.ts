import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who gets what and why, each computation kept; lots and minutes that settle who is equal. Nothing is changed:
 * a newer computation stands beside the older one.
 */
export class Awards1790000920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [plans, draws, settlements, awards, rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE award, award_list, award_issue, short_name_note, settlement, draw_outcome, draw, award_plan',
    );
  }
}

/** Prizes of a contest that was made without a rulebook; `rules` as in the rulebook (AwardRules). */
const plans = `
  CREATE TABLE award_plan (
    contest_id uuid NOT NULL REFERENCES contest,
    version int NOT NULL CHECK (version > 0),
    rules jsonb NOT NULL,
    set_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (contest_id, version)
  )`;

/** The pool is fixed and hashed before the values of the sources are known; `pool` is a list of {line, id}. */
const draws = `
  CREATE TABLE draw (
    id uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    round_id uuid NOT NULL REFERENCES round,
    scope text NOT NULL,
    title text NOT NULL,
    places int NOT NULL CHECK (places > 0),
    pool jsonb NOT NULL,
    pool_sha256 text NOT NULL CHECK (pool_sha256 ~ '^[0-9a-f]{64}$'),
    sources jsonb NOT NULL,
    fixed_by uuid NOT NULL REFERENCES account,
    fixed_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
  );
  CREATE INDEX ON draw (contest_id, scope);
  CREATE TABLE draw_outcome (
    draw_id uuid PRIMARY KEY REFERENCES draw,
    sources jsonb NOT NULL,
    key text NOT NULL,
    steps jsonb NOT NULL,
    witnesses jsonb NOT NULL,
    drawn_by uuid NOT NULL REFERENCES account,
    drawn_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
  )`;

/** Places by id of people (or bodies), lower in front; `scope` as the engine names it (rules/facts.ts, Settlement). */
const settlements = `
  CREATE TABLE settlement (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    round_id uuid NOT NULL REFERENCES round,
    scope text NOT NULL,
    by text NOT NULL CHECK (by IN ('extra-question', 'draw', 'decision')),
    places jsonb NOT NULL,
    draw_id uuid UNIQUE REFERENCES draw,
    minutes text NOT NULL DEFAULT '',
    members jsonb NOT NULL DEFAULT '[]',
    signed_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((by = 'draw') = (draw_id IS NOT NULL)),
    CHECK (by = 'draw' OR minutes <> '')
  );
  CREATE INDEX ON settlement (contest_id);
  CREATE TABLE short_name_note (
    round_id uuid NOT NULL REFERENCES round,
    contestant_id uuid NOT NULL REFERENCES contestant,
    noted_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (round_id, contestant_id)
  )`;

/** `results`: [{roundId, resultId, version}] it was computed from. `report` is why a list came out so. */
const awards = `
  CREATE TABLE award_issue (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    version int NOT NULL CHECK (version > 0),
    cause text NOT NULL CHECK (cause IN ('result', 'draw', 'decision', 'declined', 'rules', 'review')),
    reason text NOT NULL,
    results jsonb NOT NULL,
    rules_from text NOT NULL CHECK (rules_from IN ('rulebook', 'plan')),
    rules_version int NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    made_by uuid REFERENCES account,
    made_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    UNIQUE (contest_id, version)
  );
  CREATE TABLE award_list (
    issue_id uuid NOT NULL REFERENCES award_issue,
    list_id text NOT NULL,
    position int NOT NULL,
    award text NOT NULL,
    name text NOT NULL,
    round_id uuid NOT NULL REFERENCES round,
    scope text NOT NULL,
    division text,
    ranked_by text NOT NULL,
    report jsonb NOT NULL,
    open jsonb NOT NULL,
    PRIMARY KEY (issue_id, list_id)
  );
  CREATE TABLE award (
    issue_id uuid NOT NULL,
    list_id text NOT NULL,
    contestant_id uuid NOT NULL REFERENCES contestant,
    position int NOT NULL,
    tier text NOT NULL,
    tier_name text NOT NULL,
    amount bigint NOT NULL CHECK (amount >= 0),
    rank int NOT NULL,
    by text NOT NULL CHECK (by IN ('rank', 'equals', 'draw', 'decision')),
    PRIMARY KEY (issue_id, list_id, contestant_id),
    FOREIGN KEY (issue_id, list_id) REFERENCES award_list
  );
  CREATE INDEX ON award (contestant_id)`;

const addedOnly = [
  'award_plan',
  'draw',
  'draw_outcome',
  'settlement',
  'short_name_note',
  'award_issue',
  'award_list',
  'award',
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
