import { dateTime, number } from '../../format.ts';

/** The standing over several rounds, and who goes on to a next round. */
export const overall = {
  title: 'Xếp hạng chung cuộc',
  description: (title: string) => `Xếp hạng chung cuộc của ${title}`,
  state: { provisional: 'Chưa chính thức', official: 'Chính thức', outdated: 'Chờ công bố lại' },
  none: 'Chưa có xếp hạng chung cuộc chính thức.',
  noneHint: 'Xếp hạng được công bố khi mọi đợt dưới đây có kết quả chính thức và Ban Tổ chức đã chốt.',
  outdated: 'Một đợt thi đã công bố lại kết quả sau khi chốt bảng này. Ban Tổ chức sẽ công bố bản mới.',
  issued: (version: number, at: string) => `Bản ${number(version)}, chốt lúc ${dateTime(at)}.`,
  corrected: (reason: string) => `Đã công bố lại. Lý do: ${reason}`,
  totals: (people: number, attempts: number) => `${number(people)} người, ${number(attempts)} lượt thi.`,
  combines: {
    sum: 'Cộng điểm và thời gian làm bài của các đợt.',
    mean: 'Lấy trung bình điểm và thời gian làm bài của các đợt đã dự.',
    best: 'Lấy kết quả của đợt tốt nhất.',
  },
  minimum: (rounds: number) => `Chỉ xếp người đã dự ít nhất ${number(rounds)} đợt.`,
  rounds: 'Các đợt được tính',
  roundVersion: (version: number | null) =>
    version === null ? 'chưa có kết quả chính thức' : `kết quả chính thức, bản ${number(version)}`,
  digest: 'Mã kiểm tra SHA-256:',
  rank: 'Hạng',
  allRank: 'Hạng chung',
  name: 'Họ tên',
  score: 'Điểm',
  correct: 'Đúng',
  duration: 'Thời gian',
  roundsSat: 'Số đợt',
  attempts: 'Lượt',
  reasons: 'Vì sao xếp như vậy',
  empty: 'Khối này chưa có ai được xếp hạng.',
  division: (name: string, people: number) => `${name}: ${number(people)} người`,

  deskIntro:
    'Tính từ kết quả chính thức của các đợt, theo thể lệ. Giải chung cuộc chỉ có khi bảng này đã chốt.',
  noRules: 'Thể lệ của cuộc thi này không có xếp hạng chung cuộc.',
  blockers: 'Chưa chốt được vì còn:',
  ready: 'Đã đủ điều kiện chốt.',
  ofRound: (round: string) => `${round}:`,
  toRound: 'Mở trang chốt kết quả của đợt',
  toAwards: 'Mở trang giải thưởng',
  preview: 'Xem trước',
  outdatedDesk:
    'Bản đã công bố không còn khớp với kết quả hiện nay của các đợt. Hãy công bố bản mới kèm lý do.',
  unchanged: 'Bản đã công bố khớp với kết quả hiện nay của các đợt.',
  done: 'Đã chốt và công bố xếp hạng chung cuộc.',
  already: 'Không có gì thay đổi nên không có bản mới.',
  publish: 'Ký và công bố',
  sure: 'Tôi đã xem bản xem trước và muốn công bố.',
  sureMissing: 'Đánh dấu ô này trước khi ký.',
  reason: 'Lý do công bố bản mới',
  reasonHint: 'Được công bố cùng kết quả. Từ 10 đến 500 ký tự.',
  export: 'Xuất bảng (XLSX, CSV) ở trang',
  toExport: 'Xuất dữ liệu',
};

export type Overall = typeof overall;
