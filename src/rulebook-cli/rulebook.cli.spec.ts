import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { printRules } from '../core/rules-print/print.js';
import { shippedNames } from '../rulebook/names.js';
import { rulesToHtml, rulesToMarkdown } from '../rulebook/render.js';
import { main } from './rulebook.cli.js';
import { fillYaml } from '../rulebook/fill.js';
import { readRulebookText } from '../rulebook/rulebook.file.js';
import { readTemplate, templateCodes } from '../rulebook/templates.js';

let folder: string;
let out: string;
let err: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulebook-'));
  [out, err] = ['', ''];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const written = (text: string | Buffer, name = 'x.yaml') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const fillTemplate = (
  { yaml, fields }: NonNullable<ReturnType<typeof readTemplate>>,
  typed: Record<string, string>,
) => readRulebookText(fillYaml(yaml, fields, typed)).document;
const printed = (name: string, values: Record<string, string> = {}) => {
  const document = fillTemplate(readTemplate(name)!, values);
  expect(checkRulebook(document).problems).toEqual([]);
  return rulesToMarkdown(printRules(fillDefaults(document), shippedNames())).replaceAll('\\', '');
};

describe('the templates', () => {
  it.each(templateCodes())(
    '%s has neither problems nor warnings, and at most eleven fields, all with a value',
    (name) => {
      const template = readTemplate(name)!;
      expect(checkRulebook(template.document)).toEqual({ problems: [], warnings: [] });
      expect(template.fields.length).toBeLessThanOrEqual(11);
      expect(template.fields.filter(({ value }) => value === '')).toEqual([]);
    },
  );

  it('are at least eight', () => expect(templateCodes().length).toBeGreaterThanOrEqual(8));

  it('take what was typed: text, money, another beginning', () => {
    const text = printed('hang-tuan-co-du-doan', {
      title: 'Thi thử',
      first: '1.500.000',
      start: '2028-02-28',
    });
    expect(text).toContain('Tên cuộc thi: Thi thử.');
    expect(text).toContain('1.500.000 đồng (một triệu năm trăm nghìn đồng)');
    expect(text).toContain('08 giờ 00 phút ngày 28 tháng 02 năm 2028');
    expect(text).toContain(
      '24 giờ 00 phút ngày 05 tháng 3 năm 2028 (tức 00 giờ 00 phút ngày 06 tháng 3 năm 2028)',
    );
  });

  it('keep what is no number, so that the check names it', () => {
    const document = fillTemplate(readTemplate('hang-tuan-co-du-doan')!, {
      minutes: 'hai mươi',
      start: 'mai',
    });
    expect(checkRulebook(document).problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['papers[0].durationMinutes', 'rounds[0].opensAt']),
    );
  });
});

describe('the printed rules', () => {
  it.each<[string, string[]]>([
    [
      'hang-tuan-co-du-doan',
      [
        'dự đoán thừa hay thiếu cùng một lượng thì độ lệch bằng nhau',
        'b) Độ lệch dự đoán nhỏ hơn (thừa hay thiếu như nhau).',
        'd) Nộp bài sớm hơn tính từ lúc đợt thi mở (không phải thời gian làm bài).',
        'a) Bà Chi xếp hạng 1, trên ông Bình, vì: độ lệch dự đoán nhỏ hơn.',
        'b) Ông Bình xếp hạng 2, trên bà An, vì: thời gian làm bài ngắn hơn.',
        'Chỉ xét tập thể có tỷ lệ tham gia ít nhất: 50% quân số.',
      ],
    ],
    [
      'moi-ngay-mot-luot',
      [
        'nhiều nhất 2 lượt mỗi đợt và 1 lượt mỗi ngày',
        'số người dự thi (mỗi người tính một lần, dù thi nhiều lượt)',
      ],
    ],
    [
      'can-bo-nhom-bat-buoc',
      [
        'Ít nhất 100% người thuộc nhóm “Công chức làm việc tại bộ phận một cửa” phải dự thi.',
        'c) Số lượt thi ít hơn.',
        'mỗi ngày chỉ làm bài được từ 06 giờ 00 phút đến 23 giờ 00 phút',
      ],
    ],
    [
      'hoc-sinh-ba-bang',
      ['100 người đứng đầu của mỗi khối ở Vòng loại được vào Bán kết.', 'từ đủ 18 tuổi đến hết 34 tuổi'],
    ],
    [
      'ba-muoi-phut-tai-khoan-cap',
      [
        'tài khoản do Ban Tổ chức cấp',
        'Mỗi đề thi có 25 câu hỏi',
        '50% tỷ lệ tham gia',
        'khối Đoàn viên, học sinh, sinh viên: từ 07 giờ 00 phút ngày 11 tháng 4 năm 2027',
      ],
    ],
    [
      'trac-nghiem-va-tu-luan',
      [
        'không quá 1.500 từ, có thời gian riêng 120 phút',
        'chỉ chấm tự luận của 500 bài có điểm trắc nghiệm cao nhất của đơn vị',
        '70 bài của người từ đủ 18 tuổi và 30 bài của người dưới 18 tuổi',
        'không được gửi lên thì phần tự luận tính 0 điểm',
      ],
    ],
    [
      'cap-xa-khong-gioi-han-luot',
      [
        'được thi không giới hạn số lượt',
        'cách nhau ít nhất 10 phút',
        'chỉ hợp lệ khi đã trả lời tất cả các câu, kể cả câu dự đoán',
      ],
    ],
    [
      'hai-vong-chung-ket-san-khau',
      [
        'Chung kết thi trực tiếp trên sân khấu',
        '15 người đứng đầu của mỗi đợt ở Tuần 1, Tuần 2 và Tuần 3 được vào Chung kết.',
      ],
    ],
    ['thang-ben-canh-tuan', ['Đề thi của Cuộc thi tháng có 30 câu hỏi', '10.000.000 đồng (mười triệu đồng)']],
    [
      'tong-diem-bon-dot',
      [
        'theo tổng điểm và tổng thời gian làm bài của các đợt',
        'đã dự ít nhất 4 đợt',
        'Một người được nhận mọi giải đạt được.',
      ],
    ],
  ])('%s', (name, sentences) => {
    const text = printed(name);
    for (const each of sentences) expect(text).toContain(each);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    expect(text).toBe(text.normalize('NFC'));
  });

  it('is safe in HTML', () => {
    const document = fillTemplate(readTemplate('hang-tuan-co-du-doan')!, {
      title: '<script>alert(1)</script>',
    });
    const html = rulesToHtml(printRules(fillDefaults(document), shippedNames()));
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('has the form of an official paper in HTML too', () => {
    const document = fillTemplate(readTemplate('hang-tuan-co-du-doan')!, {});
    const text = printRules(fillDefaults(document), shippedNames());
    const amendments = [{ number: 1, day: '2027-03-02', reason: 'Thêm <ngày>.' }];
    const html = rulesToHtml({ ...text, amendments }).replaceAll('&nbsp;', ' ');
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Vĩnh Long, ngày      tháng      năm',
      'TM. BAN TỔ CHỨC CUỘC THI',
      'margin:20mm 15mm 20mm 30mm',
      'Lần 1, ngày 02/03/2027: Thêm &lt;ngày&gt;.',
      // The only clause of its article has no number.
      '<p>Thể lệ có hiệu lực',
    ])
      expect(html).toContain(part);
    expect(html).not.toMatch(/<p>(\d+\. )?<\/p>/);
  });
});

describe('npm run rulebook', () => {
  it('checks: lines, codes, sentences; JSON alone', async () => {
    const path = written('contest:\n  title: Cuộc thi mẫu\n  organizer: Sở Nội vụ\nrounds: []\nstrange: 1\n');
    expect(await main(['check', path])).toBe(1);
    expect(out).toContain(`${path}:4 rounds rule_empty_list (lỗi): Danh sách này cần ít nhất một mục.`);
    expect(out).toContain(`${path}:5 strange rule_unknown_field`);
    out = '';
    expect(await main(['check', path, '--json'])).toBe(1);
    expect((JSON.parse(out) as { problems: unknown[] }).problems).toContainEqual(
      expect.objectContaining({ path: 'rounds', line: 4, code: 'rule_empty_list' }),
    );
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a binary file', Buffer.from([1, 0, 2]), /không phải văn bản/],
    ['a huge file', 'a'.repeat(1024 * 1024 + 1), /lớn hơn 1 MB/],
    ['bytes of another encoding', Buffer.from([0xc3, 0x28]), /UTF-8/],
    ['broken YAML', 'a: [1', /dòng 1/],
    [
      'an alias bomb',
      `a: &a [x]\n${'b c d e f g h i'
        .split(' ')
        .map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`)
        .join('\n')}\n`,
      /không đọc được/,
    ],
    ['brackets without end', '['.repeat(100_000), /lồng nhau quá sâu/],
  ])('answers %s in one sentence', async (_, content, sentence) => {
    expect(await main(['check', written(content)])).toBe(1);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('tells every fault of the YAML with its line, in JSON too', async () => {
    const path = written('contest: {}\ncontest: {}\n\trounds: []\n');
    expect(await main(['check', path])).toBe(1);
    expect(err).toMatch(/x\.yaml: dòng 2: mục này đã ghi ở trên .*; dòng 3: thụt đầu dòng/);
    expect(await main(['check', path, '--json'])).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      problems: [
        { path: '', line: 2, code: 'rulebook_unreadable', message: expect.stringMatching(/^Không đọc/) },
      ],
      warnings: [],
    });
  });

  it('answers as a script too', async () => {
    const { argv } = process;
    const script = join(import.meta.dirname, 'rulebook.cli.ts');
    process.argv = [argv[0]!, script, 'check', written('strange: 1\n')];
    jest.resetModules();
    await import('./rulebook.cli.js');
    await new Promise(setImmediate);
    process.argv = argv;
    const code = process.exitCode;
    process.exitCode = undefined;
    expect(code).toBe(1);
    expect(out).toContain(':1 strange rule_unknown_field');
  });

  it('prints, lists templates and simulates', async () => {
    expect(await main(['check', join(folder, 'none.yaml')])).toBe(1);
    expect(await main(['print', 'x'])).toBe(2);
    expect(await main(['templates'])).toBe(0);
    expect(out).toContain('hang-tuan-co-du-doan\n    Thi hằng tuần có câu dự đoán.');
    out = '';
    expect(await main(['templates', 'moi-ngay-mot-luot'])).toBe(0);
    const path = written(out);
    out = '';
    expect(await main(['print', path, '--format', 'html'])).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(await main(['templates', '../package'])).toBe(1);
  });

  it('simulates: places, prizes, why, and every row that it could not use', async () => {
    const { yaml } = readTemplate('hang-tuan-co-du-doan')!;
    const rules = written(yaml);
    const header = 'Thí sinh;Khối;Đợt;Điểm;Bắt đầu;Nộp bài;Dự đoán';
    const table = written(
      [
        header,
        'Bà An;nguoi-dan;tuan-1;15;2027-03-01 08:00:00;2027-03-01 08:10:00;2',
        'Ông Bình;nguoi-dan;tuan-1;15;2027-03-01 08:00:00;2027-03-01 08:05:00;9',
        'Bà Chi;nguoi-dan;tuan-1;14,5;2027-03-01 08:00:00;2027-03-01 08:01:00;2',
        'Ông Dũng;nguoi-dan;tuan-1;99;2027-03-01 08:00:00;2027-03-01 08:01:00;2',
      ].join('\n'),
      'luot.csv',
    );
    expect(await main(['simulate', rules, table])).toBe(0);
    expect(out).toContain('tuan-1: 3 người, 3 lượt\n  Số phải dự đoán: nguoi-dan 2\n');
    expect(out).toMatch(/ 1 {2}Bà An \(nguoi-dan, hạng 1\), 15 điểm/);
    expect(out).toContain('Bà Chi (nguoi-dan, hạng 3), 14,5 điểm.');
    expect(out).toContain('Giải Nhất (nguoi-dan): Bà An.');
    expect(out).toContain('Dòng 5, cột score: Điểm cao hơn điểm tối đa 15');
    out = '';
    expect(await main(['simulate', rules, table, '--json'])).toBe(0);
    const told = JSON.parse(out) as { rounds: { standings: { person: string; rank: number }[] }[] };
    expect(told.rounds[0]!.standings.map(({ person, rank }) => [person, rank])).toEqual([
      ['Bà An', 1],
      ['Ông Bình', 2],
      ['Bà Chi', 3],
    ]);
    expect(await main(['simulate', rules, written('Tên\nA', 'hong.csv')])).toBe(0);
    expect(await main(['simulate', rules, join(folder, 'none.csv')])).toBe(1);
    expect(await main(['simulate', rules])).toBe(2);
  });
});
