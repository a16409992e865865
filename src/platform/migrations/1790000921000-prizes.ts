import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From award to money. What happened is a chain of acts; identity numbers and bank accounts stand encrypted in
 * one table of their own, and whoever looks at one leaves a line.
 */
export class Prizes1790000921000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [acts, identities, settings, rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE prize_deadline, prize_tax_rate, prize_look, prize_access, prize_identity, prize_act',
    );
  }
}

/** One award is a list and a person, whatever version of the awards it stands in. */
const acts = `
  CREATE TABLE prize_act (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    list_id text NOT NULL,
    contestant_id uuid NOT NULL REFERENCES contestant,
    act text NOT NULL CHECK (act IN ('accepted', 'declined', 'identified', 'paid', 'handed-over', 'unclaimed')),
    detail jsonb NOT NULL DEFAULT '{}',
    -- Null: the winner.
    account_id uuid REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (contest_id, list_id, contestant_id, act)
  );
  CREATE INDEX ON prize_act (contestant_id)`;

/** `sealed`: AES-256-GCM (prize/identity-seal.ts); the row is erased when nothing asks for it any more. */
const identities = `
  CREATE TABLE prize_identity (
    contestant_id uuid PRIMARY KEY REFERENCES contestant,
    contest_id uuid NOT NULL REFERENCES contest,
    sealed bytea NOT NULL,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE TABLE prize_access (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    granted boolean NOT NULL,
    granted_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (NOT granted OR account_id <> granted_by)
  );
  CREATE TABLE prize_look (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    -- Null: the whole ledger as a file.
    contestant_id uuid REFERENCES contestant,
    what text NOT NULL CHECK (what IN ('look', 'write', 'export', 'erase')),
    purpose text NOT NULL CHECK (purpose <> ''),
    account_id uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

/** `threshold` whole VND free of tax of each prize, `rate` in thousandths of what is above it. */
const settings = `
  CREATE TABLE prize_tax_rate (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_day date NOT NULL,
    threshold bigint NOT NULL CHECK (threshold >= 0),
    rate int NOT NULL CHECK (rate BETWEEN 0 AND 1000),
    source text NOT NULL CHECK (source <> ''),
    set_by uuid REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  INSERT INTO prize_tax_rate (from_day, threshold, rate, source) VALUES ('2009-01-01', 10000000, 100,
    'Luật Thuế thu nhập cá nhân số 04/2007/QH12: 10 % phần vượt 10 triệu đồng của mỗi giải. Hỏi lại cơ quan thuế trước khi chi.');
  CREATE TABLE prize_deadline (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contest,
    until date NOT NULL,
    set_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

const addedOnly = ['prize_act', 'prize_access', 'prize_look', 'prize_tax_rate', 'prize_deadline'];
const rights = `
  ${addedOnly
    .map(
      (table) =>
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
    )
    .join('\n')}
  GRANT SELECT, INSERT ON ${addedOnly.join(', ')} TO bangvang_play;
  GRANT SELECT, INSERT, UPDATE, DELETE ON prize_identity TO bangvang_play;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bangvang_play`;
