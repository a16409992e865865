import type { Annex, Block, Paper } from '../document/paper.js';
import { moneyInWords } from '../document/words.js';
import { localTime } from '../platform/local-time.js';
import { attachedToDecision } from '../publication/decision.js';
import {
  article,
  contestOf,
  count,
  dots,
  headOf,
  type Letterhead,
  opinion,
  paragraph,
  plain,
  ragged,
  settledBlocks,
} from '../publication/official.js';
import type { Settled } from '../publication/publication.data.js';
import type { CollectiveAwardView, CollectiveClassView, CollectiveLineView } from './collective.dto.js';
import type { StoredCollective } from './collective.query.js';

const SIGN = 'QĐ-BTC';

/** What the papers of a fixed collective result say. */
export interface CollectiveFacts {
  contest: string;
  issue: StoredCollective['issue'];
  rounds: { name: string; version: number }[];
  /** In Vietnamese. */
  awards: CollectiveAwardView[];
  /** Lots and minutes among bodies that stood equal. */
  settled: Settled[];
}

/** Biên bản xếp hạng tập thể. Who was there is left for the hand; the figures are those of the fixed result. */
export function collectiveMinutes(facts: CollectiveFacts, letterhead: Letterhead): Paper {
  return {
    ...plain,
    head: headOf(letterhead, 'BB-BTC', null),
    title: { kind: 'BIÊN BẢN', about: `Về việc xếp hạng tập thể của ${contestOf(facts.contest)}` },
    body: [
      ragged(
        `Hôm nay, ngày ${dots(2)} tháng ${dots(2)} năm ${dots(3)}, tại ${dots(12)}, ${letterhead.body} họp xếp hạng tập thể của ${contestOf(facts.contest)}.`,
      ),
      heading('I. Thành phần'),
      ragged(`1. Chủ trì: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
      ragged(`2. Thư ký: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
      ragged(`3. Giám sát: ông (bà) ${dots(11)}, chức vụ ${dots(7)}`),
      heading('II. Số liệu'),
      ...dataBlocks(facts),
      heading('III. Kết quả'),
      ...facts.awards.flatMap((award) =>
        award.classes.flatMap((group) => [paragraph(`${titleOf(award, group)}:`), rankTable(award, group)]),
      ),
      ...(facts.settled.length === 0
        ? []
        : [heading('IV. Phân định tập thể bằng nhau'), ...settledBlocks(facts, 'tập thể')]),
      heading(`${facts.settled.length === 0 ? 'IV' : 'V'}. Ý kiến`),
      ...opinion,
      paragraph(
        'Biên bản được lập thành 02 bản có giá trị như nhau; những người có tên ở mục I đã đọc, thống nhất và ký tên./.',
      ),
    ],
    signatures: [
      { post: ['THƯ KÝ'], name: '' },
      { post: ['GIÁM SÁT'], name: '' },
      { post: ['CHỦ TRÌ'], name: '' },
    ],
    recipients: ['Ban Tổ chức', 'Lưu: hồ sơ cuộc thi'],
    source: sourceOf(facts),
  };
}

/** Dự thảo quyết định trao giải tập thể, with who gets what, all places and why as annexes. */
export function collectiveDecision(facts: CollectiveFacts, letterhead: Letterhead): Paper {
  const won = bodiesAwarded(facts.awards);
  const amount = sumOf(won);
  const head = letterhead.body.toLocaleUpperCase('vi');
  const attachedTo = attachedToDecision(letterhead);
  const annex = (label: string, name: string, body: Block[], landscape: boolean): Annex => ({
    label: `Phụ lục ${label}`,
    name,
    attachedTo,
    landscape,
    body,
  });
  return {
    ...plain,
    head: headOf(letterhead, SIGN, facts.issue.at),
    title: { kind: 'QUYẾT ĐỊNH', about: `Về việc trao giải tập thể của ${contestOf(facts.contest)}` },
    authority: `TRƯỞNG ${head}`,
    bases: [
      `Căn cứ Thể lệ ${contestOf(facts.contest)}`,
      `Căn cứ kết quả tập thể chính thức, phiên bản ${facts.issue.version}`,
      'Căn cứ Biên bản xếp hạng tập thể',
      'Theo đề nghị của Tổ Thư ký',
    ],
    order: 'QUYẾT ĐỊNH:',
    body: [
      article(1, 'Trao giải'),
      paragraph(
        `Trao giải cho ${count(won.length)} tập thể có tên tại Phụ lục I với tổng số tiền thưởng là ${count(amount)} đồng (${moneyInWords(amount)}).`,
      ),
      article(2, 'Kinh phí'),
      paragraph('Tiền thưởng được chi từ kinh phí tổ chức cuộc thi theo quy định.'),
      article(3, 'Trách nhiệm thi hành'),
      paragraph(
        'Tổ Thư ký và các tập thể có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.',
      ),
    ],
    signatures: [{ post: ['TRƯỞNG BAN'], name: '' }],
    recipients: ['Như Điều 3', 'Cơ quan chủ quản (để báo cáo)', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [
      annex('I', 'Danh sách tập thể đạt giải', facts.awards.flatMap(winnerTables), false),
      annex(
        'II',
        'Thứ hạng và căn cứ xếp hạng của từng tập thể',
        facts.awards.flatMap((award) =>
          award.classes.flatMap((group): Block[] => [
            { kind: 'article', label: '', name: titleOf(award, group) },
            rankTable(award, group),
          ]),
        ),
        true,
      ),
      annex('III', 'Số liệu của kết quả', dataBlocks(facts), false),
    ],
    source: sourceOf(facts),
  };
}

const heading = (name: string): Block => ({ kind: 'article', label: '', name });
const titleOf = ({ name }: CollectiveAwardView, group: CollectiveClassView): string =>
  group.name === '' ? name : `${name}, ${group.name}`;
const winnersOf = (lines: readonly CollectiveLineView[]) => lines.filter(({ tier }) => tier !== null);
const sumOf = (lines: readonly CollectiveLineView[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

const sourceOf = ({ issue }: CollectiveFacts): string =>
  `Số liệu: kết quả tập thể chính thức, phiên bản ${issue.version}, SHA-256 ${issue.sha256}`;

function dataBlocks({ issue, rounds }: CollectiveFacts): Block[] {
  const from = rounds.map(({ name, version }) => `${name} (phiên bản ${version})`).join(', ');
  const reason = issue.reason === '' ? '' : ` Lý do công bố lại: ${issue.reason}.`;
  const signed = issue.confirmedBy === null ? issue.by : `${issue.by}, ${issue.confirmedBy}`;
  return [
    paragraph(
      `Kết quả tập thể chính thức phiên bản ${issue.version}, xác nhận lúc ${localTime(issue.at.getTime())}, người xác nhận: ${signed}.${reason}`,
    ),
    paragraph(`Tính từ kết quả chính thức của: ${from}.`),
    ragged(`Mã băm SHA-256 của kết quả: ${issue.sha256}`),
  ];
}

/** Bodies with entrants or a head-count; a rate stands with its base, and who is not ranked says why. */
function rankTable(award: CollectiveAwardView, { lines }: CollectiveClassView): Block {
  return {
    kind: 'table',
    caption: '',
    columns: [
      { header: 'Hạng', share: 1.5, align: 'center' },
      { header: award.among === 'unit' ? 'Đơn vị' : 'Cơ quan, trường', share: 3.6, align: 'left' },
      { header: 'Số người', share: 1.7, align: 'right' },
      { header: 'Số lượt', share: 1.5, align: 'right' },
      { header: 'Tổng số người', share: 1.9, align: 'right' },
      { header: 'Căn cứ', share: 5.6, align: 'left' },
      { header: 'Giải', share: 2.1, align: 'left' },
    ],
    rows: lines
      .filter(({ people, headCount }) => people > 0 || headCount !== null)
      .map((line) => [
        line.rank === null ? '' : count(line.rank),
        line.name,
        count(line.people),
        count(line.attempts),
        line.headCount === null ? 'chưa có số lượng' : count(line.headCount),
        line.why,
        line.tier ?? '',
      ]),
  };
}

/** Bodies with an award, of all awards. */
export const bodiesAwarded = (awards: readonly CollectiveAwardView[]): CollectiveLineView[] =>
  awards.flatMap(({ classes }) => classes.flatMap(({ lines }) => winnersOf(lines)));

/** Who gets what by one award. */
export function winnerTables(award: CollectiveAwardView): Block[] {
  return award.classes.flatMap((group): Block[] => {
    const won = winnersOf(group.lines);
    if (won.length === 0) return [paragraph(`${titleOf(award, group)}: không có tập thể đạt giải.`)];
    return [
      { kind: 'article', label: '', name: titleOf(award, group) },
      {
        kind: 'table',
        caption: 'Tiền thưởng: đồng',
        columns: [
          { header: 'STT', share: 1, align: 'center' },
          { header: 'Tập thể', share: 6, align: 'left' },
          { header: 'Hạng', share: 1.2, align: 'center' },
          { header: 'Giải', share: 3, align: 'left' },
          { header: 'Tiền thưởng', share: 2.4, align: 'right' },
        ],
        rows: [
          ...won.map((line, i) => [
            count(i + 1),
            line.name,
            count(line.rank ?? 0),
            line.tier ?? '',
            count(line.amount),
          ]),
          ['', 'Cộng', '', count(won.length), count(sumOf(won))],
        ],
        strong: [won.length],
      },
    ];
  });
}
