import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { RoundRules } from '../../src/core/rulebook.js';

export const testRules: RoundRules = {
  durationMs: 20 * 60_000,
  graceMs: 5_000,
  attemptsAllowed: 1,
  counts: 'first',
  blueprint: [
    { topic: 'test', difficulty: 'nhan-biet', count: 3 },
    { topic: 'test', difficulty: 'van-dung', count: 2 },
  ],
  pointsMilli: 1000,
  shuffleQuestions: true,
  shuffleChoices: true,
  prediction: { target: 'perfect-contestants' },
  tieBreaks: ['score', 'prediction-error', 'duration', 'submitted-at'],
};

export interface MadeRound {
  contestId: string;
  slug: string;
  roundId: string;
}

/**
 * A published contest of its own bank (10 single-choice questions of topic `test`, key always `b`)
 * with divisions `nguoi-dan` and `cbccvc` and one round that opened an hour ago.
 */
export async function makeRound(
  owner: pg.Pool,
  changes: {
    rules?: Partial<RoundRules>;
    opensInMs?: number;
    closesInMs?: number;
    freezesInMs?: number | null;
    kind?: 'real' | 'rehearsal';
  } = {},
): Promise<MadeRound> {
  const slug = `thu-${randomBytes(5).toString('hex')}`;
  const contest = await owner.query<{ id: string }>(
    `INSERT INTO contest (slug, title, organizer, kind, bank, report_period, published_at)
     VALUES ($1, 'Cuộc thi thử', 'Ban Tổ chức', $2, $1, '2025', now() - interval '1 second') RETURNING id`,
    [slug, changes.kind ?? 'real'],
  );
  const contestId = contest.rows[0]!.id;
  await owner.query(
    `INSERT INTO division (contest_id, code, name_vi, name_en, place, position)
     VALUES ($1, 'nguoi-dan', 'Người dân', 'Residents', 'unit', 1),
            ($1, 'cbccvc', 'Cán bộ, công chức, viên chức', 'Officials', 'organization', 2)`,
    [contestId],
  );
  await makeQuestions(owner, slug);
  const { roundId } = await addRound(owner, { contestId, slug }, 1, changes.rules, changes);
  return { contestId, slug, roundId };
}

/** Another round of a made contest. */
export async function addRound(
  owner: pg.Pool,
  { contestId, slug }: Pick<MadeRound, 'contestId' | 'slug'>,
  number: number,
  rules: Partial<RoundRules> = {},
  times: { opensInMs?: number; closesInMs?: number; freezesInMs?: number | null } = {},
): Promise<MadeRound> {
  const round = await owner.query<{ id: string }>(
    `INSERT INTO round (contest_id, number, name, opens_at, frozen_at, closes_at, rules)
     VALUES ($1, $2, 'Đợt ' || $2::int, now() + $3 * interval '1 ms', now() + $4 * interval '1 ms', now() + $5 * interval '1 ms', $6)
     RETURNING id`,
    [
      contestId,
      number,
      times.opensInMs ?? -3_600_000,
      times.freezesInMs ?? null,
      times.closesInMs ?? 3_600_000,
      JSON.stringify({ ...testRules, ...rules }),
    ],
  );
  return { contestId, slug, roundId: round.rows[0]!.id };
}

/** Ten single-choice questions of topic `test`, five of each difficulty; key always `b`. */
export async function makeQuestions(owner: pg.Pool, bank: string): Promise<void> {
  await owner.query(
    `INSERT INTO topic VALUES ('test', 'Chủ đề thử', 'Test topic', 99) ON CONFLICT DO NOTHING`,
  );
  const questions = Array.from({ length: 10 }, (_, index) => ({
    code: `TS-${String(index).padStart(3, '0')}`,
    difficulty: index % 2 === 0 ? 'nhan-biet' : 'van-dung',
    text: `Câu hỏi thử số ${index}?`,
    choices: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Lựa chọn ${id} của câu ${index}` })),
  }));
  await owner.query(
    `WITH made AS (
       INSERT INTO question (id, bank, code, version, topic, difficulty, audience, kind, text, choices, citations, content_hash)
       SELECT gen_random_uuid(), $1, code, 1, 'test', difficulty, '{nguoi-dan,cbccvc}', 'single', text, choices, '[]', code
       FROM jsonb_to_recordset($2) AS made(code text, difficulty text, text text, choices jsonb)
       RETURNING id)
     INSERT INTO vault.question_key (question_id, key, explanation) SELECT id, '["b"]', 'GIAI-THICH-BI-MAT' FROM made`,
    [bank, JSON.stringify(questions)],
  );
}

/** An essay of a made bank. */
export async function makeEssay(owner: pg.Pool, bank: string): Promise<void> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO question (id, bank, code, version, topic, difficulty, audience, kind, text, choices, body, citations, content_hash)
     VALUES ($1, $2, 'TL-001', 1, 'test', 'van-dung', '{nguoi-dan,cbccvc}', 'essay', 'Vì sao nộp hồ sơ trực tuyến?', '[]',
       '{"maxWords": 200}', '[]', 'TL-001')`,
    [id, bank],
  );
  await owner.query(
    `INSERT INTO vault.question_key (question_id, key, explanation)
     VALUES ($1, '[{"code": "a", "text": "Đủ ý", "permille": 1000}]', '')`,
    [id],
  );
}

/** A registered contestant with a signed-in session; `cookie` is ready for the Cookie header. */
export async function makeContestant(
  owner: pg.Pool,
  contestId: string,
  changes: {
    fullName?: string;
    division?: string;
    unitId?: string | null;
    organizationId?: string | null;
    birthYear?: number;
    publicName?: boolean;
    extraTimePermille?: number;
  } = {},
): Promise<{ id: string; cookie: string }> {
  const fullName = changes.fullName ?? 'Nguyễn Thị Đào';
  const unit = await owner.query<{ id: string }>(
    `SELECT id FROM unit WHERE level = 'commune' ORDER BY id LIMIT 1`,
  );
  if (unit.rowCount === 0) {
    await owner.query(
      `INSERT INTO unit (id, period, code, level, type, name, search_key) VALUES ('2025-00001', '2025', '00001', 'commune', 'xã', 'Xã Thử', 'xa thu')`,
    );
  }
  const unitId = changes.unitId === undefined ? (unit.rows[0]?.id ?? '2025-00001') : changes.unitId;
  const made = await owner.query<{ id: string }>(
    `INSERT INTO contestant (contest_id, full_name, search_key, sort_key, phone, birth_year, division, unit_id, organization_id, public_name, extra_time_permille)
     VALUES ($1, $2, lower($2), lower($2), $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      contestId,
      fullName,
      `+849${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
      changes.birthYear ?? 1980,
      changes.division ?? 'nguoi-dan',
      unitId,
      changes.organizationId ?? null,
      changes.publicName ?? false,
      changes.extraTimePermille ?? 0,
    ],
  );
  const id = made.rows[0]!.id;
  return { id, cookie: await contestantCookie(owner, id) };
}

/** Signs in somebody who is registered. */
export const contestantCookie = async (owner: pg.Pool, id: string): Promise<string> =>
  `bv_thi=${await makeSession(owner, 'contestant_id', id)}`;

/** A staff account with a signed-in session. */
export async function makeStaff(
  owner: pg.Pool,
  role: 'organiser' | 'editor' | 'coordinator',
  scope: { unitId?: string; organizationId?: string } = {},
): Promise<{ id: string; cookie: string }> {
  const made = await owner.query<{ id: string }>(
    `INSERT INTO account (username, display_name, role, unit_id, organization_id) VALUES ($1, 'Cán bộ thử', $2, $3, $4) RETURNING id`,
    [`thu-${randomBytes(4).toString('hex')}`, role, scope.unitId ?? null, scope.organizationId ?? null],
  );
  const id = made.rows[0]!.id;
  return { id, cookie: `bv_staff=${await makeSession(owner, 'account_id', id)}` };
}

async function makeSession(
  owner: pg.Pool,
  column: 'account_id' | 'contestant_id',
  id: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `INSERT INTO session (token_hash, ${column}, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), id],
  );
  return token;
}
