import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { publishRules } from './support/rules.js';

interface Import {
  id: string;
  code: string;
  message: string;
  added: number;
  known: number;
  refused: number;
  notes: string[];
  rows: { row: number; name: string; state: string; messages: string[] }[];
}
interface Codes {
  codes: { entryId: string; fullName: string; code: string; birthYear: number }[];
  left: number;
}
interface Door {
  code: string;
  field?: string;
  already: boolean;
  contestant: { fullName: string; contestantId: string };
}

const csv = 'text/csv';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const bad = readFileSync('test/fixtures/roster-bad.csv');

let test: TestApp;
let organiser: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  organiser = await makeStaff(test.owner, 'organiser');
  await test.owner.query(
    `INSERT INTO unit (id, period, code, level, type, name, search_key, parent_id) VALUES
       ('tr-dong', '2025', 'D', 'district', 'huyện', 'Huyện Đông', 'huyen dong', NULL),
       ('tr-tay', '2025', 'Y', 'district', 'huyện', 'Huyện Tây', 'huyen tay', NULL),
       ('tr-moi', '2025', 'M', 'commune', 'xã', 'Xã Mới', 'xa moi', 'tr-dong'),
       ('tr-trung-1', '2025', 'T1', 'commune', 'xã', 'Xã Trùng', 'xa trung', 'tr-dong'),
       ('tr-trung-2', '2025', 'T2', 'commune', 'xã', 'Xã Trùng', 'xa trung', 'tr-tay')`,
  );
  await test.owner.query(
    `INSERT INTO organization (name, search_key, kind) VALUES ('Sở Thử', 'so thu', 'department')`,
  );
});
afterAll(() => test.close());

async function rosterRound(): Promise<MadeRound> {
  const round = await makeRound(test.owner);
  await publishRules(
    test.owner,
    round,
    organiser.id,
    {
      mode: 'roster',
      groups: [{ code: 'mot-cua', name: 'Một cửa', duty: 'mandatory', divisions: ['cbccvc'] }],
    },
    [{ code: 'nguoi-dan', age: { min: 16, max: null, on: 'registration' } }],
  );
  return round;
}

async function bring(
  contestId: string,
  bytes: Uint8Array | string,
  type = csv,
): Promise<{ status: number; body: Import }> {
  const response = await fetch(`${test.url}/api/staff/contests/${contestId}/roster/imports?name=ds.csv`, {
    method: 'POST',
    headers: { origin: test.url, cookie: organiser.cookie, 'content-type': type },
    body: new Uint8Array(Buffer.from(bytes)),
  });
  return { status: response.status, body: (await response.json()) as Import };
}
const post = <T>(path: string, body: unknown = {}) =>
  call<T>(test.url, 'POST', `/api/staff/${path}`, { cookie: organiser.cookie, body });
const list = async (contestId: string, query = '') =>
  (
    await call<{ people: number; coded: number; entered: number; rows: { id: string; fullName: string }[] }>(
      test.url,
      'GET',
      `/api/staff/contests/${contestId}/roster${query}`,
      { cookie: organiser.cookie },
    )
  ).body;

describe('a list with every kind of mistake', () => {
  it('brings its good rows in, tells every row’s fate, and again changes nothing', async () => {
    const round = await rosterRound();
    const taken = await makeContestant(test.owner, round.contestId, { unitId: 'tr-moi' });
    await test.owner.query(`UPDATE contestant SET phone = '+84966000111' WHERE id = $1`, [taken.id]);
    const { status, body } = await bring(round.contestId, bad);
    expect(status).toBe(201);
    expect([body.added, body.known, body.refused]).toEqual([5, 0, 20]);
    expect(body.notes).toEqual(['Cột “Màu áo” không dùng đến.']);
    const told = Object.fromEntries(body.rows.map(({ row, state, messages }) => [row, [state, ...messages]]));
    const words: Record<number, string[]> = {
      4: ['added', 'dòng 3'],
      5: ['refused', 'họ và tên'],
      6: ['refused', '31/02/1980', '0270 3822 123'],
      7: ['refused', 'rút gọn'],
      8: ['refused', 'Xã Đâu Đó'],
      9: ['refused', 'Xã Trùng, Huyện Đông; Xã Trùng, Huyện Tây'],
      10: ['refused', 'cần xã, phường'],
      11: ['refused', 'Có phải “Sở Thử”'],
      12: ['refused', 'Thêm ở trang Cơ quan'],
      13: ['refused', 'Không có bảng (khối) “Học sinh”'],
      14: ['refused', 'Chưa ghi bảng'],
      15: ['refused', 'Nhóm lạ'],
      16: ['refused', 'không thuộc khối'],
      17: ['refused', 'từ đủ 16 tuổi'],
      18: ['refused', 'Trùng với dòng 2'],
      19: ['refused', 'Trùng với dòng 2'],
      20: ['refused', 'phông chữ'],
      21: ['refused', 'mã có / dấu !'],
      25: ['refused', 'Trùng với dòng 24'],
      26: ['refused', 'họ và tên'],
      27: ['refused', 'đã đăng ký dự thi'],
    };
    expect(Object.keys(told)).toEqual(Object.keys(words));
    for (const [row, [state, ...parts]] of Object.entries(words)) {
      expect([row, told[row]?.[0], told[row]?.length]).toEqual([row, state, parts.length + 1]);
      for (const [i, part] of parts.entries()) expect(told[row]?.[i + 1]).toContain(part);
    }
    const before = await test.owner.query('SELECT * FROM roster_entry WHERE contest_id = $1 ORDER BY id', [
      round.contestId,
    ]);
    const again = await bring(round.contestId, bad);
    expect([again.body.added, again.body.known, again.body.refused]).toEqual([0, 5, 20]);
    const after = await test.owner.query('SELECT * FROM roster_entry WHERE contest_id = $1 ORDER BY id', [
      round.contestId,
    ]);
    expect(after.rows).toEqual(before.rows);

    const changed = await bring(
      round.contestId,
      'Mã,Họ tên,Năm sinh,Xã,Khối\nND01,Nguyễn Văn Khác,1985,Xã Mới,Người dân',
    );
    expect(changed.body.rows[0]?.messages[0]).toContain('thông tin khác');
  });

  it('is reported as a workbook whose cells cannot run', async () => {
    const round = await rosterRound();
    const { body } = await bring(round.contestId, bad);
    const response = await fetch(`${test.url}/api/staff/roster-imports/${body.id}/report.xlsx`, {
      headers: { cookie: organiser.cookie },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const rows = book.worksheets[0]!.getSheetValues() as unknown as unknown[][];
    expect(rows).toHaveLength(27);
    expect(rows[2]?.slice(1, 4)).toEqual([2, 'Nguyễn Văn Đúng', 'Đã nhập']);
    expect(rows[25]?.[2]).toBe(`'=HYPERLINK("x")`);
  });

  it.each<[string, Uint8Array | string, string, string]>([
    [
      'in TCVN3',
      iconv.encode('Hä vµ tªn;N¨m sinh\nNguyÔn V¨n A;1980', 'latin1'),
      csv,
      'roster_encoding_wrong',
    ],
    ['in UTF-8 taken for Latin', 'Há»\u008d vÃ  tÃªn;NÄƒm sinh\nA;1980', csv, 'roster_encoding_wrong'],
    ['without a header', 'Nguyễn Văn A;1980', csv, 'roster_header_missing'],
    ['without years of birth', 'Họ tên;Điện thoại\nNguyễn Văn A;0912345678', csv, 'roster_header_missing'],
    ['with nobody', 'Họ tên;Năm sinh\n;;', csv, 'roster_empty'],
    ['with open quotes', 'Họ tên;Năm sinh\n"A;1980', csv, 'roster_unreadable'],
    ['of zeros', new Uint8Array(500), xlsx, 'roster_unreadable'],
    ['that is no workbook inside', Buffer.from('PK\u0003\u0004 hỏng'), xlsx, 'roster_unreadable'],
    ['said to be JSON', '[]', 'application/json', 'roster_wrong_type'],
  ])('%s is refused as a whole', async (_, bytes, type, code) => {
    const round = await rosterRound();
    expect((await bring(round.contestId, bytes, type)).body.code).toBe(code);
    expect((await list(round.contestId)).people).toBe(0);
  });

  it('in windows-1258 or UTF-16 is read, the first with a word about it', async () => {
    const round = await rosterRound();
    const text = 'Họ tên;Năm sinh;Xã;Khối\nĐinh Tiên Hoàng;1970;Xã Mới;Người dân';
    const decomposed =
      'Ho\u0323 tên;Năm sinh;Xa\u0303;Khô\u0301i\nĐinh Tiên Hoa\u0300ng;1970;Xa\u0303 Mơ\u0301i;Ngươ\u0300i dân';
    const narrow = await bring(round.contestId, iconv.encode(decomposed, 'windows-1258'));
    expect([narrow.body.added, narrow.body.notes[0]]).toEqual([1, expect.stringContaining('windows-1258')]);
    const wide = await bring(round.contestId, iconv.encode(`\uFEFF${text}`, 'utf16le'));
    expect([wide.body.known, wide.body.notes]).toEqual([1, []]);
  });
});

describe('the workbook to fill in', () => {
  it('comes back as it was filled, with dates and phones as Excel keeps them', async () => {
    const round = await rosterRound();
    const response = await fetch(`${test.url}/api/staff/contests/${round.contestId}/roster/template.xlsx`, {
      headers: { cookie: organiser.cookie },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.getWorksheet('Danh sách')!;
    sheet.getRow(2).values = ['Nguyễn Thị Mẫu', '', 912345678, 'Xã Mới', '', 'Người dân', '', 'A-1'];
    sheet.getCell('B2').value = new Date(Date.UTC(1985, 8, 2));
    sheet.getCell('B2').numFmt = 'dd/mm/yyyy';
    const { body } = await bring(round.contestId, new Uint8Array(await book.xlsx.writeBuffer()), xlsx);
    expect([body.added, body.refused, body.rows]).toEqual([1, 0, []]);
    const { rows } = await test.owner.query(
      `SELECT account_code, phone, birth_year, born::text FROM roster_entry WHERE contest_id = $1`,
      [round.contestId],
    );
    expect(rows).toEqual([
      { account_code: 'A-1', phone: '+84912345678', birth_year: 1985, born: '1985-09-02' },
    ]);
  });

  it('is for contests whose rules have a roster', async () => {
    const round = await makeRound(test.owner);
    expect(await bring(round.contestId, bad)).toMatchObject({
      status: 409,
      body: { code: 'roster_not_used' },
    });
  });
});

describe('entering with a code', () => {
  const enter = (slug: string, body: object) =>
    call<Door>(test.url, 'POST', `/api/contests/${slug}/roster-sign-ins`, { body });

  it('works with the phone or the year of birth, once agreed, until it is revoked', async () => {
    const round = await rosterRound();
    await bring(round.contestId, bad);
    const { body } = await post<Codes>(`contests/${round.contestId}/roster/codes`);
    expect([body.codes.length, body.left]).toEqual([6, 0]);
    expect((await post<Codes>(`contests/${round.contestId}/roster/codes`)).body.codes).toEqual([]);
    const kept = await test.owner.query('SELECT encode(code_hash, $1) AS hash FROM roster_code', ['escape']);
    expect(JSON.stringify(kept.rows)).not.toContain(body.codes[0]?.code.replace('-', ''));
    const an = body.codes.find(({ fullName }) => fullName === 'Nguyễn Văn Đúng')!;
    const refusals: [object, string][] = [
      [{ code: an.code, proof: '1986' }, 'roster_code_wrong'],
      [{ code: an.code, proof: '0912345679' }, 'roster_code_wrong'],
      [{ code: '0000-0000', proof: '1985' }, 'roster_code_wrong'],
      [{ code: an.code, proof: '1985' }, 'consent_required'],
    ];
    for (const [wrong, code] of refusals) expect((await enter(round.slug, wrong)).body.code).toBe(code);

    const typed = an.code.toLowerCase().replace('-', ' ');
    const first = await enter(round.slug, { code: typed, proof: '0912 345 678', processing: true });
    expect(first).toMatchObject({
      status: 201,
      body: { already: false, contestant: { fullName: 'Nguyễn Văn Đúng' } },
    });
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const other = await enter(round.slug, { code: an.code, proof: '1985' });
    expect(other.body).toMatchObject({ already: true, contestant: first.body.contestant });
    const official = body.codes.find(({ fullName }) => fullName === 'Trần Thị Cơ Quan')!;
    const second = await enter(round.slug, { code: official.code, proof: '1990', processing: true });
    const { rows } = await test.owner.query(
      `SELECT c.phone, g.group_code, g.source FROM contestant c LEFT JOIN contestant_group g ON g.contestant_id = c.id
       WHERE c.id = ANY($1) ORDER BY c.phone`,
      [[first.body.contestant.contestantId, second.body.contestant.contestantId]],
    );
    expect(rows[0]).toMatchObject({ phone: '+84912345678', group_code: null });
    expect(rows[1]?.phone).toBeNull();

    expect((await post(`roster-entries/${an.entryId}/remove`, { reason: 'Nhập nhầm người' })).status).toBe(
      409,
    );
    expect((await post(`roster-entries/${an.entryId}/revoke`)).status).toBe(204);
    expect((await call(test.url, 'GET', '/api/me', { cookie })).status).toBe(401);
    expect((await enter(round.slug, { code: an.code, proof: '1985' })).body.code).toBe('roster_code_wrong');
    const renewed = await post<Codes>(`contests/${round.contestId}/roster/codes`, { entryIds: [an.entryId] });
    expect((await enter(round.slug, { code: renewed.body.codes[0]!.code, proof: '1985' })).status).toBe(201);
    expect(await list(round.contestId)).toMatchObject({ people: 6, entered: 2 });
    expect((await list(round.contestId, '?state=entered&q=dung')).rows).toHaveLength(1);
  });

  it('makes one contestant of two devices at once, and is not guessed', async () => {
    const round = await rosterRound();
    await bring(round.contestId, 'Họ tên,Năm sinh,Xã,Khối\nNguyễn Văn Hai,1970,Xã Mới,Người dân');
    const [made] = (await post<Codes>(`contests/${round.contestId}/roster/codes`)).body.codes;
    const both = await Promise.all(
      [1, 2, 3].map(() => enter(round.slug, { code: made!.code, proof: '1970', processing: true })),
    );
    expect(new Set(both.map(({ body }) => body.contestant.contestantId)).size).toBe(1);
    const tries = [];
    for (let year = 1950; year < 1960; year += 1)
      tries.push((await enter(round.slug, { code: made!.code, proof: String(year) })).status);
    expect(tries.at(-1)).toBe(429);
  });

  it('takes back who was removed before coming in', async () => {
    const round = await rosterRound();
    const line = 'Họ tên,Năm sinh,Xã,Khối\nNguyễn Văn Ba,1970,Xã Mới,Người dân';
    await bring(round.contestId, line);
    const [entry] = (await list(round.contestId)).rows;
    expect((await post(`roster-entries/${entry!.id}/remove`, { reason: 'Nhập nhầm người' })).status).toBe(
      204,
    );
    expect((await list(round.contestId)).people).toBe(0);
    expect((await bring(round.contestId, line)).body.added).toBe(1);
  });
});
