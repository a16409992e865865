import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Appeals, what people decide after closing (two of them each time), and their second signature under a result.
 * Everything is added, nothing is changed: a decision is taken back by another one.
 */
export class Decisions1790000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [struckOut, decisions, appeals, signatures, scoresStay, rights])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION refuse_undecided CASCADE;
      DROP TABLE result_proposal, appeal_answer, appeal, vault.corrected_key, decision_act, decision;
      DROP VIEW void_attempt;
      ALTER TABLE result DROP COLUMN confirmed_by, DROP COLUMN sha256;
      ALTER TABLE round DROP COLUMN rescored_at, DROP COLUMN appeals_until;
      ALTER TABLE contest DROP COLUMN signatures;
      ALTER TABLE response DROP CONSTRAINT response_kind_check, ADD CONSTRAINT response_kind_check
        CHECK (kind IN ('answer', 'prediction', 'submit', 'timeout', 'takeover', 'void'))`);
  }
}

/** An attempt is struck out while its last void without a slot was not taken back. */
const struckOut = `
  ALTER TABLE response DROP CONSTRAINT response_kind_check, ADD CONSTRAINT response_kind_check
    CHECK (kind IN ('answer', 'prediction', 'submit', 'timeout', 'takeover', 'void', 'reinstate'));
  CREATE INDEX response_struck_out ON response (attempt_id, n) WHERE kind IN ('void', 'reinstate') AND slot IS NULL;
  CREATE VIEW void_attempt AS
    SELECT DISTINCT v.attempt_id FROM response v
    WHERE v.kind = 'void' AND v.slot IS NULL AND NOT EXISTS (
      SELECT FROM response r WHERE r.attempt_id = v.attempt_id AND r.kind = 'reinstate' AND r.slot IS NULL AND r.n > v.n);
  ALTER TABLE round ADD COLUMN rescored_at timestamptz, ADD COLUMN appeals_until timestamptz`;

const decisions = `
  CREATE TABLE decision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    kind text NOT NULL CHECK (kind IN ('void-question', 'correct-key', 'disqualify', 'take-back')),
    question_id uuid REFERENCES question,
    effect text CHECK (effect IN ('everyone-right', 'removed')),
    attempt_id uuid REFERENCES attempt,
    contestant_id uuid REFERENCES contestant,
    takes_back uuid REFERENCES decision,
    reason text NOT NULL CHECK (reason <> ''),
    evidence text NOT NULL DEFAULT '',
    proposed_by uuid NOT NULL REFERENCES account,
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (CASE kind
      WHEN 'void-question' THEN question_id IS NOT NULL AND effect IS NOT NULL
      WHEN 'correct-key' THEN question_id IS NOT NULL
      WHEN 'disqualify' THEN num_nonnulls(attempt_id, contestant_id) = 1
      ELSE takes_back IS NOT NULL END)
  );
  CREATE INDEX ON decision (round_id);
  CREATE TABLE decision_act (
    decision_id uuid PRIMARY KEY REFERENCES decision,
    act text NOT NULL CHECK (act IN ('confirmed', 'withdrawn')),
    signed_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE FUNCTION refuse_same_person() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.act = 'confirmed' AND EXISTS (SELECT FROM decision d WHERE d.id = NEW.decision_id AND d.proposed_by = NEW.signed_by) THEN
      RAISE EXCEPTION 'a decision needs two people' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER two_people BEFORE INSERT ON decision_act FOR EACH ROW EXECUTE FUNCTION refuse_same_person();
  CREATE TABLE vault.corrected_key (
    decision_id uuid PRIMARY KEY REFERENCES decision,
    key jsonb NOT NULL
  )`;

const appeals = `
  CREATE TABLE appeal (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    attempt_id uuid NOT NULL REFERENCES attempt,
    about text NOT NULL CHECK (about IN ('question', 'own-attempt')),
    slot smallint,
    text text NOT NULL CHECK (text <> ''),
    citation text NOT NULL DEFAULT '',
    filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((about = 'question') = (slot IS NOT NULL))
  );
  CREATE UNIQUE INDEX ON appeal (attempt_id, about, coalesce(slot, 0));
  CREATE TABLE appeal_answer (
    appeal_id uuid PRIMARY KEY REFERENCES appeal,
    outcome text NOT NULL CHECK (outcome IN ('upheld', 'rejected')),
    text text NOT NULL CHECK (text <> ''),
    decision_id uuid REFERENCES decision,
    signed_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

/** `sha256`: hex digest of the result's canonical JSON (RFC 8785), the same for everybody who has its rows. */
const signatures = `
  ALTER TABLE contest ADD COLUMN signatures smallint NOT NULL DEFAULT 1 CHECK (signatures IN (1, 2));
  ALTER TABLE result ADD COLUMN confirmed_by uuid REFERENCES account, ADD COLUMN sha256 text;
  CREATE TABLE result_proposal (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    version integer NOT NULL CHECK (version > 0),
    sha256 text NOT NULL,
    reason text NOT NULL DEFAULT '',
    signed_by uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON result_proposal (round_id, version)`;

const addedOnly = [
  'decision',
  'decision_act',
  'appeal',
  'appeal_answer',
  'vault.corrected_key',
  'result_proposal',
];
/** Scores follow from the log, keys and decisions: without a decision in its round a score stays as it is. */
const scoresStay = `
  CREATE FUNCTION refuse_undecided() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM decision d WHERE d.round_id = OLD.round_id AND d.question_id IS NOT NULL)
      OR (NEW.attempt_id, NEW.round_id) IS DISTINCT FROM (OLD.attempt_id, OLD.round_id) THEN
      RAISE EXCEPTION 'nobody decided anything that changes this score' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER only_decided BEFORE UPDATE ON score FOR EACH ROW
    WHEN (current_user = 'bangvang_grading') EXECUTE FUNCTION refuse_undecided();
  CREATE TRIGGER only_decided BEFORE UPDATE ON vault.slot_score FOR EACH ROW
    WHEN (current_user = 'bangvang_grading') EXECUTE FUNCTION refuse_undecided()`;

const rights = `
  ${addedOnly
    .map(
      (table) =>
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`,
    )
    .join('\n')}
  GRANT SELECT ON void_attempt, decision, decision_act, appeal, appeal_answer, result_proposal
    TO bangvang_play, bangvang_grading;
  GRANT INSERT ON decision, decision_act, appeal, appeal_answer, result_proposal TO bangvang_play;
  GRANT SELECT, INSERT ON vault.corrected_key TO bangvang_grading;
  GRANT UPDATE (score_milli, max_milli, correct_count, question_count, graded_at) ON score TO bangvang_grading;
  GRANT UPDATE (points_milli, total_milli) ON vault.slot_score TO bangvang_grading`;
