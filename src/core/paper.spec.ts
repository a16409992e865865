import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from './errors.js';
import { chanceFrom } from './draw/chance.js';
import type { BankQuestion } from './draw/stimulus.js';
import { drawPaper, type DrawRules } from './paper.js';
import type { Difficulty } from './rulebook.js';

function questions(topic: string, difficulty: Difficulty, count: number): BankQuestion[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `${topic}-${difficulty}-${String(i).padStart(2, '0')}`;
    const choices = ['c', 'a', 'd', 'b'].map((choice) => ({ id: choice, text: choice, picture: null }));
    return { id, topic, difficulty, asked: { kind: 'single', choices, fixedOrder: i === 0 }, stimulus: null };
  });
}

const bank = [
  ...questions('ho-tich', 'nhan-biet', 12),
  ...questions('ho-tich', 'van-dung', 6),
  ...questions('dat-dai', 'nhan-biet', 9),
];
const rules: DrawRules = {
  blueprint: [
    { topic: 'dat-dai', difficulty: 'nhan-biet', count: 3 },
    { topic: 'ho-tich', difficulty: 'nhan-biet', count: 5 },
    { topic: 'ho-tich', difficulty: 'van-dung', count: 2 },
  ],
  shuffleQuestions: true,
  shuffleChoices: true,
};
const plain = { ...rules, shuffleQuestions: false, shuffleChoices: false };
/** The bank with groups whose questions are in the blueprint lines given by number. */
function withGroups(groups: number[][]): BankQuestion[] {
  const members = groups.flatMap((lines, g) =>
    lines.map((line, i): BankQuestion => {
      const { topic, difficulty } = rules.blueprint[line]!;
      const [question] = questions(topic, difficulty, 1);
      return { ...question!, id: `g${g}-${i}`, stimulus: { code: `T${g}`, at: String(i) } };
    }),
  );
  return [...bank, ...members];
}
const seeds = fc.stringMatching(/^[0-9a-f]{1,64}$/);
const kindOf = (id: string): string => id.slice(0, -3);

describe('drawPaper', () => {
  test('follows the blueprint: so many of each topic and difficulty, none twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const ids = drawPaper(rules, bank, seed).map((slot) => slot.questionId);
        expect(new Set(ids).size).toBe(10);
        expect(ids.filter((id) => kindOf(id) === 'dat-dai-nhan-biet')).toHaveLength(3);
        expect(ids.filter((id) => kindOf(id) === 'ho-tich-nhan-biet')).toHaveLength(5);
        expect(ids.filter((id) => kindOf(id) === 'ho-tich-van-dung')).toHaveLength(2);
      }),
    );
  });

  test('the same seed and questions give the same paper, in whatever order or case they come', () => {
    const shuffled = fc.shuffledSubarray(bank, { minLength: bank.length });
    fc.assert(
      fc.property(seeds, shuffled, (seed, mixed) => {
        expect(drawPaper(rules, mixed, seed.toUpperCase())).toEqual(drawPaper(rules, bank, seed));
      }),
    );
  });

  test('stays the same from one version of the program to the next', () => {
    // Papers are redrawn from stored seeds: a change here is a change of every past paper.
    const seed = '00112233445566778899aabbccddeeff';
    const four = { ...rules, blueprint: [{ topic: 'ho-tich', difficulty: 'nhan-biet' as const, count: 4 }] };
    const paper = drawPaper(four, bank, seed).map((s) => `${s.questionId.slice(-2)} ${s.choiceIds.join('')}`);
    expect(paper).toEqual(['06 cbad', '10 cbda', '04 badc', '02 adcb']);
  });

  test('leaves the bank and its questions as they were', () => {
    const before = structuredClone(bank);
    drawPaper(rules, bank, 'abc');
    expect(bank).toEqual(before);
  });

  test('unshuffled, questions follow the blueprint and then their id, choices stay as written', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const paper = drawPaper(plain, bank, seed);
        const ids = paper.map((slot) => slot.questionId);
        expect(ids).toEqual([
          ...ids
            .slice(0, 3)
            .filter((id) => kindOf(id) === 'dat-dai-nhan-biet')
            .sort(),
          ...ids
            .slice(3, 8)
            .filter((id) => kindOf(id) === 'ho-tich-nhan-biet')
            .sort(),
          ...ids
            .slice(8)
            .filter((id) => kindOf(id) === 'ho-tich-van-dung')
            .sort(),
        ]);
        for (const slot of paper) expect(slot.choiceIds).toEqual(['c', 'a', 'd', 'b']);
      }),
    );
  });

  test('shuffling asks for another order, not for other questions', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const ids = (r: DrawRules): string[] =>
          drawPaper(r, bank, seed)
            .map((slot) => slot.questionId)
            .sort();
        expect(ids(rules)).toEqual(ids(plain));
      }),
    );
  });

  test('choices with a fixed order keep it, others lose none', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { questionId, choiceIds } of drawPaper(rules, bank, seed)) {
          if (questionId.endsWith('-00')) expect(choiceIds).toEqual(['c', 'a', 'd', 'b']);
          else expect(choiceIds.toSorted()).toEqual(['a', 'b', 'c', 'd']);
        }
      }),
    );
  });

  test('questions of one stimulus come all or none, together and in order, and lines stay exact', () => {
    const sized = fc.record({ size: fc.integer({ min: 2, max: 4 }), lines: fc.infiniteStream(fc.nat(2)) });
    fc.assert(
      fc.property(seeds, fc.array(sized, { maxLength: 5 }), fc.boolean(), (seed, groups, shuffled) => {
        const grouped = withGroups(groups.map(({ size, lines }) => [...lines.take(size)]));
        const paper = drawPaper({ ...rules, shuffleQuestions: shuffled }, grouped, seed);
        const drawn = paper.map(({ questionId }) => grouped.find(({ id }) => id === questionId)!);
        rules.blueprint.forEach(({ topic, difficulty, count }) => {
          expect(drawn.filter((q) => q.topic === topic && q.difficulty === difficulty)).toHaveLength(count);
        });
        for (const code of new Set(drawn.flatMap(({ stimulus }) => stimulus?.code ?? []))) {
          const ids = (list: BankQuestion[]) =>
            list.filter(({ stimulus }) => stimulus?.code === code).map(({ id }) => id);
          expect(ids(drawn)).toEqual(ids(grouped));
          const first = drawn.findIndex(({ stimulus }) => stimulus?.code === code);
          expect(drawn.slice(first, first + ids(drawn).length).map(({ id }) => id)).toEqual(ids(drawn));
        }
      }),
    );
  });

  test('a group comes about as often as a single question of its line', () => {
    const grouped = withGroups([
      [0, 0],
      [1, 1, 1],
    ]);
    let [pair, three] = [0, 0];
    for (let i = 0; i < 800; i += 1) {
      const codes = drawPaper(rules, grouped, (0xabc000 + i).toString(16)).map(
        ({ questionId }) => questionId,
      );
      if (codes.some((id) => id.startsWith('g0'))) pair += 1;
      if (codes.some((id) => id.startsWith('g1'))) three += 1;
    }
    // Lines of 9 and 12 single questions, of which 3 and 5 are asked; groups add 2 and 3 to them.
    expect(pair / 800).toBeCloseTo(3 / 11, 1);
    expect(three / 800).toBeCloseTo(5 / 15, 1);
  });

  test('draws the questions of a group singly where it fits in no other way', () => {
    const only = withGroups([[0, 0, 0, 0]]).filter(({ stimulus }) => stimulus !== null);
    const three = { ...rules, blueprint: [{ topic: 'dat-dai', difficulty: 'nhan-biet' as const, count: 3 }] };
    expect(drawPaper(three, only, 'abc')).toHaveLength(3);
  });

  test('a bank that holds a question twice draws it once at most', () => {
    const all: DrawRules = { ...plain, blueprint: [{ topic: 'dat-dai', difficulty: 'nhan-biet', count: 9 }] };
    expect(new Set(drawPaper(all, [...bank, ...bank], 'f').map((slot) => slot.questionId)).size).toBe(9);
  });

  test('two lines of one kind share its questions', () => {
    const line = { topic: 'dat-dai', difficulty: 'nhan-biet' as const };
    const twice = {
      ...plain,
      blueprint: [
        { ...line, count: 4 },
        { ...line, count: 5 },
      ],
    };
    expect(new Set(drawPaper(twice, bank, 'f').map((slot) => slot.questionId)).size).toBe(9);
  });

  test('refuses when the bank is short, naming the line', () => {
    const short = bank.filter(({ id }) => kindOf(id) !== 'ho-tich-van-dung');
    const details = { topic: 'ho-tich', difficulty: 'van-dung', needed: 2, available: 0 };
    expect(() => drawPaper(rules, short, 'ab')).toThrow(
      expect.objectContaining({ code: 'blueprint_shortage', params: details, field: 'blueprint[2].count' }),
    );
  });

  test.each(['', 'xyz', '12 34', '0x12', '-1'])('refuses the seed "%s"', (seed) => {
    expect(() => drawPaper(rules, bank, seed)).toThrow(new DomainError('seed_not_hex', undefined, 'seed'));
  });
});

describe('chance', () => {
  /** Sum of (seen − expected)² ÷ expected over the cells. */
  const chiSquare = (counts: number[], expected: number): number =>
    counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  const seedOf = (i: number): string => (0xabc000 + i).toString(16);

  test('every question is drawn equally often', () => {
    const ten = questions('ho-tich', 'nhan-biet', 10);
    const three: DrawRules = {
      ...plain,
      blueprint: [{ topic: 'ho-tich', difficulty: 'nhan-biet', count: 3 }],
    };
    const counts = new Map(ten.map(({ id }) => [id, 0]));
    for (let i = 0; i < 4_000; i += 1) {
      for (const { questionId } of drawPaper(three, ten, seedOf(i)))
        counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
    }
    // 9 degrees of freedom: 27.9 is exceeded once in a thousand fair experiments.
    expect(chiSquare([...counts.values()], 1200)).toBeLessThan(27.9);
  });

  test('every order of four choices comes equally often, and so does every order of questions', () => {
    const four = questions('dat-dai', 'nhan-biet', 5).slice(1);
    const all: DrawRules = { ...rules, blueprint: [{ topic: 'dat-dai', difficulty: 'nhan-biet', count: 4 }] };
    const choices = new Map<string, number>();
    const orders = new Map<string, number>();
    for (let i = 0; i < 4_800; i += 1) {
      const paper = drawPaper(all, four, seedOf(i));
      const choice = paper[0]?.choiceIds.join('') ?? '';
      const order = paper.map((slot) => slot.questionId).join(' ');
      choices.set(choice, (choices.get(choice) ?? 0) + 1);
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect([choices.size, orders.size]).toEqual([24, 24]);
    // 23 degrees of freedom: 49.7 is exceeded once in a thousand.
    expect(chiSquare([...choices.values()], 200)).toBeLessThan(49.7);
    expect(chiSquare([...orders.values()], 200)).toBeLessThan(49.7);
  });

  test('whole numbers are even also where 2³² leaves a rest', () => {
    const chance = chanceFrom('5eed', 'test');
    const below = 3 * 2 ** 30;
    const thirds = [0, 0, 0];
    for (let i = 0; i < 12_000; i += 1) {
      const third = Math.floor(chance(below) / 2 ** 30);
      thirds[third] = (thirds[third] ?? 0) + 1;
    }
    expect(chiSquare(thirds, 4_000)).toBeLessThan(13.8);
  });

  test('streams of one seed are independent, and one seed bit changes everything', () => {
    const stream = (seed: string, purpose: string): number[] => {
      const chance = chanceFrom(seed, purpose);
      return Array.from({ length: 4000 }, () => chance(2));
    };
    const agree = (a: number[], b: number[]): number => a.filter((bit, i) => bit === b[i]).length;
    const base = stream('00ff', 'questions');
    expect(Math.abs(agree(base, stream('00ff', 'order')) - 2000)).toBeLessThan(130);
    expect(Math.abs(agree(base, stream('00fe', 'questions')) - 2000)).toBeLessThan(130);
    expect(stream('00ff', 'questions')).toEqual(base);
  });
});
