import { describe, expect, it } from '@jest/globals';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';
import type { LegalDocument } from '../question/law.js';
import { checkDuplicates } from './duplicate.rule.js';
import type { Finding, Subject } from './finding.js';
import { checkKeyLength, checkKeyPlaces } from './key.rule.js';
import { checkDays, checkPlaces } from './law.rule.js';
import { checkNumbers } from './number.rule.js';
import { checkAboveChoices, checkDiacritics, checkForm, checkLengths } from './text.rule.js';

const choices = (texts: string[]) =>
  texts.map((text, i) => ({ id: String.fromCharCode(97 + i), text, picture: null }));

function single(texts: string[], key = 0, fixedOrder = false): QuestionBody {
  return { kind: 'single', choices: choices(texts), key: [String.fromCharCode(97 + key)], fixedOrder };
}

const numeric = (value: string): QuestionBody => ({
  kind: 'numeric',
  unit: 'ngày',
  key: [{ value, tolerance: '0', permille: 1000 }],
});

const fourEqual = ['Một tuần', 'Hai tuần', 'Ba tháng', 'Sáu năm'];

let made = 0;
function subject(changes: Partial<QuestionDraft> = {}): Subject {
  made += 1;
  const draft: QuestionDraft = {
    code: `ZZ-${made}`,
    topic: 'mot-chu-de',
    difficulty: 'nhan-biet',
    audience: ['nguoi-dan'],
    text: 'Hồ sơ được giữ bao lâu?',
    picture: null,
    stimulus: null,
    body: single(fourEqual),
    explanation: 'Nghị định quy định như vậy.',
    citations: [cited()],
    asksAbout: null,
    validFrom: null,
    validUntil: null,
    ...changes,
  };
  const lineOf: Subject['lineOf'] = (path) => (path[0] === 'text' ? 10 : 20);
  return { draft, version: 1, file: 'questions/x.yaml', lineOf, allow: [] };
}

function cited(changes: Partial<QuestionDraft['citations'][number]> = {}) {
  return {
    document: 'nd-1-2020',
    article: '5',
    clause: '2',
    point: '',
    summary: 'Hồ sơ được giữ.',
    ...changes,
  };
}

const lawOf = (changes: Partial<LegalDocument> = {}): LegalDocument => ({
  code: 'nd-1-2020',
  kind: 'Nghị định',
  number: '1/2020/NĐ-CP',
  title: 'về việc thử',
  issuedOn: '2020-01-01',
  inForceFrom: '2020-02-01',
  inForceUntil: null,
  replacedBy: [],
  amendedBy: [],
  note: '',
  provisions: [],
  ...changes,
});
const registerOf = (...documents: LegalDocument[]) => new Map(documents.map((each) => [each.code, each]));

const names = (findings: Finding[]) => findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe('text', () => {
  it('not-nfc: letters with loose marks', () => {
    expect(names(checkForm(subject({ text: 'Hồ sơ ở đâu?'.normalize('NFD') })))).toEqual(['not-nfc error']);
    expect(checkForm(subject({ text: 'Hồ sơ ở đâu?' }))).toEqual([]);
  });

  it.each([
    'Ho so duoc giu bao lau?',
    'Nguoi dan nop ho so o dau?',
    'Người dân được nop hồ sơ ở đâu, phai làm viec gì?',
    'Cơ quan trả ket quả ở đâu?',
  ])('missing-diacritics: %s', (text) => {
    expect(names(checkDiacritics(subject({ text })))).toEqual(['missing-diacritics error']);
  });

  it.each([
    'Hồ sơ được giữ bao lâu?',
    'Trang nào đúng: tenphuongxa.tentinhthanh.gov.vn hay dichvucong.gov.vn?',
    'Internet, web và app VNeID dùng để làm gì?',
    'Anh Minh ở Vĩnh Long nên làm gì hôm nay?',
    'Single Sign On',
    'Ba',
  ])('has its marks: %s', (text) => {
    expect(checkDiacritics(subject({ text }))).toEqual([]);
  });

  it('missing-diacritics: in any field, told at its line', () => {
    const found = checkDiacritics(subject({ body: single(['Mot tuan dau thang', 'Hai tuần', 'Ba', 'Bốn']) }));
    expect(found).toMatchObject([{ rule: 'missing-diacritics', file: 'questions/x.yaml', line: 20 }]);
  });

  const words = (count: number) => `${Array.from({ length: count }, () => 'tiếng').join(' ')}.`;
  it('long-sentence: more than 25 words in one sentence, not in all of them together', () => {
    expect(names(checkLengths(subject({ text: words(26) })))).toEqual(['long-sentence warning']);
    expect(checkLengths(subject({ text: `${words(25)} ${words(25)}` }))).toEqual([]);
    expect(names(checkLengths(subject({ explanation: words(30) })))).toEqual(['long-sentence warning']);
  });

  it('long-choice: more than 240 characters', () => {
    const long = (length: number) => single(['ă'.repeat(length), 'Hai tuần', 'Ba', 'Bốn']);
    expect(names(checkLengths(subject({ body: long(241) })))).toEqual(['long-choice error']);
    expect(checkLengths(subject({ body: long(240) }))).toEqual([]);
  });

  it.each([
    'Tất cả các đáp án trên',
    'Tất cả phương án trên đều đúng',
    'Cả ba ý trên',
    'Cả A và B',
    'A và C đúng',
    'Không đáp án nào đúng',
    'Không có phương án nào ở trên',
  ])('all-of-the-above: %s', (text) => {
    expect(names(checkAboveChoices(subject({ body: single(['Một', 'Hai', 'Ba', text]) })))).toEqual([
      'all-of-the-above error',
    ]);
  });

  it('all-of-the-above: bad style only, where choices keep their order; other words are free', () => {
    const kept = subject({ body: single(['Một', 'Hai', 'Ba', 'Cả ba ý trên'], 3, true) });
    expect(names(checkAboveChoices(kept))).toEqual(['all-of-the-above warning']);
    const free = ['Cả người dân và cán bộ', 'Tất cả giấy tờ trong hồ sơ', 'Không ai cả', 'Cả hai nơi'];
    expect(checkAboveChoices(subject({ body: single(free) }))).toEqual([]);
  });
});

describe('keys', () => {
  it('key-length: a key that gives itself away', () => {
    const long = single(['Gửi văn bản xin lỗi nêu rõ lý do', 'Chờ đợi', 'Im lặng', 'Gọi điện']);
    expect(names(checkKeyLength(subject({ body: long })))).toEqual(['key-length warning']);
    expect(checkKeyLength(subject({ body: single(fourEqual) }))).toEqual([]);
    expect(
      checkKeyLength(subject({ body: single(['Chờ', 'Gửi văn bản xin lỗi', 'Im lặng', 'Gọi']) })),
    ).toEqual([]);
  });

  const topic = (keys: number[], texts = fourEqual) =>
    keys.map((key) => subject({ body: single(texts, key) }));
  it('key-position: balanced letters pass, one letter too often does not', () => {
    const even = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3];
    expect(checkKeyPlaces(topic(even))).toEqual([]);
    const all = checkKeyPlaces(topic(even.map(() => 0)));
    expect(all[0]).toMatchObject({
      rule: 'key-position',
      severity: 'error',
      question: '',
      line: 1,
      params: { letter: 'A', count: 12, total: 12, expected: 3 },
    });
    // 12 questions: mean 3, deviation 1.5; six are two deviations away, seven more than 2.58.
    expect(names(checkKeyPlaces(topic([0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3])))).toEqual([
      'key-position warning',
    ]);
    expect(names(checkKeyPlaces(topic([0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 3])))).toEqual([
      'key-position error',
    ]);
  });

  it('key-position: topics apart, and none of fewer than eight questions', () => {
    expect(checkKeyPlaces(topic([0, 0, 0, 0, 0, 0, 0]))).toEqual([]);
    const two = topic([0, 0, 0, 0, 0, 0, 0, 0]).map((each, i) => ({
      ...each,
      draft: { ...each.draft, topic: i < 4 ? 'a' : 'b' },
    }));
    expect(checkKeyPlaces(two)).toEqual([]);
  });

  it('key-longest: keys that tend to be the longest choice', () => {
    const texts = (key: number) => fourEqual.map((text, i) => (i === key ? `${text} nữa` : text));
    const even = [0, 1, 2, 3, 0, 1, 2, 3];
    const long = even.map((key) => subject({ body: single(texts(key), key) }));
    expect(names(checkKeyPlaces(long))).toEqual(['key-longest error']);
    const mixed = even.map((key, i) => subject({ body: single(texts((key + i) % 4), key) }));
    expect(names(checkKeyPlaces(mixed))).toEqual([]);
  });
});

describe('near-duplicate', () => {
  const text = 'Người dân nộp hồ sơ trực tuyến ở đâu từ ngày 01/7/2025?';
  it('tells the pair, whatever its marks and signs', () => {
    const first = subject({ text });
    const second = subject({ text: 'Từ ngày 01/7/2025, người dân nộp hồ sơ trực tuyến ở đâu' });
    expect(checkDuplicates([first, second])).toMatchObject([
      {
        rule: 'near-duplicate',
        question: second.draft.code,
        line: 10,
        params: { other: first.draft.code, otherFile: 'questions/x.yaml', otherLine: 10 },
      },
    ]);
    expect(names(checkDuplicates([first, subject({ text: text.toUpperCase() })]))).toEqual([
      'near-duplicate error',
    ]);
  });

  it('lets versions of one question and questions on the same matter be', () => {
    const first = subject({ text });
    expect(checkDuplicates([first, { ...first, version: 2 }])).toEqual([]);
    expect(
      checkDuplicates([first, subject({ text: 'Hồ sơ giấy của người dân được trả lại khi nào?' })]),
    ).toEqual([]);
  });

  it('finds a copy among two thousand questions within the time of a test', () => {
    const many = Array.from({ length: 2_000 }, (_, i) =>
      subject({
        text: Array.from({ length: 20 }, (_, j) => `tu${(i * 7919 + j * 104_729) % 20_011}`).join(' '),
      }),
    );
    const copy = subject({ text: many[0]!.draft.text });
    const pair = [many[0]!, copy].map(({ draft }) => draft.code);
    const found = checkDuplicates([...many, copy]).filter(
      ({ question, params }) => pair.includes(question) && pair.includes(String(params['other'])),
    );
    expect(found).toMatchObject([{ params: { percent: 100 } }]);
  });
});

describe('law', () => {
  const articles = new Map<string, number | string[]>([
    ['nd-1-2020', 32],
    ['nd-2-2021', ['11', '12']],
  ]);
  const register = registerOf(lawOf(), lawOf({ code: 'nd-2-2021' }), lawOf({ code: 'nd-3-2022' }));
  it.each([
    [cited({ document: 'nd-9-2029' }), ['unknown-document error']],
    [cited({ article: '33' }), ['unknown-article error']],
    [cited({ article: '0' }), ['unknown-article error']],
    [cited({ document: 'nd-2-2021', article: '13' }), ['unknown-article error']],
    [cited({ document: 'nd-3-2022' }), ['unread-document warning']],
    [cited({ article: '32' }), []],
    [cited({ article: '21a' }), []],
    [cited({ document: 'nd-2-2021', article: '12' }), []],
  ])('%j', (citation, expected) => {
    expect(names(checkPlaces(subject({ citations: [citation] }), register, articles))).toEqual(expected);
  });

  const lapsed = registerOf(lawOf({ inForceUntil: '2025-06-30' }));
  const partly = registerOf(
    lawOf({
      provisions: [
        { article: '5', clause: '2', point: '', inForceFrom: null, inForceUntil: '2025-06-30', note: '' },
        { article: '5', clause: '3', point: '', inForceFrom: '2026-08-05', inForceUntil: null, note: '' },
      ],
    }),
  );
  const past = { asksAbout: '2021-10-14', text: 'Vào ngày 14/10/2021, hồ sơ được giữ bao lâu?' };
  it.each([
    ['a question without an end on lapsed law', lapsed, {}, ['lapsed-law error']],
    ['one that ends after it', lapsed, { validUntil: '2025-07-01' }, ['lapsed-law error']],
    ['one that ends with it', lapsed, { validUntil: '2025-06-30' }, []],
    ['one about a day before', lapsed, past, []],
    [
      'one about a day after',
      lapsed,
      { asksAbout: '2025-07-14', text: 'Ngày 14/7/2025?' },
      ['lapsed-law error'],
    ],
    ['a repealed provision of law in force', partly, {}, ['lapsed-law error']],
    ['one valid before the law began', partly, { validFrom: '2020-01-31' }, ['lapsed-law error']],
    [
      'one valid before its provision began',
      partly,
      { validFrom: '2026-08-04', citations: [cited({ clause: '3' })] },
      ['law-not-begun error'],
    ],
    ['another clause', partly, { validFrom: '2026-08-05', citations: [cited({ clause: '3' })] }, []],
    ['a day that the text does not name', lapsed, { asksAbout: '2021-10-14' }, ['past-day-untold error']],
  ])('%s', (_, register, changes, expected) => {
    expect(names(checkDays(subject(changes), register))).toEqual(expected);
  });
});

describe('number-not-cited', () => {
  const check = (body: QuestionBody, summary: string) =>
    checkNumbers(subject({ body, citations: [cited({ summary })] }), registerOf(lawOf())).map(
      ({ params }) => params['number'],
    );
  it.each([
    [single(['03 ngày làm việc', '5', '7', '9']), 'Không quá 05 ngày làm việc.', ['3']],
    [single(['Ngày 22/5/2020', 'x', 'y', 'z']), 'Có hiệu lực từ ngày 22/6/2020.', ['22/5/2020']],
    [numeric('15'), 'Chuyển trong 05 ngày.', ['15']],
    [numeric('12.5'), 'Bằng 12 phần trăm.', ['12.5']],
    [single(['03 ngày làm việc', '5', '7', '9']), 'Không quá ba ngày làm việc.', []],
    [single(['Ngày 22/5/2020', 'x', 'y', 'z']), 'Có hiệu lực từ ngày 22/05/2020.', []],
    [numeric('12.5'), 'Bằng 12,5 phần trăm.', []],
    [numeric('20000'), 'Mức thu 20.000 đồng.', []],
    [numeric('15'), 'Không quá mười lăm ngày.', []],
    [numeric('32'), 'Gồm ba mươi hai điều.', []],
    [numeric('20'), 'Trong hai mươi ngày.', []],
    [single(['Nghị định 1/2020/NĐ-CP', 'x', 'y', 'z']), 'Thay nghị định cũ.', []],
    [single(['Luật năm 2020', 'x', 'y', 'z']), 'Luật mới thay luật cũ.', []],
    [single(['Luật năm 2021', 'x', 'y', 'z']), 'Luật mới thay luật cũ.', ['2021']],
    [single(['Không có số', '5', '7', '9']), 'Không có số nào.', []],
  ])('%j against “%s”', (body, summary, missing) => {
    expect(check(body, summary)).toEqual(missing);
  });
});
