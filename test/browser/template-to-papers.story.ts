import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { makeStaff } from '../support/factories.js';
import { pdfText, wordText } from '../support/read-papers.js';
import { listen } from './checks.js';
import { begin, handIn, logged, type Phone, post, send } from './seed.js';
import { expect, look, signIn, sizes, test } from './world.js';

const robots = 300;
const questions = 19;
const title = 'Dịch vụ công trong tầm tay';
const slug = 'dich-vu-cong-trong-tam-tay';

/** One name each, so that nobody is taken for somebody else. */
const part = (list: string, i: number) => list.split(' ')[Math.floor(i) % list.split(' ').length]!;
const nameOf = (i: number) =>
  `${part('Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Thạch Kim', i)} ${part('Văn Thị Hữu Ngọc Thanh Minh', i / 10)} ${part('Ẩn Đào Ngỡi Thuỷ Vững', i / 60)}`;

/** The robot who is wrong in one question only, and thinks that the key is wrong instead. */
const appellant = 1;
const plan = (i: number) =>
  i === 0
    ? { right: questions, prediction: 50 }
    : i === appellant
      ? { right: questions - 1, prediction: 2 }
      : { right: 3 + (i % 14), prediction: i };

const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();

/** An open round of the contest that the wizard made from the template; it would open in years. */
async function make(page: Page, db: pg.Pool): Promise<string> {
  await db.query(
    `INSERT INTO bank (name, title) VALUES ('bam-chon', 'Ngân hàng riêng') ON CONFLICT DO NOTHING`,
  );
  await page.goto('/quan-tri/cuoc-thi');
  await page.getByRole('link', { name: 'Tạo cuộc thi' }).click();
  await page.getByRole('radio', { name: /^Cấp xã, không giới hạn/ }).check();
  await next(page);
  await page.getByLabel('Tên cuộc thi').fill(title);
  await page.getByLabel('Ngày mở đợt thi đầu tiên').fill('06/03/2028');
  await next(page);
  await page.getByLabel('Ngân hàng câu hỏi').selectOption('bam-chon');
  await next(page);
  await page.getByLabel('Tiền thưởng giải Nhất (đồng)').fill('2.500.000');
  await next(page);
  await expect(page.getByRole('heading', { name: 'Thể lệ không có lỗi.' })).toBeVisible();
  await page.getByRole('button', { name: 'Công bố cuộc thi' }).click();
  await expect(page.getByText('Đã công bố cuộc thi.')).toBeVisible();
  const { rows } = await db.query<{ id: string }>(
    `UPDATE round SET opens_at = now() - interval '1 hour', closes_at = now() + interval '1 hour'
     WHERE contest_id = (SELECT id FROM contest WHERE slug = $1) RETURNING id`,
    [slug],
  );
  return rows[0]!.id;
}

/** Registers with the code that a demonstration shows, and starts; as a phone does, over HTTP. */
async function enter(roundId: string, i: number, units: readonly string[]): Promise<Phone> {
  const { challengeId, demonstrationCode: code } = await post<Record<string, string>>(
    `/contests/${slug}/registrations`,
    '',
    {
      fullName: nameOf(i),
      phone: `0986${String(i).padStart(6, '0')}`,
      birthYear: 1950 + (i % 50),
      division: 'nguoi-dan',
      unitId: units[i % units.length],
      consents: { processing: true, publicName: true },
    },
  );
  const confirmed = await send(`/challenges/${challengeId}/confirm`, '', { code });
  return begin(roundId, confirmed.headers.getSetCookie()[0]!.split(';')[0]!);
}

/** Everybody sits, eight at a time. @returns the appellant's phone */
async function sitAll(db: pg.Pool, roundId: string): Promise<Phone> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM unit WHERE level = 'commune' AND period = '2025' ORDER BY id LIMIT 12`,
  );
  const units = rows.map(({ id }) => id);
  const waiting = Array.from({ length: robots }, (_, i) => i);
  const phones: Phone[] = [];
  const sit = async () => {
    for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) {
      phones[i] = await enter(roundId, i, units);
      await handIn(db, phones[i]!, plan(i));
    }
  };
  await Promise.all(Array.from({ length: 8 }, sit));
  return phones[appellant]!;
}

interface Standing {
  name: string;
  birthYear: number;
  place: string;
  points: number;
  guess: number;
  durationMs: number;
}

/** Who stands where by the template's order, worked out from the marked papers alone. */
async function standings(db: pg.Pool, roundId: string): Promise<(Standing & { rank: number })[]> {
  const { rows } = await db.query<Standing & { endedAt: number }>(
    `SELECT c.full_name AS name, c.birth_year AS "birthYear", u.name AS place, s.score_milli / 1000 AS points,
       s.duration_ms::int AS "durationMs", extract(epoch FROM s.ended_at)::float8 AS "endedAt",
       (SELECT (value #>> '{}')::int FROM response r WHERE r.attempt_id = s.attempt_id AND r.kind = 'prediction') AS guess
     FROM score s JOIN contestant c ON c.id = s.contestant_id JOIN unit u ON u.id = c.unit_id WHERE s.round_id = $1`,
    [roundId],
  );
  const perfect = rows.filter(({ points }) => points === questions).length;
  const off = ({ guess }: Standing) => Math.abs(guess - perfect);
  return rows
    .toSorted(
      (a, b) =>
        b.points - a.points || off(a) - off(b) || a.durationMs - b.durationMs || a.endedAt - b.endedAt,
    )
    .map((row, i) => ({ ...row, rank: i + 1 }));
}

const tiers = [
  { name: 'Giải Nhất', count: 1, amount: 2_500_000 },
  { name: 'Giải Nhì', count: 2, amount: 800_000 },
  { name: 'Giải Ba', count: 3, amount: 600_000 },
  { name: 'Giải Khuyến khích', count: 24, amount: 400_000 },
].flatMap(({ count, ...tier }) => Array.from({ length: count }, () => tier));

/** Orders a paper on the page of papers, waits until it is made and reads it. */
async function paper(page: Page, kind: RegExp, format: 'Word' | 'PDF'): Promise<string> {
  const links = page.getByRole('link', { name: kind }).and(page.getByRole('link', { name: RegExp(format) }));
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Cơ quan chủ quản').fill('Ủy ban nhân dân tỉnh Vĩnh Long');
  await page.getByRole('radio', { name: RegExp(`^${format}`) }).check();
  await page.getByRole('button', { name: 'Lập văn bản' }).click();
  await expect(links).toHaveCount(1, { timeout: 20_000 });
  const coming = page.waitForEvent('download');
  await links.click();
  const bytes = readFileSync(await (await coming).path());
  return (format === 'PDF' ? pdfText(bytes) : wordText(bytes)).replace(/\s/g, '');
}

const closed = (text: string) => text.replace(/\s/g, '');
const money = (amount: number) => amount.toLocaleString('vi-VN');

test('from a template over 300 papers, an appeal and two signatures to papers that say what the log says', async ({
  stranger,
  db,
}) => {
  test.slow();
  const [one, two] = [await makeStaff(db, 'organiser'), await makeStaff(db, 'organiser')];
  const desk = async (cookie: string) => {
    const context = await stranger({ viewport: sizes.desktop, acceptDownloads: true });
    await signIn(context, cookie);
    return listen(await context.newPage());
  };
  const first = await desk(one.cookie);
  const second = await desk(two.cookie);
  const roundId = await test.step('make', () => make(first, db));
  const phone = await test.step('sit', () => sitAll(db, roundId));
  const desks = (rest: string) => `/quan-tri/dot/${roundId}${rest}`;

  await first.goto(desks(''));
  await first.getByRole('link', { name: 'Đóng đợt thi sớm…' }).click();
  await first.getByRole('button', { name: 'Đóng đợt thi', exact: true }).click();
  await expect(first.getByText('Đợt thi đã đóng.')).toBeVisible();
  // As if the time that late answers have were over.
  await db.query(`UPDATE round SET closes_at = closes_at - interval '1 min' WHERE id = $1`, [roundId]);
  const marked = () =>
    db.query<{ n: number }>('SELECT count(*)::int AS n FROM score WHERE round_id = $1', [roundId]);
  await expect.poll(async () => (await marked()).rows[0]?.n, { timeout: 30_000 }).toBe(robots);
  const before = await standings(db, roundId);
  expect(before[0]).toMatchObject({ name: nameOf(0), points: questions });
  expect(before[1]).toMatchObject({ name: nameOf(appellant), points: questions - 1 });

  await test.step('appeal', async () => {
    const context = await stranger();
    await signIn(context, phone.cookie);
    const page = listen(await context.newPage());
    await page.goto(`/thi/${roundId}/ket-qua`);
    const own = page.locator(`#khieu-nai-${questions}`);
    await page.locator('details.sheet', { has: own }).evaluate((sheet) => sheet.setAttribute('open', ''));
    await own.getByText(`Khiếu nại câu ${questions}`).click();
    await own
      .getByLabel('Điều bạn cho là sai, và lý do')
      .fill('Theo luật hiện hành thì lựa chọn của tôi đúng.');
    await own.getByLabel('Căn cứ pháp luật').fill('Khoản 2 Điều 5 Nghị định số 118/2025/NĐ-CP');
    await own.getByRole('button', { name: 'Gửi khiếu nại' }).click();
    await expect(page.getByText('Đã nhận khiếu nại của bạn.')).toBeVisible();

    // What the key was and is can be chosen once the questions of the round are known.
    await first.goto(desks('/thong-ke'));
    await first.getByRole('button', { name: 'Tính thống kê' }).click();
    await expect(first.getByText(/^Tính lúc/)).toBeVisible({ timeout: 20_000 });
    await first.goto(desks('/chot'));
    await first.getByRole('link', { name: 'Mở trang khiếu nại' }).click();
    await expect(first.getByText('Hạn trả lời')).toBeVisible();
    await look(first, 'desk-appeals-open');
    await first.getByRole('link', { name: 'Đề xuất huỷ câu hoặc sửa đáp án' }).click();
    await first.getByLabel('Sửa đáp án, chấm lại mọi bài').check();
    const { answers } = await logged(db, phone.attemptId);
    await first.locator(`input[name=key][value="${answers[questions]![0]}"]`).check();
    await first.getByLabel('Lý do').fill('Đáp án cũ theo văn bản đã hết hiệu lực.');
    await look(first, 'desk-propose');
    await first.getByRole('button', { name: 'Gửi đề xuất' }).click();
    await expect(first.getByText('Bạn là người đề xuất.')).toBeVisible();

    await second.goto(first.url());
    await expect(second.getByRole('row', { name: RegExp(nameOf(appellant)) }).first()).toContainText(
      '18 → 19',
    );
    await look(second, 'desk-decision');
    await second.getByRole('button', { name: 'Xác nhận và tính lại điểm' }).click();
    await expect(second.getByText('Đã xác nhận. Điểm đã tính lại.')).toBeVisible();
    await second.goto(desks('/khieu-nai'));
    await second.getByRole('link', { name: /^Trả lời/ }).click();
    await second.getByLabel('Chấp nhận', { exact: true }).check();
    await second.getByLabel('Nội dung trả lời').fill('Đáp án đã được sửa, mọi bài đã chấm lại.');
    await look(second, 'desk-appeal-answer');
    await second.getByRole('button', { name: 'Gửi trả lời' }).click();
    await expect(second.getByText('Đã gửi trả lời cho thí sinh.')).toBeVisible();
    await page.reload();
    await look(page, 'result-corrected');
  });

  await test.step('finalise', async () => {
    await first.goto(desks('/chot'));
    await first.getByRole('link', { name: 'Ký lần thứ nhất…' }).click();
    await first.getByRole('button', { name: 'Ký lần thứ nhất' }).click();
    await expect(first.getByText('Đã ghi chữ ký của bạn.')).toBeVisible();
    await second.goto(desks('/chot'));
    await second.getByRole('link', { name: 'Ký lần thứ hai và công bố…' }).click();
    await second.getByRole('button', { name: 'Chốt và công bố' }).click();
    await expect(second.getByText('Kết quả chính thức (bản 1) đã được công bố.')).toBeVisible();
  });

  const after = await standings(db, roundId);
  expect(after[0]).toMatchObject({ name: nameOf(appellant), points: questions });
  const { rows } = await db.query<{ sha256: string; attempts: number; people: number }>(
    'SELECT sha256, attempts, people FROM result WHERE round_id = $1',
    [roundId],
  );
  expect(rows).toMatchObject([{ people: robots, attempts: robots }]);
  const winners = tiers.map((tier, i) => ({ ...after[i]!, tier: tier.name, amount: tier.amount }));

  await second.goto(desks('/van-ban'));
  const decision = winners.map(({ rank, name, birthYear, place, points, tier, amount }) =>
    closed(`${rank}${name}${birthYear}${place}${rank}${points}${tier}${money(amount)}`),
  );
  const total = winners.reduce((sum, { amount }) => sum + amount, 0);
  for (const format of ['Word', 'PDF'] as const) {
    const said = await paper(second, /ự thảo quyết định trao giải/, format);
    for (const row of decision) expect(said).toContain(row);
    expect(said).toContain(closed(`gồm ${robots} người dự thi với ${robots} lượt thi`));
    expect(said).toContain(closed(`Trao giải cho ${winners.length} cá nhân`));
    expect(said).toContain(closed(`${money(total)} đồng`));
    expect(said).toContain(`SHA-256củaphiênbản1:${rows[0]!.sha256}`);
  }
  const minutes = await paper(second, /iên bản xếp hạng/, 'PDF');
  for (const { rank, name, birthYear, place, points } of winners)
    expect(minutes).toContain(closed(`${rank}${name}${birthYear}${place}${points}`));
  const notice = await paper(second, /hông báo kết quả/, 'Word');
  for (const { name, place, points, tier } of winners)
    expect(notice).toContain(closed(`${name}${place}${points}${tier}`));
  const visitor = await (await stranger()).newPage();
  await visitor.goto(`/cuoc-thi/${slug}/ket-qua`);
  await expect(visitor.getByText('Đáp án cũ theo văn bản đã hết hiệu lực.')).toBeVisible();
  await expect(visitor.getByText(/Thay đổi: [1-9]\d* người đổi điểm/)).toBeVisible();
  await expect(visitor.getByText(rows[0]!.sha256)).toBeVisible();
  await look(visitor, 'contest-decisions');
});
