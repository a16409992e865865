import type { BrowserContext, Page } from '@playwright/test';
import { makeContestant, makeStaff } from '../support/factories.js';
import { madeRules, putInForce } from '../support/rulebooks.js';
import { publishRules } from '../support/rules.js';
import { listen, scriptsOf } from './checks.js';
import { choosePlace, fillWho, Sheet, start } from './resident.js';
import {
  begin,
  copyContest,
  crowd,
  enrol,
  handIn,
  post,
  reschedule,
  type SeededRound,
  sitAll,
} from './seed.js';
import { expect, look, signIn, test } from './world.js';

test.describe.configure({ mode: 'serial' });

/** One contest for each state of a scoreboard, and somebody who sat in each. */
const titles = {
  live: 'Tìm hiểu dịch vụ công trực tuyến toàn trình',
  frozen: 'Thủ tục hộ tịch trong tầm tay',
  provisional: 'Cán bộ, công chức với chuyển đổi số',
  official: 'Hiểu đúng, làm đúng thủ tục đất đai',
  closed: 'Nghĩa vụ và quyền của người nộp hồ sơ điện tử',
};
type State = keyof typeof titles;
const visitor = { name: 'Nguyễn Thị Ngọc Diễm', place: 'Xã Chợ Lách', right: 17, prediction: 2 };
const open = { opens: -3000, closes: 4000 };

const rounds = {} as Record<State, SeededRound>;
let listed: SeededRound;
let organiserId: string;
const cookies = {} as Record<State | 'staff', string>;

test.beforeAll(async ({ db }) => {
  const organiser = await makeStaff(db, 'organiser');
  cookies.staff = organiser.cookie;
  organiserId = organiser.id;
  listed = await copyContest(db, 'Thi theo danh sách', open);
  for (let n = 0; n < 2; n += 1) await makeContestant(db, listed.contestId, { fullName: 'Lê Thị Lặp' });
  await publishRules(db, listed, organiser.id, { mode: 'roster' });
  for (const state of Object.keys(titles) as State[]) {
    const round = (rounds[state] = await copyContest(db, titles[state], open, {
      attemptsAllowed: state === 'live' ? 1 : 3,
    }));
    await sitAll(db, round, crowd);
    const me = await enrol(db, round.contestId, visitor);
    cookies[state] = me.cookie;
    if (state !== 'live') await handIn(db, await begin(round.roundId, me.cookie), visitor);
  }
  await reschedule(db, rounds.frozen.roundId, { ...open, freezes: 0 });
  await reschedule(db, rounds.closed.roundId, { ...open, freezes: -0.2, closes: -0.1 });
  for (const state of ['provisional', 'official'] as const)
    await reschedule(db, rounds[state].roundId, { ...open, closes: -0.1 });
  await post(`/staff/rounds/${rounds.official.roundId}/finalization`, cookies.staff, {});
});

async function lookAt(page: Page, pages: Record<string, string>): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await look(page, name);
  }
}

async function visit(stranger: () => Promise<BrowserContext>, cookie?: string, but?: RegExp): Promise<Page> {
  const context = await stranger();
  if (cookie) await signIn(context, cookie);
  return listen(await context.newPage(), but);
}

test('public pages: no script, nothing too wide, nothing that axe finds', async ({ stranger }) => {
  const page = await visit(stranger, undefined, /status of 40[04]/);
  const scripts = scriptsOf(page);
  const contest = `/cuoc-thi/${rounds.live.slug}`;
  await lookAt(page, {
    home: '/',
    contest: contest,
    'contest-en': `/en${contest}`,
    'contest-closed': `/cuoc-thi/${rounds.closed.slug}`,
    'contest-official': `/cuoc-thi/${rounds.official.slug}`,
    rules: `${contest}/the-le`,
    'rules-en': `/en${contest}/the-le`,
    'result-official': `/cuoc-thi/${rounds.official.slug}/ket-qua`,
    'sign-in': `${contest}/dang-nhap`,
    continue: '/tiep-tuc',
    privacy: '/quyen-rieng-tu',
    accessibility: '/kha-nang-tiep-can',
    'not-found': '/khong-co-trang-nay',
    'register-1': `${contest}/dang-ky`,
  });
  const person = {
    name: 'Nguyễn Hữu Nghĩa',
    phone: '0915 111 2',
    birthYear: '1949',
    search: 'an hoi',
    commune: 'Phường An Hội',
  };
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await look(page, 'register-1-errors');
  await fillWho(page, { ...person, phone: '0915 111 222' });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await choosePlace(page, person);
  await look(page, 'register-2');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await look(page, 'register-3');
  expect(scripts).toEqual([]);
});

test('scoreboards: live and withheld, frozen, closed, provisional, official', async ({ stranger }) => {
  const board = (state: State, query = '') => `/cuoc-thi/${rounds[state].slug}/xep-hang${query}`;
  const page = await visit(stranger);
  await lookAt(page, {
    'board-live': board('live'),
    'board-live-units': board('live', '?xem=don-vi'),
    'board-live-en': `/en${board('live')}`,
    'board-frozen': board('frozen'),
    'board-closed': board('closed'),
  });
  const scripts = scriptsOf(page);
  await lookAt(page, {
    'board-official': board('official'),
    'board-official-units': board('official', '?xem=don-vi'),
    'board-official-organizations': board('official', '?xem=co-quan'),
  });
  expect(scripts, 'a board that no longer changes').toEqual([]);
  const mine = await visit(stranger, cookies.provisional);
  await lookAt(mine, { 'board-provisional-mine': board('provisional') });
});

test('the exam: before the start, question, prediction, list, submission, receipt, result', async ({
  stranger,
}) => {
  const page = await visit(stranger, cookies.live);
  const exam = `/thi/${rounds.live.roundId}`;
  await page.goto(exam);
  await expect(page.getByText('Máy lưu tạm được câu trả lời.')).toBeVisible();
  await look(page, 'before-start');
  await start(page);
  const sheet = new Sheet(page);
  await sheet.answer(7);
  await page.getByRole('checkbox', { name: 'Đánh dấu để xem lại' }).check();
  await expect(sheet.saved).toBeVisible();
  await look(page, 'question');
  await sheet.open('?muc=du-doan');
  await page.getByLabel('Số người bạn dự đoán').fill('12500');
  await look(page, 'prediction');
  await page.getByRole('button', { name: 'Lưu dự đoán' }).click();
  await look(page, 'review');
  await page.getByRole('link', { name: 'Nộp bài' }).click();
  await look(page, 'submit');
  await page.goto(`/en${exam}/lam-bai?cau=3`);
  await look(page, 'question-en');
  await page.goto(`${exam}/lam-bai?cau=3`);
  await sheet.submit();
  await lookAt(page, {
    'receipt-en': `/en${exam}/bien-nhan`,
    receipt: `${exam}/bien-nhan`,
    'contest-used': `/cuoc-thi/${rounds.live.slug}`,
    'result-not-yet': `${exam}/ket-qua`,
  });

  const after = await visit(stranger, cookies.official);
  await lookAt(after, {
    result: `/thi/${rounds.official.roundId}/ket-qua`,
    'result-en': `/en/thi/${rounds.official.roundId}/ket-qua`,
    'closed-no-entry': `/thi/${rounds.official.roundId}`,
  });
});

test('the desk: sign-in, overview, monitor, finalisation, exports, people', async ({ stranger }) => {
  const door = await visit(stranger, undefined, /status of 4/);
  await lookAt(door, {
    'desk-sign-in': '/quan-tri/dang-nhap',
    'desk-link-used': '/quan-tri/kich-hoat/da-dung-roi',
  });

  const page = await visit(stranger, cookies.staff);
  const round = (state: State, rest = '') => `/quan-tri/dot/${rounds[state].roundId}${rest}`;
  await lookAt(page, {
    'desk-overview': '/quan-tri',
    'desk-overview-en': '/en/quan-tri',
    'desk-monitor': round('live'),
    'desk-monitor-en': `/en${round('live')}`,
    'desk-close': round('live', '?dong=1'),
    'desk-finalise-blocked': round('closed', '/chot'),
    'desk-finalise': round('provisional', '/chot'),
    'desk-finalise-confirm': round('provisional', '/chot?buoc=xac-nhan'),
    'desk-appeals': round('provisional', '/khieu-nai'),
    'desk-decisions': round('provisional', '/quyet-dinh'),
    'desk-finalise-done': round('official', '/chot'),
    'desk-exports': round('official', '/xuat'),
    'desk-people': `/quan-tri/thi-sinh?cuoc=${rounds.official.slug}`,
    'desk-cannot-win': `/quan-tri/thi-sinh/xet-giai?cuoc=${rounds.official.slug}`,
    'desk-one-person': `/quan-tri/thi-sinh/trung?cuoc=${listed.slug}`,
    'desk-organizations': '/quan-tri/co-quan',
    'desk-accounts': '/quan-tri/tai-khoan',
  });
  await page.goto(`/quan-tri/thi-sinh?cuoc=${rounds.official.slug}`);
  await page.getByRole('link', { name: /Đổi/ }).first().click();
  await expect(page.getByRole('button', { name: 'Lưu' })).toBeVisible();
  await look(page, 'desk-extra-time');
  await page.goto(round('official', '/xuat'));
  await page.getByRole('button', { name: 'Tạo tệp' }).first().click();
  await expect(page.getByRole('link', { name: /^Tải về/ })).toBeVisible({ timeout: 20_000 });
  await look(page, 'desk-exports-ready');
});

test('a list is imported, its codes are made once, and one of them lets a contestant in', async ({
  stranger,
}) => {
  const address = `/quan-tri/thi-sinh/danh-sach?cuoc=${listed.slug}`;
  const page = await visit(stranger, cookies.staff);
  await page.goto(address);
  const list =
    'Họ tên,Năm sinh,Xã,Khối\nTrần Thị Đúng,1985,Xã Chợ Lách,Người dân\nLê Văn Sai,85,Xã Chợ Lách,Người dân';
  const file = { name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
  await page.getByLabel('Tệp danh sách').setInputFiles(file);
  await page.getByRole('button', { name: 'Nhập', exact: true }).click();
  await expect(
    page.getByText('Đã nhập 1 người; 0 người đã có từ trước; 1 dòng chưa nhập.').first(),
  ).toBeVisible();
  await expect(page.getByText('“85” không phải ngày sinh')).toBeVisible();
  await look(page, 'desk-list');

  const plain = await stranger({ javaScriptEnabled: false });
  await signIn(plain, cookies.staff);
  const unscripted = listen(await plain.newPage(), /status of 400/);
  await unscripted.goto(address);
  const bring = () => unscripted.getByRole('button', { name: 'Nhập', exact: true }).click();
  await bring();
  await expect(unscripted.getByRole('alert')).toContainText('Chọn một tệp.');
  await unscripted.getByLabel('Tệp danh sách').setInputFiles(file);
  await bring();
  await expect(
    unscripted.getByText('Đã nhập 0 người; 1 người đã có từ trước; 1 dòng chưa nhập.').first(),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Cấp mã cho người chưa có' }).click();
  const code = await page
    .getByRole('row', { name: /Trần Thị Đúng/ })
    .locator('strong.digits')
    .first()
    .textContent();
  await look(page, 'desk-codes');

  const door = await visit(stranger);
  await door.goto(`/cuoc-thi/${listed.slug}/dang-ky`);
  await door.getByRole('link', { name: 'Vào bằng mã dự thi' }).click();
  await look(door, 'code-door');
  await door.getByLabel('Mã dự thi').fill(code ?? '');
  await door.getByLabel('Năm sinh hoặc số điện thoại').fill('1985');
  await door.getByRole('checkbox', { name: /Tôi đồng ý để Ban Tổ chức dùng/ }).check();
  await door.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(door).toHaveURL(new RegExp(`/thi/${listed.roundId}`));
});

test('what the rules publish with the official result: the board and the own paper until then', async ({
  stranger,
  db,
}) => {
  const publication = { standings: 'after-finalising', explanations: 'after-finalising' };
  await putInForce(db, rounds.closed, organiserId, madeRules({ publication }));
  const page = await visit(stranger, cookies.closed);
  await lookAt(page, {
    'board-held': `/cuoc-thi/${rounds.closed.slug}/xep-hang`,
    'result-as-sat': `/thi/${rounds.closed.roundId}/ket-qua`,
  });
  await expect(page.getByText('Đáp án và giải thích có khi kết quả chính thức được công bố.')).toBeVisible();
  await expect(page.getByText('Vì sao:')).toHaveCount(0);
});
