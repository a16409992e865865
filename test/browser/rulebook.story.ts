import type { Page } from '@playwright/test';
import { makeStaff } from '../support/factories.js';
import { expectAccessible, expectFits, listen, picture } from './checks.js';
import { type Person, register, start } from './resident.js';
import { expect, signIn, sizes, test } from './world.js';

const person: Person = {
  name: 'Lê Thị Thể',
  phone: '0913 555 001',
  birthYear: '1990',
  search: 'an hoi',
  commune: 'Phường An Hội',
};

const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();

async function looked(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectFits(page, name);
  await picture(page, name);
}

/** From the list of contests to the step “who and when” of a new draft. */
async function choose(page: Page, template: RegExp): Promise<void> {
  await page.goto('/quan-tri/cuoc-thi');
  await page.getByRole('link', { name: 'Tạo cuộc thi' }).click();
  await page.getByRole('radio', { name: template }).check();
  await next(page);
  await expect(page.getByRole('heading', { name: /^Bước 2\/5/ })).toBeVisible();
}

test('an organiser makes a contest from a template, and people enter it', async ({ stranger, db }) => {
  const organiser = await makeStaff(db, 'organiser');
  const context = await stranger({ viewport: sizes.desktop });
  await signIn(context, organiser.cookie);
  const page = listen(await context.newPage(), /status of 400/);

  await choose(page, /^Cuộc thi tháng/);
  await expect(page.getByLabel('Tên cuộc thi')).toHaveValue('Tìm hiểu quy định về thủ tục hành chính');
  await page.getByLabel('Tên cuộc thi').fill('Tìm hiểu cấp phép xây dựng');
  const preview = page.getByRole('region', { name: 'Thể lệ khi in ra' }).first();
  await expect(preview).toContainText('Tìm hiểu cấp phép xây dựng');
  await page.getByLabel('Ngày mở đợt thi đầu tiên').fill('31/02/2028');
  await next(page);
  await expect(page.getByRole('alert')).toContainText('Ghi ngày có thật');
  await expect(page.getByLabel('Tên cuộc thi')).toHaveValue('Tìm hiểu cấp phép xây dựng');
  await looked(page, 'trinh-tao-buoc-2-loi-1280');
  await page.getByLabel('Ngày mở đợt thi đầu tiên').fill('06/03/2028');
  await next(page);

  await expect(page.getByLabel('Ngân hàng câu hỏi')).toBeVisible();
  await page.getByLabel('Thời gian làm bài tuần (phút)').fill('12');
  await expect(preview).toContainText('12 phút');
  await looked(page, 'trinh-tao-buoc-3-1280');
  await next(page);
  await page.getByLabel('Tiền thưởng giải Nhất tuần (đồng)').fill('2.500.000');
  await next(page);
  await expect(page.getByRole('heading', { name: 'Thể lệ không có lỗi.' })).toBeVisible();
  await looked(page, 'trinh-tao-buoc-5-1280');
  await page.getByRole('checkbox', { name: /công khai đáp án/ }).check();
  await page.getByRole('button', { name: 'Công bố cuộc thi' }).click();
  await expect(page.getByText('Đã công bố cuộc thi.')).toBeVisible();
  await looked(page, 'cuoc-thi-da-cong-bo-1280');

  const slug = 'tim-hieu-cap-phep-xay-dung';
  await page.goto(`/cuoc-thi/${slug}/the-le`);
  await expect(page.getByText('2.500.000 đồng (hai triệu năm trăm nghìn đồng)').first()).toBeVisible();
  await looked(page, 'the-le-cong-bo-1280');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải thể lệ (DOCX)' }).click();
  expect((await coming).suggestedFilename()).toBe(`the-le-${slug}-ban-1.docx`);

  await db.query(
    `UPDATE round SET opens_at = now() - interval '1 hour', closes_at = now() + interval '1 hour'
     WHERE rule_code = 'tuan-1' AND contest_id = (SELECT id FROM contest WHERE slug = $1)`,
    [slug],
  );
  const resident = listen(await (await stranger()).newPage());
  await register(resident, slug, person);
  await start(resident);
  await resident.goto(`/cuoc-thi/${slug}/the-le`);
  await looked(resident, 'the-le-cong-bo-360');

  // Somebody has begun: the tie-breaks stay, and a change needs a reason.
  await page.goto('/quan-tri/cuoc-thi');
  await page.getByRole('link', { name: /^Sửa thể lệ ?: Tìm hiểu cấp phép xây dựng/ }).click();
  await page.getByLabel('Liên hệ, hỗ trợ').fill('Điện thoại 0270 000 000');
  await next(page);
  await expect(page.getByRole('heading', { name: /^Bước 3\/5/ })).toBeVisible();
});

test('the wizard works on a phone with scripts off', async ({ stranger, db }) => {
  const organiser = await makeStaff(db, 'organiser');
  const context = await stranger({ javaScriptEnabled: false });
  await signIn(context, organiser.cookie);
  const page = listen(await context.newPage(), /status of 400/);
  await choose(page, /^Cuộc thi tháng/);
  await page.getByLabel('Tên cuộc thi').fill('Thi không cần JavaScript bằng mẫu');
  await next(page);
  await page.getByLabel('Thời gian làm bài tuần (phút)').fill('mười');
  await next(page);
  await expect(page.getByRole('alert')).toContainText('số nguyên');
  await expect(page.getByLabel('Thời gian làm bài tuần (phút)')).toHaveValue('mười');
  await picture(page, 'trinh-tao-buoc-3-360');
  await page.getByLabel('Thời gian làm bài tuần (phút)').fill('10');
  await next(page);
  await next(page);
  await page.getByRole('checkbox', { name: /công khai đáp án/ }).check();
  await picture(page, 'trinh-tao-buoc-5-360');
  await page.getByRole('button', { name: 'Công bố cuộc thi' }).click();
  await expect(page.getByText('Đã công bố cuộc thi.')).toBeVisible();

  const scripted = await stranger();
  await signIn(scripted, organiser.cookie);
  const other = listen(await scripted.newPage(), /status of 400/);
  await choose(other, /^Thi hằng tuần/);
  await looked(other, 'trinh-tao-buoc-2-360');
  await other.getByRole('link', { name: 'Toàn bộ thiết lập' }).click();
  const yaml = await other.getByLabel('Thể lệ (YAML)').inputValue();
  await other.getByLabel('Thể lệ (YAML)').fill(`${yaml}\nlam: [1`);
  await other.getByRole('button', { name: 'Lưu và kiểm tra' }).click();
  await expect(other.getByRole('alert')).toContainText('Không đọc được');
  await other.getByLabel('Thể lệ (YAML)').fill(`${yaml}\nla: 1\n`);
  await other.getByRole('button', { name: 'Lưu và kiểm tra' }).click();
  await expect(other.getByText('Quy định không có mục này.')).toBeVisible();
  await looked(other, 'toan-bo-thiet-lap-360');
});
