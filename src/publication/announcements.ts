import type { Block, Paper } from '../document/paper.js';
import {
  byGroup,
  count,
  dataBlocks,
  dayOf,
  headOf,
  type Letterhead,
  paragraph,
  plain,
  roundOf,
  score,
  share,
  sourceOf,
} from './official.js';
import type { ResultFacts } from './publication.data.js';

/** Thông báo kết quả: for the public, so names are those that may be public. */
export function noticeOf(facts: ResultFacts, letterhead: Letterhead): Paper {
  const head = letterhead.body.toLocaleUpperCase('vi');
  return {
    ...plain,
    head: headOf(letterhead, 'TB-BTC', facts.result.at),
    title: { kind: 'THÔNG BÁO', about: `Kết quả ${roundOf(facts)}` },
    body: [
      paragraph(`${letterhead.body} thông báo kết quả ${roundOf(facts)} như sau:`),
      { kind: 'article', label: '1.', name: 'Số liệu chung' },
      ...dataBlocks(facts),
      { kind: 'article', label: '2.', name: 'Cá nhân đạt giải' },
      ...publicWinners(facts, 'Đợt thi này không có giải cá nhân.'),
      namesNote,
      paragraph(`${letterhead.body} thông báo để các đơn vị và người dự thi được biết./.`),
    ],
    signatures: [{ post: [`TM. ${head}`, 'TRƯỞNG BAN'], name: '' }],
    recipients: ['Các đơn vị có người dự thi', 'Trang thông tin cuộc thi', 'Lưu: VT'],
    source: sourceOf(facts),
  };
}

/** How people are named in public. */
export const namesNote = paragraph(
  'Họ tên được công bố theo sự đồng ý của từng người; người chưa đồng ý được viết tắt tên, người dưới 16 tuổi không nêu tên. Người đạt giải xem chi tiết ở trang của mình.',
);

/** Winners as the public may know them; `none` where there are none. */
export function publicWinners(facts: Pick<ResultFacts, 'winners'>, none: string): Block[] {
  const lists = byGroup(facts);
  if (lists.length === 0) return [paragraph(none)];
  return lists.flatMap(({ name, winners }): Block[] => [
    paragraph(`${name}:`),
    {
      kind: 'table',
      caption: '',
      columns: [
        { header: 'STT', share: 1, align: 'center' },
        { header: 'Họ và tên', share: 4, align: 'left' },
        { header: 'Đơn vị', share: 4.4, align: 'left' },
        { header: 'Điểm', share: 1.6, align: 'right' },
        { header: 'Giải', share: 3, align: 'left' },
      ],
      rows: winners.map((winner, i) => [
        count(i + 1),
        winner.publicName,
        winner.place,
        winner.scoreMilli === null ? '' : score(winner.scoreMilli),
        winner.tier,
      ]),
    },
  ]);
}

/** Entrants of one unit or organization. */
export interface BulletinLine {
  name: string;
  /** On the day; people with their first attempt of that day count once. */
  people: number;
  attempts: number;
  /** From the opening of the round. */
  peopleSoFar: number;
  attemptsSoFar: number;
  headCount: number | null;
}

export interface BulletinFacts {
  contest: string;
  round: string;
  /** Epoch ms: any moment of the day, and when the figures were read. */
  day: number;
  readAt: number;
  /** Sums over everybody: a person of two units would count twice if lines were added. */
  total: Omit<BulletinLine, 'name' | 'headCount'>;
  units: readonly BulletinLine[];
  organizations: readonly BulletinLine[];
}

/** Bản tin ngày: figures of a running round, so they are provisional and the paper says so. */
export function bulletinOf(facts: BulletinFacts, letterhead: Letterhead): Paper {
  const { day, month, year } = dayOf(facts.day);
  const { total } = facts;
  return {
    ...plain,
    head: { ...headOf(letterhead, 'BT-BTC', new Date(facts.day)), date: { day, month, year } },
    title: { kind: 'BẢN TIN', about: `Số liệu ${roundOf(facts)}, ngày ${day}/${month}/${year}` },
    body: [
      paragraph(
        `Trong ngày có ${count(total.people)} người dự thi với ${count(total.attempts)} lượt thi. Từ khi mở đợt thi có ${count(total.peopleSoFar)} người với ${count(total.attemptsSoFar)} lượt thi.`,
      ),
      { kind: 'article', label: '1.', name: 'Theo xã, phường' },
      lineTable('Xã, phường', facts.units),
      { kind: 'article', label: '2.', name: 'Theo cơ quan, trường' },
      lineTable('Cơ quan, trường', facts.organizations, true),
    ],
    signatures: [{ post: ['TỔ THƯ KÝ'], name: '' }],
    recipients: ['Ban Tổ chức', 'Các đơn vị', 'Lưu: VT'],
    source: `Số liệu tạm tính, đọc lúc ${new Date(facts.readAt + 7 * 3_600_000).toISOString().slice(11, 16)} ngày ${dayOf(facts.readAt).day}/${dayOf(facts.readAt).month}/${dayOf(facts.readAt).year}`,
  };
}

const lineTable = (what: string, lines: readonly BulletinLine[], withRate = false): Block => ({
  kind: 'table',
  caption: '',
  columns: [
    { header: 'STT', share: 1, align: 'center' },
    { header: what, share: 5, align: 'left' },
    { header: 'Số người trong ngày', share: 1.9, align: 'right' },
    { header: 'Số lượt trong ngày', share: 1.9, align: 'right' },
    { header: 'Số người từ đầu đợt', share: 1.9, align: 'right' },
    { header: 'Số lượt từ đầu đợt', share: 1.9, align: 'right' },
    ...(withRate ? ([{ header: 'Tỉ lệ tham gia', share: 3, align: 'right' }] as const) : []),
  ],
  rows: lines.map((line, i) => [
    count(i + 1),
    line.name,
    count(line.people),
    count(line.attempts),
    count(line.peopleSoFar),
    count(line.attemptsSoFar),
    ...(withRate ? [share(line.peopleSoFar, line.headCount)] : []),
  ]),
});
