import { number } from '../../format.ts';

/** The review queue of a bank. */
export const review = {
  title: 'Hàng chờ duyệt',
  waiting: (n: number) => `Chờ duyệt (${number(n)})`,
  none: 'Không có câu nào chờ duyệt.',
  intro: 'Đọc kỹ từng câu, đánh dấu những câu đồng ý rồi nhấn Duyệt ở cuối trang.',
  own: (n: number) => `Trong trang này có ${number(n)} câu do bạn viết: người khác phải duyệt.`,
  pick: (code: string) => `Chọn ${code}`,
  open: 'Mở',
  changes: 'Thay đổi so với bản trước',
  remark: 'Nhận xét',
  remarkHint: 'Bắt buộc khi trả lại.',
  approve: 'Duyệt các câu đã chọn',
  giveBack: 'Trả lại các câu đã chọn',
  pickFirst: 'Bạn chưa đánh dấu câu nào.',
  approved: (n: number) => `Đã duyệt ${number(n)} câu.`,
  returned: (n: number) => `Đã trả lại ${number(n)} câu.`,
  flagged: (n: number) => `Cần xem lại sau khi thi (${number(n)})`,
  noneFlagged: 'Thống kê các đợt thi không báo câu nào cần xem lại.',
  flaggedIntro:
    'Thống kê cho thấy những câu này có thể có vấn đề. Sửa, thôi dùng, hoặc ghi lý do giữ nguyên.',
  answers: (n: string) => `${n} lượt trả lời`,
  note: 'Đã xem lại, giữ nguyên vì',
  noteHint: 'Ít nhất 10 ký tự.',
  keep: 'Giữ nguyên',
  mend: 'Mở để sửa hoặc thôi dùng',
  answered: (code: string) => `Đã ghi nhận: câu ${code} được giữ nguyên.`,
};

export type Review = typeof review;
