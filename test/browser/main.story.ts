import type { Page } from '@playwright/test';
import { activate, countRound, download, readWorkbook } from './desk.js';
import { expectFocus, listen, picture } from './checks.js';
import { choosePlace, confirmCode, fillWho, type Person, Sheet, start } from './resident.js';
import { attemptOf, crowd, demonstration, logged, type SeededRound, sitAll } from './seed.js';
import { expect, sizes, test } from './world.js';

const person: Person = {
  name: 'Nguyễn Thị Đào',
  phone: '0912 345 678',
  birthYear: '1961',
  search: 'cho lach',
  commune: 'Xã Chợ Lách',
};

test.describe.configure({ mode: 'serial' });

let round: SeededRound;
let phone: Page;
let desk: Page;
let sheet: Sheet;

test.beforeAll(async ({ browser, db }) => {
  round = await demonstration(db);
  const options = { baseURL: process.env.BANG_VANG_URL!, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };
  phone = await (await browser.newContext({ ...options, viewport: sizes.phone })).newPage();
  desk = await (
    await browser.newContext({ ...options, viewport: sizes.desktop, acceptDownloads: true })
  ).newPage();
  await sitAll(db, round, crowd);
});

test.afterAll(async () => {
  await phone.context().close();
  await desk.context().close();
});

test('a resident registers; a mistake on the way loses nothing', async () => {
  listen(phone, /status of 400/);
  await phone.goto('/');
  await phone
    .getByRole('link', { name: /Xem cuộc thi/ })
    .first()
    .click();
  await phone.getByRole('link', { name: 'Vào thi' }).click();
  await fillWho(phone, { ...person, phone: '0912 345' });
  await phone.getByRole('button', { name: 'Tiếp tục' }).click();

  await expect(phone).toHaveTitle(/^Lỗi:/);
  await expect(phone.getByRole('alert')).toContainText('Có 1 chỗ cần sửa');
  await expectFocus(phone, 'Có 1 chỗ cần sửa');
  await expect(phone.getByLabel('Họ và tên')).toHaveValue(person.name);
  await expect(phone.getByLabel('Năm sinh')).toHaveValue(person.birthYear);
  await expect(phone.getByRole('radio', { name: 'Người dân' })).toBeChecked();
  await expect(phone.getByRole('checkbox', { name: /Tôi đồng ý để/ })).toBeChecked();
  await expect(phone.getByRole('checkbox', { name: /hiện đủ họ tên/ })).not.toBeChecked();
  await phone.getByRole('alert').getByRole('link').click();
  await expectFocus(phone, 'input#phone');

  await phone.getByLabel('Số điện thoại').fill(person.phone);
  await phone.getByRole('button', { name: 'Tiếp tục' }).click();
  await choosePlace(phone, person);
  await phone.getByRole('button', { name: 'Tiếp tục' }).click();
  await confirmCode(phone);
  await expect(phone.getByRole('heading', { name: 'Trước khi bắt đầu' })).toBeVisible();
  await expect(phone.getByText('Mạng tốt.')).toBeVisible();
  await expect(phone.getByText('Máy lưu tạm được câu trả lời.')).toBeVisible();
});

test('answers outlive a lost network and a reload without it', async ({ db }) => {
  await start(phone);
  sheet = new Sheet(phone);
  await sheet.answer(3);
  await expect(sheet.saved).toBeVisible();
  // The page is kept for reloading as soon as the service worker says so.
  await expect
    .poll(() =>
      phone.evaluate(async () => (await caches.match(location.pathname, { ignoreVary: true })) !== undefined),
    )
    .toBe(true);

  await phone.context().setOffline(true);
  await expect(phone.getByText('Mất mạng', { exact: false }).first()).toBeVisible({ timeout: 3000 });
  await sheet.next();
  await sheet.answer(3);
  await expect(phone.locator('.bar')).toContainText(/chờ (gửi )?3/);
  const attempt = await attemptOf(db, round.contestId, person.name);
  expect(Object.keys((await logged(db, attempt)).answers)).toHaveLength(3);

  await phone.reload();
  await expect(phone.locator('html')).toHaveAttribute('data-copy', '');
  await expect(phone.locator('.bar')).toContainText(/chờ (gửi )?3/);
  expect(await sheet.shown()).toEqual(sheet.typed[6]);
  await sheet.next();
  await sheet.choose(1);
  await picture(phone, 'question-offline-360');

  await phone.context().setOffline(false);
  await expect(phone.getByText(/Đã có mạng, đã gửi \d câu|Đã lưu \d/).first()).toBeVisible();
  await expect.poll(async () => (await logged(db, attempt)).answers).toEqual(sheet.typed);

  // Another tab of the same phone shows the same answers, and what is tapped there comes back here.
  const tab = await phone.context().newPage();
  const second = new Sheet(tab);
  await tab.goto(`/thi/${round.roundId}/lam-bai?cau=7`);
  expect(await second.shown()).toEqual(sheet.typed[7]);
  await second.next();
  await second.choose(0);
  await expect(second.saved).toBeVisible();
  await sheet.next();
  await expect.poll(() => sheet.shown()).toEqual(second.typed[8]);
  await tab.close();
});

test('prediction, list, submission and receipt; a scoreboard elsewhere follows without a reload', async ({
  db,
}) => {
  listen(desk);
  await desk.goto(`/cuoc-thi/${round.slug}/xep-hang?xem=ca-nhan`);
  await expect(desk.getByRole('cell', { name: /Trần Thị Mỹ Hạnh/ })).toBeVisible();
  const shortened = desk.getByRole('cell', { name: /Nguyễn Thị Đ\./ });
  await expect(shortened).toHaveCount(0);
  await desk.evaluate(() => Object.assign(globalThis, { neverLeft: true }));

  await sheet.open('?muc=du-doan');
  await phone.getByLabel('Số người bạn dự đoán').fill('12500');
  await expect(phone.getByText('12.500 người')).toBeVisible();
  await phone.getByRole('button', { name: 'Lưu dự đoán' }).click();
  await expect(phone.getByRole('heading', { name: 'Bạn đã trả lời 8/20 câu' })).toBeVisible();
  await expectFocus(phone, 'h1#dau-trang');
  await expect(phone.getByRole('link', { name: 'Câu 8, đã trả lời' })).toBeVisible();
  await expect(phone.getByRole('link', { name: 'Câu 9, bỏ trống' })).toBeVisible();
  await expect(phone.getByText('Câu dự đoán: 12.500 người')).toBeVisible();
  await phone.getByRole('link', { name: 'Nộp bài' }).click();
  await expect(phone.getByText('Bạn còn 12 câu bỏ trống.')).toBeVisible();
  await phone.getByRole('button', { name: 'Nộp bài ngay' }).click();
  await expect(phone.getByRole('heading', { name: 'Bài của bạn đã nộp' })).toBeVisible();
  await expect(phone.getByText('8/20 câu')).toBeVisible();
  await expect(phone.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();

  const said = await logged(db, await attemptOf(db, round.contestId, person.name));
  expect(said).toMatchObject({ prediction: 12_500, ends: 1 });
  expect(Object.keys(said.answers)).toHaveLength(8);

  await expect(shortened).toBeVisible({ timeout: 5000 });
  expect(await desk.evaluate(() => 'neverLeft' in globalThis)).toBe(true);
  await expect(desk.getByText(person.name)).toHaveCount(0);
});

test('the organiser closes, finalises and exports; the file adds up', async ({ db }) => {
  test.slow();
  await activate(desk);
  const menu = desk.getByRole('navigation', { name: 'Các trang quản trị' });
  await menu.locator(`a[href$="${round.roundId}"]`).click();
  await expect(desk.getByRole('heading', { name: 'Theo dõi · Đợt 1' })).toBeVisible();
  const counted = await countRound(db, round.roundId, 'unit');
  await expect(desk.getByText(`trong ${counted.people} người đã đăng ký`)).toBeVisible();

  await desk.getByRole('link', { name: 'Đóng đợt thi sớm…' }).click();
  await expectFocus(desk, 'Đóng Đợt 1 ngay bây giờ?');
  await desk.getByRole('button', { name: 'Đóng đợt thi', exact: true }).click();
  await expect(desk.getByText('Đợt thi đã đóng.')).toBeVisible();
  await desk.getByRole('link', { name: 'Sang trang chốt kết quả' }).click();
  await expect(desk.getByRole('heading', { name: /Còn \d việc trước khi chốt/ })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Chốt kết quả…' })).toHaveCount(0);
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByText('Đã đủ điều kiện chốt.')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });

  await expect(desk.getByText('Nguyễn Thị Đào').first()).toBeVisible();
  await desk.getByRole('link', { name: 'Chốt kết quả…' }).click();
  await desk.getByRole('button', { name: 'Chốt và công bố' }).click();
  await expect(desk.getByText('Đã chốt. Kết quả chính thức (bản 1) đã được công bố.')).toBeVisible();

  await desk.getByRole('link', { name: 'Xuất dữ liệu' }).click();
  for (const [grouping, by] of [
    ['Xã, phường', 'unit'],
    ['Cơ quan', 'organization'],
  ] as const) {
    const { lines, total } = await readWorkbook(await download(desk, grouping));
    const truth = await countRound(db, round.roundId, by);
    expect(total).toEqual({ people: truth.people, attempts: truth.attempts });
    expect(lines).toMatchObject({ people: truth.people, attempts: truth.attempts, listed: truth.people });
    expect(lines.places).toEqual(truth.places);
    expect(lines.names.toSorted()).toEqual([...crowd.map(({ name }) => name), person.name].toSorted());
  }
});

test('the resident reads the result with explanations and the law', async () => {
  await phone.goto(`/cuoc-thi/${round.slug}`);
  await phone.getByRole('link', { name: /Xem bài của tôi và giải thích/ }).click();
  await expect(phone.getByText('Chính thức', { exact: true })).toBeVisible();
  await expect(phone.getByRole('heading', { name: /Bạn đúng \d\/20 câu/ })).toBeVisible();
  await expect(phone.locator('details[open]').getByText('Vì sao:').first()).toBeVisible();
  await expect(
    phone
      .locator('details[open]')
      .getByText(/Điều \d+/)
      .first(),
  ).toBeVisible();
  await expect(phone.locator('details')).toHaveCount(20 + 1);

  await phone.goto(`/cuoc-thi/${round.slug}/ket-qua`);
  await expect(phone.getByRole('cell', { name: /Nguyễn Thị Đ\./ })).toBeVisible();
  await expect(phone.getByRole('cell', { name: /Trần Thị Mỹ Hạnh/ })).toBeVisible();
});
