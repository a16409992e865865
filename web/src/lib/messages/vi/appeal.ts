import { date, dateTime } from '../../format.ts';

/** What a contestant objects to after closing, and what was decided about questions. */
export const appeal = {
  aboutQuestion: (slot: number) => `Khiếu nại câu ${slot}`,
  aboutAttempt: 'Khiếu nại về cả lượt thi',
  until: (at: string) => `Ban Tổ chức nhận khiếu nại đến ${dateTime(at)}.`,
  untilOfficial: 'Ban Tổ chức nhận khiếu nại cho đến khi kết quả được chốt.',
  once: 'Mỗi câu chỉ khiếu nại một lần, nên hãy viết đủ.',
  notTaken: 'Theo Thể lệ, cuộc thi không tiếp nhận khiếu nại riêng.',
  over: 'Đã hết thời gian khiếu nại.',
  text: 'Điều bạn cho là sai, và lý do',
  textHint: 'Từ 20 đến 2.000 ký tự.',
  citation: 'Căn cứ pháp luật',
  citationIfAny: 'Căn cứ pháp luật (nếu có)',
  citationHint: 'Ví dụ: khoản 2 Điều 5 của nghị định nào.',
  send: 'Gửi khiếu nại',
  sent: 'Đã nhận khiếu nại của bạn.',
  filed: (at: string) => `Bạn đã khiếu nại lúc ${dateTime(at)}`,
  waiting: 'Ban Tổ chức chưa trả lời.',
  due: (at: string) => `Hạn trả lời: ${dateTime(at)}.`,
  answer: { upheld: 'Được chấp nhận', rejected: 'Không được chấp nhận' },
  answeredAt: (at: string) => `Ban Tổ chức trả lời lúc ${dateTime(at)}.`,
  corrected: {
    'everyone-right': (at: string) => `Câu này đã được huỷ ngày ${date(at)}, mọi người được tính đúng.`,
    removed: (at: string) => `Câu này đã được bỏ ngày ${date(at)}, không tính điểm cho ai.`,
    key: (at: string) => `Đáp án câu này đã được sửa ngày ${date(at)}, mọi bài đã được chấm lại.`,
  },
  formerExplanation: 'Lời giải thích cũ viết cho đáp án trước khi sửa nên không còn hiện.',
  left: 'Đã bỏ',
  reason: 'Lý do',
  published: 'Thay đổi về câu hỏi sau khi đóng',
  publishedIntro: 'Điểm và thứ hạng đã tính theo các thay đổi này.',
  decided: {
    'everyone-right': 'Huỷ câu, mọi người được tính đúng',
    removed: 'Bỏ câu, không tính điểm',
    key: 'Sửa đáp án, chấm lại',
  },
  decidedAt: (at: string) => `Có hiệu lực lúc ${dateTime(at)}`,
  changed: (scores: string, ranks: string, awards: string) =>
    `Thay đổi: ${scores} người đổi điểm, ${ranks} người đổi hạng, ${awards} giải đổi.`,
};

export type Appeal = typeof appeal;
