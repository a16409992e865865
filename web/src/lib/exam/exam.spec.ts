import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pause } from './backoff.ts';
import { better, markPassed, readingOf, serverNow } from './clock.ts';
import { readFlags, withFlag, writeFlags } from './flags.ts';
import { keyAct } from './keys.ts';
import { after, before, placeOf, searchOf, type Place } from './place.ts';
import { readPrediction } from './prediction.ts';
import { troubleOf } from './trouble.ts';
import { unbroken } from './unbroken.ts';

describe('backoff', () => {
  it('stays between half a second and five', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const ms = pause(tries, () => chance);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(5000);
      }),
    );
  });
});

describe('clock', () => {
  const at = '2026-12-01T01:00:00.000Z';
  it('takes the server’s time as of the middle of the request', () => {
    expect(serverNow(readingOf(at, 1000, 1400), 2200)).toBe(Date.parse(at) + 1000);
  });
  it('prefers the precise reading until it is a minute old', () => {
    const [precise, vague] = [readingOf(at, 0, 100), readingOf(at, 1000, 9000)];
    expect(better(precise, vague)).toBe(precise);
    expect(better(precise, { ...vague, at: 70_000 })).toMatchObject({ at: 70_000 });
  });
  it('announces ten, five and one minute once each, and nothing else', () => {
    const said: number[] = [];
    for (let left = 20 * 60_000; left > 0; left -= 1000) said.push(markPassed(left, left - 1000) ?? 0);
    expect(said.filter(Boolean)).toEqual([10, 5, 1]);
  });
  it('announces only the last mark after a sleep, and none at the end', () => {
    expect(markPassed(11 * 60_000, 4 * 60_000)).toBe(5);
    expect(markPassed(11 * 60_000, 0)).toBeNull();
  });
});

describe('keys', () => {
  const key = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    ...more,
  });
  it.each([
    ['1', 0],
    ['4', 3],
    ['a', 0],
    ['D', 3],
  ])('%s chooses', (pressed, choose) => expect(keyAct(key(pressed), 4)).toEqual({ choose }));
  it('opens the list with L', () => expect(keyAct(key('L'), 4)).toBe('list'));
  it.each([
    key('5'),
    key('e'),
    key('x'),
    key('Enter'),
    key('a', { ctrlKey: true }),
    key('a', { isComposing: true }),
  ])('leaves $key to the browser', (event) => expect(keyAct(event, 4)).toBeNull());
});

describe('place', () => {
  const question = (slot: number) => ({ slot, kind: 'single' as const, text: '', choices: [] });
  const paper = {
    paper: [1, 2, 3].map(question),
    prediction: { target: 'entrants' as const },
    answers: { '1': ['a'] },
  };
  it('opens at the first blank when nothing is asked for', () =>
    expect(placeOf('', paper)).toEqual({ view: 'question', slot: 2 }));
  it('reads its own addresses', () => {
    const places: Place[] = [
      { view: 'question', slot: 3 },
      { view: 'prediction' },
      { view: 'review' },
      { view: 'submit' },
    ];
    for (const place of places) expect(placeOf(searchOf(place), paper)).toEqual(place);
  });
  it.each(['?cau=9', '?cau=x', '?muc=y'])('takes %s for nothing', (search) =>
    expect(placeOf(search, paper)).toEqual({ view: 'question', slot: 2 }),
  );
  it('goes forward through every question and the prediction to the list, and back the same way', () => {
    const way: Place[] = [{ view: 'question', slot: 1 }];
    while (way.at(-1)?.view !== 'review') way.push(after(way.at(-1) as Place, paper));
    expect(way.map(searchOf)).toEqual(['?cau=1', '?cau=2', '?cau=3', '?muc=du-doan', '?muc=xem-lai']);
    for (let i = way.length - 1; i > 0; i -= 1) expect(before(way[i] as Place, paper)).toEqual(way[i - 1]);
    expect(before(way[0] as Place, paper)).toBeNull();
  });
});

describe('prediction', () => {
  it.each([
    ['12500', 12500],
    ['12.500', 12500],
    [' 12 500 ', 12500],
    ['0', 0],
    ['100000000', 100_000_000],
  ])('%s', (text, n) => expect(readPrediction(text)).toBe(n));
  it.each(['', 'nhiều', '-5', '1e5', '100000001', '12x'])('refuses “%s”', (text) =>
    expect(readPrediction(text)).toBeNull(),
  );
  it.each([
    ['87,65', 87.65],
    ['87.6', 87.6],
    ['100', 100],
    ['87,654', null],
    ['100,01', null],
    ['1.000,5', null],
  ])('percent %s', (text, n) => expect(readPrediction(text, 2, 100)).toBe(n));
});

describe('flags', () => {
  const id = 'ab12cd34-0000-4000-8000-000000000000';
  it('come back from the cookie, for their own attempt only', () => {
    const cookie = writeFlags(id, withFlag(withFlag([], 7, true), 3, true));
    expect(readFlags(cookie, id)).toEqual([3, 7]);
    expect(readFlags(cookie, 'ffffffff-0')).toEqual([]);
    expect(withFlag([3, 7], 3, false)).toEqual([7]);
  });
  it.each([undefined, '', 'x', 'ab12cd34', 'ab12cd34.x-1e9-', 'ab12cd34.-1'])('survive %s', (cookie) =>
    expect(() => readFlags(cookie, id)).not.toThrow(),
  );
});

describe('trouble', () => {
  it.each([
    [0, 'offline'],
    [401, 'signed-out'],
    [403, 'gone'],
    [404, 'gone'],
    [429, 'busy'],
    [503, 'busy'],
    [400, 'bad'],
  ])('%i is %s', (status, trouble) =>
    expect(troubleOf({ status, code: 'unavailable', message: '', requestId: '' })).toBe(trouble),
  );
});

it('keeps the number of a document on one line without changing how it looks', () => {
  expect(unbroken('Nghị định 45/2020/NĐ-CP, Luật 20/2023/QH15')).toBe(
    'Nghị định 45/2020/\u2060NĐ-\u2060CP, Luật 20/2023/\u2060QH15',
  );
  expect(unbroken('01/7/2026, A/B')).toBe('01/7/2026, A/B');
});
