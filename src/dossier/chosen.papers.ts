import type { Block, Paper } from '../document/paper.js';
import { attachedToDecision } from '../publication/decision.js';
import { ending, heading, minutesSignatures, opening } from '../publication/minutes.js';
import {
  article,
  contestOf,
  count,
  headOf,
  type Letterhead,
  paragraph,
  plain,
  settledBlocks,
  versionBlocks,
} from '../publication/official.js';
import type { ChosenFacts, ChosenLine } from './chosen.data.js';
import { countedBlocks } from './overall.papers.js';

const SIGN = 'QĐ-BTC';

/** "vào Chung kết của cuộc thi …". */
const intoOf = ({ target, contest }: ChosenFacts): string => `vào ${target} của ${contestOf(contest)}`;

const sourceOf = ({ target, list }: ChosenFacts): string =>
  `Số liệu: danh sách chính thức vào ${target}, phiên bản ${list.version}, SHA-256 ${list.sha256}`;

/** Biên bản xét chọn: who goes on, who stands in reserve, who was passed over and who came for whom. */
export function chosenMinutes(facts: ChosenFacts, letterhead: Letterhead): Paper {
  const { lines, settled } = facts;
  const passed = lines.filter(isPassed);
  const sections: [string, Block[]][] = [
    ['Căn cứ và cách chọn', [...dataBlocks(facts), ...ruleBlocks(facts)]],
    ['Người được chọn', chosenTables(facts)],
    [
      'Người từ chối và người không xét chọn',
      passed.length === 0 ? [paragraph('Không có.')] : [passedTable(passed)],
    ],
    ['Danh sách dự bị', reserveBlocks(facts)],
    ...(settled.length === 0
      ? []
      : ([['Phân định người bằng nhau', settledBlocks(facts)]] satisfies [string, Block[]][])),
  ];
  return {
    ...plain,
    head: headOf(letterhead, 'BB-BTC', null),
    title: { kind: 'BIÊN BẢN', about: `Về việc xét chọn người ${intoOf(facts)}` },
    body: [
      ...opening(`${letterhead.body} họp xét chọn người ${intoOf(facts)}`),
      ...sections.flatMap(([name, blocks], i) => [heading(`${roman[i + 1]}. ${name}`), ...blocks]),
      ...ending(roman[sections.length + 1]!),
    ],
    signatures: minutesSignatures,
    recipients: ['Ban Tổ chức', 'Lưu: VT, hồ sơ cuộc thi'],
    source: sourceOf(facts),
  };
}

/** Dự thảo quyết định phê duyệt danh sách. */
export function chosenDecision(facts: ChosenFacts, letterhead: Letterhead): Paper {
  const { list, lines } = facts;
  const passed = lines.filter(isPassed);
  const attachedTo = attachedToDecision(letterhead);
  const annex = (label: string, name: string, body: Block[]) => ({
    label: `Phụ lục ${label}`,
    name,
    attachedTo,
    landscape: false,
    body,
  });
  return {
    ...plain,
    head: headOf(letterhead, SIGN, list.at),
    title: { kind: 'QUYẾT ĐỊNH', about: `Về việc phê duyệt danh sách người ${intoOf(facts)}` },
    authority: `TRƯỞNG ${letterhead.body.toLocaleUpperCase('vi')}`,
    bases: [
      `Căn cứ Thể lệ ${contestOf(facts.contest)}`,
      ...facts.results.map(({ name, version }) => `Căn cứ kết quả chính thức ${name}, phiên bản ${version}`),
      `Căn cứ Biên bản xét chọn người vào ${facts.target}`,
      'Theo đề nghị của Tổ Thư ký',
    ],
    order: 'QUYẾT ĐỊNH:',
    body: [
      article(1, 'Phê duyệt danh sách'),
      paragraph(`Phê duyệt danh sách ${count(list.people)} người ${intoOf(facts)} tại Phụ lục I.`),
      article(2, 'Người từ chối và người dự bị'),
      paragraph(
        'Người từ chối, người không xét chọn và người dự bị có tên tại Phụ lục II. Khi có người từ chối, người dự bị chỉ được gọi bằng một phiên bản mới của danh sách.',
      ),
      article(3, 'Trách nhiệm thi hành'),
      paragraph(
        'Tổ Thư ký, các đơn vị liên quan và các cá nhân có tên tại Phụ lục I chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.',
      ),
    ],
    signatures: [{ post: ['TRƯỞNG BAN'], name: '' }],
    recipients: ['Như Điều 3', 'Cơ quan chủ quản (để báo cáo)', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [
      annex('I', `Danh sách người vào ${facts.target}`, chosenTables(facts)),
      annex('II', 'Người từ chối, người không xét chọn và người dự bị', [
        heading('1. Người từ chối và người không xét chọn'),
        ...(passed.length === 0 ? [paragraph('Không có.')] : [passedTable(passed)]),
        heading('2. Danh sách dự bị'),
        ...reserveBlocks(facts),
      ]),
      annex('III', 'Căn cứ của danh sách', [...dataBlocks(facts), ...ruleBlocks(facts)]),
    ],
    source: sourceOf(facts),
  };
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

const dataBlocks = ({ list, results }: ChosenFacts): Block[] => [
  ...versionBlocks('Danh sách chính thức', list),
  ...countedBlocks(results),
];

const perWords: Record<ChosenFacts['rules'][number]['per'], string> = {
  division: 'của mỗi khối',
  unit: 'của mỗi đơn vị',
  round: 'của mỗi đợt thi',
  all: 'trong tất cả người dự thi',
};
const declineWords = {
  next: 'Người từ chối được thay bằng người xếp sau.',
  empty: 'Chỗ của người từ chối để trống.',
};

const ruleBlocks = ({ rules }: ChosenFacts): Block[] =>
  rules.map(({ from, per, top, onDecline }) =>
    paragraph(
      `Theo thể lệ: chọn ${count(top)} người đứng đầu ${perWords[per]} theo kết quả ${from.join(', ')}. ${declineWords[onDecline]}`,
    ),
  );

const whereOf = ({ source, group }: ChosenLine): string =>
  group === null || group === '' ? source : `${source}, ${group}`;
const isPassed = ({ state }: ChosenLine): boolean => state !== 'qualified' && state !== 'reserve';

/** Under the name of each group of places. */
const chosenTables = ({ lines }: ChosenFacts): Block[] => {
  const chosen = lines.filter(({ state }) => state === 'qualified');
  if (chosen.length === 0) return [paragraph('Không có.')];
  return [...Map.groupBy(chosen, whereOf)].flatMap(([where, own]): Block[] => [
    paragraph(`${where}: ${count(own.length)} người.`),
    personTable(own, 'Ghi chú', ({ replaces, other }) =>
      replaces ? `Thay người từ chối${other === '' ? '' : `: ${other}`}` : '',
    ),
  ]);
};

const reasons: Record<ChosenLine['state'], string> = {
  qualified: '',
  reserve: '',
  declined: 'Từ chối',
  'cannot-win': 'Được dự thi nhưng không xét chọn',
  'qualified-elsewhere': 'Đã được chọn theo kết quả khác',
};

const passedTable = (lines: readonly ChosenLine[]): Block =>
  personTable(
    lines,
    'Lý do',
    ({ state, other }) => `${reasons[state]}${other === '' ? '' : `; người thay: ${other}`}`,
    true,
  );

function reserveBlocks({ lines }: ChosenFacts): Block[] {
  const reserves = lines.filter(({ state }) => state === 'reserve');
  if (reserves.length === 0) return [paragraph('Không có.')];
  return [
    paragraph(
      'Người xếp ngay sau theo kết quả đã chốt, theo thứ tự hạng; người cùng hạng được phân định khi cần gọi.',
    ),
    ...[...Map.groupBy(reserves, whereOf)].flatMap(([where, own]): Block[] => [
      paragraph(`${where}:`),
      personTable(own, 'Ghi chú', () => ''),
    ]),
  ];
}

function personTable(
  lines: readonly ChosenLine[],
  last: string,
  said: (line: ChosenLine) => string,
  withSource = false,
): Block {
  return {
    kind: 'table',
    caption: '',
    columns: [
      { header: 'STT', share: 1, align: 'center' },
      { header: 'Họ và tên', share: 3.6, align: 'left' },
      { header: 'Năm sinh', share: 1.3, align: 'center' },
      { header: 'Đơn vị', share: 3.4, align: 'left' },
      ...(withSource ? ([{ header: 'Kết quả', share: 2.8, align: 'left' }] as const) : []),
      { header: 'Hạng', share: 1.2, align: 'center' },
      { header: last, share: 3, align: 'left' },
    ],
    rows: lines.map((line, i) => [
      count(i + 1),
      line.fullName,
      String(line.birthYear),
      line.place,
      ...(withSource ? [whereOf(line)] : []),
      count(line.rank),
      said(line),
    ]),
  };
}
