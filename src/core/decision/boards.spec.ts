import { describe, expect, it } from '@jest/globals';
import { sentUp, type UnitEssay } from './boards.js';

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
