import { describe, expect, test } from '@jest/globals';
import { later } from '../../test/fixtures/rulebooks/organisers-later.js';
import { early } from '../../test/fixtures/rulebooks/organisers.js';
import { worked } from '../../test/fixtures/rulebooks/winners.js';
import { factsOf, noon } from '../../test/support/facts.js';
import type { BodyFact } from '../core/rules/facts.js';
import { decide } from '../core/engine/decide.js';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { printRules } from '../core/rules-print/print.js';
import { rulesToMarkdown } from './render.js';

const real = [...early, ...later];
const plainBody = (id: string): BodyFact => ({
  id,
  name: id,
  among: 'organization',
  level: null,
  covers: [id],
  kind: 'agency',
  headCount: null,
  exempt: 0,
  groups: {},
  evidence: [],
});

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

  test('a cap on the awards of a round says that overall awards are outside it', () => {
    const printed = (scope: 'round' | 'overall') => {
      const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1 }];
      const awards = { maxPercentOfEntrants: 50, tiers: [{ code: 'a', name: 'Giải', scope, tiers }] };
      return rulesToMarkdown(printRules(fillDefaults({ awards }), { topics: {}, kinds: {} }));
    };
    const said = 'Giải chung cuộc không tính vào tỷ lệ này';
    expect(printed('overall')).toContain(said);
    expect(printed('round')).not.toContain(said);
  });

  test.each(Object.entries(worked))(
    '%s: winners as worked out by hand',
    (name, { round, sat, order, awards = [], qualified, overall, collective = [], ...more }) => {
      const rules = fillDefaults(real.find((each) => each.name === name)?.rules);
      const told = Object.entries(sat).map(([id, each]) => [
        id,
        { ...each, round, again: each.again?.map((next) => ({ round, ...next })) ?? [] },
      ]);
      const bodies = Object.entries(more.bodies ?? {}).map(([id, each]) => ({ ...plainBody(id), ...each }));
      const facts = factsOf(Object.fromEntries(told), { bodies });
      const happened = {
        ...facts,
        settlements: more.settlements ?? [],
        opensAt: { [round]: noon },
        declined: [],
      };
      const decided = decide(rules, happened);
      // Struck out and taken back, the first attempt comes last; nothing may differ.
      const [first, ...others] = facts.attempts;
      expect(decide(rules, { ...happened, attempts: [...others, ...(first ? [first] : [])] })).toEqual(
        decided,
      );
      const standing = decided.rounds.find(({ scope }) => scope === round);
      expect(standing?.lines.map(({ contestantId }) => contestantId)).toEqual(order);
      const given = decided.awards.awarded.map(
        ({ list, contestantId, tier }) =>
          `${list.scope === round ? '' : `${list.scope} `}${contestantId}:${tier}`,
      );
      expect(given.toSorted()).toEqual(awards.toSorted());
      const won = decided.collective.flatMap(({ classes }) =>
        classes.flatMap(({ lines }) =>
          lines.flatMap(({ bodyId, tier }) => (tier ? `${bodyId}:${tier.code}` : [])),
        ),
      );
      expect(won).toEqual(collective);
      if (overall) expect(decided.overall?.lines.map(({ contestantId }) => contestantId)).toEqual(overall);
      if (qualified)
        expect(decided.qualified[0]?.qualified.map(({ contestantId }) => contestantId)).toEqual(qualified);
    },
  );
});
