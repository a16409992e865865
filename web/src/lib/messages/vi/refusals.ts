/** What became of an answer that the server did not record. Said during the exam and on the receipt. */
export const refusals = {
  title: 'Có câu trả lời không được ghi',
  late: (what: string) => `${what}: đến máy chủ sau hạn nộp. Ban Tổ chức sẽ xét theo thể lệ.`,
  ended: (what: string) => `${what}: bài đã kết thúc trước khi câu này đến máy chủ.`,
  refused: (what: string) => `${what}: máy chủ không nhận.`,
  question: (slot: number) => `Câu ${slot}`,
  prediction: 'Câu dự đoán',
};

export type Refusals = typeof refusals;
