import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boardOrder, type EssayPaper, sentUp, type UnitEssay } from './boards.js';

const paper = (attemptId: string, changes: Partial<UnitEssay> = {}): UnitEssay => ({
  attemptId,
  contestantId: attemptId,
  body: 'xa-a',
  knowledgeMilli: 30_000,
  durationMs: 600_000,
  submittedAt: 0,
  minor: false,
  permille: null,
  ...changes,
});
const shortlist = (papers: readonly EssayPaper[], most: number) =>
  boardOrder(papers).filter(({ place }) => place <= most);
const ids = (papers: readonly EssayPaper[]) => papers.map(({ attemptId }) => attemptId);

describe('what a unit’s board marks', () => {
  it.each<[string, UnitEssay[], number, string[]]>([
    [
      'more points first, then the shorter time, then the earlier hand-in',
      [
        paper('late', { submittedAt: 5 }),
        paper('slow', { durationMs: 700_000 }),
        paper('early'),
        paper('good', { knowledgeMilli: 31_000, durationMs: 900_000 }),
      ],
      3,
      ['good', 'early', 'late'],
    ],
    [
      'of a person the best paper only',
      [
        paper('first', { contestantId: 'p' }),
        paper('second', { contestantId: 'p', knowledgeMilli: 35_000 }),
        paper('other'),
      ],
      2,
      ['second', 'other'],
    ],
    [
      'every unit its own',
      [paper('a', { knowledgeMilli: 9 }), paper('b1', { body: 'xa-b' }), paper('b2', { body: 'xa-b' })],
      1,
      ['a', 'b1'],
    ],
  ])('%s', (_, papers, most, expected) => {
    expect(ids(shortlist(papers, most))).toEqual(expected);
  });

  it('depends on no order, takes no person twice and leaves out nobody better', () => {
    const some = fc.uniqueArray(
      fc.record({
        attemptId: fc.uuid(),
        contestantId: fc.constantFrom('p', 'q', 'r', 's', 't'),
        knowledgeMilli: fc.integer({ min: 0, max: 3 }),
        durationMs: fc.integer({ min: 0, max: 2 }),
        submittedAt: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ attemptId }) => attemptId, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 4 }), (made, most) => {
        // A person belongs to one unit.
        const papers = made.map((each) => ({ ...each, body: each.contestantId < 'r' ? 'x' : 'y' }));
        const listed = shortlist(papers, most);
        expect(new Set(ids(listed))).toEqual(new Set(ids(shortlist(papers.toReversed(), most))));
        const people = listed.map(({ contestantId }) => contestantId);
        expect(new Set(people).size).toBe(people.length);
        for (const body of ['x', 'y']) {
          const own = listed.filter((each) => each.body === body);
          const all = papers.filter((each) => each.body === body);
          expect(own.length).toBe(Math.min(most, new Set(all.map((each) => each.contestantId)).size));
          const least = Math.min(...own.map((each) => each.knowledgeMilli));
          const better = all.filter((each) => each.knowledgeMilli > least);
          expect(better.every(({ contestantId }) => people.includes(contestantId))).toBe(true);
        }
      }),
    );
  });
});

describe('what a unit sends up', () => {
  const quota = { adults: 1, minors: 1 };

  it.each<[string, UnitEssay[], string[]]>([
    [
      'by all points together',
      [paper('knows', { permille: 100, knowledgeMilli: 40_000 }), paper('writes', { permille: 700 })],
      ['writes'],
    ],
    [
      'equals by points without the essay',
      [paper('writes', { permille: 1000, knowledgeMilli: 20_000 }), paper('knows', { permille: 500 })],
      ['knows'],
    ],
    [
      'so many of each age',
      [
        paper('old', { permille: 1 }),
        paper('young', { permille: 900, minor: true }),
        paper('younger', { permille: 901, minor: true }),
      ],
      ['old', 'younger'],
    ],
    [
      'an unmarked one behind a marked one',
      [paper('unmarked', { knowledgeMilli: 40_000 }), paper('marked', { permille: 0, knowledgeMilli: 0 })],
      ['marked'],
    ],
  ])('%s', (_, essays, expected) => {
    expect(sentUp(essays, quota, 20_000)).toEqual(expected);
  });
});
