import { describe, expect, it } from '@jest/globals';
import {
  type BodyOf,
  asKind,
  emptyBody,
  emptyDraft,
  kinds,
  moved,
  option,
  undescribed,
  withChoices,
} from './draft.ts';

const body = {
  kind: 'multiple' as const,
  choices: [option(0, 'một'), option(1, 'hai'), option(2, 'ba')],
  key: ['a', 'c'],
  fixedOrder: false,
  partialCredit: 'per-choice' as const,
};

describe('a body at the editor', () => {
  it('keeps its key at its choices when they move or go', () => {
    expect(withChoices(body, moved(body.choices, 2, -2))).toMatchObject({
      choices: [{ text: 'ba' }, { text: 'một' }, { text: 'hai' }],
      key: ['b', 'a'],
    });
    expect(withChoices(body, body.choices.slice(1))).toMatchObject({ key: ['b'] });
  });

  it('keeps choices when it becomes another kind that has them, and one key at most where one is allowed', () => {
    expect(asKind(body, 'single')).toMatchObject({ kind: 'single', key: ['a'], choices: body.choices });
    expect(asKind(body, 'true-false')).toMatchObject({
      choices: [{ text: 'Đúng' }, { text: 'Sai' }],
      key: [],
    });
  });

  it('names every picture that nobody has described, of options too', () => {
    const shown = (alt: string) => ({ file: 'ab', alt });
    const items = [
      { ...option(0, 'một'), picture: shown(' ') },
      { ...option(1), picture: shown('') },
      option(2),
    ];
    const draft = {
      ...emptyDraft(),
      picture: shown(''),
      stimulus: { code: 'T', text: 'Tình huống', picture: shown('Bảng giá') },
      body: { ...(emptyBody('ordering') as BodyOf<'ordering'>), items },
    };
    expect(undescribed(draft).map(({ where, of }) => `${where} ${of}`)).toEqual([
      'question ',
      'option một',
      'option B',
    ]);
    expect(undescribed({ ...draft, picture: shown('Mẫu đơn'), body: emptyBody('essay') })).toEqual([]);
  });

  it.each(kinds)('starts as a %s', (kind) => expect(emptyBody(kind).kind).toBe(kind));

  it('does not move beyond the ends', () => expect(moved([1, 2], 1, 1)).toEqual([1, 2]));
});
