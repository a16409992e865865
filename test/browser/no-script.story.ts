import { listen } from './checks.js';
import { choosePlace, confirmCode, fillWho, type Person } from './resident.js';
import { attemptOf, copyContest, logged, shortPaper, shortPaperQuestions as questions } from './seed.js';
import { expect, test } from './world.js';

const person: Person = {
  name: 'Trần Văn Ẩn',
  phone: '0913 000 111',
  birthYear: '1950',
  search: 'an hoi',
  commune: 'Phường An Hội',
};

test('everything a resident does works with scripts off', async ({ stranger, db }) => {
  const round = await copyContest(
    db,
    'Thi không cần JavaScript',
    { opens: -60, closes: 60 },
    { ...(await shortPaper(db)), attemptsAllowed: 1 },
  );
  const page = listen(await (await stranger({ javaScriptEnabled: false })).newPage(), /status of 400/);

  await page.goto(`/cuoc-thi/${round.slug}`);
  await page.getByRole('link', { name: 'Thể lệ' }).click();
  await expect(page.getByRole('heading', { name: 'Điều 1. Tên cuộc thi và đơn vị tổ chức' })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Vào thi' }).click();
  await fillWho(page, person);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await choosePlace(page, person);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await confirmCode(page);

  await page.getByRole('checkbox', { name: 'Tôi tự làm bài.' }).check();
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  const typed: Record<number, string[]> = {};
  for (let slot = 1; slot <= questions; slot += 1) {
    await expect(page.getByRole('group', { name: RegExp(`Câu ${slot}/${questions}`) })).toBeVisible();
    await expect(page.getByText(/^Hạn nộp: \d\d:\d\d:\d\d/)).toBeVisible();
    const choice = page.locator('input[name=choice]').nth(slot % 2);
    await choice.check();
    typed[slot] = [await choice.inputValue()];
    if (slot === 2) await page.getByRole('checkbox', { name: 'Đánh dấu để xem lại' }).check();
    await page.getByRole('button', { name: /Câu tiếp theo|Đến câu dự đoán/ }).click();
  }
  await page.getByLabel('Số người bạn dự đoán').fill('không biết');
  await page.getByRole('button', { name: 'Lưu dự đoán' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Nhập một số nguyên/);
  await page.getByLabel('Số người bạn dự đoán').fill('40');
  await page.getByRole('button', { name: 'Lưu dự đoán' }).click();

  await expect(
    page.getByRole('heading', { name: `Bạn đã trả lời ${questions}/${questions} câu` }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Câu 2, đã trả lời, đánh dấu' }).click();
  expect(await page.locator('input[name=choice]:checked').inputValue()).toBe(typed[2]?.[0]);
  await page.getByRole('button', { name: 'Danh sách câu' }).click();
  await page.getByRole('link', { name: 'Nộp bài' }).click();
  await page.getByRole('button', { name: 'Nộp bài ngay' }).click();

  await expect(page.getByRole('heading', { name: 'Bài của bạn đã nộp' })).toBeVisible();
  await expect(page.getByText(`${questions}/${questions} câu`)).toBeVisible();
  const said = await logged(db, await attemptOf(db, round.contestId, person.name));
  expect(said).toEqual({ answers: typed, prediction: 40, ends: 1 });

  await page.getByRole('button', { name: 'Kết thúc và xoá khỏi máy này' }).first().click();
  await expect(page.getByText('Đã kết thúc.')).toBeVisible();
});
