import type { Block, Paper, Signature } from '../document/paper.js';
import {
  byGroup,
  count,
  dataBlocks,
  dots,
  duration,
  headOf,
  type Letterhead,
  moment,
  opinion,
  orderSentence,
  paragraph,
  plain,
  ragged,
  roundOf,
  score,
  settledBlocks,
  sourceOf,
} from './official.js';
import type { ResultFacts, Winner } from './publication.data.js';

/** Biên bản xếp hạng. Who was there and when is left for the hand; the figures are those of the fixed result. */
export function minutesOf(facts: ResultFacts, letterhead: Letterhead): Paper {
  return {
    ...plain,
    head: headOf(letterhead, 'BB-BTC', null),
    title: {
      kind: 'BIÊN BẢN',
      about: `Về việc xếp hạng ${roundOf(facts)}`,
    },
    body: [
      ...opening(`${letterhead.body} họp xếp hạng ${roundOf(facts)}`),
      heading('II. Số liệu'),
      paragraph(`Đợt thi mở từ ${moment(facts.opensAt)} đến ${moment(facts.closesAt)}.`),
      ...dataBlocks(facts),
      heading('III. Cách xếp hạng'),
      paragraph(orderSentence(facts)),
      heading('IV. Kết quả'),
      ...rankedWinners(facts, 'Đợt thi này không có giải cá nhân.'),
      ...(facts.settled.length === 0
        ? []
        : [heading('V. Phân định người bằng nhau'), ...settledBlocks(facts)]),
      ...ending(facts.settled.length === 0 ? 'V' : 'VI'),
    ],
    signatures: minutesSignatures,
    recipients: ['Ban Tổ chức', 'Lưu: VT, hồ sơ cuộc thi'],
    source: sourceOf(facts),
  };
}

export const heading = (text: string): Block => ({ kind: 'article', label: '', name: text });

/** When, where and who; `doing`: "Ban Tổ chức họp …". The hand fills it in. */
export const opening = (doing: string): Block[] => [
  ragged(
    `Hôm nay, hồi ${dots(2)} giờ ${dots(2)} phút, ngày ${dots(2)} tháng ${dots(2)} năm ${dots(3)}, tại ${dots(12)}, ${doing}.`,
  ),
  heading('I. Thành phần'),
  ragged(`1. Chủ trì: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
  ragged(`2. Thư ký: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
  ragged(`3. Giám sát: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
];

/** The last section, numbered as it comes. */
export const ending = (number: string): Block[] => [
  heading(`${number}. Ý kiến`),
  ...opinion,
  paragraph(
    'Biên bản kết thúc vào hồi …… giờ …… phút cùng ngày, được lập thành 02 bản có giá trị như nhau; những người có tên ở mục I đã đọc, thống nhất và ký tên./.',
  ),
];

export const minutesSignatures: Signature[] = ['THƯ KÝ', 'GIÁM SÁT', 'CHỦ TRÌ'].map((post) => ({
  post: [post],
  name: '',
}));

/** Winners with what their place came from; `none` where there are none. */
export function rankedWinners(facts: Pick<ResultFacts, 'winners'>, none: string): Block[] {
  const groups = byGroup(facts);
  if (groups.length === 0) return [paragraph(none)];
  return groups.flatMap(({ name, winners }): Block[] => [
    paragraph(`${name}: ${count(winners.length)} người đạt giải.`),
    {
      kind: 'table',
      caption: '',
      columns: [
        { header: 'Hạng', share: 1.3, align: 'center' },
        { header: 'Họ và tên', share: 3.8, align: 'left' },
        { header: 'Năm sinh', share: 1.4, align: 'center' },
        { header: 'Đơn vị', share: 3.4, align: 'left' },
        { header: 'Điểm', share: 1.4, align: 'right' },
        { header: 'Thời gian làm bài', share: 2.4, align: 'center' },
        { header: 'Giải', share: 3.2, align: 'left' },
      ],
      rows: winners.map(rowOf),
    },
  ]);
}

const rowOf = (winner: Winner): string[] => [
  count(winner.rank),
  winner.fullName,
  String(winner.birthYear),
  winner.place,
  winner.scoreMilli === null ? '' : score(winner.scoreMilli),
  winner.durationMs === null ? '' : duration(winner.durationMs),
  winner.tier,
];
