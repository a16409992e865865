import type pg from 'pg';
import { concealed, toParts } from '../../src/core/draft/stored.js';
import { bodyOf, type WrittenBody } from '../../src/core/draft/written.js';
import { expectAccessible } from './checks.js';
import { begin, copyContest, enrol, shortPaper } from './seed.js';
import { expect, signIn, sizes, test } from './world.js';

const asked: [text: string, body: WrittenBody][] = [
  [
    'Ghép mỗi việc với cơ quan giải quyết.',
    {
      kind: 'matching',
      pairs: [
        { left: 'Khai sinh', right: 'Ủy ban nhân dân cấp xã' },
        { left: 'Căn cước', right: 'Công an' },
      ],
    },
  ],
  ['Xếp các bước theo đúng thứ tự.', { kind: 'ordering', items: ['Nộp hồ sơ', 'Tiếp nhận', 'Trả kết quả'] }],
  ['Lệ phí là bao nhiêu?', { kind: 'numeric', answers: [{ value: '1250.5' }], unit: 'đồng' }],
  ['Cổng dùng chung cả nước tên là gì?', { kind: 'short-text', accepted: ['Cổng Dịch vụ công quốc gia'] }],
  [
    'Nêu một cải tiến mà bạn muốn thấy.',
    { kind: 'essay', maxWords: 5, rubric: [{ text: 'Nêu được cải tiến', share: 100 }] },
  ],
];

/** A bank of one question of each kind that is not plain choices. */
async function seedBank(db: pg.Pool, bank: string): Promise<void> {
  await db.query(
    `INSERT INTO topic VALUES ('moi-loai', 'Mọi loại', 'Every kind', 99) ON CONFLICT DO NOTHING`,
  );
  for (const [i, [text, written]] of asked.entries()) {
    const { open, secret } = toParts(concealed(bodyOf(written)));
    await db.query(
      `WITH made AS (
         INSERT INTO question (bank, code, version, topic, difficulty, audience, kind, text, choices, body, citations, content_hash, stimulus)
         VALUES ($1, $2, 1, 'moi-loai', 'nhan-biet', '{nguoi-dan,cbccvc}', $3, $4, $5, $6, '[]', $2, $9) RETURNING id
       ) INSERT INTO vault.question_key SELECT id, $7, $8, 'Vì luật quy định như vậy.' FROM made`,
      [
        bank,
        `ML-00${i + 1}`,
        open.kind,
        text,
        JSON.stringify(open.choices),
        JSON.stringify(open.rest),
        JSON.stringify(secret.key),
        secret.partialCredit,
        // One situation keeps the order of the questions, whatever the draw.
        JSON.stringify({
          code: 'ML-T01',
          text: 'Bà Lan đến bộ phận một cửa vào chiều thứ Sáu.',
          picture: null,
        }),
      ],
    );
  }
}

const draftOf = (db: pg.Pool, attemptId: string, slot: number) =>
  db
    .query<{ value: string[] }>(
      `SELECT value FROM response WHERE attempt_id = $1 AND slot = $2 ORDER BY n DESC LIMIT 1`,
      [attemptId, slot],
    )
    .then(({ rows }) => rows[0]?.value ?? null);

test.use({ viewport: sizes.phone });

test('a paper of every kind, by touch and keyboard, on a phone that loses its network', async ({
  page,
  context,
  db,
}) => {
  const round = await copyContest(
    db,
    'Mọi loại câu hỏi',
    { opens: -60, closes: 60 },
    {
      blueprint: [{ topic: 'moi-loai', difficulty: 'nhan-biet', count: asked.length }],
    },
  );
  await db.query('UPDATE contest SET bank = $1 WHERE id = $2', [round.slug, round.contestId]);
  await seedBank(db, round.slug);
  const { cookie } = await enrol(db, round.contestId, { name: 'Lê Thị Đủ Loại', place: 'Phường An Hội' });
  const { attemptId } = await begin(round.roundId, cookie);
  await signIn(context, cookie);
  const saved = (slot: number) => expect.poll(() => draftOf(db, attemptId, slot));
  const next = page.getByRole('button', { name: /^(Câu tiếp theo|Đến câu dự đoán|Xem lại bài)$/ });

  await page.goto(`/thi/${round.roundId}/lam-bai?cau=1`);
  await expect(page.getByText('Bà Lan đến bộ phận một cửa')).toBeVisible();
  await expectAccessible(page, 'matching');
  await page.getByLabel('Khai sinh').selectOption('Ủy ban nhân dân cấp xã');
  await page.getByLabel('Căn cước').selectOption('Công an');
  await saved(1).toEqual(['a:b', 'b:a']);
  await next.click();

  // Every component is here already: the rest works without a network.
  await context.setOffline(true);
  const items = page.getByRole('listitem');
  await expectAccessible(page, 'ordering');
  const first = await items.first().innerText();
  await page
    .getByRole('button', { name: /^Đưa xuống/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(items.nth(1)).toContainText(first.split('\n')[0]!);
  await expect(page.getByRole('button', { name: /^Đưa xuống/ }).nth(1)).toBeFocused();
  await expect(page.getByText(/: vị trí 2 trên 3/)).toBeAttached();
  await next.click();

  const number = page.getByLabel('Câu trả lời bằng số');
  await number.fill('1.250,5.1');
  await expect(page.getByText('Chưa đọc được thành số nên chưa lưu.')).toBeVisible();
  await number.fill('1250.5');
  await expect(page.getByText('Được hiểu là 1.250,5 đồng')).toBeVisible();
  await expectAccessible(page, 'numeric');
  await context.setOffline(false);
  await saved(3).toEqual(['1250.5']);
  await saved(2).toHaveLength(3);
  await next.click();

  // Typed and reloaded at once: nothing is lost.
  await page.getByLabel('Câu trả lời của bạn').pressSequentially('Cổng Dịch vụ công quốc gia');
  await page.reload();
  await expect(page.getByLabel('Câu trả lời của bạn')).toHaveValue('Cổng Dịch vụ công quốc gia');
  await expectAccessible(page, 'short-text');
  await saved(4).toEqual(['Cổng Dịch vụ công quốc gia']);
  await next.click();

  await page.getByLabel(/^Bài viết của bạn/).pressSequentially('một hai ba bốn năm sáu');
  await expect(page.getByText('6/5 từ.')).toBeVisible();
  await expectAccessible(page, 'essay');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Danh sách câu' }).click();
  await saved(5).toEqual(['một hai ba bốn năm sáu']);
  await expect(page.getByRole('heading', { name: /5/ }).first()).toBeVisible();
});

test('one question after the other, each with its own time', async ({ page, context, db }) => {
  const round = await copyContest(
    db,
    'Từng câu một',
    { opens: -60, closes: 60 },
    { ...(await shortPaper(db)), navigation: 'sequential', questionMs: 60_000 },
  );
  const { cookie } = await enrol(db, round.contestId, { name: 'Lê Thị Tuần Tự', place: 'Phường An Hội' });
  const { attemptId } = await begin(round.roundId, cookie);
  await signIn(context, cookie);
  // On a slow line the answer is chosen before the script is there; it stays chosen.
  let go: () => void = () => undefined;
  const chosen = new Promise<void>((resolve) => (go = resolve));
  await page.route(/\.js$/, async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto(`/thi/${round.roundId}/tung-cau`, { waitUntil: 'commit' });
  await page.locator('input[name=choice]').first().check();
  const clock = page.getByText(/^Còn \d/);
  const shown = await clock.textContent();
  go();
  await expect(clock).not.toHaveText(shown ?? '');
  await expect(page.locator('input[name=choice]').first()).toBeChecked();
  await expectAccessible(page, 'one by one');
  await page.getByRole('button', { name: 'Lưu và sang câu tiếp' }).click();
  await expect.poll(async () => (await draftOf(db, attemptId, 1))?.length).toBe(1);
});
