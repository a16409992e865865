import type { PredictionRule } from '../../api/types.ts';

const asked: Record<PredictionRule['target'], string> = {
  'perfect-contestants': 'Có bao nhiêu người trả lời đúng tất cả các câu',
  'perfect-attempts': 'Có bao nhiêu lượt thi trả lời đúng tất cả các câu',
  entrants: 'Có bao nhiêu người tham gia',
  attempts: 'Có bao nhiêu lượt thi',
  'perfect-percent': 'Bao nhiêu phần trăm số người dự thi trả lời đúng tất cả các câu',
};
const people = { ask: 'Số người bạn dự đoán', unit: ' người' };
const attempts = { ask: 'Số lượt bạn dự đoán', unit: ' lượt' };

const named = {
  'perfect-contestants': people,
  entrants: people,
  'perfect-attempts': attempts,
  attempts,
  'perfect-percent': { ask: 'Tỷ lệ bạn dự đoán, %', unit: '%' },
};

/** The prediction question as one round asks it. */
export const predict = {
  ask: ({ target, over, within }: PredictionRule) =>
    `${asked[target]} ${over ? 'từ đợt thi đầu tiên đến hết đợt này' : 'của đợt thi'}${within ? ', tính riêng khối của bạn' : ''}?`,
  label: ({ target }: PredictionRule) => named[target]?.ask,
  unit: ({ target }: PredictionRule) => named[target]?.unit,
  hint: (decimals: number) =>
    decimals > 0
      ? `Viết dấu phẩy thập phân, nhiều nhất ${decimals} chữ số sau dấu phẩy. Ví dụ: 87,${'654321'.slice(0, decimals)}`
      : 'Chỉ nhập số. Ví dụ: 12500',
  wrong: (decimals: number, percent: boolean) =>
    decimals > 0
      ? `Nhập một số từ 0 đến 100, nhiều nhất ${decimals} chữ số sau dấu phẩy`
      : `Nhập một số nguyên từ 0 đến ${percent ? '100' : '100.000.000'}`,
};

export type Predict = typeof predict;
