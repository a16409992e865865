import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import { compileRound } from '../../src/core/rules-check/compile.js';
import { fillDefaults } from '../../src/core/rules-check/check.js';
import { addRound, makeEssay, makeRound, makeStaff, type MadeRound } from '../support/factories.js';
import { makeOverallContest, publishRules } from '../support/overall-contest.js';
import { plantContest } from '../support/planted-contest.js';
import { listen } from './checks.js';
import { post } from './seed.js';
import { expect, look, signIn, test } from './world.js';

const places = ['Sở Khoa học và Công nghệ', 'Trường THPT Lưu Văn Liệt', 'UBND phường Long Châu'];
const stageRound = {
  code: 'chung-ket',
  kind: 'final',
  onStage: true,
  stagePoints: 50,
  ranking: ['score', 'decision'],
};
const rules = {
  contest: { title: 'Hội thi cải cách hành chính', organizer: 'Sở Nội vụ' },
  papers: [
    { code: 'de', durationMinutes: 20, blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 5 }] },
  ],
  rounds: [{ code: 'tuan-1', kind: 'week' }, stageRound],
  divisions: [
    { code: 'nguoi-dan', name: 'Người dân' },
    { code: 'cbccvc', name: 'Cán bộ, công chức, viên chức' },
  ],
  ranking: ['score', 'duration', 'submitted-at'],
  overall: { combines: 'sum', minimumRounds: 1, ranking: ['score', 'duration', 'decision'] },
  qualification: [{ from: ['tuan-1'], to: 'chung-ket', per: 'all', top: 3, onDecline: 'next' }],
};

/** A week whose best go on to a stage, where their points were entered and confirmed; both rounds are official. */
async function withStage(db: pg.Pool, [first, second]: Staff[]): Promise<MadeRound & { stage: string }> {
  const contest = await makeOverallContest(
    db,
    [
      { fullName: 'Nguyễn Thị Ngọc Ẩn', scores: [5000] },
      { fullName: 'Trần Hữu Nghĩa', scores: [4000] },
      { fullName: 'Lê Văn Đậm', scores: [3000] },
      { fullName: 'Thạch Sô Phia', scores: [2000] },
    ],
    1,
  );
  const at = { name: 'Chung kết', opensAt: '2026-01-07 08:00', closesAt: '2026-01-07 17:00', paper: 'de' };
  const document = fillDefaults({
    ...rules,
    rounds: [
      { ...at, code: 'tuan-1', opensAt: '2026-01-01 08:00', closesAt: '2026-01-02 08:00' },
      { ...at, ...stageRound },
    ],
  });
  const played = compileRound(document, 'chung-ket')!.rules;
  const { roundId: stage } = await addRound(db, contest, 2, played, { closesInMs: -60_000 });
  await publishRules(db, contest.contestId, first!.id, rules);
  await db.query(
    `UPDATE round SET name = CASE number WHEN 1 THEN 'Tuần 1' ELSE 'Chung kết' END WHERE contest_id = $1`,
    [contest.contestId],
  );
  const staff = `/staff/contests/${contest.contestId}`;
  await post(`/staff/rounds/${contest.roundId}/finalization`, first!.cookie, {});
  await post(`${staff}/qualification/chung-ket/versions`, first!.cookie, {});
  const points = [41_000, 45_500, 38_250];
  const entries = points.map((pointsMilli, i) => ({ contestantId: contest.ids[i], pointsMilli }));
  const { people } = await post<{ people: { waiting: { id: string } | null }[] }>(
    `/staff/rounds/${stage}/stage/entries`,
    first!.cookie,
    { entries },
  );
  const entryIds = people.flatMap(({ waiting }) => (waiting ? [waiting.id] : []));
  await post(`/staff/rounds/${stage}/stage/confirmations`, second!.cookie, { entryIds });
  await expect
    .poll(async () => (await db.query('SELECT FROM score WHERE round_id = $1', [stage])).rowCount)
    .toBe(3);
  await post(`/staff/rounds/${stage}/finalization`, first!.cookie, {});
  return { ...contest, stage };
}

/** Handed-in papers with an essay that two units will mark. */
async function withEssays(db: pg.Pool): Promise<MadeRound> {
  const round = await makeRound(db, {
    closesInMs: -60_000,
    rules: {
      prediction: null,
      tieBreaks: ['score', 'duration'],
      essay: {
        pointsMilli: 20_000,
        maxWords: 500,
        durationMs: null,
        boards: { shortlistPerUnit: 2, adults: 1, minors: 1 },
      },
    },
  });
  await makeEssay(db, round.slug);
  await db.query(
    `WITH person AS (
       INSERT INTO contestant (contest_id, phone, full_name, search_key, sort_key, birth_year, division, unit_id)
       SELECT $1, '+8490000000' || i, 'Người viết ' || i, 'nguoi viet ' || i, 'viet ' || i, 1980 + i * 4, 'nguoi-dan',
         (SELECT id FROM unit WHERE level = 'commune' AND period = '2025' ORDER BY name, id OFFSET i % 2 LIMIT 1)
       FROM generate_series(1, 7) i RETURNING id
     ), sat AS (
       INSERT INTO attempt (round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
       SELECT $2, id, 1, 'ab', (SELECT jsonb_agg(jsonb_build_object('questionId', q.id, 'choices', '[]'::jsonb))
         FROM question q WHERE q.bank = $3 AND q.kind = 'essay'), now() - interval '50 minutes',
         now() - interval '30 minutes', 5000, sha256(id::text::bytea) FROM person RETURNING id
     )
     INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
     SELECT id, 1, gen_random_uuid(), 'answer', 1, '["Nộp hồ sơ ở nhà đỡ mất công đi lại."]'::jsonb, now() - interval '40 minutes' FROM sat
     UNION ALL SELECT id, 2, gen_random_uuid(), 'submit', NULL, NULL, now() - interval '40 minutes' FROM sat`,
    [round.contestId, round.roundId, round.slug],
  );
  return round;
}

/** Three bodies that stand equal, and lots among them whose pool is fixed. */
async function withLots(db: pg.Pool, [first]: Staff[]): Promise<{ slug: string; draw: string }> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO organization (name, search_key, kind) SELECT n, lower(n), 'agency' FROM unnest($1::text[]) AS n RETURNING id`,
    [places],
  );
  const people = rows.map(({ id }) => ({
    id: randomUUID(),
    unitId: null,
    organizationId: id,
    groups: [],
    lines: { 'tuan-1': { attempts: 1, scoreMilli: 3000, maxMilli: 5000 } },
    awards: [],
  }));
  const { contestId, slug } = await plantContest(db, first!.id, people, {
    roundNames: ['tuan-1'],
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        among: 'organization',
        ranking: ['entrants'],
        tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 5_000_000 }],
        equals: 'draw',
      },
    ],
    headCounts: [],
  });
  const { id } = await post<{ id: string }>(`/staff/contests/${contestId}/collective-draws`, first!.cookie, {
    scope: 'tap-the',
    sources: [{ name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2027' }],
  });
  return { slug, draw: id };
}

type Staff = { id: string; cookie: string };

test('overall standing, qualification, boards of essays, stage and lots of bodies', async ({
  db,
  stranger,
}) => {
  const staff = [await makeStaff(db, 'organiser'), await makeStaff(db, 'organiser')];
  const final = await withStage(db, staff);
  const essays = await withEssays(db);
  const lots = await withLots(db, staff);
  const context = await stranger();
  await signIn(context, staff[0]!.cookie);
  const page = listen(await context.newPage());
  const see = async (name: string, path: string) => {
    await page.goto(path);
    await look(page, name);
  };

  await see('overall-desk', `/quan-tri/chung-cuoc?cuoc=${final.slug}`);
  await page.getByRole('checkbox', { name: 'Tôi đã xem bản xem trước và muốn công bố.' }).check();
  await page.getByRole('button', { name: /công bố|Ký/ }).click();
  await expect(page.getByRole('status').first()).toContainText('công bố');
  await see('overall-public', `/cuoc-thi/${final.slug}/chung-cuoc`);
  await expect(page.getByRole('row').nth(1)).toContainText('Trần Hữu Nghĩa');
  await expect(page.getByRole('row').nth(1)).toContainText('49,5');

  await page.goto(`/quan-tri/chung-cuoc?cuoc=${final.slug}`);
  await page.getByRole('radio', { name: /Dự thảo quyết định trao giải chung cuộc/ }).check();
  await page.getByRole('button', { name: 'Lập văn bản' }).click();
  await expect(page.getByRole('link', { name: /dự thảo quyết định trao giải chung cuộc/ })).toBeVisible();
  await look(page, 'overall-papers');

  await see('qualification-desk', `/quan-tri/vong-sau?cuoc=${final.slug}`);
  await see('qualification-public', `/cuoc-thi/${final.slug}/vong-sau`);
  await see('stage-desk', `/quan-tri/dot/${final.stage}/san-khau`);
  await see('stage-result', `/cuoc-thi/${final.slug}/ket-qua?dot=2`);
  await expect(page.getByRole('columnheader', { name: /Thời gian|Nộp/ })).toHaveCount(0);

  await see('essay-boards', `/quan-tri/cham-bai/${essays.roundId}/hai-cap`);
  await page.getByRole('button', { name: 'Lập danh sách chấm' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lập danh sách chấm');
  await look(page, 'essay-boards-made');
  await expect(page.getByRole('rowheader')).toHaveCount(2);

  await see('bodies-desk', `/quan-tri/tap-the?cuoc=${lots.slug}`);
  await see('bodies-draw', `/cuoc-thi/${lots.slug}/boc-tham/${lots.draw}`);
  await expect(page.getByText(places[0]!).first()).toBeVisible();
});
