import { bodiesAwarded, winnerTables } from '../collective/collective.paper.js';
import type { OverallRule } from '../core/rules/document.js';
import type { Annex, Block, Paper } from '../document/paper.js';
import { moneyInWords } from '../document/words.js';
import { namesNote, publicWinners } from '../publication/announcements.js';
import { attachedToDecision, divisionLists, unitLists } from '../publication/decision.js';
import { ending, heading, minutesSignatures, opening, rankedWinners } from '../publication/minutes.js';
import {
  article,
  contestOf,
  count,
  duration,
  headOf,
  type Letterhead,
  meanScore,
  orderSentence,
  paragraph,
  plain,
  ragged,
  score,
  settledBlocks,
  versionBlocks,
} from '../publication/official.js';
import { type CountedResult, type OverallFacts, RANKS_LISTED } from './overall.data.js';

const SIGN = 'QĐ-BTC';
const noAwards = 'Không có giải cá nhân chung cuộc.';

const combining: Record<OverallRule['combines'], string> = {
  sum: 'Kết quả chung cuộc là tổng kết quả của các đợt thi',
  mean: 'Kết quả chung cuộc là trung bình kết quả của các đợt thi đã dự',
  best: 'Kết quả chung cuộc là kết quả của đợt thi tốt nhất',
};

/** "kết quả chung cuộc của cuộc thi …". */
const overallOf = ({ contest }: OverallFacts): string => `kết quả chung cuộc của ${contestOf(contest)}`;

const sourceOf = ({ result }: OverallFacts): string =>
  `Số liệu: kết quả chung cuộc chính thức, phiên bản ${result.version}, SHA-256 ${result.sha256}`;

/** Biên bản xếp hạng chung cuộc; the first ranks of each division are an annex. */
export function overallMinutes(facts: OverallFacts, letterhead: Letterhead): Paper {
  const equals = facts.settled.length > 0;
  return {
    ...plain,
    head: headOf(letterhead, 'BB-BTC', null),
    title: { kind: 'BIÊN BẢN', about: `Về việc xếp hạng chung cuộc của ${contestOf(facts.contest)}` },
    body: [
      ...opening(`${letterhead.body} họp xếp hạng chung cuộc của ${contestOf(facts.contest)}`),
      heading('II. Số liệu'),
      ...dataBlocks(facts),
      heading('III. Cách xếp hạng'),
      ...orderBlocks(facts),
      heading('IV. Kết quả'),
      paragraph(
        `Xếp hạng chung cuộc của từng khối (từ hạng 1 đến hạng ${RANKS_LISTED}) tại Phụ lục kèm theo.`,
      ),
      ...rankedWinners(facts, noAwards),
      ...(equals ? [heading('V. Phân định người bằng nhau'), ...settledBlocks(facts)] : []),
      ...ending(equals ? 'VI' : 'V'),
    ],
    signatures: minutesSignatures,
    recipients: ['Ban Tổ chức', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [
      {
        label: 'Phụ lục',
        name: 'Xếp hạng chung cuộc theo khối',
        attachedTo: '(Kèm theo Biên bản xếp hạng chung cuộc)',
        landscape: true,
        body: facts.divisions.flatMap(rankTable),
      },
    ],
    source: sourceOf(facts),
  };
}

/** Dự thảo quyết định trao giải chung cuộc, of people and, where it is wished, of bodies. */
export function overallDecision(facts: OverallFacts, letterhead: Letterhead): Paper {
  const { winners, result, collective } = facts;
  const bodies = bodiesAwarded(collective?.awards ?? []);
  const given = { people: sumOf(winners), bodies: sumOf(bodies) };
  const numbered = new Numbered(letterhead);
  const lists =
    winners.length === 0
      ? []
      : [
          numbered.annex('Danh sách cá nhân đạt giải chung cuộc', divisionLists(facts), true),
          numbered.annex('Danh sách cá nhân đạt giải chung cuộc theo đơn vị', unitLists(winners)),
        ];
  const bodyList = collective
    ? [numbered.annex('Danh sách tập thể đạt giải', collective.awards.flatMap(winnerTables))]
    : [];
  const data = numbered.annex('Số liệu của kết quả', [...dataBlocks(facts), ...orderBlocks(facts)]);
  const named = (annexes: Annex[]) => annexes.map(({ label }) => label).join(' và ');
  return {
    ...plain,
    head: headOf(letterhead, SIGN, result.at),
    title: {
      kind: 'QUYẾT ĐỊNH',
      about: `Về việc công nhận kết quả chung cuộc và trao giải ${contestOf(facts.contest)}`,
    },
    authority: `TRƯỞNG ${letterhead.body.toLocaleUpperCase('vi')}`,
    bases: [
      `Căn cứ Thể lệ ${contestOf(facts.contest)}`,
      `Căn cứ kết quả chung cuộc chính thức, phiên bản ${result.version}`,
      ...(collective ? [`Căn cứ kết quả tập thể chính thức, phiên bản ${collective.issue.version}`] : []),
      'Căn cứ Biên bản xếp hạng chung cuộc',
      'Theo đề nghị của Tổ Thư ký',
    ],
    order: 'QUYẾT ĐỊNH:',
    body: [
      numbered.article('Công nhận kết quả'),
      paragraph(
        `Công nhận ${overallOf(facts)} gồm ${count(result.people)} người dự thi với ${count(result.attempts)} lượt thi ở ${count(facts.rounds.length)} đợt thi được tính.`,
      ),
      numbered.article('Trao giải cá nhân'),
      paragraph(
        winners.length === 0
          ? noAwards
          : `Trao giải chung cuộc cho ${count(new Set(winners.map(({ contestantId }) => contestantId)).size)} cá nhân, gồm ${count(winners.length)} giải, có tên tại ${named(lists)} với tổng số tiền thưởng là ${money(given.people)}.`,
      ),
      ...(collective
        ? [
            numbered.article('Trao giải tập thể'),
            paragraph(
              `Trao giải cho ${count(bodies.length)} tập thể có tên tại ${named(bodyList)} với tổng số tiền thưởng là ${money(given.bodies)}.`,
            ),
          ]
        : []),
      numbered.article('Kinh phí'),
      paragraph(
        `Tiền thưởng${collective ? `, tổng cộng ${money(given.people + given.bodies)},` : ''} được chi từ kinh phí tổ chức cuộc thi theo quy định.`,
      ),
      numbered.article('Trách nhiệm thi hành'),
      paragraph(
        `Tổ Thư ký, các đơn vị liên quan và các ${collective ? 'cá nhân, tập thể' : 'cá nhân'} đạt giải chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.`,
      ),
    ],
    signatures: [{ post: ['TRƯỞNG BAN'], name: '' }],
    recipients: [`Như Điều ${numbered.articles}`, 'Cơ quan chủ quản (để báo cáo)', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [...lists, ...bodyList, data],
    source: sourceOf(facts),
  };
}

/** Thông báo kết quả chung cuộc: for the public, so names are those that may be public. */
export function overallNotice(facts: OverallFacts, letterhead: Letterhead): Paper {
  return {
    ...plain,
    head: headOf(letterhead, 'TB-BTC', facts.result.at),
    title: { kind: 'THÔNG BÁO', about: `Kết quả chung cuộc của ${contestOf(facts.contest)}` },
    body: [
      paragraph(`${letterhead.body} thông báo ${overallOf(facts)} như sau:`),
      { kind: 'article', label: '1.', name: 'Số liệu chung' },
      ...dataBlocks(facts),
      { kind: 'article', label: '2.', name: 'Cá nhân đạt giải chung cuộc' },
      ...publicWinners(facts, noAwards),
      namesNote,
      paragraph(`${letterhead.body} thông báo để các đơn vị và người dự thi được biết./.`),
    ],
    signatures: [{ post: [`TM. ${letterhead.body.toLocaleUpperCase('vi')}`, 'TRƯỞNG BAN'], name: '' }],
    recipients: ['Các đơn vị có người dự thi', 'Trang thông tin cuộc thi', 'Lưu: VT'],
    source: sourceOf(facts),
  };
}

/** Articles and annexes in the order in which they are asked for. */
class Numbered {
  articles = 0;
  private annexes = 0;

  constructor(private readonly letterhead: Letterhead) {}

  article(name: string): Block {
    this.articles += 1;
    return article(this.articles, name);
  }

  annex(name: string, body: Block[], landscape = false): Annex {
    this.annexes += 1;
    const label = `Phụ lục ${['I', 'II', 'III', 'IV'][this.annexes - 1]}`;
    return { label, name, attachedTo: attachedToDecision(this.letterhead), landscape, body };
  }
}

const money = (amount: number): string => `${count(amount)} đồng (${moneyInWords(amount)})`;
const sumOf = (given: readonly { amount: number }[]): number =>
  given.reduce((sum, { amount }) => sum + amount, 0);

/** Which rounds count, in which version. */
export const countedBlocks = (results: readonly CountedResult[]): Block[] => [
  paragraph('Tính từ kết quả chính thức của:'),
  {
    kind: 'table',
    caption: '',
    columns: [
      { header: 'Kết quả', share: 3, align: 'left' },
      { header: 'Phiên bản', share: 1.3, align: 'center' },
      { header: 'Mã băm SHA-256', share: 6, align: 'left' },
    ],
    rows: results.map(({ name, version, sha256 }) => [name, count(version), spaced(sha256 ?? '')]),
  },
];

/** A hash in groups, so that it fits in a column. */
export const spaced = (hex: string): string => (hex.match(/.{1,16}/g) ?? []).join(' ');

function dataBlocks(facts: OverallFacts): Block[] {
  const { result, awards, collective, divisions } = facts;
  return [
    ...versionBlocks('Kết quả chung cuộc chính thức', result),
    paragraph(`Gồm ${count(result.people)} người dự thi với ${count(result.attempts)} lượt thi.`),
    ...(awards
      ? [
          paragraph(`Danh sách giải: lần tính thứ ${awards.version} của cuộc thi.`),
          ragged(`Mã băm SHA-256 của danh sách giải: ${awards.sha256}`),
        ]
      : []),
    ...(collective
      ? [
          paragraph(`Kết quả tập thể chính thức: phiên bản ${collective.issue.version}.`),
          ragged(`Mã băm SHA-256 của kết quả tập thể: ${collective.issue.sha256}`),
        ]
      : []),
    ...countedBlocks(facts.rounds),
    {
      kind: 'table',
      caption: '',
      columns: [
        { header: 'Khối', share: 5, align: 'left' },
        { header: 'Số người', share: 2, align: 'right' },
        { header: 'Số lượt thi', share: 2, align: 'right' },
        { header: 'Điểm trung bình', share: 2, align: 'right' },
      ],
      rows: [
        ...divisions.map((each) => [
          each.name,
          count(each.people),
          count(each.attempts),
          meanScore(each.scoreMilli, each.people),
        ]),
        [
          'Cộng',
          count(result.people),
          count(result.attempts),
          meanScore(
            divisions.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0),
            result.people,
          ),
        ],
      ],
      strong: [divisions.length],
    },
  ];
}

const orderBlocks = (facts: OverallFacts): Block[] => [
  paragraph(
    `${combining[facts.combines]}; chỉ xếp hạng người đã dự ít nhất ${count(facts.minimumRounds)} đợt thi được tính.`,
  ),
  paragraph(orderSentence(facts)),
];

function rankTable({ name, people, top, ranked }: OverallFacts['divisions'][number]): Block[] {
  return [
    { kind: 'article', label: '', name: `${name} (${count(people)} người)` },
    {
      kind: 'table',
      caption: '',
      columns: [
        { header: 'Hạng', share: 1.1, align: 'center' },
        { header: 'Họ và tên', share: 4, align: 'left' },
        { header: 'Năm sinh', share: 1.3, align: 'center' },
        { header: 'Đơn vị', share: 4.2, align: 'left' },
        { header: 'Điểm', share: 1.4, align: 'right' },
        { header: 'Thời gian làm bài', share: 2.6, align: 'center' },
        { header: 'Số đợt đã dự', share: 1.3, align: 'right' },
        { header: 'Số lượt thi', share: 1.3, align: 'right' },
      ],
      rows: top.map((line) => [
        count(line.rank),
        line.fullName,
        String(line.birthYear),
        line.place,
        score(line.scoreMilli),
        duration(line.durationMs),
        count(line.rounds),
        count(line.attempts),
      ]),
    },
    ...(ranked > top.length
      ? [
          paragraph(
            `Còn ${count(ranked - top.length)} người cùng hạng không ghi hết ở đây; danh sách đầy đủ trong tệp xuất kết quả.`,
          ),
        ]
      : []),
  ];
}
