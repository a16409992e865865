import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Essays marked at two levels: the lists of the units' boards, their marks, what they sent up. Rounds held on a
 * stage: points as one person entered and another confirmed them.
 */
export class BoardsAndStages1790000981000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [boards, toMark, stages, rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW essay_to_mark;
      DROP TABLE stage_confirmation, stage_entry, stage_import, essay_sent, essay_sending, essay_unit_result,
        essay_listed, essay_list;
      ALTER TABLE essay_mark DROP CONSTRAINT essay_mark_pkey, DROP COLUMN board,
        ADD PRIMARY KEY (attempt_id, slot, place);
      CREATE VIEW essay_to_mark AS ${waiting} ${origin};
      GRANT SELECT ON essay_to_mark TO bangvang_play, bangvang_grading`);
  }
}

/** A round has one list; what is on it belongs to one unit or organization. */
const boards = `
  CREATE TABLE essay_list (
    round_id uuid PRIMARY KEY REFERENCES round,
    made_by uuid NOT NULL REFERENCES account,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE TABLE essay_listed (
    attempt_id uuid NOT NULL REFERENCES attempt,
    slot smallint NOT NULL,
    round_id uuid NOT NULL REFERENCES essay_list,
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    -- 1: the best of its unit by points without the essay.
    place integer NOT NULL,
    minor boolean NOT NULL,
    knowledge_milli integer NOT NULL,
    duration_ms bigint NOT NULL,
    submitted_at timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, slot),
    CHECK (num_nonnulls(unit_id, organization_id) = 1)
  );
  CREATE INDEX ON essay_listed (round_id);
  ALTER TABLE essay_mark ADD COLUMN board text NOT NULL DEFAULT 'upper' CHECK (board IN ('unit', 'upper')),
    DROP CONSTRAINT essay_mark_pkey, ADD PRIMARY KEY (attempt_id, slot, board, place);
  CREATE TABLE essay_unit_result (
    attempt_id uuid NOT NULL,
    slot smallint NOT NULL,
    permille integer NOT NULL CHECK (permille BETWEEN 0 AND 1000),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (attempt_id, slot),
    FOREIGN KEY (attempt_id, slot) REFERENCES essay_listed
  );
  CREATE TABLE essay_sending (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES essay_list,
    unit_id text REFERENCES unit,
    organization_id uuid REFERENCES organization,
    -- Why organisers sent before the board had marked everything; empty where it had.
    reason text NOT NULL,
    sent_by uuid NOT NULL REFERENCES account,
    sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (round_id, unit_id, organization_id),
    CHECK (num_nonnulls(unit_id, organization_id) = 1)
  );
  CREATE TABLE essay_sent (
    attempt_id uuid NOT NULL,
    slot smallint NOT NULL,
    sending_id uuid NOT NULL REFERENCES essay_sending,
    PRIMARY KEY (attempt_id, slot),
    FOREIGN KEY (attempt_id, slot) REFERENCES essay_listed
  );
  ${['essay_list', 'essay_listed', 'essay_unit_result', 'essay_sending', 'essay_sent'].map(appendOnly).join('')}`;

function appendOnly(table: string): string {
  return `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change();`;
}

const waiting = `
  SELECT a.id AS attempt_id, a.round_id, s.ord::smallint AS slot, q.id AS question_id, e.value ->> 0 AS text`;
const origin = `
  FROM attempt a
  CROSS JOIN LATERAL jsonb_array_elements(a.paper) WITH ORDINALITY AS s(place, ord)
  JOIN question q ON q.id = (s.place ->> 'questionId')::uuid AND q.kind = 'essay'
  CROSS JOIN LATERAL (
    SELECT r.kind, r.value FROM response r
    WHERE r.attempt_id = a.id AND r.slot = s.ord AND r.kind IN ('answer', 'void') ORDER BY r.n DESC LIMIT 1
  ) e
  WHERE e.kind = 'answer' AND e.value ->> 0 ~ '\\S'
    AND NOT EXISTS (SELECT FROM score c WHERE c.attempt_id = a.id)
    AND NOT EXISTS (SELECT FROM essay_result f WHERE f.attempt_id = a.id AND f.slot = s.ord)
    AND EXISTS (SELECT FROM response t WHERE t.attempt_id = a.id AND t.kind IN ('submit', 'timeout'))`;

/** `board`: which one it waits for; null: the round's list was not made yet. */
const toMark = `
  CREATE OR REPLACE VIEW essay_to_mark AS
  SELECT w.attempt_id, w.round_id, w.slot, w.question_id, w.text,
    CASE WHEN w.boards IS NULL OR EXISTS (SELECT FROM essay_sent t WHERE (t.attempt_id, t.slot) = (w.attempt_id, w.slot))
      THEN 'upper' WHEN l.attempt_id IS NOT NULL THEN 'unit' END AS board,
    l.unit_id, l.organization_id, u.permille AS unit_permille
  FROM (${waiting}, (SELECT r.rules #> '{essay,boards}' FROM round r WHERE r.id = a.round_id) AS boards ${origin}) w
  LEFT JOIN essay_listed l USING (attempt_id, slot)
  LEFT JOIN essay_unit_result u USING (attempt_id, slot)`;

/** The newest entry of a contestant counts once another person has confirmed it. */
const stages = `
  CREATE TABLE stage_import (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES round,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    -- Notes on the whole file, then one fate a row.
    notes jsonb NOT NULL,
    fates jsonb NOT NULL,
    imported_by uuid NOT NULL REFERENCES account,
    imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE TABLE stage_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    n bigint GENERATED ALWAYS AS IDENTITY,
    round_id uuid NOT NULL REFERENCES round,
    contestant_id uuid NOT NULL REFERENCES contestant,
    -- Null: was not on the stage.
    points_milli integer CHECK (points_milli >= 0),
    duration_ms bigint CHECK (duration_ms >= 0),
    -- Why it differs from what was confirmed before; empty for the first.
    reason text NOT NULL DEFAULT '',
    import_id uuid REFERENCES stage_import,
    entered_by uuid NOT NULL REFERENCES account,
    entered_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX ON stage_entry (round_id, contestant_id, n);
  CREATE TABLE stage_confirmation (
    entry_id uuid PRIMARY KEY REFERENCES stage_entry,
    -- The attempt that carries the points; null: was not on the stage.
    attempt_id uuid UNIQUE REFERENCES attempt,
    confirmed_by uuid NOT NULL REFERENCES account,
    confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  ${['stage_import', 'stage_entry', 'stage_confirmation'].map(appendOnly).join('')}`;

const tables = `essay_list, essay_listed, essay_unit_result, essay_sending, essay_sent, stage_import, stage_entry,
  stage_confirmation`;
const rights = `
  GRANT SELECT, INSERT ON ${tables} TO bangvang_play;
  GRANT SELECT ON ${tables} TO bangvang_grading`;
