import { date, dateTime, number, percent, span, time, timeWithSeconds } from '../../format.ts';

/** Watching a round while it runs. */
export const monitor = {
  title: (round: string) => `Theo dõi · ${round}`,
  left: (ms: number) => `còn ${span(ms)}`,
  opensIn: (ms: number) => `mở sau ${span(ms)}`,
  closedAt: (at: string) => `đã đóng lúc ${dateTime(at)}`,
  figures: 'Năm con số',
  inProgress: 'Đang làm',
  submitted: 'Đã nộp',
  people: 'Người thi',
  errors: 'Lỗi 5 phút',
  waiting: 'Chờ chấm',
  ofRegistered: (n: number) => `trong ${number(n)} người đã đăng ký`,
  ofStarted: (n: number) => `trong ${number(n)} lượt bắt đầu`,
  timedOut: (n: number) => `${number(n)} bài hết giờ tự nộp`,
  errorsNote: 'câu trả lời lỗi của máy chủ',
  late: (n: number) => `${number(n)} câu gửi muộn`,
  asOf: (at: string) => `Số liệu lúc ${timeWithSeconds(at)}`,
  auto: 'Tự cập nhật mỗi 10 giây.',
  paused: 'Đã dừng cập nhật.',
  failed: (at: string) =>
    `Chưa cập nhật được. Đang hiện số liệu lúc ${timeWithSeconds(at)}. Trang sẽ tự thử lại.`,
  pause: 'Dừng cập nhật',
  resume: 'Cập nhật tiếp',
  noScript: 'Tải lại trang để xem số mới.',

  hourly: 'Lượt nộp theo giờ',
  hourlyFinding: (hours: number, total: number, most: number, at: string) =>
    `Trong ${number(hours)} giờ gần đây có ${number(total)} bài nộp; nhiều nhất là giờ ${time(at)}, ${date(at)} với ${number(most)} bài.`,
  hourlyLast: (hours: number) => `Lượt nộp trong ${number(hours)} giờ gần nhất`,
  hourlyNone: 'Chưa có bài nộp nào.',
  table: 'Bảng số liệu',
  hour: 'Giờ',
  started: 'Bắt đầu',
  handedIn: 'Đã nộp',
  hourOf: (at: string) => dateTime(at),

  groups: 'Tham gia theo nơi',
  units: 'Xã, phường',
  organizations: 'Cơ quan',
  unit: 'Xã, phường',
  organization: 'Cơ quan',
  entrants: 'Người thi / sĩ số',
  rate: 'Tỉ lệ',
  peopleColumn: 'Người thi',
  noHeadCount: 'chưa có sĩ số',
  noHeadCounts: 'Các nơi này chưa có sĩ số nên chỉ so được số người.',
  base: (entrants: number, headCount: number | null) =>
    headCount === null ? number(entrants) : `${number(entrants)}/${number(headCount)}`,
  sort: 'Xếp theo',
  sorts: { thap: 'Thấp nhất trước', cao: 'Cao nhất trước', ten: 'Tên' },
  find: 'Tìm tên, không cần dấu',
  findButton: 'Tìm',
  none: 'Không có nơi nào khớp.',
  showAll: (n: number) => `Hiện tất cả ${number(n)} nơi`,
  rateOf: (permille: number) => percent(permille),
  over: 'vượt sĩ số, kiểm tra lại',

  close: 'Đóng đợt thi sớm…',
  closeTitle: (round: string) => `Đóng ${round} ngay bây giờ?`,
  closeWarning: (closesAt: string, running: number) =>
    `Giờ đóng theo lịch là ${dateTime(closesAt)}. Sau khi đóng, không ai bắt đầu thêm được. ${number(running)} người đang làm vẫn được làm hết giờ của mình. Không mở lại được.`,
  closeNow: 'Đóng đợt thi',
  closed: 'Đợt thi đã đóng.',
  toFinalise: 'Sang trang chốt kết quả',
  notPublic:
    'Số liệu này chỉ dành cho Ban Tổ chức. Trang công khai chưa hiện số liệu khi đợt thi còn nhận dự đoán.',
  notOpen: 'Đợt thi chưa mở nên chưa có số liệu.',
};

export type Monitor = typeof monitor;
