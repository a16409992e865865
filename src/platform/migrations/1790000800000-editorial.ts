import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Banks, and the life of a question from a draft to its retirement. Texts of drafts hold keys, so they lie in
 * `vault`; what people did is only ever added.
 */
export class Editorial1790000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(banks);
    await runner.query(entries);
    await runner.query(law);
    await runner.query(rights);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE law_change, retired_question, editorial_act, vault.entry_text, entry_version, bank_entry, bank;
      ALTER TABLE contest DROP COLUMN has_prizes, DROP COLUMN public_bank_confirmed_by`);
  }
}

/** Everybody can read a public bank, keys included: it is shipped with the product and changed by its files only. */
const banks = `
  CREATE TABLE bank (
    name text PRIMARY KEY CHECK (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(name) <= 60),
    title text NOT NULL,
    public boolean NOT NULL DEFAULT false,
    owner uuid REFERENCES account,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO bank (name, title) SELECT DISTINCT bank, bank FROM question;
  ALTER TABLE contest ADD COLUMN has_prizes boolean NOT NULL DEFAULT false,
    ADD COLUMN public_bank_confirmed_by uuid REFERENCES account`;

const entries = `
  CREATE TABLE bank_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank text NOT NULL REFERENCES bank,
    code text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (bank, code)
  );
  CREATE TABLE entry_version (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    entry_id uuid NOT NULL REFERENCES bank_entry,
    number integer NOT NULL CHECK (number > 0),
    author uuid NOT NULL REFERENCES account,
    batch uuid,
    topic text NOT NULL DEFAULT '',
    difficulty text NOT NULL DEFAULT '',
    kind text NOT NULL,
    stem text NOT NULL DEFAULT '',
    documents text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    saved_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (entry_id, number)
  );
  CREATE INDEX ON entry_version (batch) WHERE batch IS NOT NULL;
  CREATE TABLE vault.entry_text (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES entry_version,
    draft jsonb NOT NULL,
    saved_by uuid NOT NULL REFERENCES account,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON vault.entry_text (version_id, id);
  CREATE TABLE editorial_act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES entry_version,
    act text NOT NULL CHECK (act IN ('submitted', 'returned', 'approved', 'discarded', 'commented')),
    text text NOT NULL DEFAULT '',
    account_id uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON editorial_act (version_id, id);
  CREATE TABLE retired_question (
    bank text NOT NULL,
    code text NOT NULL,
    reason text NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (bank, code)
  )`;

/** What people noted of a document's validity after the files were written; the newest line of a document counts. */
const law = `
  CREATE TABLE law_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document text NOT NULL REFERENCES legal_document,
    in_force_until date,
    replaced_by text[] NOT NULL DEFAULT '{}',
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON law_change (document, id)`;

const rights = `
  ${['vault.entry_text', 'editorial_act', 'retired_question', 'law_change']
    .map(
      (table) =>
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
    )
    .join('\n')}
  GRANT SELECT, INSERT, UPDATE ON bank, bank_entry, entry_version TO bangvang_play;
  GRANT SELECT, INSERT ON editorial_act, retired_question, law_change TO bangvang_play;
  GRANT SELECT ON bank, bank_entry, entry_version, editorial_act, retired_question, law_change TO bangvang_grading;
  GRANT SELECT, INSERT ON vault.entry_text TO bangvang_grading`;
