import { listen } from './checks.js';
import { register, Sheet, start } from './resident.js';
import { attemptOf, begin, copyContest, enrol, logged, type SeededRound } from './seed.js';
import { expect, signIn, test } from './world.js';

let round: SeededRound;

test.beforeAll(async ({ db }) => {
  round = await copyContest(db, 'Thi thử mạng yếu', { opens: -60, closes: 60 }, { attemptsAllowed: 1 });
});

test('two tabs and a killed browser lose nothing', async ({ stranger, db }) => {
  const name = 'Lê Thị Hai Thẻ';
  const { cookie } = await enrol(db, round.contestId, { name, place: 'Xã Chợ Lách' });
  const { attemptId } = await begin(round.roundId, cookie);
  const context = await stranger();
  await signIn(context, cookie);
  const tabs = [new Sheet(await context.newPage()), new Sheet(await context.newPage())] as const;
  for (const [i, { page }] of tabs.entries())
    await page.goto(`/thi/${round.roundId}/lam-bai?cau=${1 + i * 10}`);

  // Both write at the same time, the second one over a network that comes and goes.
  await Promise.all([
    tabs[0].answer(6),
    (async () => {
      await tabs[1].answer(3);
      await tabs[1].page.route('**/responses', (route) => route.abort());
      await tabs[1].next();
      await tabs[1].answer(2);
    })(),
  ]);
  // Both change the same question; the later tap wins.
  await tabs[0].open('?cau=20');
  await tabs[0].choose(0);
  await expect.poll(async () => (await logged(db, attemptId)).answers[20]).toEqual(tabs[0].typed[20]);
  const typed = { ...tabs[0].typed, ...tabs[1].typed };

  // One tab dies without a word, then the other; what never left the second is still on the phone.
  const again = new Sheet(await context.newPage());
  const died = tabs[1].page.waitForEvent('crash');
  const devtools = await context.newCDPSession(tabs[1].page);
  void devtools.send('Page.crash').catch(() => {});
  await died;
  await tabs[0].page.close({ runBeforeUnload: false });
  await again.page.goto(`/thi/${round.roundId}/lam-bai?cau=15`);
  expect(await again.shown()).toEqual(typed[15]);
  await expect.poll(async () => (await logged(db, attemptId)).answers).toEqual(typed);
});

test('the code goes on with the paper on a second device; the first one is told', async ({
  stranger,
  db,
}) => {
  const name = 'Phạm Văn Đổi Máy';
  const { cookie } = await enrol(db, round.contestId, { name, place: 'Phường Phú Tân' });
  const { attemptId } = await begin(round.roundId, cookie);
  const old = await stranger();
  await signIn(old, cookie);
  const first = new Sheet(await old.newPage());
  await first.page.goto(`/thi/${round.roundId}/lam-bai?cau=1`);
  await first.answer(2);
  await expect(first.saved).toBeVisible();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await first.page.getByText(/Mã tiếp tục:/).innerText())![0];

  const page = listen(await (await stranger()).newPage(), /status of 400/);
  await page.goto('/tiep-tuc');
  await page.getByLabel('Mã tiếp tục').fill('0000-0000');
  await page.getByRole('button', { name: 'Làm tiếp' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Mã tiếp tục').fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Làm tiếp' }).click();
  await page.waitForURL('**/lam-bai');
  const second = new Sheet(page);
  await second.open('?cau=2');
  expect(await second.shown()).toEqual(first.typed[2]);
  await second.next();
  await second.choose(1);
  await expect(second.saved).toBeVisible();

  await first.next();
  await first.next();
  await first.choose(0);
  await expect(first.page.getByRole('alert')).toContainText('Bài này cũng được trả lời ở máy khác.');
  await second.submit();
  const said = await logged(db, attemptId);
  expect(said.answers).toEqual({ ...first.typed, ...second.typed });
  expect(said.ends).toBe(1);
});

test('a shared phone keeps nothing of who sat before', async ({ stranger, db }) => {
  const context = await stranger();
  const page = await context.newPage();
  const person = {
    name: 'Bùi Thị Mượn Máy',
    phone: '0914 222 333',
    birthYear: '1972',
    search: 'phu tan',
    commune: 'Phường Phú Tân',
  };
  await register(page, round.slug, person);
  await start(page);
  const sheet = new Sheet(page);
  await sheet.answer(2);
  await page.getByRole('checkbox', { name: 'Đánh dấu để xem lại' }).check();
  await expect(sheet.saved).toBeVisible();
  const attempt = await attemptOf(db, round.contestId, person.name);
  await sheet.submit();
  await page.getByRole('button', { name: 'Kết thúc và xoá khỏi máy này' }).first().click();
  await expect(page.getByText('Thông tin của bạn đã được xoá khỏi máy này.')).toBeVisible();

  const cookies = (await context.cookies()).map((cookie) => cookie.name);
  expect(cookies.filter((name) => name !== 'bv_co_chu')).toEqual([]);
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: Object.keys(localStorage),
    // The router keeps its own list of scroll positions for as long as the tab is open.
    session: Object.entries(sessionStorage).filter(([key]) => !key.startsWith('sveltekit:')),
    all: JSON.stringify(sessionStorage),
  }));
  expect(kept).toMatchObject({ databases: [], caches: [], workers: 0, local: [], session: [] });
  for (const personal of [person.name, attempt, round.roundId]) expect(kept.all).not.toContain(personal);
  await page.goto(`/thi/${round.roundId}/bien-nhan`);
  await expect(page.getByText(person.name)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Đăng ký dự thi' })).toBeVisible();
  expect((await logged(db, attempt)).ends).toBe(1);
});
