import type { CriterionName } from '../core/rules/document.js';
import type { Block, Head, Paper } from '../document/paper.js';
import { dateInWords } from '../document/words.js';
import { localTime, wallClock } from '../platform/local-time.js';
import type { FixedVersion, ResultFacts, Winner } from './publication.data.js';

/** What only the organisers know: written at the head of the paper. */
export interface Letterhead {
  parentBody: string;
  body: string;
  place: string;
}

const integers = new Intl.NumberFormat('vi-VN');
const points = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
const means = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const count = (n: number): string => integers.format(n);
export const score = (milli: number): string => points.format(milli / 1000);
export const meanScore = (milli: number, people: number): string =>
  people === 0 ? '' : means.format(milli / people / 1000);

/** "45,67% (1.234/2.702)": a share never stands without its base; a head-count that is not known says so. */
export const share = (people: number, of: number | null): string =>
  of === null
    ? 'chưa khai số người'
    : `${means.format(Math.floor((people * 10_000) / of) / 100)}% (${count(people)}/${count(of)})`;

/** "09 phút 41,250 giây". */
export function duration(ms: number): string {
  const minutes = String(Math.floor(ms / 60_000)).padStart(2, '0');
  const seconds = ((ms % 60_000) / 1000).toFixed(3).padStart(6, '0').replace('.', ',');
  return `${minutes} phút ${seconds} giây`;
}

/** "17 giờ 05 phút, ngày 26 tháng 11 năm 2026". */
export function moment(ms: number): string {
  const clock = wallClock(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(clock.getUTCHours())} giờ ${two(clock.getUTCMinutes())} phút, ${dateInWords(dayOf(ms))}`;
}

export const dayOf = (ms: number) => {
  const clock = wallClock(ms);
  return { day: clock.getUTCDate(), month: clock.getUTCMonth() + 1, year: clock.getUTCFullYear() };
};

/** Head of a paper whose number and day the records office writes. */
export const headOf = ({ parentBody, body, place }: Letterhead, sign: string, at: Date | null): Head => ({
  parentBody,
  body,
  sign,
  place,
  date: at === null ? null : { year: dayOf(at.getTime()).year },
});

/** A contest as it stands in a sentence: with its name in quotes, unless that says itself what it is. */
export const contestOf = (contest: string): string =>
  /^(cuộc|hội) thi/iu.test(contest) ? contest : `cuộc thi “${contest}”`;

/** A round with its contest; the only round of a contest is often called just “Cuộc thi”. */
export const roundOf = ({ round, contest }: Pick<ResultFacts, 'round' | 'contest'>): string =>
  /^(cuộc|hội) thi$/iu.test(round) ? contestOf(contest) : `${round} của ${contestOf(contest)}`;

/** Of which data the paper is: at its foot and in its annex. */
export function sourceOf({ round, result }: ResultFacts): string {
  const hash = result.sha256 === null ? '' : `, SHA-256 ${result.sha256}`;
  return `Số liệu: kết quả chính thức ${round}, phiên bản ${result.version}${hash}`;
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const ragged = (text: string): Block => ({ kind: 'paragraph', text, ragged: true });
export const article = (n: number, name: string): Block => ({ kind: 'article', label: `Điều ${n}.`, name });

/** Lines of dots for the hand. */
export const dots = (n: number): string => '…'.repeat(n);

/** Two lines for what somebody wants noted. */
export const opinion: Block[] = [ragged(dots(29)), ragged(dots(29))];

export const criteria: Record<CriterionName, string> = {
  score: 'điểm cao hơn xếp trước',
  correct: 'số câu đúng nhiều hơn xếp trước',
  'essay-score': 'điểm tự luận cao hơn xếp trước',
  'topic-points': 'điểm của chủ đề nêu trong thể lệ cao hơn xếp trước',
  'prediction-error': 'số dự đoán lệch ít hơn so với thực tế xếp trước',
  duration: 'thời gian làm bài ngắn hơn xếp trước',
  'submitted-at': 'thời điểm nộp bài sớm hơn xếp trước',
  'submitted-after-opening': 'thời gian từ lúc mở đợt đến lúc nộp ngắn hơn xếp trước',
  'started-at': 'thời điểm bắt đầu sớm hơn xếp trước',
  'registered-at': 'thời điểm đăng ký sớm hơn xếp trước',
  attempts: 'số lượt thi ít hơn xếp trước',
  older: 'người lớn tuổi hơn xếp trước',
  younger: 'người nhỏ tuổi hơn xếp trước',
  'extra-question': 'câu hỏi phụ',
  draw: 'bốc thăm',
  decision: 'quyết định của Ban Tổ chức',
};

/** The order of the rulebook in one sentence. */
export const orderSentence = ({ ranking }: Pick<ResultFacts, 'ranking'>): string =>
  `Thứ tự so sánh: ${ranking.map((name, i) => `(${i + 1}) ${criteria[name]}`).join('; ')}. Người bằng nhau ở mọi tiêu chí cùng một hạng.`;

/** People and attempts of each division; the sum is a row of its own. */
export function divisionTable({ divisions, result }: ResultFacts): Block {
  const sum = (of: 'scoreMilli' | 'perfect') => divisions.reduce((total, each) => total + each[of], 0);
  return {
    kind: 'table',
    caption: '',
    columns: [
      { header: 'Khối', share: 5, align: 'left' },
      { header: 'Số người', share: 2, align: 'right' },
      { header: 'Số lượt thi', share: 2, align: 'right' },
      { header: 'Điểm trung bình', share: 2, align: 'right' },
      { header: 'Số người đúng tất cả', share: 3, align: 'right' },
    ],
    rows: [
      ...divisions.map((each) => [
        each.name,
        count(each.people),
        count(each.attempts),
        meanScore(each.scoreMilli, each.people),
        share(each.perfect, each.people),
      ]),
      [
        'Cộng',
        count(result.people),
        count(result.attempts),
        meanScore(sum('scoreMilli'), result.people),
        share(sum('perfect'), result.people),
      ],
    ],
    strong: [divisions.length],
  };
}

/** Winners under the heading of their list. */
export const byGroup = ({ winners }: Pick<ResultFacts, 'winners'>): { name: string; winners: Winner[] }[] =>
  [...Map.groupBy(winners, ({ group }) => group)].map(([name, own]) => ({ name, winners: own }));

/** How equals were told apart, so that the minutes say it and anybody can draw again. */
export function settledBlocks({ settled }: Pick<ResultFacts, 'settled'>, among = 'người'): Block[] {
  return settled.flatMap(({ title, draw, minutes, members, at }, i): Block[] => {
    const present = members.map(({ name, post }) => `${name} (${post})`).join(', ');
    const label = `${i + 1}. ${title}`;
    if (!draw)
      return [
        paragraph(`${label}: ${minutes}${present === '' ? '' : ` Người tham gia quyết định: ${present}.`}`),
      ];
    const sources = draw.sources.map(({ name, from, values }) => `${name} (${from}): ${values.join(', ')}`);
    return [
      ragged(
        `${label}: bốc thăm lúc ${localTime(at)} giữa ${count(draw.people)} ${among}, danh sách khóa trước với mã băm SHA-256 ${draw.poolSha256}. Nguồn số liệu công khai: ${sources.join('; ')}. Người chứng kiến: ${present}. Kết quả theo thứ tự: ${draw.winners.join(', ')}.`,
      ),
      paragraph('Khóa bốc thăm (RFC 3797 với SHA-256) là các phần sau nối liền nhau:'),
      keyTable(
        draw.key,
        draw.sources.map(({ name }) => name),
      ),
    ];
  });
}

/** Which version, by whom, in whose place and why, and its hash. `what` begins the sentence. */
export function versionBlocks(what: string, fixed: FixedVersion): Block[] {
  const { version, at, by, reason, sha256, replaces } = fixed;
  const hash = replaces?.sha256 ? ` (SHA-256 ${replaces.sha256})` : '';
  return [
    paragraph(
      `${what} phiên bản ${version}, xác nhận lúc ${localTime(at.getTime())}, người xác nhận: ${by}.`,
    ),
    ...(replaces ? [ragged(`Thay thế phiên bản ${replaces.version}${hash}. Lý do: ${ended(reason)}`)] : []),
    ...(sha256 === null ? [] : [ragged(`Mã băm SHA-256 của phiên bản ${version}: ${sha256}`)]),
  ];
}

/** What somebody typed, as a sentence with one full stop. */
const ended = (text: string): string => `${text.replace(/[\s.]+$/u, '')}.`;

/** The key of a draw, a part a row: as one word it would run over the edge of the page. `sources`: names, in order. */
export const keyTable = (key: string, sources: readonly string[]): Block => ({
  kind: 'table',
  caption: '',
  columns: [{ header: 'Phần của khóa (nguồn)', share: 1, align: 'left' }],
  rows: key
    .split(/(?<=\.\/)/)
    .map((part, i) => [
      i === 0 ? `${part} (danh sách: mã băm và số dòng)` : `${part} (${sources[i - 1] ?? ''})`,
    ]),
});

/** Version, moment, hash and sums: what anybody needs to compare the paper with the data. */
export function dataBlocks(facts: ResultFacts): Block[] {
  const { result } = facts;
  return [
    ...versionBlocks('Kết quả chính thức', result),
    paragraph(
      `Gồm ${count(result.people)} người dự thi với ${count(result.attempts)} lượt thi.${result.predictionActual === null ? '' : ` Số thực tế của câu dự đoán: ${count(result.predictionActual)}.`}`,
    ),
    divisionTable(facts),
  ];
}

export const plain: Pick<Paper, 'language' | 'authority' | 'bases' | 'order' | 'annexes'> = {
  language: 'vi',
  authority: '',
  bases: [],
  order: '',
  annexes: [],
};
