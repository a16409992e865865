import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyDraft } from '../../../test/support/drafts.js';
import { concealed, toAsked, toParts, bodyFrom } from '../draft/stored.js';
import { bodyOf, writtenOf } from '../draft/written.js';
import { chanceFrom } from '../draw/chance.js';
import { gradeChosen, chosenText } from '../decision/chosen.js';
import { isWithin, readDecimal, readTyped, writeDecimal } from './decimal.js';
import type { Option, QuestionBody } from './draft.js';
import { arrange, checkResponse, grade, optionsOf, validate } from './registry.js';

const options = (...texts: string[]): Option[] =>
  texts.map((text, i) => ({ id: 'abcdefgh'.charAt(i), text, picture: null }));
const points = (body: QuestionBody, value: string[], worth = 1000) => grade(body, value, worth)?.scoreMilli;

const multiple = (partialCredit: 'all-or-nothing' | 'per-choice'): QuestionBody => ({
  kind: 'multiple',
  choices: options('1', '2', '3', '4', '5'),
  key: ['a', 'b', 'c'],
  fixedOrder: false,
  partialCredit,
});
const matching: QuestionBody = {
  kind: 'matching',
  lefts: options('1', '2', '3'),
  rights: options('x', 'y', 'z', 'w'),
  key: ['a:a', 'b:b', 'c:c'],
  partialCredit: 'per-pair',
};
const ordering: QuestionBody = {
  kind: 'ordering',
  items: options('1', '2', '3', '4'),
  key: ['a', 'b', 'c', 'd'],
  partialCredit: 'per-neighbour',
};
const whole = <B extends QuestionBody>(body: B): QuestionBody =>
  ({ ...body, partialCredit: 'all-or-nothing' }) as QuestionBody;

describe('points of 1000', () => {
  test.each<[string, QuestionBody, string, number]>([
    ['multiple, a part', multiple('per-choice'), 'a b', 666],
    ['multiple, a wrong one takes one away', multiple('per-choice'), 'a b d', 333],
    ['multiple, never below nothing', multiple('per-choice'), 'd e', 0],
    ['multiple, everything', multiple('per-choice'), 'a b c d e', 333],
    ['multiple, all or nothing', multiple('all-or-nothing'), 'a b', 0],
    ['multiple, in any order', multiple('all-or-nothing'), 'c b a', 1000],
    ['pairs, two of three', matching, 'a:a b:b c:d', 666],
    ['pairs, some left out', matching, 'b:b', 333],
    ['pairs, all or nothing', whole(matching), 'a:a b:b c:d', 0],
    ['pairs, all or nothing, all', whole(matching), 'c:c b:b a:a', 1000],
    ['order, right', ordering, 'a b c d', 1000],
    ['order, the first moved to the end', ordering, 'b c d a', 666],
    ['order, two exchanged in the middle', ordering, 'a c b d', 0],
    ['order, two halves exchanged', ordering, 'c d a b', 666],
    ['order, turned round', ordering, 'd c b a', 0],
    ['order, all or nothing', whole(ordering), 'b c d a', 0],
  ])('%s', (_, body, value, wanted) => expect(points(body, value.split(' '))).toBe(wanted));

  const number: QuestionBody = {
    kind: 'numeric',
    unit: '',
    key: [
      { value: '1250.5', tolerance: '0.5', permille: 1000 },
      { value: '1250', tolerance: '50', permille: 400 },
    ],
  };
  test.each<[string, number]>([
    ['1.250,5', 1000],
    ['1250.5', 1000],
    ['1 251', 1000],
    ['1.250', 1000],
    ['1251,01', 400],
    ['1.300,0', 400],
    ['1.300,01', 0],
    ['-1250,5', 0],
    ['nhiều', 0],
    ['', 0],
  ])('the number “%s” against 1250,5 ± 0,5 and, for 40%%, 1250 ± 50', (typed, wanted) =>
    expect(points(number, [typed])).toBe(wanted),
  );

  const text = (ignoreCase: boolean, ignoreAccents: boolean): QuestionBody => ({
    kind: 'short-text',
    ignoreCase,
    ignoreAccents,
    key: [
      { text: 'Đăng ký', permille: 1000 },
      { text: 'Khai báo.', permille: 300 },
    ],
  });
  test.each<[string, boolean, boolean, number]>([
    ['Đăng ký', false, false, 1000],
    [' Đăng   ký ', false, false, 1000],
    ['Đăng ký.', false, false, 1000],
    ['Đăng ký . ', false, false, 1000],
    ['Đăng ký..', false, false, 0],
    ['Đăng. ký', false, false, 0],
    ['Đăng ký'.normalize('NFD'), false, false, 1000],
    ['đăng ký', false, false, 0],
    ['ĐĂNG KÝ', true, false, 1000],
    ['dang ky', true, false, 0],
    ['dang ky', true, true, 1000],
    ['Dang ky', false, true, 1000],
    ['dang ky', false, true, 0],
    ['KHAI BÁO', true, false, 300],
    ['', true, true, 0],
  ])('“%s”, case ignored: %s, marks ignored: %s', (typed, ignoreCase, ignoreAccents, wanted) =>
    expect(points(text(ignoreCase, ignoreAccents), [typed])).toBe(wanted),
  );
});

describe('numbers as people type them', () => {
  test.each([
    ['1.250,5', '1250.5'],
    ['1250.5', '1250.5'],
    ['1250,5', '1250.5'],
    ['1.250', '1250'],
    ['1.250.000', '1250000'],
    ['1 250 000,75', '1250000.75'],
    ['0.125', '0.125'],
    ['1.25', '1.25'],
    ['1.2500', '1.2500'],
    ['12,50', '12.50'],
    [' -7 ', '-7'],
    ['−7', '-7'],
    ['+7', '7'],
    ['１２', '12'],
  ])('%s', (typed, plain) => expect(readTyped(typed)).toEqual(readDecimal(plain)));
  test.each(['', ' ', '1,250.5', '1.250,5,1', '12a', '1e5', '1..2', '1.25.000', ',5', '5,', '-', '1/2', '∞'])(
    'refuses “%s”',
    (typed) => expect(readTyped(typed)).toBeNull(),
  );
  test('what is written is read as the same number, and tolerance is exact', () => {
    const decimal = fc.record({
      units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      places: fc.nat(8),
    });
    fc.assert(
      fc.property(decimal, (number) => {
        const read = readTyped(writeDecimal(number));
        const exactly = { units: 0n, places: 0 };
        expect(read !== null && isWithin(read, number, exactly)).toBe(true);
        const more = { units: number.units * 10n + 1n, places: number.places + 1 };
        expect(isWithin(more, number, exactly)).toBe(false);
      }),
    );
  });
});

/** The body of a generated question that the laws accept. */
const bodies = anyDraft.map(({ body }) => body).filter((body) => validate(body).length === 0);
const machine = bodies.filter(({ kind }) => kind !== 'essay');
const seeds = fc.stringMatching(/^[0-9a-f]{1,16}$/);
const worth = fc.integer({ min: 1, max: 1_000_000 });

/** The answer that a key stands for. */
function rightAnswer(body: QuestionBody): string[] {
  if (body.kind === 'numeric') {
    const best = body.key.find(({ permille }) => permille === 1000)!;
    return [writeDecimal(readDecimal(best.value)!)];
  }
  if (body.kind === 'short-text') return [body.key.find(({ permille }) => permille === 1000)!.text];
  return body.kind === 'essay' ? ['x'] : [...body.key];
}

/** Any answer that a paper takes. */
function anyAnswer(body: QuestionBody): fc.Arbitrary<string[]> {
  const ids = optionsOf(toAsked(body)).map(({ id }) => id);
  if (body.kind === 'matching') {
    const right = fc.option(fc.constantFrom(...ids), { nil: null });
    return fc
      .tuple(...body.lefts.map(() => right))
      .map((rights) => rights.flatMap((id, i) => (id === null ? [] : [`${body.lefts[i]!.id}:${id}`])));
  }
  if (body.kind === 'ordering') return fc.shuffledSubarray(ids, { minLength: ids.length });
  if (body.kind === 'multiple') return fc.shuffledSubarray(ids);
  if (ids.length > 0) return fc.shuffledSubarray(ids, { maxLength: 1 });
  return fc.oneof(fc.constantFrom('12,5', '1.250', 'a', 'Đăng ký'), fc.string()).map((text) => [text]);
}

describe('every kind', () => {
  test('whole points from nothing to all; all for the key, and only then exactly right', () => {
    const answered = machine.chain((body) => fc.tuple(fc.constant(body), anyAnswer(body), worth));
    fc.assert(
      fc.property(answered, ([body, value, most]) => {
        const { scoreMilli, correct } = grade(body, value, most)!;
        expect(Number.isInteger(scoreMilli) && scoreMilli >= 0 && scoreMilli <= most).toBe(true);
        expect(correct).toBe(scoreMilli === most);
        expect(grade(body, rightAnswer(body), most)).toEqual({ scoreMilli: most, correct: true });
        expect(grade(body, [], most)).toEqual({ scoreMilli: 0, correct: false });
      }),
    );
  });

  test('takes its own key as an answer, shows every option once, and grades the same however it is shown', () => {
    fc.assert(
      fc.property(machine, seeds, fc.boolean(), (body, seed, mayShuffle) => {
        const asked = toAsked(body);
        expect(checkResponse(asked, rightAnswer(body))).toEqual([]);
        expect(checkResponse(asked, [])).toEqual([]);
        const order = arrange(asked, mayShuffle, chanceFrom(seed, 'x'));
        expect(order.toSorted()).toEqual(
          optionsOf(asked)
            .map(({ id }) => id)
            .sort(),
        );
        expect(arrange(asked, mayShuffle, chanceFrom(seed, 'x'))).toEqual(order);
      }),
    );
  });

  test('orders and rights are mixed also where the round does not shuffle, and every order comes', () => {
    for (const body of [ordering, matching]) {
      const orders = new Set<string>();
      for (let i = 0; i < 400; i += 1)
        orders.add(arrange(toAsked(body), false, chanceFrom(String(i), 'x')).join(''));
      expect(orders.size).toBe(24);
    }
  });

  test('concealing, storing and writing in YAML change neither what is right nor what it is worth', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const hidden = concealed(body);
        const { open, secret } = toParts(hidden);
        expect(bodyFrom(open, secret)).toEqual(hidden);
        expect(Object.keys({ ...toAsked(body), ...open, ...open.rest })).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(key|rubric|partialCredit)$/)]),
        );
        expect(concealed(hidden)).toEqual(hidden);
        expect(concealed(bodyOf(writtenOf(body)))).toEqual(hidden);
        if (body.kind !== 'essay') expect(grade(hidden, rightAnswer(hidden), 1000)?.scoreMilli).toBe(1000);
      }),
    );
  });

  test('an answer as graded slots keep it is worth the same', () => {
    const answered = machine.chain((body) => fc.tuple(fc.constant(body), anyAnswer(body)));
    fc.assert(
      fc.property(answered, ([body, value]) => {
        fc.pre(!value.some((text) => text.includes('+')) || body.kind === 'short-text');
        const kept = chosenText(body, value, undefined);
        expect(gradeChosen(body, kept, 1000)).toBe(grade(body, value, 1000)?.scoreMilli);
      }),
    );
  });

  test('a right pair more, or a wrong choice less, never costs points', () => {
    fc.assert(
      fc.property(
        machine.chain((body) => fc.tuple(fc.constant(body), anyAnswer(body))),
        ([body, value]) => {
          if (body.kind === 'multiple') {
            const better = value.filter((id) => body.key.includes(id));
            expect(points(body, better)).toBeGreaterThanOrEqual(points(body, value)!);
          }
          if (body.kind === 'matching') {
            const [pair = ''] = body.key;
            const left = `${pair.split(':')[0]}:`;
            const better = [...value.filter((each) => !each.startsWith(left)), pair];
            expect(points(body, better)).toBeGreaterThanOrEqual(points(body, value)!);
          }
        },
      ),
    );
  });
});

describe('validate', () => {
  test.each<[string, QuestionBody, string]>([
    ['two choices alike', { ...multiple('per-choice'), choices: options('a', 'A', 'c', 'd', 'e') } as QuestionBody, 'body_option_twice'],
    ['every choice right', { ...multiple('per-choice'), key: ['a', 'b', 'c', 'd', 'e'] } as QuestionBody, 'body_key_count'],
    ['one answer right and none named', { ...multiple('per-choice'), kind: 'single', key: [] } as unknown as QuestionBody, 'body_key_count_exact'],
    ['a key that is no choice', { ...multiple('per-choice'), key: ['a', 'z'] } as QuestionBody, 'body_key_unknown'],
    ['a left without a right', { ...matching, key: ['a:a', 'b:b'] }, 'body_pairs_incomplete'],
    ['an order with a gap', { ...ordering, key: ['a', 'b', 'c'] }, 'body_order_incomplete'],
    ['a tolerance below nothing', { kind: 'numeric', unit: '', key: [{ value: '1', tolerance: '-1', permille: 1000 }] }, 'body_number_invalid'],
    ['nothing worth all points', { kind: 'numeric', unit: '', key: [{ value: '1', tolerance: '0', permille: 900 }] }, 'body_full_share_missing'],
    ['a rubric of 90%', { kind: 'essay', maxWords: 50, rubric: [{ code: 'a', text: 'Ý', permille: 900 }] }, 'body_rubric_sum'],
    ['a picture that nobody describes', { ...ordering, items: [...options('1', '2', '3'), { id: 'd', text: '', picture: { file: 'x.png', alt: ' ' } }] }, 'body_alt_missing'],
  ])('%s', (_, body, code) => expect(validate(body).map((each) => each.code)).toContain(code)); // oxfmt-ignore
});
