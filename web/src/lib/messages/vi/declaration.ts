import { dateTime, number } from '../../format.ts';

/** What units declare: their head-counts and evidence. */
export const declaration = {
  title: 'Khai báo của đơn vị',
  introOrganiser:
    'Đơn vị khai tổng số người và gửi minh chứng. Chỉ số đã được Ban Tổ chức xác nhận mới dùng để tính tỉ lệ và xét giải tập thể.',
  introCoordinator:
    'Khai tổng số người của đơn vị và gửi minh chứng theo thể lệ. Số liệu được tính sau khi Ban Tổ chức xác nhận.',
  contest: 'Cuộc thi',
  state: 'Tình trạng',
  states: {
    all: 'Tất cả',
    waiting: 'Chờ xác nhận',
    confirmed: 'Đã có tổng số người',
    none: 'Chưa có tổng số người',
  },
  find: 'Tên đơn vị, không cần dấu',
  totals: (total: number, confirmed: number, waiting: number) =>
    `${number(total)} đơn vị: ${number(confirmed)} đã có tổng số người được xác nhận, ${number(waiting)} đang chờ xác nhận.`,
  noContest: 'Chưa có cuộc thi nào.',
  nobody: 'Không có đơn vị nào thuộc phạm vi của bạn trong cuộc thi này.',
  noneFound: 'Không có đơn vị nào khớp. Thử ít chữ hơn hoặc đổi tình trạng.',

  headCount: 'Tổng số người',
  counted: 'Số đang được tính',
  notCounted: 'chưa có số lượng',
  stated: 'Lần khai mới nhất',
  notStated: 'chưa khai',
  numbers: (people: number, exempt: number) =>
    exempt > 0 ? `${number(people)} người, được miễn ${number(exempt)}` : `${number(people)} người`,
  groupOf: (name: string, people: number) => `${name}: ${number(people)} người`,
  by: (name: string, at: string) => `${name}, lúc ${dateTime(at)}`,
  note: 'Nguồn số liệu',
  waits: 'chờ xác nhận',
  confirmedBy: (name: string, at: string) => `${name} xác nhận lúc ${dateTime(at)}`,
  refusedBy: (name: string, at: string) => `${name} không chấp nhận lúc ${dateTime(at)}`,
  reason: 'Lý do',

  stateLink: 'Khai số người',
  restateLink: 'Khai lại',
  stateFor: (name: string) => `Tổng số người của ${name}`,
  people: 'Tổng số người',
  peopleHint: 'Tất cả người thuộc đơn vị có thể dự thi. Ví dụ: 141',
  exempt: 'Trong đó được miễn',
  exemptHint: 'Người không phải dự thi theo thể lệ, ví dụ nghỉ thai sản. Không có thì ghi 0.',
  group: (name: string) => `Số người thuộc nhóm: ${name}`,
  noteHint: 'Ví dụ: danh sách trả lương tháng 11/2026',
  numberWrong: 'Nhập số nguyên. Ví dụ: 141',
  selfConfirmed: 'Bạn thuộc Ban Tổ chức nên số này được xác nhận ngay khi lưu.',
  stateSaved: 'Đã lưu số người.',

  confirm: 'Xác nhận',
  refuse: 'Không chấp nhận',
  refuseFor: (what: string) => `Không chấp nhận: ${what}`,
  refuseReason: 'Lý do',
  refuseHint: 'Đơn vị đọc được để sửa. Từ 5 đến 500 ký tự.',
  ruled: 'Đã ghi quyết định.',

  evidence: 'Minh chứng',
  noEvidence: 'chưa gửi',
  size: (bytes: number) =>
    bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${number(Math.ceil(bytes / 1_048_576))} MB`,
  sendLink: 'Gửi minh chứng',
  sendFor: (name: string) => `Gửi minh chứng của ${name}`,
  kind: 'Loại minh chứng',
  file: 'Tệp',
  fileHint: 'PDF, tối đa 8 MB, hoặc ảnh PNG, JPEG, WebP. Thông tin ẩn trong ảnh được xoá.',
  send: 'Gửi tệp',
  sending: 'Đang gửi…',
  sent: 'Đã gửi minh chứng.',
  failed: 'Chưa gửi được. Kiểm tra mạng rồi thử lại.',
  needsScript: 'Gửi tệp cần trình duyệt bật JavaScript.',
};

export type Declaration = typeof declaration;
