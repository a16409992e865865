import type { Annex, Block, Paper } from '../document/paper.js';
import { moneyInWords } from '../document/words.js';
import {
  article,
  byGroup,
  contestOf,
  count,
  dataBlocks,
  headOf,
  type Letterhead,
  orderSentence,
  paragraph,
  plain,
  roundOf,
  score,
  sourceOf,
} from './official.js';
import type { ResultFacts, Winner } from './publication.data.js';

const SIGN = 'QĐ-BTC';

/** Under the name of an annex; number and day are left for the records office. */
export const attachedToDecision = ({ body }: Pick<Letterhead, 'body'>): string => {
  const gap = (n: number) => '\u{a0}'.repeat(n);
  return `(Kèm theo Quyết định số${gap(8)}/${SIGN} ngày${gap(6)}tháng${gap(6)}năm${gap(8)} của ${body})`;
};

/** Dự thảo quyết định trao giải, with lists by division and by unit and the data they come from as annexes. */
export function decisionOf(facts: ResultFacts, letterhead: Letterhead): Paper {
  const { winners, result } = facts;
  const amount = winners.reduce((sum, winner) => sum + winner.amount, 0);
  const head = letterhead.body.toLocaleUpperCase('vi');
  const attachedTo = attachedToDecision(letterhead);
  const annex = (label: string, name: string, body: Block[], landscape = false): Annex => ({
    label: `Phụ lục ${label}`,
    name,
    attachedTo,
    landscape,
    body,
  });
  return {
    ...plain,
    head: headOf(letterhead, SIGN, result.at),
    title: {
      kind: 'QUYẾT ĐỊNH',
      about: `Về việc công nhận kết quả và trao giải ${roundOf(facts)}`,
    },
    authority: `TRƯỞNG ${head}`,
    bases: [
      `Căn cứ Thể lệ ${contestOf(facts.contest)}`,
      `Căn cứ kết quả chính thức ${facts.round}, phiên bản ${result.version}`,
      `Căn cứ Biên bản xếp hạng ${facts.round}`,
      'Theo đề nghị của Tổ Thư ký',
    ],
    order: 'QUYẾT ĐỊNH:',
    body: [
      article(1, 'Công nhận kết quả'),
      paragraph(
        `Công nhận kết quả ${roundOf(facts)} gồm ${count(result.people)} người dự thi với ${count(result.attempts)} lượt thi.`,
      ),
      article(2, 'Trao giải'),
      paragraph(
        `Trao giải cho ${count(winners.length)} cá nhân có tên tại Phụ lục I và Phụ lục II với tổng số tiền thưởng là ${count(amount)} đồng (${moneyInWords(amount)}).`,
      ),
      article(3, 'Kinh phí'),
      paragraph('Tiền thưởng được chi từ kinh phí tổ chức cuộc thi theo quy định.'),
      article(4, 'Trách nhiệm thi hành'),
      paragraph(
        'Tổ Thư ký, các đơn vị liên quan và các cá nhân có tên tại Điều 2 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.',
      ),
    ],
    signatures: [{ post: ['TRƯỞNG BAN'], name: '' }],
    recipients: ['Như Điều 4', 'Cơ quan chủ quản (để báo cáo)', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [
      annex('I', 'Danh sách cá nhân đạt giải theo khối', divisionLists(facts), true),
      annex('II', 'Danh sách cá nhân đạt giải theo đơn vị', unitLists(winners)),
      annex('III', 'Số liệu của kết quả', [...dataBlocks(facts), paragraph(orderSentence(facts))]),
    ],
    source: sourceOf(facts),
  };
}

/** Who gets what, under the heading of each list; with names in full. */
export function divisionLists(facts: Pick<ResultFacts, 'winners'>): Block[] {
  return byGroup(facts).flatMap(({ name, winners }): Block[] => [
    { kind: 'article', label: '', name },
    {
      kind: 'table',
      caption: 'Tiền thưởng: đồng',
      columns: [
        { header: 'STT', share: 1, align: 'center' },
        { header: 'Họ và tên', share: 4, align: 'left' },
        { header: 'Năm sinh', share: 1.4, align: 'center' },
        { header: 'Đơn vị', share: 4, align: 'left' },
        { header: 'Hạng', share: 1.2, align: 'center' },
        { header: 'Điểm', share: 1.4, align: 'right' },
        { header: 'Giải', share: 2.6, align: 'left' },
        { header: 'Tiền thưởng', share: 2, align: 'right' },
      ],
      rows: [
        ...winners.map((winner, i) => [
          count(i + 1),
          winner.fullName,
          String(winner.birthYear),
          winner.place,
          count(winner.rank),
          winner.scoreMilli === null ? '' : score(winner.scoreMilli),
          winner.tier,
          count(winner.amount),
        ]),
        ['', 'Cộng', '', '', '', '', '', count(sumOf(winners))],
      ],
      strong: [winners.length],
    },
  ]);
}

/** The same by unit. */
export function unitLists(winners: readonly Winner[]): Block[] {
  const places = Map.groupBy(winners, ({ place }) => place);
  const order = new Intl.Collator('vi').compare;
  return [
    {
      kind: 'table',
      caption: 'Tiền thưởng: đồng',
      columns: [
        { header: 'STT', share: 1, align: 'center' },
        { header: 'Đơn vị', share: 4, align: 'left' },
        { header: 'Họ và tên', share: 4, align: 'left' },
        { header: 'Giải', share: 2.8, align: 'left' },
        { header: 'Tiền thưởng', share: 2.2, align: 'right' },
      ],
      rows: [
        ...[...places.keys()]
          .toSorted(order)
          .flatMap((place) => places.get(place)!)
          .map((winner, i) => [
            count(i + 1),
            winner.place,
            winner.fullName,
            winner.tier,
            count(winner.amount),
          ]),
        ['', 'Cộng', '', count(winners.length), count(sumOf(winners))],
      ],
      strong: [winners.length],
    },
  ];
}

const sumOf = (winners: readonly Winner[]): number => winners.reduce((sum, { amount }) => sum + amount, 0);
