import { dateTime, limit, number, points, timeWithSeconds } from '../../format.ts';

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** How a round is sat where it is not sat the plain way; told before the start. */
export const play = {
  trial: 'Đây là đợt thi thử. Kết quả không tính vào xếp hạng và giải.',
  limits: {
    round: (n: number) => `${n} lượt trong đợt`,
    day: (n: number) => `${n} lượt mỗi ngày`,
    week: (n: number) => `${n} lượt mỗi tuần (thứ Hai đến Chủ nhật)`,
    contest: (n: number) => `${n} lượt cả cuộc thi`,
  },
  atMost: (limits: string[]) => `Bạn làm nhiều nhất ${limits.join(', ')}.`,
  unlimited: 'Không giới hạn số lượt.',
  coolDown: (ms: number) => `Hai lượt liền nhau cách nhau ít nhất ${limit(ms)}, tính từ lúc nộp bài.`,
  usesUp:
    'Thoát ra là dùng hết lượt: đóng hoặc tải lại trang thì bài nộp ngay. Câu đã lưu vẫn được chấm. Không đổi máy giữa chừng.',
  hours: (from: number, until: number) => `Mỗi ngày chỉ mở từ ${clock(from)} đến ${clock(until)}.`,
  window: (from: string, until: string) => `Khối của bạn thi từ ${dateTime(from)} đến ${dateTime(until)}.`,
  fullTime: 'Bắt đầu trước giờ đóng thì được làm đủ thời gian.',
  cutDaily: 'Đến giờ đóng trong ngày, bài đang làm tự nộp.',
  mustAnswerAll: 'Phải trả lời đủ mọi câu thì bài mới hợp lệ, kể cả câu dự đoán nếu có.',
  mustTimeout: 'Hết giờ mà còn câu bỏ trống thì bài không được tính, nhưng vẫn mất lượt.',
  sequential: 'Làm lần lượt từng câu, không quay lại câu trước. Cần có mạng để sang câu sau.',
  perQuestion: (ms: number) =>
    `Mỗi câu có ${limit(ms)}, tính từ lúc câu hiện ra. Hết giờ thì không trả lời được câu đó nữa.`,
  essay: (words: number, pointsMilli: number) =>
    `Cuối bài có phần tự luận ${points(pointsMilli)} điểm, không quá ${number(words)} từ. Phần vượt quá không được chấm.`,
  essayClock: (ms: number) =>
    `Phần tự luận có thời gian riêng: ${limit(ms)}. Mở phần này rồi thì không quay lại các câu hỏi.`,
  choosePaper: 'Chọn đề thi',
  paperNumber: (n: number) => `Đề số ${n}`,
  paperFault: 'Chọn một đề để bắt đầu',

  startsAt: (at: string) => `Bạn vào thi được từ ${dateTime(at)}.`,
  points: (maxMilli: number) =>
    `Điểm từng câu khác nhau theo ma trận đề. Điểm tối đa của bài: ${points(maxMilli)}.`,
  step: {
    title: 'Làm bài',
    heading: (slot: number, all: number) => `Câu ${slot}/${all}`,
    until: (at: string) => `Câu này nhận trả lời đến ${timeWithSeconds(at)}`,
    deadline: (at: string) => `Hạn nộp bài: ${timeWithSeconds(at)}`,
    left: (clock: string) => `Còn ${clock}`,
    over: 'Đã hết giờ của câu này.',
    save: 'Lưu',
    saved: 'Đã lưu câu trả lời.',
    next: 'Lưu và sang câu tiếp',
    nextOver: 'Sang câu tiếp',
    openEssay: 'Lưu và mở phần tự luận',
    toEnd: 'Lưu và đến phần nộp bài',
    back: 'Câu trước',
    list: 'Các câu đang mở',
    choose: {
      single: 'Chọn một đáp án.',
      multiple: 'Chọn một hoặc nhiều đáp án.',
      'true-false': 'Chọn đúng hoặc sai.',
    },
    typed: 'Câu trả lời',
    order: (n: number) => `Thứ ${n}`,
    choice: 'Chọn',
    words: (most: number) => `Không quá ${number(most)} từ. Phần vượt quá không được chấm.`,
    end: 'Nộp bài',
    final: 'Nộp rồi không sửa được nữa.',
    submit: 'Nộp bài ngay',
    toQuestion: 'Quay lại câu hỏi',
  },
  leftBehind: 'Bạn đã thoát khỏi bài đang làm. Theo thể lệ, lượt này đã dùng hết.',
  handInLeft: 'Nộp bài đang dở',
};

export type Play = typeof play;
