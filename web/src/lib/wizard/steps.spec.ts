import { describe, expect, test } from '@jest/globals';
import { dayTyped, faultsOf, type Found, moneyTyped, placeOf, stepAt, typedIn } from './steps.ts';

const found = (more: Partial<Found>): Found => ({
  code: 'rule_not_integer',
  path: 'papers[0].durationMinutes',
  line: 12,
  field: 'minutes',
  step: 'papers',
  message: 'Mục này phải là số nguyên.',
  ...more,
});

describe('the wizard', () => {
  test('leads to the field, or to the line of the whole document', () => {
    expect(placeOf('x', found({}))).toBe('/quan-tri/cuoc-thi/x/de-thi#o-minutes');
    expect(placeOf('x', found({ field: null }))).toBe('/quan-tri/cuoc-thi/x/toan-bo?dong=12#yaml');
  });

  test('puts the first message at its field of this step', () => {
    const problems = [found({}), found({ message: 'Khác.' }), found({ field: 'title', step: 'who' })];
    expect(faultsOf(problems, 'papers')).toEqual({ 'o-minutes': 'Mục này phải là số nguyên.' });
  });

  test('reads and writes as people do', () => {
    expect([dayTyped('2027-03-01'), dayTyped('mai')]).toEqual(['01/03/2027', 'mai']);
    expect([moneyTyped('1500000'), moneyTyped('900'), moneyTyped('nhiều')]).toEqual([
      '1.500.000',
      '900',
      'nhiều',
    ]);
    expect([stepAt('de-thi'), stepAt('khac')]).toEqual(['papers', null]);
    const form = new FormData();
    for (const [name, value] of Object.entries({ 'o-title': 'Tên', 'o-bank': 'kho', revision: '3' }))
      form.set(name, value);
    expect(typedIn(form)).toEqual({ values: { title: 'Tên' }, bank: 'kho' });
  });
});
