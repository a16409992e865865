import { describe, expect, test } from '@jest/globals';
import { later } from '../../test/fixtures/rulebooks/organisers-later.js';
import { early } from '../../test/fixtures/rulebooks/organisers.js';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { printRules } from '../core/rules-print/print.js';
import { rulesToMarkdown } from './render.js';

const real = [...early, ...later];

describe('rules of real contests', () => {
  test('are at least twenty', () => expect(real.length).toBeGreaterThanOrEqual(20));

  test.each(real)('$name', ({ rules, says, warned }) => {
    const { problems, warnings } = checkRulebook(rules);
    expect(problems).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(warned);
    const text = rulesToMarkdown(printRules(fillDefaults(rules), { topics: {}, kinds: {} })).replace(
      /\\|\*\*/g,
      '',
    );
    for (const each of says) expect(text).toContain(each);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });
});
