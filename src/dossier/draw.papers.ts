import type { Annex, Block, Paper } from '../document/paper.js';
import { ending, heading, minutesSignatures, opening } from '../publication/minutes.js';
import {
  contestOf,
  count,
  headOf,
  keyTable,
  type Letterhead,
  moment,
  paragraph,
  plain,
  ragged,
} from '../publication/official.js';
import type { DrawFacts } from './draw.data.js';
import { spaced } from './overall.papers.js';

/** Lines of the pool that are printed; all of them are on the page of the draw, under the same hash. */
const POOL_PRINTED = 1000;

/** Biên bản bốc thăm, complete enough to draw again by hand. */
export function drawMinutes(facts: DrawFacts, letterhead: Letterhead): Paper {
  const { places, pool, poolSha256, witnesses, drawn } = facts;
  const who = facts.among === 'people' ? 'người' : 'tập thể';
  return {
    ...plain,
    head: headOf(letterhead, 'BB-BTC', null),
    title: { kind: 'BIÊN BẢN', about: `Về việc bốc thăm: ${facts.title}` },
    body: [
      ...opening(`${letterhead.body} tiến hành bốc thăm của ${contestOf(facts.contest)}`),
      paragraph('4. Người chứng kiến:'),
      {
        kind: 'table',
        caption: '',
        columns: [
          { header: 'STT', share: 1, align: 'center' },
          { header: 'Họ và tên', share: 4, align: 'left' },
          { header: 'Chức vụ, đại diện', share: 5, align: 'left' },
          { header: 'Ký tên', share: 3, align: 'left' },
        ],
        rows: witnesses.map(({ name, post }, i) => [count(i + 1), name, post, '']),
      },
      heading('II. Danh sách bốc thăm'),
      paragraph(
        `Bốc ${count(places)} trong ${count(pool.length)} ${who} bằng nhau. Danh sách được khóa và công bố lúc ${moment(facts.fixedAt)}, người khóa: ${facts.fixedBy}, trước khi có số liệu của các nguồn dưới đây.`,
      ),
      ragged(`Mã băm SHA-256 của danh sách: ${poolSha256}`),
      heading('III. Số liệu công khai dùng để bốc thăm'),
      {
        kind: 'table',
        caption: '',
        columns: [
          { header: 'Nguồn', share: 3.4, align: 'left' },
          { header: 'Nơi và lúc ai cũng xem được', share: 4, align: 'left' },
          { header: 'Giá trị', share: 2.6, align: 'left' },
          { header: 'Có lúc', share: 2.6, align: 'left' },
        ],
        rows: facts.sources.map(({ name, from, values, knownAt }) => [
          name,
          from,
          values.join('; '),
          moment(Date.parse(knownAt)),
        ]),
      },
      heading('IV. Kết quả'),
      paragraph(
        `Bốc thăm lúc ${moment(facts.drawnAt)}, người thực hiện: ${facts.drawnBy}. Kết quả theo thứ tự bốc được:`,
      ),
      orderTable(drawn.slice(0, places)),
      paragraph(
        drawn.length > places
          ? `Thứ tự dự bị sau ${count(places)} ${who} trên, từng bước tính và cách bốc lại có trong các Phụ lục.`
          : 'Từng bước tính và cách bốc lại có trong các Phụ lục.',
      ),
      ...ending('V'),
    ],
    signatures: minutesSignatures,
    recipients: ['Ban Tổ chức', 'Người chứng kiến', 'Lưu: VT, hồ sơ cuộc thi'],
    annexes: [
      annex('I', 'Danh sách bốc thăm', poolBlocks(facts, who)),
      annex('II', 'Cách bốc lại', redoBlocks(facts)),
      annex('III', 'Từng bước bốc thăm', [stepTable(facts)], true),
    ],
    source: `Số liệu: lần bốc thăm “${facts.title}”, danh sách có SHA-256 ${poolSha256}`,
  };
}

const annex = (label: string, name: string, body: Block[], landscape = false): Annex => ({
  label: `Phụ lục ${label}`,
  name,
  attachedTo: '(Kèm theo Biên bản bốc thăm)',
  landscape,
  body,
});

const orderTable = (drawn: DrawFacts['drawn']): Block => ({
  kind: 'table',
  caption: '',
  columns: [
    { header: 'Thứ tự', share: 1.2, align: 'center' },
    { header: 'Mã trong danh sách', share: 3, align: 'left' },
    { header: 'Họ và tên, tên tập thể', share: 4.4, align: 'left' },
    { header: 'Đơn vị', share: 4.4, align: 'left' },
  ],
  rows: drawn.map(({ index, picked, name, place }) => [count(index + 1), picked, name, place]),
});

function poolBlocks({ pool, poolSha256 }: DrawFacts, who: string): Block[] {
  const left = pool.length - POOL_PRINTED;
  return [
    paragraph(
      `Danh sách gồm ${count(pool.length)} ${who}, mỗi dòng một mã, xếp theo thứ tự ký tự của mã. Tệp văn bản gồm các mã này, sau mỗi mã là một ký tự xuống dòng (LF), có mã băm:`,
    ),
    ragged(`SHA-256 ${poolSha256}`),
    {
      kind: 'table',
      caption: '',
      columns: [
        { header: 'Dòng', share: 1.2, align: 'center' },
        { header: 'Mã', share: 3, align: 'left' },
        { header: 'Họ và tên, tên tập thể', share: 4.4, align: 'left' },
        { header: 'Đơn vị', share: 4.4, align: 'left' },
      ],
      rows: pool.slice(0, POOL_PRINTED).map(({ line, name, place }, i) => [count(i + 1), line, name, place]),
    },
    ...(left > 0
      ? [
          paragraph(
            `Còn ${count(left)} dòng không in ở đây; danh sách đủ ở trang bốc thăm của cuộc thi, có cùng mã băm.`,
          ),
        ]
      : []),
  ];
}

function redoBlocks({ key, sources }: DrawFacts): Block[] {
  return [
    paragraph(
      'Bốc thăm theo RFC 3797, dùng SHA-256 thay cho MD5. Ai có danh sách và số liệu công khai đều bốc lại được:',
    ),
    paragraph('1. Tính SHA-256 của tệp danh sách và so với mã đã công bố trước khi có số liệu.'),
    paragraph(
      '2. Ghép khóa từ các phần dưới đây, nối liền nhau, không có khoảng trắng. Mỗi phần là các giá trị của một nguồn, sau mỗi giá trị là một dấu chấm, cuối phần là dấu gạch chéo; nếu mọi giá trị của nguồn là số thì xếp từ nhỏ đến lớn.',
    ),
    keyTable(
      key,
      sources.map(({ name }) => name),
    ),
    paragraph(
      '3. Bước thứ n, đếm từ 0: viết n thành hai byte (byte cao trước); ghép hai byte ấy, khóa, rồi lại hai byte ấy; tính SHA-256.',
    ),
    paragraph(
      '4. Coi mã băm là một số hệ 16, chia cho số dòng còn lại trong danh sách; lấy số dư cộng 1 là vị trí của dòng được bốc.',
    ),
    paragraph('5. Bỏ dòng ấy khỏi danh sách, giữ thứ tự các dòng còn lại, rồi làm bước tiếp theo.'),
  ];
}

const stepTable = ({ drawn, places }: DrawFacts): Block => ({
  kind: 'table',
  caption: 'In đậm: được chọn; các dòng sau là dự bị',
  columns: [
    { header: 'Bước', share: 1, align: 'center' },
    { header: 'SHA-256', share: 5.6, align: 'left' },
    { header: 'Còn lại', share: 1.2, align: 'right' },
    { header: 'Vị trí', share: 1.2, align: 'right' },
    { header: 'Mã được bốc', share: 2.4, align: 'left' },
    { header: 'Họ và tên, tên tập thể', share: 4, align: 'left' },
  ],
  rows: drawn.map(({ index, digest, left, position, picked, name }) => [
    count(index),
    spaced(digest),
    count(left),
    count(position),
    picked,
    name,
  ]),
  strong: drawn.slice(0, places).map((_, i) => i),
});
