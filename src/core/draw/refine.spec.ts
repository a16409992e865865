import { describe, expect, it } from '@jest/globals';
import { refinePlaces } from './refine.js';

describe('places told further apart', () => {
  it('are those just told where nothing was said before', () => {
    expect(refinePlaces({}, { a: 2, b: 1, c: 2 })).toEqual({ b: 1, a: 2, c: 2 });
  });

  it('keep whom an earlier word put first in front, and divide only those it left equal', () => {
    const first = refinePlaces({}, { a: 1, b: 2, c: 2 });
    expect(refinePlaces(first, { b: 2, c: 1 })).toEqual({ a: 1, c: 2, b: 3 });
  });

  it('keep the order of other equals of whom nothing new is said', () => {
    const both = refinePlaces({ a: 1, b: 2 }, { x: 2, y: 1 });
    expect(both['a']).toBeLessThan(both['b']!);
    expect(both['y']).toBeLessThan(both['x']!);
  });
});
