import { describe, expect, it } from '@jest/globals';
import { readCloze } from './cloze.js';

const read = (text: string) => readCloze(Buffer.from(text));

describe('Cloze', () => {
  it.each([
    ['{1:MULTICHOICE:một~=hai}', { kind: 'single', key: ['b'], fixedOrder: true }],
    ['{1:MCS:một~%100%hai}', { kind: 'single', key: ['b'], fixedOrder: false }],
    ['{1:MULTIRESPONSE:%50%a~%50%b~%-50%c}', { kind: 'multiple', key: ['a', 'b'] }],
    [
      '{1:SHORTANSWER:=Huế~%50%hue}',
      {
        kind: 'short-text',
        ignoreCase: true,
        key: [
          { text: 'Huế', permille: 1000 },
          { text: 'hue', permille: 500 },
        ],
      },
    ],
    [
      '{1:SAC:=Huế \\} \\~}',
      { kind: 'short-text', ignoreCase: false, key: [{ text: 'Huế } ~', permille: 1000 }] },
    ],
    [
      '{:NM:=23.8:0.1~%50%23:1}',
      {
        kind: 'numeric',
        key: [
          { value: '23.8', tolerance: '0.1', permille: 1000 },
          { value: '23', tolerance: '1', permille: 500 },
        ],
      },
    ],
  ])('%s', (blank, body) => {
    const { questions, errors, losses } = read(`Chọn ${blank} nhé.`);
    expect({ errors, losses }).toEqual({ errors: [], losses: [] });
    expect(questions[0]?.draft).toMatchObject({ text: 'Chọn _____ nhé.', stimulus: null, body });
  });

  it.each([
    ['không có chỗ trống', /Không thấy chỗ trống/],
    ['điểm {3:NUMERICAL:=không}', /“không” không phải là số/],
    ['lạ {1:LAKINHDI:=a}', /Không hiểu chỗ trống “{1:LAKINHDI:=a}”/],
    ['hở {1:SHORTANSWER:=a', /Không hiểu chỗ trống “{1:SHORTANSWER:=a”/],
    ['một lựa chọn {1:MULTICHOICE:=a}', /ít nhất hai lựa chọn/],
  ])('%s: a message, no question', (text, why) => {
    const { questions, errors } = read(text);
    expect(questions).toEqual([]);
    expect(errors).toEqual([{ where: 'dòng 1', what: expect.stringMatching(why) }]);
  });
});
