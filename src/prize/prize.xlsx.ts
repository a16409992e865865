import { cellText } from '../core/text.js';
import { localTime } from '../platform/local-time.js';
import type { PrizeIdentity } from './identity-seal.js';
import type { LedgerEntry, PrizeAct, PrizeState } from './prize.dto.js';

const states: Record<PrizeState, string> = {
  waiting: 'Chưa trả lời',
  accepted: 'Đã nhận lời',
  declined: 'Từ chối',
  identified: 'Đã đối chiếu giấy tờ',
  paid: 'Đã chi tiền',
  'handed-over': 'Đã trao',
  unclaimed: 'Không nhận',
};

type Cell = string | number;
interface Column {
  header: string;
  width: number;
  of: (entry: LedgerEntry, identity: PrizeIdentity | undefined, n: number) => Cell;
}

const actOf = (entry: LedgerEntry, act: PrizeAct) => entry.acts.find((each) => each.act === act);
const whenOf = (entry: LedgerEntry, act: PrizeAct): string => {
  const found = actOf(entry, act);
  return found ? `${localTime(found.at.getTime())}${found.by === null ? '' : ` (${found.by})`}` : '';
};

const plain: Column[] = [
  { header: 'STT', width: 6, of: (_, __, n) => n },
  { header: 'Đợt thi', width: 16, of: ({ round }) => round },
  { header: 'Giải', width: 26, of: ({ award, tier }) => `${award} – ${tier}` },
  { header: 'Khối', width: 20, of: ({ division }) => division ?? '' },
  { header: 'Họ và tên', width: 26, of: ({ name }) => name },
  { header: 'Năm sinh', width: 10, of: ({ birthYear }) => birthYear },
  { header: 'Đơn vị', width: 28, of: ({ place }) => place },
  { header: 'Giá trị giải (đồng)', width: 16, of: ({ amount }) => amount },
  { header: 'Thuế khấu trừ (đồng)', width: 16, of: (entry) => actOf(entry, 'paid')?.tax ?? entry.tax },
  { header: 'Thực nhận (đồng)', width: 16, of: (entry) => actOf(entry, 'paid')?.net ?? entry.net },
  { header: 'Tình trạng', width: 20, of: ({ state }) => states[state] },
  { header: 'Còn trong danh sách', width: 12, of: ({ current }) => (current ? 'Có' : 'Không') },
  { header: 'Giấy tờ đã xem', width: 24, of: (entry) => actOf(entry, 'identified')?.note ?? '' },
  { header: 'Đối chiếu lúc', width: 26, of: (entry) => whenOf(entry, 'identified') },
  { header: 'Chi tiền lúc', width: 26, of: (entry) => whenOf(entry, 'paid') },
  { header: 'Số phiếu chi', width: 16, of: (entry) => actOf(entry, 'paid')?.receipt ?? '' },
  { header: 'Trao lúc', width: 26, of: (entry) => whenOf(entry, 'handed-over') },
  {
    header: 'Người nhận thay',
    width: 24,
    of: (entry) => actOf(entry, 'paid')?.proxy || actOf(entry, 'handed-over')?.proxy || '',
  },
  { header: 'Ký nhận', width: 18, of: () => '' },
];
const secret: Column[] = [
  { header: 'Số định danh', width: 16, of: (_, identity) => identity?.cccd ?? '' },
  { header: 'Ngân hàng', width: 24, of: (_, identity) => identity?.bankName ?? '' },
  { header: 'Số tài khoản', width: 20, of: (_, identity) => identity?.bankAccount ?? '' },
  { header: 'Chủ tài khoản', width: 24, of: (_, identity) => identity?.accountHolder ?? '' },
];

/** The ledger as a workbook in memory: it may hold identity numbers, so it never lies on the server's disk. */
export async function ledgerWorkbook(
  contest: string,
  entries: readonly LedgerEntry[],
  identities: ReadonlyMap<string, PrizeIdentity>,
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Bảng Vàng';
  const columns = identities.size > 0 ? [...plain.slice(0, -1), ...secret, ...plain.slice(-1)] : plain;
  const sheet = book.addWorksheet('Sổ giải thưởng', {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.addRow([cellText(contest)]).font = { name: 'Times New Roman', size: 13, bold: true };
  const header = sheet.addRow(columns.map((column) => column.header));
  header.font = { name: 'Times New Roman', size: 11, bold: true };
  header.alignment = { wrapText: true, vertical: 'middle' };
  entries.forEach((entry, i) => {
    const row = sheet.addRow(
      columns.map(({ of }) => {
        const value = of(entry, identities.get(entry.contestantId), i + 1);
        return typeof value === 'string' ? cellText(value) : value;
      }),
    );
    row.font = { name: 'Times New Roman', size: 11 };
    row.eachCell((cell) => {
      if (typeof cell.value === 'number' && cell.value >= 10_000) cell.numFmt = '#,##0';
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
