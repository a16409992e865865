import type { toldOf } from '../core/play/told.js';
import { cellText } from '../core/text.js';
import { wallClock } from '../platform/local-time.js';
import type { Cell } from '../workbook/workbook.write.js';
import type { Grouping, SummaryLine } from './export.plan.js';

/** A contestant as the export knows them; no phone number: who opens the file needs none. */
export interface PersonRow {
  line: number;
  sheet: number;
  fullName: string;
  birthYear: number;
  division: string;
  /** The unit and the organization chosen at registration. */
  unitName: string | null;
  organizationName: string | null;
  /** Null when ranks are withheld from the reader. */
  rank: number | null;
  divisionRank: number | null;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
  prediction: number | null;
  predictionError: number | null;
  attempts: number;
}

/** `format` is a spreadsheet's number format; `csv` where the text form differs. */
export interface PersonColumn {
  header: string;
  width: number;
  format?: string;
  csvHeader?: string;
  of(row: PersonRow, number: number): Cell;
  csv?(row: PersonRow): Cell;
}

const DAY_MS = 86_400_000;
const text = (value: string | null): Cell => (value === null ? null : cellText(value));

/**
 * Columns of the sheets and of the CSV file; `withGroup` where one sheet holds several units, what a round on a stage
 * has nothing of left out, points only where they are published, the last ones only where the round has a prediction.
 * Widths are for A4 landscape.
 */
export function personColumns(
  lines: readonly SummaryLine[],
  {
    withGroup,
    withScore,
    withPrediction,
    told,
  }: {
    withGroup: boolean;
    withScore: boolean;
    withPrediction: boolean;
    told: ReturnType<typeof toldOf>;
  },
): PersonColumn[] {
  const group: PersonColumn = {
    header: 'Đơn vị tổng hợp',
    width: 22,
    of: ({ line }) => text(lines[line]?.name ?? null),
  };
  return [
    { header: 'STT', width: 7, format: '0', of: (_, number) => number },
    { header: 'Họ và tên', width: 26, of: ({ fullName }) => text(fullName) },
    { header: 'Năm sinh', width: 7, format: '0', of: ({ birthYear }) => birthYear },
    { header: 'Khối dự thi', width: 18, of: ({ division }) => text(division) },
    ...(withGroup ? [group] : []),
    { header: 'Xã, phường đăng ký', width: 22, of: ({ unitName }) => text(unitName) },
    { header: 'Cơ quan, trường', width: 26, of: ({ organizationName }) => text(organizationName) },
    { header: 'Hạng chung', width: 9, format: '#,##0', of: ({ rank }) => rank },
    { header: 'Hạng khối', width: 9, format: '#,##0', of: ({ divisionRank }) => divisionRank },
    ...(withScore ? [scoreColumn] : []),
    ...(withScore && told.answers ? [correctColumn] : []),
    ...(told.duration ? [durationColumn] : []),
    ...(told.answers ? [submittedColumn] : []),
    { header: 'Số lượt thi', width: 7, format: '0', of: ({ attempts }) => attempts },
    ...(withPrediction ? predictionColumns : []),
  ];
}

const scoreColumn: PersonColumn = {
  header: 'Điểm',
  width: 8,
  format: '#,##0.###',
  of: ({ scoreMilli }) => scoreMilli / 1000,
};
const correctColumn: PersonColumn = {
  header: 'Số câu đúng',
  width: 8,
  format: '0',
  of: ({ correctCount }) => correctCount,
};
const durationColumn: PersonColumn = {
  header: 'Thời gian làm bài',
  width: 12,
  format: '[mm]:ss.000',
  of: ({ durationMs }) => durationMs / DAY_MS,
  csvHeader: 'Thời gian làm bài (mili giây)',
  csv: ({ durationMs }) => durationMs,
};
const submittedColumn: PersonColumn = {
  header: 'Nộp lúc',
  width: 20,
  format: 'dd/mm/yyyy hh:mm:ss',
  of: ({ submittedAt }) => wallClock(submittedAt),
};

const predictionColumns: PersonColumn[] = [
  { header: 'Số dự đoán', width: 9, format: '#,##0', of: ({ prediction }) => prediction },
  { header: 'Độ lệch', width: 9, format: '#,##0', of: ({ predictionError }) => predictionError },
];

export interface SummaryColumn {
  header: string;
  width: number;
  format?: string;
  of(line: SummaryLine, number: number): Cell;
  /** In the row of totals, from the sums of all lines. */
  total?(sum: SummaryLine, lines: readonly SummaryLine[]): Cell;
}

/** Means only where points are published. */
export function summaryColumns(grouping: Grouping, districts: boolean, withScore: boolean): SummaryColumn[] {
  return [
    { header: 'STT', width: 7, format: '0', of: (_, number) => number },
    ...(districts ? [districtColumn] : []),
    {
      header: grouping === 'unit' ? 'Xã, phường' : 'Cơ quan, trường',
      width: 42,
      of: ({ name }) => text(name),
      total: () => 'Tổng cộng',
    },
    { header: 'Số người dự thi', width: 14, format: '#,##0', of: people, total: people },
    {
      header: 'Số lượt thi',
      width: 14,
      format: '#,##0',
      of: ({ attempts }) => attempts,
      total: (sum) => sum.attempts,
    },
    ...(withScore ? [meanColumn] : []),
    ...(grouping === 'organization' ? organizationColumns : []),
  ];
}

const people = (line: SummaryLine): Cell => line.people;

/** Points of a counting attempt on average; null without anybody. */
export const meanPoints = (sums: { people: number; scoreMilli: number }): number | null =>
  sums.people === 0 ? null : sums.scoreMilli / sums.people / 1000;

const meanColumn: SummaryColumn = {
  header: 'Điểm trung bình',
  width: 14,
  format: '#,##0.00',
  of: meanPoints,
  total: meanPoints,
};

const districtColumn: SummaryColumn = {
  header: 'Huyện, thị xã, thành phố',
  width: 30,
  of: ({ district }) => text(district),
};

const share = (line: { people: number; headCount: number | null }): Cell =>
  line.headCount === null ? null : line.people / line.headCount;

/** The total of participation is over those whose head count is known, or it would be more than is true. */
const organizationColumns: SummaryColumn[] = [
  {
    header: 'Tổng số người của cơ quan',
    width: 16,
    format: '#,##0',
    of: ({ headCount }) => headCount,
    total: (_, lines) => counted(lines).headCount,
  },
  {
    header: 'Tỉ lệ tham gia',
    width: 13,
    format: '0.0%',
    of: share,
    total: (_, lines) => share(counted(lines)),
  },
];

function counted(lines: readonly SummaryLine[]): { people: number; headCount: number | null } {
  const known = lines.filter(({ headCount }) => headCount !== null);
  if (known.length === 0) return { people: 0, headCount: null };
  return {
    people: known.reduce((sum, line) => sum + line.people, 0),
    headCount: known.reduce((sum, line) => sum + (line.headCount ?? 0), 0),
  };
}

/** Sums of all lines. */
export function totalOf(lines: readonly SummaryLine[]): SummaryLine {
  const total = { district: null, name: '', headCount: null, people: 0, attempts: 0, scoreMilli: 0 };
  for (const line of lines) {
    total.people += line.people;
    total.attempts += line.attempts;
    total.scoreMilli += line.scoreMilli;
  }
  return total;
}
