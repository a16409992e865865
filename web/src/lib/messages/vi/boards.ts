import { dateTime, number } from '../../format.ts';

/** Essays marked by units, which send up a quota. */
export const boards = {
  title: 'Chấm hai cấp',
  open: 'Danh sách chấm và gửi lên',
  rule: (listed: number, adults: number, minors: number) =>
    `Mỗi đơn vị chấm nhiều nhất ${number(listed)} bài có điểm trắc nghiệm cao nhất. Đơn vị gửi lên nhiều nhất ${number(adults)} bài của người từ đủ 18 tuổi và ${number(minors)} bài của người dưới 18 tuổi.`,
  back: 'Chấm bài',
  notYet: 'Chưa lập danh sách chấm',
  unlisted: (n: number) => `Có ${number(n)} bài viết chờ lập danh sách.`,
  closes: (at: string) => `Đợt thi đóng lúc ${dateTime(at)}. Lập được danh sách khi mọi bài đã nộp.`,
  once: 'Danh sách chỉ lập một lần. Người trong danh sách bị loại trước khi đơn vị gửi lên thì bài kế tiếp được đưa vào thay. Bài không được chấm thì được 0 điểm tự luận và giữ điểm trắc nghiệm.',
  make: 'Lập danh sách chấm',
  waitForList: 'Ban Tổ chức chưa lập danh sách chấm của đợt này.',
  made: (at: string, by: string) => `Lập lúc ${dateTime(at)}, người lập: ${by}.`,
  units: 'Các đơn vị',
  unit: 'Đơn vị',
  markers: 'Người chấm',
  listed: 'Bài trong danh sách',
  marked: 'Đã chấm',
  sent: 'Đã gửi lên',
  notSent: 'Chưa gửi',
  counts: (adults: number, minors: number) =>
    `${number(adults)} bài người lớn, ${number(minors)} bài dưới 18 tuổi`,
  by: (at: string, by: string) => `${dateTime(at)}, ${by}`,
  struckOut: (n: number) => `${number(n)} bài đã gửi bị loại sau đó; không có bài thay.`,
  noUnits: 'Không có bài nào trong danh sách.',
  few: 'Đơn vị dưới hai người chấm thì chưa chấm xong được. Thêm tài khoản đầu mối ở mục Tài khoản.',
  mark: 'Chấm bài của đơn vị',
  sendTitle: 'Gửi bài lên cấp trên',
  sendIntro:
    'Phần mềm chọn các bài có tổng điểm cao nhất theo số được gửi. Gửi rồi không đổi được. Bài còn lại được 0 điểm tự luận và giữ điểm trắc nghiệm.',
  left: (n: number) => `Còn ${number(n)} bài chưa chấm xong. Chấm hết mới gửi được.`,
  send: 'Gửi lên',
  insteadTitle: 'Gửi thay đơn vị',
  insteadIntro:
    'Dùng khi đơn vị không chấm xong trong hạn. Bài chưa chấm đứng sau mọi bài đã chấm, theo điểm trắc nghiệm. Lý do được lưu, người tổ chức nào cũng xem được.',
  reason: 'Lý do',
  reasonHint: 'Từ 10 đến 500 ký tự. Không cần khi đơn vị đã chấm hết.',
  instead: 'Gửi thay',
  reasonOf: (reason: string) => `Lý do gửi thay: ${reason}`,
  listDone: 'Đã lập danh sách chấm.',
  sendDone: 'Đã gửi bài lên cấp trên.',
};

export type Boards = typeof boards;
