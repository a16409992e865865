import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may enter and who may win: rosters with codes for signing in, groups, marks of people who play out of
 * competition, and what was decided about two contestants who look like one person.
 */
export class Rosters1790000940000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [contestants, rosters, winning, persons, rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW winning_mark_now;
      DROP TABLE person_verdict, winning_mark, barred_person, roster_code, roster_entry, roster_import, contestant_group;
      ALTER TABLE session DROP COLUMN replaces;
      ALTER TABLE contestant DROP COLUMN born, ALTER COLUMN phone SET NOT NULL`);
  }
}

/**
 * Who comes from a roster may have no phone. `born`: only where an age is decided by the day. `replaces`: the
 * session that the same browser had before, so one browser in several names can be seen.
 */
const contestants = `
  ALTER TABLE contestant ALTER COLUMN phone DROP NOT NULL, ADD COLUMN born date,
    ADD CONSTRAINT contestant_born_in_year CHECK (extract(year FROM born) = birth_year);
  ALTER TABLE session ADD COLUMN replaces uuid;
  CREATE TABLE contestant_group (
    contestant_id uuid NOT NULL REFERENCES contestant,
    -- Code of a group of the rulebook.
    group_code text NOT NULL,
    source text NOT NULL CHECK (source IN ('roster', 'declared')),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (contestant_id, group_code)
  )`;

/** Codes are kept as a keyed hash only; one entry has at most one that works. */
const rosters = `
  CREATE TABLE roster_import (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    -- Notes on the whole file, then one fate a row; emptied after 90 days.
    notes jsonb NOT NULL,
    fates jsonb NOT NULL,
    imported_by uuid NOT NULL REFERENCES account,
    imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON roster_import (contest_id, imported_at);
  CREATE TABLE roster_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    account_code text,
    full_name text NOT NULL,
    search_key text NOT NULL,
    sort_key text NOT NULL,
    phone text,
    birth_year smallint NOT NULL,
    born date,
    division text NOT NULL,
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    groups text[] NOT NULL DEFAULT '{}',
    import_id uuid NOT NULL REFERENCES roster_import,
    contestant_id uuid UNIQUE REFERENCES contestant,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    removed_at timestamptz,
    removed_by uuid REFERENCES account,
    removed_reason text NOT NULL DEFAULT '',
    FOREIGN KEY (contest_id, division) REFERENCES division (contest_id, code),
    CHECK (num_nonnulls(unit_id, organization_id) = 1),
    CHECK (extract(year FROM born) = birth_year),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
  );
  CREATE UNIQUE INDEX roster_entry_account_code ON roster_entry (contest_id, account_code) WHERE removed_at IS NULL;
  CREATE UNIQUE INDEX roster_entry_phone ON roster_entry (contest_id, phone) WHERE removed_at IS NULL;
  CREATE INDEX ON roster_entry (contest_id, sort_key COLLATE "C", id);
  CREATE TABLE roster_code (
    code_hash bytea PRIMARY KEY,
    entry_id uuid NOT NULL REFERENCES roster_entry,
    issued_by uuid NOT NULL REFERENCES account,
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_at timestamptz
  );
  CREATE UNIQUE INDEX roster_code_in_use ON roster_code (entry_id) WHERE revoked_at IS NULL`;

/**
 * People who may play but not win. `barred_person` names them by phone whether they enter or not;
 * `winning_mark` says it of a contestant, the newest of a kind counts, and may also lift it again.
 */
const winning = `
  CREATE TABLE barred_person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    contest_id uuid NOT NULL REFERENCES contest,
    account_id uuid REFERENCES account,
    full_name text NOT NULL,
    phone text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('organiser', 'question-writer', 'technician', 'relative')),
    note text NOT NULL DEFAULT '',
    declared_by uuid NOT NULL REFERENCES account,
    declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    withdrawn_by uuid REFERENCES account,
    withdrawn_at timestamptz,
    withdrawn_reason text NOT NULL DEFAULT '',
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
  );
  CREATE UNIQUE INDEX barred_person_once ON barred_person (contest_id, phone, kind) WHERE withdrawn_at IS NULL;
  CREATE TABLE winning_mark (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contestant_id uuid NOT NULL REFERENCES contestant,
    kind text NOT NULL CHECK (kind IN ('organiser', 'question-writer', 'technician', 'relative', 'agency', 'other')),
    barred boolean NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    -- Null: the contestant's own declaration at registration.
    marked_by uuid REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON winning_mark (contestant_id, kind, id);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON winning_mark EXECUTE FUNCTION refuse_change();
  CREATE VIEW winning_mark_now AS
    SELECT DISTINCT ON (contestant_id, kind) contestant_id, kind, barred, reason, marked_by, at
    FROM winning_mark ORDER BY contestant_id, kind, id DESC`;

/** `keeps`: whose attempts count when two contestants are the same person. The newest verdict of a pair counts. */
const persons = `
  CREATE TABLE person_verdict (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    one uuid NOT NULL REFERENCES contestant,
    other uuid NOT NULL REFERENCES contestant,
    verdict text NOT NULL CHECK (verdict IN ('same', 'different')),
    keeps uuid REFERENCES contestant,
    reason text NOT NULL CHECK (reason <> ''),
    decided_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (one < other),
    CHECK ((verdict = 'same') = (keeps IS NOT NULL)),
    CHECK (keeps IN (one, other))
  );
  CREATE INDEX ON person_verdict (one, other, id);
  CREATE INDEX ON session (replaces) WHERE replaces IS NOT NULL;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_verdict EXECUTE FUNCTION refuse_change()`;

const tables = 'contestant_group, roster_import, roster_entry, roster_code, barred_person';
const rights = `
  GRANT SELECT, INSERT ON ${tables}, winning_mark, person_verdict TO bangvang_play;
  GRANT UPDATE ON roster_import, roster_entry, roster_code, barred_person TO bangvang_play;
  GRANT SELECT ON ${tables}, winning_mark, winning_mark_now, person_verdict TO bangvang_grading;
  GRANT SELECT ON winning_mark_now TO bangvang_play`;
