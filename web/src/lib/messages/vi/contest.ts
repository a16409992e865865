import { dateTime, limit, number, span, time } from '../../format.ts';

/** The first page and the page of one contest. */
export const contest = {
  homeTitle: 'Các cuộc thi',
  homeEmpty: 'Chưa có cuộc thi nào được công bố. Khi có, tên cuộc thi và giờ mở sẽ hiện ở trang này.',
  finished: 'Đã kết thúc. Thông tin của bạn đã được xoá khỏi máy này.',
  see: 'Xem cuộc thi',
  organizer: 'Đơn vị tổ chức',
  round: (n: number) => `Đợt ${n}`,
  left: (name: string, ms: number) => `${name} · còn ${span(ms)}`,
  opensIn: (name: string, ms: number) => `${name} · mở sau ${span(ms)}`,
  closesAt: (at: string) => `Đóng lúc ${dateTime(at)}`,
  opensAt: (at: string) => `Mở lúc ${dateTime(at)}`,
  closedAt: (name: string, at: string) => `${name} đã đóng lúc ${dateTime(at)}.`,
  onStage:
    'Đợt này thi trực tiếp trên sân khấu, không làm bài trực tuyến. Kết quả có trên trang này khi Ban Tổ chức công bố.',
  paper: (n: number, prediction: boolean, ms: number) =>
    `${n} câu${prediction ? ' và 1 câu dự đoán' : ''} · ${limit(ms)}`,
  attempts: (n: number | null) => (n === null ? 'Không giới hạn số lượt' : `Mỗi người ${n} lượt mỗi đợt`),
  enter: 'Vào thi',
  resume: 'Làm tiếp',
  registerFirst: 'Đăng ký trước',
  haveAccount: 'Đã đăng ký? Đăng nhập',
  haveCode: 'Đang thi dở ở máy khác? Nhập mã tiếp tục',
  registered: (at: string) => `Bạn đã đăng ký. Đợt thi mở lúc ${dateTime(at)}.`,
  unfinished: (at: string) => `Bạn đang làm dở. Hạn nộp lúc ${time(at)}.`,
  submitted: (at: string) => `Bạn đã nộp bài lúc ${dateTime(at)}.`,
  submittedNoTime: 'Bạn đã dùng hết lượt của đợt này.',
  receipt: 'Xem biên nhận',
  leftAttempts: (left: number, all: number) => `Bạn còn ${left}/${all} lượt của đợt này.`,
  waiting: 'Ban Tổ chức đang kiểm tra. Kết quả tạm tính hiện ở bảng xếp hạng khi kiểm tra xong.',
  provisional: 'Kết quả đang ở mức tạm tính, chưa phải kết quả chính thức.',
  official: 'Kết quả chính thức đã được công bố.',
  myReview: 'Xem bài của tôi và giải thích',
  board: 'Bảng xếp hạng',
  result: 'Kết quả chính thức',
  rules: 'Thể lệ',
  frozen: (at: string) => `Bảng xếp hạng tạm dừng hiển thị từ ${dateTime(at)}. Bài nộp sau đó vẫn được tính.`,
  otherContest: (name: string) =>
    `Máy này đang dùng tên ${name} ở cuộc thi khác. Hãy kết thúc ở cuối trang trước khi đăng ký.`,
  rounds: 'Các đợt thi',
  topics: 'Nội dung thi',
  topicCount: (n: number) => `${n} câu`,
  numbers: 'Số người tham gia',
  people: (n: number) => `${number(n)} người đã tham gia.`,
  peopleAndAttempts: (people: number, attempts: number) =>
    `${number(people)} người, ${number(attempts)} lượt thi.`,
  withheld: 'Số người và số lượt được công bố sau khi đợt thi đóng, vì liên quan đến câu dự đoán.',
  ask: 'Hỏi Ban Tổ chức',
  noRounds: 'Chưa có đợt thi nào được lên lịch.',
  description: (organizer: string) =>
    `${organizer} tổ chức. Thi trên điện thoại hoặc máy tính, không cần cài đặt.`,
};

export type Contest = typeof contest;
