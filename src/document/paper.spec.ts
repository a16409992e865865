import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { pdfText } from '../../test/support/read-papers.js';
import { balanced, type Paper, printable } from './paper.js';
import { paperToDocx } from './paper.docx.js';
import { paperToPdf, pdfJob } from './paper.pdf.js';
import { rulesPaper } from './rules-paper.js';
import { typeset } from './typst.js';
import { dateInWords, moneyInWords, numberInWords, placeAndDate } from './words.js';

const nasty = 'Nguyễn <b>&"\' #read("x") \u0000\u202eẨn\ud800';
const decision: Paper = {
  language: 'vi',
  head: {
    parentBody: 'Ủy ban nhân dân tỉnh Vĩnh Long',
    body: 'Ban Tổ chức cuộc thi',
    sign: 'QĐ-BTC',
    place: 'Vĩnh Long',
    date: { day: 5, month: 1, year: 2027 },
  },
  title: { kind: 'QUYẾT ĐỊNH', about: 'Về việc trao giải' },
  authority: 'TRƯỞNG BAN TỔ CHỨC',
  bases: ['Căn cứ Thể lệ cuộc thi;', 'Theo đề nghị của Tổ Thư ký'],
  order: 'QUYẾT ĐỊNH:',
  body: [
    { kind: 'article', label: 'Điều 1.', name: 'Trao giải' },
    { kind: 'paragraph', text: `Trao giải cho ${nasty} theo Điều 5.` },
  ],
  signatures: [{ post: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'], name: '' }],
  recipients: ['Như Điều 1', 'Lưu: VT'],
  annexes: [
    {
      label: 'Phụ lục I',
      name: 'Danh sách',
      attachedTo: '(Kèm theo Quyết định)',
      landscape: true,
      body: [
        {
          kind: 'table',
          caption: '',
          columns: [
            { header: 'STT', share: 1, align: 'center' },
            { header: 'Họ và tên', share: 4, align: 'left' },
          ],
          rows: Array.from({ length: 80 }, (_, i) => [`${i + 1}`, nasty]),
        },
      ],
    },
  ],
  source: 'Phiên bản 2, SHA-256 abc',
};

const xmlOf = async (paper: Paper) => {
  const files = unzipSync(await paperToDocx(paper));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
};

describe('a Word file of an official paper', () => {
  it('has the measures of Decree 30: A4, margins 20-20-30-15 mm, the annex lying', async () => {
    const { 'word/document.xml': xml = '' } = await xmlOf(decision);
    expect(xml.match(/<w:pgSz [^>]*>/g)).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ]);
    expect(xml).toContain('<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
    expect(xml).toContain('w:firstLine="720"');
    expect(xml).toContain('<w:jc w:val="both"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.match(/<w:tr[ >]/g)!.length);
    expect(new Set(xml.match(/w:ascii="[^"]*"/g))).toEqual(new Set(['w:ascii="Times New Roman"']));
  });

  it('numbers pages at the top from the second page and says at the foot whose data it is', async () => {
    const files = await xmlOf(decision);
    const named = (kind: string) =>
      Object.entries(files).flatMap(([name, xml]) => (name.startsWith(`word/${kind}`) ? [xml] : []));
    expect(named('header').filter((xml) => xml.includes('PAGE'))).toHaveLength(2);
    expect(named('footer').filter((xml) => xml.includes('SHA-256 abc'))).toHaveLength(4);
  });

  it('says everything as written, in the form of the decree', async () => {
    const { 'word/document.xml': xml = '' } = await xmlOf(decision);
    const text = xml
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replace(/\u{a0}/gu, ' ');
    for (const line of [
      'ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG\nBAN TỔ CHỨC CUỘC THI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
      'Vĩnh Long, ngày 05 tháng 01 năm 2027',
      'Căn cứ Thể lệ cuộc thi;\nTheo đề nghị của Tổ Thư ký.',
      'Trao giải cho Nguyễn &lt;b&gt;&amp;&quot;&apos; #read(&quot;x&quot;)  Ẩn theo Điều 5.',
      '- Như Điều 1;\n- Lưu: VT.',
    ]) {
      expect(text).toContain(line);
    }
  });
});

describe('the same paper as PDF', () => {
  it('has its pages: one, and the annex', async () => {
    const { pdf, pages } = await paperToPdf(decision);
    expect(pages).toBe(5);
    expect((await paperToPdf(decision)).pdf.equals(pdf)).toBe(true);
    expect(pdf.includes('Tinos')).toBe(true);
  });

  // Four lines and more: a paragraph of three is never torn, whatever the markup says.
  const long = (i: number) => `r${i} ${'tên đơn vị dài '.repeat(24)} r${i}`;
  const rows = Array.from({ length: 12 }, (_, i) => [`r${i}`, long(i)]);
  const table = {
    kind: 'table' as const,
    caption: 'Tiền thưởng: đồng',
    columns: [
      { header: 'STT', share: 1, align: 'center' as const },
      { header: 'Đơn vị', share: 2, align: 'left' as const },
    ],
    rows,
  };
  /** Rows on two pages, tables without their heading or caption, and pages without the header row, wherever a page ends. */
  async function faults(broken: (template: string) => string) {
    const found = { torn: 0, alone: 0, headless: 0 };
    for (let lines = 16; lines < 30; lines += 1) {
      const filler = Array.from({ length: lines }, () => ({ kind: 'paragraph' as const, text: 'Dòng.' }));
      const body = [...filler, { kind: 'paragraph' as const, text: 'Khối người dân' }, table];
      const job = pdfJob({ ...decision, body, annexes: [] });
      const { pdf } = await typeset({ ...job, template: broken(job.template) });
      const pages = pdfText(pdf).split('\f');
      const pagesOf = (said: RegExp) => pages.flatMap((page, i) => (page.match(said) ?? []).map(() => i));
      const ofRows = rows.map((_, i) => new Set(pagesOf(RegExp(`\\br${i}\\b`, 'g'))));
      found.torn += ofRows.filter(({ size }) => size > 1).length;
      const first = Math.min(...ofRows[0]!);
      for (const said of [/Khối\s+người\s+dân/g, /Tiền\s+thưởng/g])
        if (pagesOf(said).join() !== `${first}`) found.alone += 1;
      const headed = new Set(pagesOf(/STT/g));
      for (const page of new Set(ofRows.flatMap((each) => [...each])))
        if (!headed.has(page)) found.headless += 1;
    }
    return found;
  }

  it('tears no row, leaves no heading of a table alone and repeats its header, wherever the page ends', async () => {
    expect(await faults((template) => template)).toEqual({ torn: 0, alone: 0, headless: 0 });
  });

  it.each([
    ['torn', 'set table.cell(breakable: false)', ''],
    ['alone', 'block(sticky: true, width: 100%, body)', 'block(width: 100%, body)'],
    ['headless', 'table.header(', 'table.header(repeat: false, '],
  ] as const)('shows %s where the markup does not prevent it', async (fault, rule, without) => {
    const broken = (template: string) => template.replace(rule, without);
    expect(broken(pdfJob(decision).template)).not.toBe(pdfJob(decision).template);
    expect((await faults(broken))[fault]).toBeGreaterThan(0);
  });
});

describe('the printed rules', () => {
  it('count articles, clauses and points as legal texts do', () => {
    const clause = { points: ['Điểm một.', 'Điểm hai.'], table: null };
    const { head, body, source } = rulesPaper({
      head: { parentBody: '', body: 'Ban Tổ chức', place: 'Vĩnh Long' },
      title: { kind: 'THỂ LỆ', about: 'Cuộc thi' },
      bases: [],
      articles: [
        { code: 'who', name: 'Đối tượng', clauses: [{ text: 'Mọi người.', points: [], table: null }] },
        {
          code: 'how',
          name: 'Cách thi',
          clauses: [
            { text: 'Một:', ...clause },
            { text: 'Hai:', ...clause },
          ],
        },
      ],
      amendments: [{ number: 1, day: '2026-11-05', reason: 'Thêm ngày.' }],
    });
    expect(
      body.map((block) =>
        block.kind === 'article' ? block.label : block.kind === 'paragraph' && block.text,
      ),
    ).toEqual([
      'Điều 1.',
      'Mọi người.',
      'Điều 2.',
      '1. Một:',
      'a) Điểm một.',
      'b) Điểm hai.',
      '2. Hai:',
      'a) Điểm một.',
      'b) Điểm hai.',
    ]);
    expect(source).toBe('Thể lệ đã sửa đổi lần 1');
    expect(head).toMatchObject({ place: 'Vĩnh Long', date: { year: null } });
  });
});

describe('words', () => {
  it.each([
    [0, 'không'],
    [5, 'năm'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [55, 'năm mươi lăm'],
    [105, 'một trăm linh năm'],
    [1_005, 'một nghìn không trăm linh năm'],
    [1_000_010, 'một triệu không trăm mười'],
    [5_000_000, 'năm triệu'],
    [12_345_678, 'mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám'],
    [2_000_000_001, 'hai tỷ không trăm linh một'],
    [1_500_000_000_000, 'một nghìn năm trăm tỷ'],
  ])('%d is %s', (n, words) => {
    expect(numberInWords(n)).toBe(words);
  });

  it('writes sums and dates as the decree wants them', () => {
    expect(moneyInWords(3_000_000)).toBe('Ba triệu đồng');
    expect(dateInWords({ day: 9, month: 2, year: 2026 })).toBe('ngày 09 tháng 02 năm 2026');
    expect(dateInWords({ day: 20, month: 6, year: 2026 })).toBe('ngày 20 tháng 6 năm 2026');
    expect(placeAndDate('Huế', { year: 2026 })).toMatch(/^Huế, ngày\s{6}tháng\s{6}năm 2026$/);
    expect(placeAndDate('', { year: null })).toMatch(/^\s{18}, ngày\s{6}tháng\s{6}năm\s{7}$/);
  });

  it('keeps what belongs together and breaks a long name in even lines', () => {
    expect(printable('tại Điều 5, khoản 2 và câu 3')).toBe('tại Điều\u{a0}5, khoản\u{a0}2 và câu 3');
    expect(balanced('BAN TỔ CHỨC', 13, 65)).toEqual(['BAN TỔ CHỨC']);
    expect(balanced('ỦY BAN NHÂN DÂN TỈNH VĨNH LONG', 13, 65)).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH VĨNH LONG']);
  });
});
