import { describe, expect, it } from '@jest/globals';
import { dayInVietnam, type Dated, type LegalDocument, provisionInForce, usableOn } from './law.js';

const provision = (
  place: { article: string; clause?: string; point?: string },
  from: string | null,
  until: string | null,
) => ({
  clause: '',
  point: '',
  ...place,
  inForceFrom: from,
  inForceUntil: until,
  note: '',
});

const law = (
  code: string,
  from: string | null,
  until: string | null,
  provisions: LegalDocument['provisions'] = [],
): [string, LegalDocument] => [
  code,
  {
    code,
    kind: 'Luật',
    number: '1',
    title: code,
    issuedOn: null,
    inForceFrom: from,
    inForceUntil: until,
    replacedBy: [],
    amendedBy: [],
    note: '',
    provisions,
  },
];

const register = new Map<string, LegalDocument>([
  law('standing', '2020-01-01', null, [
    provision({ article: '5' }, null, '2025-06-30'),
    provision({ article: '5', clause: '2' }, null, null),
    provision({ article: '5', clause: '2', point: 'b' }, '2024-01-01', '2024-12-31'),
    provision({ article: '9', clause: '1' }, '2027-01-01', null),
  ]),
  law('ended', '2010-01-01', '2026-06-30', [provision({ article: '7' }, null, null)]),
  law('unseen', null, null),
  law('unseen-ended', null, '2020-01-01'),
]);

const at = (document: string, place = '', day = '2026-11-24') => {
  const [article = '1', clause = '', point = ''] = place === '' ? [] : place.split('.');
  return provisionInForce(register, { document, article, clause, point }, day).state;
};

describe('provisionInForce', () => {
  it.each([
    ['the document decides where nothing is listed', 'standing', '1', '2026-11-24', 'in-force'],
    ['its first day counts', 'standing', '1', '2020-01-01', 'in-force'],
    ['not the day before', 'standing', '1', '2019-12-31', 'not-yet'],
    ['its last day counts', 'ended', '1', '2026-06-30', 'in-force'],
    ['not the day after', 'ended', '1', '2026-07-01', 'lapsed'],
    ['an article that ended earlier', 'standing', '5', '2026-11-24', 'lapsed'],
    ['an article that ended earlier, before', 'standing', '5', '2025-06-30', 'in-force'],
    ['a clause of it follows it', 'standing', '5.1', '2026-11-24', 'lapsed'],
    ['a clause listed itself does not', 'standing', '5.2', '2026-11-24', 'in-force'],
    ['a point of that clause follows the clause', 'standing', '5.2.a', '2026-11-24', 'in-force'],
    ['a point listed itself does not', 'standing', '5.2.b', '2026-11-24', 'lapsed'],
    ['a point listed itself began later', 'standing', '5.2.b', '2023-12-31', 'not-yet'],
    ['a listed clause does not touch the whole article', 'standing', '9', '2026-11-24', 'in-force'],
    ['a clause that begins later', 'standing', '9.1', '2026-11-24', 'not-yet'],
    ['an article that outlives its document', 'ended', '7', '2026-11-24', 'in-force'],
    ['a first day nobody has seen', 'unseen', '1', '2026-11-24', 'unknown'],
    ['an end is certain without a beginning', 'unseen-ended', '1', '2026-11-24', 'lapsed'],
    ['a document nobody knows', 'nothing', '1', '2026-11-24', 'unknown'],
  ])('%s', (_, document, place, day, state) => {
    expect(at(document, place, day)).toBe(state);
  });

  it('tells from when until when', () => {
    expect(
      provisionInForce(register, { document: 'standing', article: '5', clause: '', point: '' }, '2026-01-01'),
    ).toEqual({ state: 'lapsed', from: '2020-01-01', until: '2025-06-30' });
  });
});

const question = (code: string, version: number, changes: Partial<Dated> = {}): Dated => ({
  code,
  version,
  asksAbout: null,
  validFrom: null,
  validUntil: null,
  citations: [{ document: 'standing', article: '1', clause: '', point: '', summary: '' }],
  ...changes,
});
const cites = (document: string) => ({
  citations: [{ document, article: '1', clause: '', point: '', summary: '' }],
});
const usable = (questions: Dated[], day = '2026-11-24') =>
  usableOn(questions, register, day).map(({ code, version }) => `${code} ${version}`);

describe('usableOn', () => {
  it.each<[string, Dated[], string[]]>([
    ['the newest version', [question('A', 1), question('A', 3), question('A', 2)], ['A 3']],
    [
      'a version to come leaves the one before in use',
      [question('A', 1), question('A', 2, { validFrom: '2027-01-01' })],
      ['A 1'],
    ],
    [
      'a version that ended withdraws the question',
      [question('A', 1), question('A', 2, { validUntil: '2026-11-23' })],
      [],
    ],
    ['the last day counts', [question('A', 1, { validUntil: '2026-11-24' })], ['A 1']],
    ['the first day counts', [question('A', 1, { validFrom: '2026-11-24' })], ['A 1']],
    ['no question on law that has ended', [question('A', 1, cites('ended'))], []],
    ['no question on law that nobody could date', [question('A', 1, cites('unseen'))], []],
    [
      'but on law as it stood, when it says so',
      [question('A', 1, { ...cites('ended'), asksAbout: '2026-06-30' })],
      ['A 1'],
    ],
    [
      'unless it was no law on that day',
      [question('A', 1, { ...cites('ended'), asksAbout: '2026-07-01' })],
      [],
    ],
    [
      'all citations count',
      [question('A', 1, { citations: [...cites('standing').citations, ...cites('ended').citations] })],
      [],
    ],
  ])('%s', (_, questions, expected) => {
    expect(usable(questions)).toEqual(expected);
  });
});

describe('dayInVietnam', () => {
  it.each([
    ['2026-11-24T16:59:59.999Z', '2026-11-24'],
    ['2026-11-24T17:00:00.000Z', '2026-11-25'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
  ])('%s is %s', (moment, day) => {
    expect(dayInVietnam(Date.parse(moment))).toBe(day);
  });
});
