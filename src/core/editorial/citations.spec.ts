import { describe, expect, it } from '@jest/globals';
import { citationsIn } from './citations.js';

const codes = new Map([
  ['45/2020/NĐ-CP', 'nd-45-2020'],
  ['20/2023/QH15', 'luat-20-2023'],
]);

describe('citations in running text', () => {
  it('are found with their place and the sentence that says them', () => {
    const text = 'Không được thu thêm. Căn cứ: điểm b khoản 2 Điều 5 Nghị định số 45/2020/NĐ-CP.';
    expect(citationsIn(text, codes)).toEqual([
      {
        document: 'nd-45-2020',
        article: '5',
        clause: '2',
        point: 'b',
        summary: 'Căn cứ: điểm b khoản 2 Điều 5 Nghị định số 45/2020/NĐ-CP.',
      },
    ]);
  });

  it('may be several, each once, of known documents only', () => {
    const text =
      'Điều 8 Luật Giao dịch điện tử số 20/2023/QH15; khoản 1 điều 9 NĐ 45/2020/NĐ-CP; Điều 8 Luật 20/2023/QH15; Điều 3 Thông tư 9/2099/TT-BTP.';
    expect(
      citationsIn(text, codes).map(({ document, article, clause }) => [document, article, clause]),
    ).toEqual([
      ['luat-20-2023', '8', ''],
      ['nd-45-2020', '9', '1'],
    ]);
    expect(citationsIn('Theo luật thì như vậy, khoảng 45/2020.', codes)).toEqual([]);
  });
});
