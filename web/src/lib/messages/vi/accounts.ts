import { dateTime } from '../../format.ts';

/** Accounts of staff and their sessions. */
export const accounts = {
  title: 'Tài khoản',
  list: 'Người làm việc cho cuộc thi',
  invite: 'Mời người mới',
  username: 'Tên đăng nhập',
  usernameHint: '3 đến 32 ký tự: chữ không dấu, chữ số, dấu chấm, gạch. Ví dụ: nguyen.van.an',
  displayName: 'Họ và tên',
  role: 'Vai trò',
  roleNotes: {
    organiser: 'Xem và làm mọi việc',
    editor: 'Soạn câu hỏi, không xem dữ liệu thí sinh',
    coordinator: 'Xem thí sinh của xã, phường hoặc cơ quan mình',
  },
  placeKind: 'Đầu mối của',
  placeKinds: { unit: 'Xã, phường', organization: 'Cơ quan' },
  unit: 'Xã, phường',
  organization: 'Cơ quan',
  coordinatorOnly: 'Chỉ chọn khi vai trò là đầu mối.',
  choosePlace: 'Chọn một nơi',
  placeMissing: 'Chọn xã, phường hoặc cơ quan của đầu mối.',
  roleMissing: 'Chọn vai trò.',
  send: 'Tạo đường dẫn mời',
  linkTitle: (name: string) => `Đường dẫn đặt mật khẩu của ${name}`,
  linkOnce: (until: string) =>
    `Chỉ hiện một lần ở đây. Gửi riêng cho người đó; dùng được một lần, đến ${dateTime(until)}.`,
  linkLabel: 'Đường dẫn',
  copy: 'Sao chép',
  copied: 'Đã sao chép.',
  copyFailed: 'Chưa sao chép được. Chọn đường dẫn rồi sao chép bằng tay.',
  state: 'Tình trạng',
  active: 'đang dùng',
  invited: 'đã mời, chưa đặt mật khẩu',
  disabled: (at: string) => `đã khoá lúc ${dateTime(at)}`,
  newLink: 'Gửi đường dẫn mới',
  disable: 'Khoá…',
  disableTitle: (name: string) => `Khoá tài khoản của ${name}?`,
  disableText:
    'Người này bị đăng xuất ngay ở mọi máy và không đăng nhập lại được. Việc đã làm vẫn được ghi lại.',
  disableNow: 'Khoá tài khoản',
  disabledDone: (name: string) => `Đã khoá tài khoản của ${name}.`,
  you: 'bạn',
  sessions: 'Nơi bạn đang đăng nhập',
  sessionsIntro:
    'Nếu có nơi bạn không nhận ra, hãy đăng xuất nơi đó. Sau đó nhờ Ban Tổ chức gửi đường dẫn đặt lại mật khẩu.',
  device: 'Trình duyệt',
  since: 'Đăng nhập lúc',
  until: 'Đến',
  here: 'máy này',
  end: 'Đăng xuất nơi này',
  ended: 'Đã đăng xuất nơi đó.',
  unknownDevice: 'Trình duyệt không rõ',
};

export type Accounts = typeof accounts;
