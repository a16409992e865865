import { dateTime, time } from '../../format.ts';

/** Registration, sign-in by a code, continuation on another device. */
export const register = {
  title: 'Đăng ký dự thi',
  step: (n: number, what: string) => `Bước ${n}/3: ${what}`,
  steps: { who: 'Bạn là ai', place: 'Bạn ở đâu', code: 'Mã xác nhận' },
  toContest: 'Cuộc thi',
  signInInstead: 'Đã đăng ký? Đăng nhập',
  fullName: 'Họ và tên',
  fullNameHint: 'Viết như trên căn cước. Ví dụ: Nguyễn Thị Đào',
  phone: 'Số điện thoại',
  phoneHint: 'Mã xác nhận được gửi tới số này. Ví dụ: 0912 345 678',
  birthYear: 'Năm sinh',
  birthYearHint: 'Ví dụ: 1961',
  division: 'Bạn thi ở khối nào?',
  processing: 'Tôi đồng ý để Ban Tổ chức dùng các thông tin trên để tổ chức cuộc thi, xếp hạng và trao giải.',
  processingNote: 'Bắt buộc. Bạn rút lại được bất cứ lúc nào.',
  publicName: 'Tôi đồng ý hiện đủ họ tên trên bảng xếp hạng.',
  publicNameNote: 'Không bắt buộc. Không chọn thì tên hiện rút gọn: “Nguyễn Thị Đ.”',
  privacy: 'Cách dùng dữ liệu cá nhân',
  next: 'Tiếp tục',
  unitQuestion: 'Bạn ở xã, phường nào?',
  organizationQuestion: 'Bạn làm việc hoặc học ở đâu?',
  unitLabel: 'Tên xã, phường, đặc khu',
  unitHint: 'Gõ vài chữ, không cần dấu. Tên cũ trước khi sắp xếp cũng tìm được.',
  organizationLabel: 'Tên cơ quan, đơn vị, trường',
  organizationHint: 'Gõ vài chữ của tên, không cần dấu.',
  search: 'Tìm',
  found: (n: number) => `Có ${n} nơi phù hợp. Chọn một nơi.`,
  choosePlace: 'Chọn một nơi',
  notFound: 'Không có nơi nào phù hợp. Thử gõ ít chữ hơn hoặc dùng tên khác.',
  notListed: 'Không thấy nơi của bạn?',
  notListedText: 'Với tên cũ, chọn nơi có ghi “tên cũ”. Nếu vẫn không thấy, hỏi Ban Tổ chức:',
  former: (parent: string) => `${parent} (tên cũ)`,
  editWho: 'Sửa bước 1',
  editPlace: 'Sửa nơi ở hoặc nơi làm việc',
  codeTitle: 'Nhập mã xác nhận',
  codeSent: (phone: string) => `Mã 6 số đã gửi tới số ${phone}.`,
  codeLabel: 'Mã 6 số',
  codeHint: (at: string) => `Dùng được đến ${time(at)}.`,
  demonstration: 'Máy chủ trình diễn, không gửi tin nhắn. Mã của bạn là',
  confirm: 'Xác nhận',
  resend: 'Gửi lại mã',
  resent: (at: string) => `Đã tạo mã mới, dùng được đến ${time(at)}. Mã trước không còn dùng.`,
  alreadyIn: (name: string) => `Máy này đang dùng tên ${name} ở cuộc thi này.`,
  alreadyInHelp: 'Nếu bạn là người khác, hãy bấm “Kết thúc và xoá khỏi máy này” ở cuối trang.',
  enter: 'Đến trang cuộc thi',
  closed: (at: string) => `Cuộc thi đã đóng lúc ${dateTime(at)} nên không nhận đăng ký nữa.`,
  rosterOnly: 'Cuộc thi này dành cho người có tên trong danh sách. Bạn vào thi bằng mã dự thi được cấp.',
  withCode: 'Vào bằng mã dự thi',
  notYet: (at: string) => `Đăng ký mở lúc ${dateTime(at)}.`,
  overSince: (at: string) => `Đã hết hạn đăng ký lúc ${dateTime(at)}.`,
  birthDate: 'Ngày sinh',
  birthDateHint: 'Chỉ cần khi tuổi tính theo ngày.',
  age: (min: number | null, max: number | null, on: string) => {
    const range =
      min === null
        ? `Không quá ${max} tuổi`
        : max === null
          ? `Từ đủ ${min} tuổi`
          : `Từ đủ ${min} đến ${max} tuổi`;
    const day =
      on === 'attempt'
        ? 'vào ngày làm bài'
        : on === 'registration'
          ? 'vào ngày đăng ký'
          : `tính đến ${on.split('-').reverse().join('/')}`;
    return `${range}, ${day}`;
  },
  relative:
    'Tôi là cha, mẹ, vợ, chồng hoặc con của người trong Ban Tổ chức, người ra đề hoặc vận hành cuộc thi.',
  relativeNote: 'Chỉ đánh dấu nếu đúng. Bạn vẫn dự thi và có thứ hạng, nhưng không được xét giải.',
  groups: 'Bạn thuộc nhóm nào?',
  groupsHint: 'Không thuộc nhóm nào thì để trống.',
  codeDoorTitle: 'Vào thi bằng mã dự thi',
  codeDoorIntro: 'Mã gồm 8 ký tự, ghi trên phiếu mà cơ quan, trường hoặc Ban Tổ chức đưa cho bạn.',
  entryCode: 'Mã dự thi',
  entryCodeHint: 'Ví dụ: K7M2-94QD. Viết hoa hay thường đều được.',
  proof: 'Năm sinh hoặc số điện thoại',
  proofHint: 'Như trong danh sách. Ví dụ: 1985',
  firstTime: 'Lần đầu vào thi',
  signIn: 'Đăng nhập',
  signInIntro: 'Nhập số điện thoại đã đăng ký. Mã 6 số được gửi tới số đó.',
  sendCode: 'Gửi mã',
  noAccount: 'Chưa đăng ký? Đăng ký dự thi',
  continueTitle: 'Tiếp tục bài đang làm',
  continueIntro: 'Mã tiếp tục gồm 8 ký tự, hiện ở máy bạn bắt đầu làm bài. Nhập mã để làm tiếp trên máy này.',
  continueNote:
    'Thời gian làm bài vẫn chạy. Hãy thôi làm ở máy cũ: mỗi câu tính lần chọn sau cùng, ở máy nào cũng vậy.',
  continueLabel: 'Mã tiếp tục',
  continueHint: 'Ví dụ: K7M2-94QD. Viết hoa hay thường đều được.',
  continueButton: 'Làm tiếp',
  faults: {
    fullName: 'Nhập họ và tên như trên căn cước, từ 2 đến 80 ký tự',
    phone: 'Nhập số điện thoại gồm 10 số, bắt đầu bằng 0',
    birthYear: (min: number, max: number) => `Nhập năm sinh gồm 4 số, từ ${min} đến ${max}`,
    division: 'Chọn khối dự thi',
    processing: 'Đánh dấu đồng ý để Ban Tổ chức ghi tên bạn vào cuộc thi',
    place: 'Chọn một nơi trong danh sách',
    query: 'Gõ ít nhất 2 chữ của tên nơi cần tìm',
    code: 'Nhập mã gồm 6 chữ số',
    entryCode: 'Nhập mã dự thi gồm 8 ký tự',
    proof: 'Nhập năm sinh hoặc số điện thoại',
    continuation: 'Nhập mã tiếp tục gồm 8 ký tự',
  },
};

export type Register = typeof register;
