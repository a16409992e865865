import { describe, expect, test } from '@jest/globals';
import { coreCodes, DomainError, refuse } from './errors.js';

describe('DomainError', () => {
  test('carries the code, what fills its message, and the field', () => {
    const error = new DomainError('too_many_choices', { slot: 3, max: 1 }, 'choices');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'DomainError',
      message: 'too_many_choices',
      code: 'too_many_choices',
      params: { slot: 3, max: 1 },
      field: 'choices',
    });
  });

  test('is what refuse throws', () => {
    expect(() => refuse('key_missing', { questionId: 'q1' })).toThrow(
      new DomainError('key_missing', { questionId: 'q1' }),
    );
  });
});

test('codes are distinct and fit for a message table', () => {
  expect(new Set(coreCodes).size).toBe(coreCodes.length);
  for (const code of coreCodes) expect(code).toMatch(/^[a-z]+(_[a-z]+)+$/);
});
