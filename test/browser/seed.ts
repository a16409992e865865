import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { RoundRules } from '../../src/core/rulebook.js';
import { makeContestant } from '../support/factories.js';

export interface SeededRound {
  contestId: string;
  slug: string;
  roundId: string;
}

/** Times from now, in minutes; null where the round has none. */
export interface Schedule {
  opens: number;
  freezes?: number | null;
  closes: number;
  thawed?: number | null;
}

/** The contest that a new server offers to try. */
export async function demonstration(db: pg.Pool): Promise<SeededRound> {
  const { rows } = await db.query<SeededRound>(
    `SELECT c.id AS "contestId", c.slug, r.id AS "roundId" FROM contest c JOIN round r ON r.contest_id = c.id
     WHERE c.slug = 'tim-hieu-dich-vu-cong-truc-tuyen' AND r.number = 1`,
  );
  return rows[0]!;
}

const tapped = ['single', 'multiple', 'true-false'];

/**
 * Puts the demonstration on a bank of its own: the shipped questions that are answered by tapping choices. The
 * stories that sit whole papers turn pages and lose networks; each kind's own page is another story.
 */
export async function tapBank(db: pg.Pool): Promise<void> {
  const { rows } = await db.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = 'question' AND is_identity = 'NO'
       AND column_name NOT IN ('id', 'bank')`,
  );
  const columns = rows[0]!.columns;
  await db.query(
    `WITH copied AS (
       INSERT INTO question (bank, ${columns})
       SELECT 'bam-chon', ${columns} FROM question
       WHERE bank = 'public' AND kind = ANY($1) AND stimulus IS NULL RETURNING id, code, version
     )
     INSERT INTO vault.question_key (question_id, key, partial_credit, explanation)
     SELECT copied.id, k.key, k.partial_credit, k.explanation
     FROM copied JOIN question q USING (code, version) JOIN vault.question_key k ON k.question_id = q.id
     WHERE q.bank = 'public'`,
    [tapped],
  );
  await db.query(`UPDATE contest SET bank = 'bam-chon' WHERE slug = 'tim-hieu-dich-vu-cong-truc-tuyen'`);
}

/** Another contest on the same bank, with one round at the given times; `rules` changes the demonstration's. */
export async function copyContest(
  db: pg.Pool,
  title: string,
  schedule: Schedule,
  rules: Partial<RoundRules> = {},
): Promise<SeededRound> {
  const { opens, freezes = null, closes, thawed = null } = schedule;
  const { rows } = await db.query<SeededRound>(
    `WITH model AS (
       SELECT c.*, r.rules, r.name FROM contest c JOIN round r ON r.contest_id = c.id
       WHERE c.slug = 'tim-hieu-dich-vu-cong-truc-tuyen' AND r.number = 1
     ), made AS (
       INSERT INTO contest (slug, title, title_en, organizer, contact, summary, bank, report_period, published_at, created_at)
       SELECT $1, $2, '', 'Sở Tư pháp', '0270 1234 567', '', bank, report_period, now() - interval '1 year', now() - interval '1 year'
       FROM model RETURNING id
     ), divided AS (
       INSERT INTO division SELECT made.id, d.code, d.name_vi, d.name_en, d.place, d.position
       FROM made, division d JOIN contest c ON c.id = d.contest_id WHERE c.slug = 'tim-hieu-dich-vu-cong-truc-tuyen'
     )
     INSERT INTO round (contest_id, number, name, opens_at, frozen_at, closes_at, thawed_at, rules)
     SELECT made.id, 1, model.name, now() + $3 * interval '1 min', now() + $4 * interval '1 min',
       now() + $5 * interval '1 min', now() + $6 * interval '1 min', model.rules || $7
     FROM made, model RETURNING contest_id AS "contestId", $1 AS slug, id AS "roundId"`,
    [`thu-${randomUUID()}`, title, opens, freezes, closes, thawed, JSON.stringify(rules)],
  );
  return rows[0]!;
}

export const shortPaperQuestions = 3;

/** Rules for a paper of a few questions with one answer each: enough to turn pages. */
export async function shortPaper(db: pg.Pool): Promise<Pick<RoundRules, 'blueprint'>> {
  const { rows } = await db.query<{ topic: string }>(
    `SELECT topic FROM question WHERE bank = 'public' AND difficulty = 'nhan-biet' AND kind = 'single'
     GROUP BY topic ORDER BY count(*) DESC LIMIT 1`,
  );
  return {
    blueprint: [{ topic: rows[0]!.topic, difficulty: 'nhan-biet', count: shortPaperQuestions }],
  };
}

/** Moves a running round to other times, e.g. past its end; minutes from now. */
export async function reschedule(db: pg.Pool, roundId: string, schedule: Schedule): Promise<void> {
  const { opens, freezes = null, closes, thawed = null } = schedule;
  await db.query(
    `UPDATE round SET opens_at = now() + $2 * interval '1 min', frozen_at = now() + $3 * interval '1 min',
       closes_at = now() + $4 * interval '1 min', thawed_at = now() + $5 * interval '1 min' WHERE id = $1`,
    [roundId, opens, freezes, closes, thawed],
  );
}

/** Who takes part: name, unit (of 2025) or organization by name, questions answered right, prediction. */
export interface Entrant {
  name: string;
  place: string;
  right: number;
  prediction?: number;
  publicName?: boolean;
}

/** Ten people of the province: of two communes and two organizations, with a tie and one perfect paper. */
export const crowd: Entrant[] = [
  { name: 'Trần Thị Mỹ Hạnh', place: 'Phường An Hội', right: 20, prediction: 4, publicName: true },
  { name: 'Nguyễn Hoàng Phượng', place: 'Phường An Hội', right: 18, prediction: 12 },
  { name: 'Lê Văn Ngỡi', place: 'Xã Chợ Lách', right: 18, prediction: 3 },
  { name: 'Huỳnh Thị Kiều Oanh', place: 'Xã Chợ Lách', right: 15, prediction: 250 },
  { name: 'Thạch Sô Phia', place: 'Phường Phú Tân', right: 12 },
  { name: 'Đặng Quốc Ửng', place: 'Sở Tư pháp (trình diễn)', right: 19, prediction: 2, publicName: true },
  { name: 'Phạm Thị Diễm', place: 'Sở Tư pháp (trình diễn)', right: 17, prediction: 8 },
  { name: 'Võ Minh Hiển', place: 'Sở Nội vụ (trình diễn)', right: 9, prediction: 1 },
];

/** Registers an entrant behind the page's back; the cookie is ready for the Cookie header. */
export async function enrol(
  db: pg.Pool,
  contestId: string,
  { name, place, publicName = false }: Pick<Entrant, 'name' | 'place' | 'publicName'>,
): Promise<{ id: string; cookie: string }> {
  const found = await db.query<{ unit: string | null; organization: string | null }>(
    `SELECT (SELECT id FROM unit WHERE name = $1 AND period = '2025') AS unit,
       (SELECT id FROM organization WHERE name = $1) AS organization`,
    [place],
  );
  const { unit, organization } = found.rows[0]!;
  if (unit === null && organization === null) throw new Error(`there is no ${place}`);
  return makeContestant(db, contestId, {
    fullName: name,
    publicName,
    division: unit ? 'nguoi-dan' : 'cbccvc',
    unitId: unit,
    organizationId: organization,
  });
}

export interface Phone {
  attemptId: string;
  cookie: string;
  questions: number;
}

/** Starts the attempt of an entrant over HTTP. */
export async function begin(roundId: string, cookie: string): Promise<Phone> {
  const attempt = await post<{ id: string; paper: unknown[] }>(`/rounds/${roundId}/attempts`, cookie, {});
  return { attemptId: attempt.id, cookie, questions: attempt.paper.length };
}

/** Answers the whole paper, `right` of it rightly, and hands it in; as their phone would, over HTTP. */
export async function handIn(
  db: pg.Pool,
  { attemptId, cookie }: Phone,
  how: Pick<Entrant, 'right' | 'prediction'>,
) {
  const { rows } = await db.query<{ slot: number; key: string[]; choices: string[] }>(
    `SELECT p.slot::int, k.key, p.paper->'choiceIds' AS choices
     FROM attempt a, jsonb_array_elements(a.paper) WITH ORDINALITY AS p(paper, slot)
     JOIN vault.question_key k ON k.question_id = (p.paper->>'questionId')::uuid WHERE a.id = $1`,
    [attemptId],
  );
  const answers = rows.map(({ slot, key, choices }) => ({
    clientId: randomUUID(),
    kind: 'answer',
    slot,
    choices: slot <= how.right ? key : [choices.find((choice) => !key.includes(choice)) ?? choices[0]],
  }));
  const guess =
    how.prediction === undefined
      ? []
      : [{ clientId: randomUUID(), kind: 'prediction', prediction: how.prediction }];
  await post(`/attempts/${attemptId}/responses`, cookie, { entries: [...answers, ...guess] });
  await post(`/attempts/${attemptId}/submit`, cookie, { clientId: randomUUID() });
}

/** Everybody registers, sits and hands in. */
export async function sitAll(db: pg.Pool, round: SeededRound, entrants: readonly Entrant[]): Promise<void> {
  for (const entrant of entrants) {
    const { cookie } = await enrol(db, round.contestId, entrant);
    await handIn(db, await begin(round.roundId, cookie), entrant);
  }
}

/** What the log says of an attempt: the last answer of each slot, the last prediction. */
export async function logged(db: pg.Pool, attemptId: string) {
  const { rows } = await db.query<{ kind: string; slot: number | null; value: unknown }>(
    'SELECT kind, slot, value FROM response WHERE attempt_id = $1 ORDER BY n',
    [attemptId],
  );
  const answers = rows.filter(({ kind }) => kind === 'answer');
  return {
    answers: Object.fromEntries(answers.map(({ slot, value }) => [slot, [...(value as string[])].sort()])),
    prediction: rows.findLast(({ kind }) => kind === 'prediction')?.value ?? null,
    ends: rows.filter(({ kind }) => kind === 'submit' || kind === 'timeout').length,
  };
}

/** The newest attempt of the contestant with this name. */
export async function attemptOf(db: pg.Pool, contestId: string, name: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT a.id FROM attempt a JOIN contestant c ON c.id = a.contestant_id
     WHERE c.contest_id = $1 AND c.full_name = $2 ORDER BY a.started_at DESC LIMIT 1`,
    [contestId, name],
  );
  return rows[0]!.id;
}

/** Asks the API with a cookie as a page would. @throws Error with what it answered */
export async function post<T>(path: string, cookie: string, body: object): Promise<T> {
  return (await (await send(path, cookie, body)).json()) as T;
}

export async function send(path: string, cookie: string, body: object): Promise<Response> {
  const url = process.env.BANG_VANG_URL!;
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}
