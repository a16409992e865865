/** The prediction question as one round asks it. */
export const predict = {
  asked: {
    'perfect-contestants': 'Có bao nhiêu người trả lời đúng tất cả các câu',
    'perfect-attempts': 'Có bao nhiêu lượt thi trả lời đúng tất cả các câu',
    entrants: 'Có bao nhiêu người tham gia',
    attempts: 'Có bao nhiêu lượt thi',
    'perfect-percent': 'Bao nhiêu phần trăm số người dự thi trả lời đúng tất cả các câu',
  },
  inRound: 'của đợt thi',
  soFar: 'từ đợt thi đầu tiên đến hết đợt này',
  inDivision: 'tính riêng khối của bạn',
  ask: (what: string, where: string) => `${what} ${where}?`,
  label: { people: 'Số người bạn dự đoán', attempts: 'Số lượt bạn dự đoán', percent: 'Tỷ lệ bạn dự đoán, %' },
  unit: { people: 'người', attempts: 'lượt', percent: '%' },
  hint: 'Chỉ nhập số. Ví dụ: 12500',
  hintDecimals: (n: number, example: string) =>
    `Viết dấu phẩy thập phân, nhiều nhất ${n} chữ số sau dấu phẩy. Ví dụ: ${example}`,
  wrong: (most: string) => `Nhập một số nguyên từ 0 đến ${most}`,
  wrongDecimals: (n: number) => `Nhập một số từ 0 đến 100, nhiều nhất ${n} chữ số sau dấu phẩy`,
};

export type Predict = typeof predict;
