import type { Locator, Page } from '@playwright/test';
import { makeStaff } from '../support/factories.js';
import { expectFocus, focused, listen } from './checks.js';
import {
  attemptOf,
  begin,
  copyContest,
  crowd,
  enrol,
  handIn,
  logged,
  reschedule,
  shortPaper,
  shortPaperQuestions as questions,
} from './seed.js';
import { expect, signIn, sizes, test } from './world.js';

const name = 'Đỗ Thị Bàn Phím';

/** Presses Tab until `goal` has the focus; on the way the focus is always somewhere, and always visible. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at, 'the focus was lost').not.toBe('body');
    expect(await ringed(page), `no ring: ${at}`).toBe(true);
  }
  throw new Error(`Tab never came to ${goal.toString()}`);
}

/** Whether the focused control, or the label it sits in, is outlined by at least two pixels. */
function ringed(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return [at, at?.closest('label') ?? null].some((element) => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
  });
}

async function press(page: Page, goal: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press(key);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.type(text);
}

test('a resident registers, sits and hands in with the keyboard alone', async ({ page, db }) => {
  listen(page);
  const round = await copyContest(
    db,
    'Thi bằng bàn phím',
    { opens: -60, closes: 60 },
    { ...(await shortPaper(db)), attemptsAllowed: 1 },
  );
  await page.goto(`/cuoc-thi/${round.slug}`);
  await press(page, page.getByRole('link', { name: 'Đến nội dung chính' }), 'Enter');
  await press(page, page.getByRole('link', { name: 'Vào thi' }), 'Enter');
  await type(page, 'Họ và tên', name);
  await type(page, 'Số điện thoại', '0916333444');
  await type(page, 'Năm sinh', '1955');
  await press(page, page.getByRole('radio', { name: 'Người dân' }), 'Space');
  await press(page, page.getByRole('checkbox', { name: /Tôi đồng ý để Ban Tổ chức dùng/ }), 'Space');
  await press(page, page.getByRole('button', { name: 'Tiếp tục' }), 'Enter');
  await type(page, 'Tên xã, phường, đặc khu', 'cho lach');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('radio', { name: 'Xã Chợ Lách' }).first(), 'Space');
  await press(page, page.getByRole('button', { name: 'Tiếp tục' }), 'Enter');
  const code = /\d{6}/.exec(await page.getByText('Mã của bạn là').innerText())![0];
  await type(page, 'Mã 6 số', code);
  await page.keyboard.press('Enter');

  await press(page, page.getByRole('checkbox', { name: 'Tôi tự làm bài.' }), 'Space');
  await press(page, page.getByRole('button', { name: 'Bắt đầu làm bài' }), 'Enter');
  for (let slot = 1; slot <= questions; slot += 1) {
    await expect(page.locator('legend .number')).toHaveText(String(slot));
    if (slot > 1) await expectFocus(page, 'h1#dau-trang');
    // One right answer or several: the keys are the same.
    const choices = page.getByRole('radio').or(page.getByRole('checkbox'));
    if (slot === 1) await press(page, choices.first(), 'Space');
    else await page.keyboard.press('b');
    await expect(choices.nth(slot === 1 ? 0 : 1)).toBeChecked();
    await press(page, page.getByRole('button', { name: /Câu tiếp theo|Đến câu dự đoán/ }), 'Enter');
  }
  await expectFocus(page, 'h1#dau-trang');
  await type(page, 'Số người bạn dự đoán', '7');
  await page.keyboard.press('Enter');
  await expectFocus(page, `Bạn đã trả lời ${questions}/${questions} câu`);
  await press(page, page.getByRole('link', { name: 'Nộp bài' }), 'Enter');
  await expectFocus(page, 'Chắc chắn nộp bài?');
  await press(page, page.getByRole('button', { name: 'Nộp bài ngay' }), 'Enter');
  await expect(page.getByRole('heading', { name: 'Bài của bạn đã nộp' })).toBeVisible();
  const said = await logged(db, await attemptOf(db, round.contestId, name));
  expect(said).toMatchObject({ prediction: 7, ends: 1 });
  expect(Object.keys(said.answers)).toHaveLength(questions);
});

test('an organiser thaws and finalises with the keyboard alone', async ({ page, db }) => {
  await page.setViewportSize(sizes.desktop);
  listen(page);
  const round = await copyContest(db, 'Chốt bằng bàn phím', { opens: -60, closes: 60 }, await shortPaper(db));
  for (const entrant of crowd.slice(0, 2)) {
    const { cookie } = await enrol(db, round.contestId, entrant);
    await handIn(db, await begin(round.roundId, cookie), { ...entrant, right: 2 });
  }
  await reschedule(db, round.roundId, { opens: -60, freezes: -0.2, closes: -0.1 });
  await signIn(page.context(), (await makeStaff(db, 'organiser')).cookie);

  await page.goto(`/quan-tri/dot/${round.roundId}/chot`);
  await press(page, page.getByRole('button', { name: 'Mở bảng xếp hạng' }), 'Enter');
  await expect(page.getByText('Đã mở bảng xếp hạng.')).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Chốt kết quả…' }), 'Enter');
  await expectFocus(page, 'Chốt kết quả chính thức?');
  await press(page, page.getByRole('button', { name: 'Chốt và công bố' }), 'Enter');
  await expect(page.getByText(/Đã chốt. Kết quả chính thức/)).toBeVisible();
  const official = await db.query('SELECT people FROM result WHERE round_id = $1', [round.roundId]);
  expect(official.rows).toEqual([{ people: 2 }]);
});
