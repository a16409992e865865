import { difficultyNames } from '../core/rulebook.js';
import { cellText } from '../core/text.js';
import type { QuestionStatisticView, StatisticsAnswer } from './statistics.dto.js';

interface Column<Row> {
  header: string;
  width: number;
  format?: string;
  of: (row: Row) => string | number | null;
}

const percent = '0.0%';
const number = '0.0';

const flagWords: Record<QuestionStatisticView['flags'][number], string> = {
  'key-doubtful': 'Nghi sai đáp án',
  'discrimination-negative': 'Phân biệt ngược',
  'discrimination-very-low': 'Phân biệt rất kém',
  'discrimination-low': 'Phân biệt kém',
  'too-easy': 'Quá dễ',
  'too-hard': 'Quá khó',
  'below-guessing': 'Kém hơn đoán mò',
  'choice-unused': 'Có lựa chọn không ai chọn',
};

const questionColumns = (topics: ReadonlyMap<string, string>): Column<QuestionStatisticView>[] => [
  { header: 'Mã câu', width: 10, of: (row) => row.code },
  { header: 'Bản', width: 6, of: (row) => row.version },
  { header: 'Chủ đề', width: 24, of: (row) => topics.get(row.topic) ?? row.topic },
  { header: 'Mức độ', width: 13, of: (row) => difficultyNames[row.difficulty] },
  { header: 'Nội dung', width: 60, of: (row) => row.text },
  { header: 'Lượt trả lời', width: 12, format: '#,##0', of: (row) => row.n },
  { header: 'Độ dễ', width: 9, format: percent, of: (row) => row.facility },
  { header: 'Độ lệch chuẩn', width: 10, format: percent, of: (row) => row.sd },
  { header: 'Độ phân biệt', width: 10, format: number, of: (row) => row.discrimination },
  { header: 'Hiệu quả phân biệt', width: 11, format: number, of: (row) => row.efficiency },
  { header: 'Trọng số dự kiến (%)', width: 11, format: number, of: (row) => row.intendedWeight },
  { header: 'Trọng số thực (%)', width: 11, format: number, of: (row) => row.effectiveWeight },
  { header: 'Điểm đoán mò', width: 10, format: percent, of: (row) => row.guess },
  { header: 'Cần xem lại', width: 40, of: (row) => row.flags.map((flag) => flagWords[flag]).join('; ') },
];

interface ChoiceRow {
  code: string;
  chosen: string;
  right: string;
  n: number;
  share: number;
  rest: number;
}

const choiceColumns: Column<ChoiceRow>[] = [
  { header: 'Mã câu', width: 10, of: (row) => row.code },
  { header: 'Trả lời', width: 60, of: (row) => row.chosen },
  { header: 'Đáp án', width: 9, of: (row) => row.right },
  { header: 'Lượt', width: 10, format: '#,##0', of: (row) => row.n },
  { header: 'Tỷ lệ', width: 9, format: percent, of: (row) => row.share },
  { header: 'Điểm trung bình phần còn lại', width: 16, format: '0.00', of: (row) => row.rest },
];

/**
 * A workbook with the papers, every question and every answer; real numbers, one header row frozen.
 * @param topics names by code
 */
export async function writeStatistics(
  answer: StatisticsAnswer,
  topics: ReadonlyMap<string, string>,
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Bảng Vàng';
  addSheet(
    book.addWorksheet('Đề thi'),
    [
      { header: 'Số liệu', width: 52, of: ([name]: PaperLine) => name },
      { header: 'Giá trị', width: 14, format: '#,##0.00', of: ([, value]: PaperLine) => value },
    ],
    paperLines(answer),
  );
  addSheet(book.addWorksheet('Câu hỏi'), questionColumns(topics), answer.questions);
  addSheet(book.addWorksheet('Trả lời'), choiceColumns, answer.questions.flatMap(choiceRows));
  return Buffer.from(await book.xlsx.writeBuffer());
}

type PaperLine = [name: string, value: number | null];

function paperLines({ paper }: StatisticsAnswer): PaperLine[] {
  const statistics = paper?.statistics;
  if (!paper || !statistics) return [];
  const points = (milli: number | null) => (milli === null ? null : milli / 1000);
  const share = (value: number | undefined) => (value === undefined ? null : value * 100);
  return [
    ['Số lượt thi', statistics.n],
    ['Điểm tối đa', points(paper.maxMilli)],
    ['Điểm trung bình', points(statistics.mean)],
    ['Trung vị', points(statistics.median)],
    ['Độ lệch chuẩn', points(statistics.sd)],
    ['Độ xiên', statistics.skewness],
    ['Độ nhọn', statistics.kurtosis],
    ['Hệ số nhất quán nội tại (%)', statistics.consistency],
    ['Tỷ lệ sai số (%)', statistics.errorRatio],
    ['Sai số chuẩn (điểm)', points(statistics.standardError)],
    ['Điểm kỳ vọng của đề dễ nhất (%)', share(paper.fairness?.highest)],
    ['Điểm kỳ vọng của đề khó nhất (%)', share(paper.fairness?.lowest)],
    ['Độ lệch chuẩn giữa các đề (%)', share(paper.fairness?.sd)],
  ];
}

function choiceRows({ code, key, options, choices }: QuestionStatisticView): ChoiceRow[] {
  const texts = new Map(options.map(({ id, text }) => [id, text]));
  const right = key.toSorted().join('+');
  return choices.map(({ chosen, n, share, meanRestMilli }) => ({
    code,
    chosen:
      chosen === ''
        ? '(bỏ trống)'
        : chosen
            .split('+')
            .map((id) => texts.get(id) ?? id)
            .join('; '),
    right: chosen === right ? 'x' : '',
    n,
    share,
    rest: meanRestMilli / 1000,
  }));
}

function addSheet<Row>(
  sheet: import('exceljs').Worksheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  sheet.columns = columns.map(({ header, width, format }) => ({
    header,
    width,
    style: { alignment: { vertical: 'top', wrapText: true }, ...(format ? { numFmt: format } : {}) },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  for (const row of rows) {
    sheet.addRow(
      columns.map((column) => {
        const value = column.of(row);
        return typeof value === 'string' ? cellText(value) : value;
      }),
    );
  }
}
