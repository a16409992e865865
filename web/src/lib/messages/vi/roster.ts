import { dateTime, number } from '../../format.ts';

/** Rosters with their codes, who cannot win, and who may be one person. */
export const roster = {
  tabs: {
    people: 'Đã đăng ký',
    list: 'Danh sách dự thi',
    winning: 'Không xét giải',
    pairs: 'Nghi trùng người',
  },
  tabsLabel: 'Về thí sinh',
  contest: 'Cuộc thi',
  choose: 'Chọn',
  notUsed:
    'Cuộc thi này cho tự đăng ký nên không có danh sách. Muốn dùng danh sách thì đặt cách dự thi trong thể lệ.',

  title: 'Danh sách dự thi',
  intro: 'Chỉ người trong danh sách được thi. Mỗi người vào bằng mã riêng, không cần tin nhắn.',
  counts: (people: number, coded: number, entered: number) =>
    `${number(people)} người, ${number(coded)} người có mã dùng được, ${number(entered)} người đã vào thi.`,
  bring: 'Nhập danh sách',
  file: 'Tệp danh sách',
  fileHint:
    'Excel (.xlsx) hoặc CSV. Dòng sai được báo lại, dòng đúng vẫn vào; nhập lại cùng tệp không đổi gì.',
  smallFile: 'Trình duyệt này tắt JavaScript: chỉ gửi được tệp đến 500 KB.',
  template: 'Tải tệp mẫu',
  read: 'Nhập',
  reading: 'Đang đọc tệp…',
  failed: 'Chưa gửi được tệp. Hãy thử lại.',
  noFile: 'Chọn một tệp.',
  fates: (added: number, known: number, refused: number) =>
    `Đã nhập ${number(added)} người; ${number(known)} người đã có từ trước; ${number(refused)} dòng chưa nhập.`,
  report: 'Tải kết quả từng dòng (Excel)',
  told: (shown: number, told: number) =>
    shown < told
      ? `${number(shown)} dòng đầu trong ${number(told)} dòng cần xem`
      : `${number(told)} dòng cần xem`,
  row: 'Dòng',
  name: 'Họ tên',
  states: { added: 'Đã nhập', known: 'Đã có', refused: 'Chưa nhập' },
  fate: 'Kết quả',
  why: 'Lý do và cách sửa',
  imports: 'Các lần nhập',
  importLine: (file: string, at: string, by: string) => `${file || 'Tệp không tên'}, ${dateTime(at)}, ${by}`,

  codes: 'Mã dự thi',
  codesIntro: 'Mã chỉ hiện một lần; hệ thống không giữ mã. Mất mã thì cấp lại, mã cũ hết dùng.',
  issue: 'Cấp mã cho người chưa có',
  issued: (n: number, left: number) =>
    left > 0
      ? `Đã cấp ${number(n)} mã. Còn ${number(left)} người chưa có mã: in xong thì bấm cấp tiếp.`
      : `Đã cấp ${number(n)} mã.`,
  issuedNone: 'Ai cũng đã có mã.',
  issuedNote: 'In hoặc tải ngay: rời trang này là không xem lại được.',
  code: 'Mã',
  saveCodes: 'Tải về (CSV)',
  sheet: 'Phiếu mã dự thi',
  account: 'Mã riêng',
  birthYear: 'Năm sinh',
  phone: 'Điện thoại',
  division: 'Khối',
  place: 'Nơi',
  state: 'Tình trạng',
  entryStates: { 'no-code': 'chưa có mã', coded: 'đã có mã', entered: 'đã vào thi' },
  revokedState: 'đã thu hồi mã',
  find: 'Tên hoặc mã riêng',
  filterState: 'Tình trạng',
  all: 'Tất cả',
  none: 'Không có ai khớp.',
  nobody: 'Danh sách chưa có ai.',
  act: 'Việc',
  reissue: 'Cấp lại mã',
  revoke: 'Thu hồi mã',
  revoked: 'Đã thu hồi mã; ai đang dùng mã đó bị đăng xuất.',
  remove: 'Gỡ khỏi danh sách',
  removed: 'Đã gỡ khỏi danh sách.',
  manage: 'Sửa',
  manageOf: (name: string) => `Sửa ${name}`,
  reason: 'Lý do',
  reasonHint: 'Từ 5 đến 300 ký tự. Ghi vào hồ sơ cuộc thi.',

  winningTitle: 'Người không được xét giải',
  winningIntro:
    'Những người này vẫn thi và có thứ hạng, nhưng không nhận giải. Đánh dấu nào cũng gỡ được, kèm lý do.',
  excluded: 'Thể lệ loại:',
  agencies: (names: string) => `Cơ quan bị loại: ${names}.`,
  kinds: {
    organiser: 'Ban Tổ chức',
    'question-writer': 'Người ra đề, chấm thi',
    technician: 'Người vận hành kỹ thuật',
    relative: 'Người thân',
    agency: 'Người của cơ quan bị loại',
    other: 'Lý do khác',
  },
  ineligible: (n: number) => `${number(n)} thí sinh không được xét giải`,
  ineligibleNone: 'Chưa có thí sinh nào thuộc diện này.',
  kind: 'Diện',
  lift: 'Cho xét giải',
  lifted: 'Đã lưu.',
  liftOf: (name: string) => `Cho ${name} được xét giải`,
  namedTitle: 'Khai người không được xét giải',
  namedIntro: 'Khai theo số điện thoại. Người đó đăng ký lúc nào hệ thống cũng nhận ra.',
  add: 'Thêm vào danh sách',
  added: 'Đã thêm.',
  entered: 'Đã đăng ký thi',
  enteredNo: 'chưa',
  declaredBy: 'Người khai',
  withdraw: 'Bỏ khai',
  undeclared: (names: string) =>
    `Chưa khai số điện thoại của: ${names}. Nếu họ dự thi, hệ thống chưa nhận ra.`,
  accountOf: 'Tài khoản trên hệ thống',
  accountNone: 'Không có',
  bar: 'Không xét giải',
  barIntro: 'Với thí sinh đã đăng ký: mở trang “Đã đăng ký” và chọn “Không xét giải” ở dòng của họ.',

  pairsTitle: 'Nghi trùng người',
  pairsIntro: 'Mỗi người chỉ được một tài khoản. So hai bên rồi quyết định; máy không tự loại ai.',
  pairsTotal: (n: number) => `${number(n)} cặp cần xem`,
  pairsNone: 'Không có cặp nào cần xem.',
  signs: {
    name: 'cùng họ tên, năm sinh và nơi',
    phone: 'cùng họ tên, số điện thoại gần giống',
    device: 'dùng chung một trình duyệt',
  },
  toStrike: 'Đã xác định là một người; còn lượt thi phải loại.',
  registeredAt: 'Đăng ký lúc',
  rounds: 'Lượt thi',
  roundLine: (round: string, counting: number, attempts: number) =>
    `${round}: ${number(counting)} lượt được tính trong ${number(attempts)} lượt`,
  noRounds: 'chưa thi',
  verdict: 'Quyết định',
  verdictSameKeep: (name: string, phone: string) =>
    `Là một người, tính lượt của ${name}${phone ? ` (${phone})` : ''}`,
  verdictDifferent: 'Là hai người khác nhau',
  decide: 'Ghi quyết định',
  decidedNote: 'Đã ghi quyết định.',
  proposed: 'Đã đề nghị loại lượt thi. Cần một người khác xác nhận ở trang Quyết định của đợt.',
  strike: (round: string) => `Đề nghị loại lượt thi ở ${round}`,
  strikeReason: 'Một người dùng nhiều tài khoản; lượt thi của tài khoản kia được tính.',
  decided: 'Đã quyết định',
  decidedLine: (one: string, other: string, same: boolean) =>
    `${one} và ${other}: ${same ? 'một người' : 'hai người khác nhau'}`,
  byAt: (by: string, at: string) => `${by}, ${dateTime(at)}`,
  verdictMissing: 'Chọn một quyết định.',
  two: 'Hai thí sinh',
};

export type RosterWords = typeof roster;
