import { dateTime } from '../../format.ts';

/** What the rules show later or never: when it comes, and what the reader has until then. */
export const publication = {
  ownPaper: 'Bài của bạn',
  score: {
    'at-once': 'chưa chấm xong. Tải lại trang để xem.',
    'after-closing': 'có khi đợt thi đóng',
    'after-finalising': 'có khi kết quả chính thức được công bố',
    never: 'không công bố',
  },
  keys: {
    'after-closing': 'Đáp án và giải thích có khi đợt thi đóng.',
    'after-finalising': 'Đáp án và giải thích có khi kết quả chính thức được công bố.',
    never: 'Theo thể lệ, cuộc thi này không công bố đáp án và giải thích.',
  },
  choices: 'Các lựa chọn',
  appealNow: 'Nếu thấy câu hỏi có sai sót, bạn gửi khiếu nại ngay dưới câu đó.',
  paperAt: (at: string) => `Bạn xem lại được bài của mình từ ${dateTime(at)}, khi đợt thi đóng.`,
  toPaper: 'Xem lại bài của tôi',
  waiting: {
    official: 'Ban Tổ chức đang kiểm tra. Thứ hạng được công bố cùng kết quả chính thức.',
    never: 'Ban Tổ chức đang kiểm tra kết quả.',
  },
  noRanks: 'Theo thể lệ, cuộc thi này không công bố thứ hạng. Người đạt giải có ở trang Giải thưởng.',
};

export type Publication = typeof publication;
