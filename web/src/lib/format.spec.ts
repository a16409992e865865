import { describe, expect, test } from '@jest/globals';
import * as format from './format.ts';

/** Spaces that keep a number with its unit look like any other in a failing test. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('times are those of the province, wherever the reader is', () => {
  test.each([
    ['2026-12-01T01:14:09Z', '08:14', '01/12/2026'],
    ['2026-12-31T17:00:00Z', '00:00', '01/01/2027'],
    ['2026-12-31T16:59:59Z', '23:59', '31/12/2026'],
    ['2026-06-30T20:30:00-05:00', '08:30', '01/07/2026'],
  ])('%s → %s, %s', (at, time, date) => {
    expect([format.time(at), format.date(at)]).toEqual([time, date]);
    expect(format.dateTime(at)).toBe(`${time},\u00a0${date}`);
    expect(format.time(Date.parse(at))).toBe(time);
  });

  test('with seconds', () => expect(format.timeWithSeconds('2026-12-01T01:14:09.999Z')).toBe('08:14:09'));

  test.each([
    ['2026-02-01', 'ngày 01 tháng 02 năm 2026', '01/02/2026'],
    ['2026-03-09', 'ngày 09 tháng 3 năm 2026', '09/03/2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026', '31/12/2026'],
  ])('%s in full: %s; in English %s', (at, vi, en) => {
    expect([format.longDate(at), format.longDate(at, 'en')]).toEqual([vi, en]);
  });
});

describe('numbers', () => {
  test.each([
    [1_234_567.5, '1.234.567,5', '1,234,567.5'],
    [0, '0', '0'],
    [12_500, '12.500', '12,500'],
  ])('%d → %s, in English %s', (value, vi, en) => {
    expect([format.number(value), format.number(value, 'en')]).toEqual([vi, en]);
  });

  test.each([
    [18_500, '18,5'],
    [0, '0'],
    [20_000, '20'],
    [333, '0,333'],
  ])('%d thousandths of a point → %s', (milli, shown) => expect(format.points(milli)).toBe(shown));

  test.each([
    [83_333, '83,33', '83.33'],
    [20_000, '20,00', '20.00'],
  ])('a mean of %d thousandths: %s, %s', (milli, vi, en) => {
    expect([format.meanPoints(milli), format.meanPoints(milli, 'en')]).toEqual([vi, en]);
  });

  test.each([
    [964, '96,4 %'],
    [1000, '100 %'],
    [1, '0,1 %'],
    [1250, '125 %'],
  ])('%d permille → %s', (permille, shown) => expect(plain(format.percent(permille))).toBe(shown));
});

describe('lengths of time', () => {
  test.each([
    [0, '00 phút 00 giây', '00 min 00 s'],
    [999, '00 phút 00 giây', '00 min 00 s'],
    [581_000, '09 phút 41 giây', '09 min 41 s'],
    [hour + 61_000, '1 giờ 01 phút 01 giây', '1 h 01 min 01 s'],
    [-5000, '00 phút 00 giây', '00 min 00 s'],
  ])('%d ms spent: %s, %s', (ms, vi, en) => {
    expect([plain(format.duration(ms)), plain(format.duration(ms, 'en'))]).toEqual([vi, en]);
  });

  test.each([
    [20 * minute, '20 phút', '20 minutes'],
    [90 * minute, '1 giờ 30 phút', '1 hour 30 minutes'],
    [2 * hour, '2 giờ', '2 hours'],
    [minute + 1000, '1 phút 1 giây', '1 minute 1 second'],
    [45_000, '45 giây', '45 seconds'],
    [0, '0 phút', '0 minutes'],
  ])('a limit of %d ms: %s, %s', (ms, vi, en) => {
    expect([plain(format.limit(ms)), plain(format.limit(ms, 'en'))]).toEqual([vi, en]);
  });

  test.each([
    [760_000, '12:40'],
    [1, '00:01'],
    [0, '00:00'],
    [-1, '00:00'],
    [59_001, '01:00'],
    [hour + 5 * minute, '1:05:00'],
  ])('%d ms left: %s', (ms, shown) => expect(format.countdown(ms)).toBe(shown));

  test.each([
    [3 * day, '3 ngày'],
    [2 * day + 23 * hour + 59 * minute, '2 ngày 23 giờ'],
    [5 * hour + 12 * minute, '5 giờ 12 phút'],
    [12 * minute, '12 phút'],
    [1, '1 phút'],
    [day + 30 * minute, '1 ngày'],
  ])('%d ms away: %s', (ms, shown) => expect(plain(format.span(ms))).toBe(shown));
});

describe('for reading aloud', () => {
  test.each([
    ['0912345678', '0912 345 678'],
    ['091234567', '091234567'],
    ['0912 345 678', '0912 345 678'],
    ['', ''],
  ])('the phone %s: %s', (digits, shown) => expect(format.phone(digits)).toBe(shown));

  test.each([
    ['K7M294QD', 'K7M2-94QD'],
    ['K7M2', 'K7M2'],
  ])('the code %s: %s', (code, shown) => expect(format.grouped(code)).toBe(shown));
});
