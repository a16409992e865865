import { describe, expect, it } from '@jest/globals';
import { fillDefaults } from '../rules-check/check.js';
import type { Rulebook } from '../rules/document.js';
import { checkAmendment, type RoundState } from './amend.js';

const blueprint = [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }];
const round = (n: number) => ({
  code: `tuan-${n}`,
  name: `Tuần ${n}`,
  opensAt: `2026-12-0${n} 08:00`,
  closesAt: `2026-12-0${n} 20:00`,
  paper: n === 3 ? 'de-cuoi' : 'de',
});
const rules = (): Rulebook =>
  fillDefaults({
    contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
    divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
    entry: { registersUntil: '2026-12-02 08:00' },
    papers: [
      { code: 'de', durationMinutes: 20, blueprint },
      { code: 'de-cuoi', durationMinutes: 30, blueprint },
    ],
    rounds: [round(1), round(2), round(3)],
    awards: {
      tiers: [
        {
          code: 'tuan',
          name: 'Giải tuần',
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 500_000 }],
        },
        {
          code: 'cuoi',
          name: 'Giải cuối',
          rounds: ['tuan-3'],
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 900_000 }],
        },
      ],
    },
    qualification: [{ from: ['tuan-1'], to: 'tuan-3', top: 10 }],
    appeals: { withinDays: 3 },
  });

/** The first round has closed, the second is open, the third has not opened. */
const during = (code: string): RoundState =>
  code === 'tuan-1' ? 'closed' : code === 'tuan-2' ? 'open' : 'upcoming';
const amended = (change: (after: Rulebook) => void, stateOf = during) => {
  const after = rules();
  change(after);
  return checkAmendment(rules(), after, stateOf).map(({ path, code }) => `${path} ${code}`);
};

describe('an amendment', () => {
  it('is free before the first round opens', () => {
    expect(
      amended(
        (after) => void (after.rounds = [after.rounds[2]!]),
        () => 'upcoming',
      ),
    ).toEqual([]);
  });

  it.each<[string, (after: Rulebook) => void]>([
    ['a running round closes later', (after) => void (after.rounds[1]!.closesAt = '2026-12-02 22:00')],
    ['a round that has not opened moves', (after) => void (after.rounds[2]!.opensAt = '2026-12-04 08:00')],
    ['its paper is another', (after) => void (after.papers[1]!.durationMinutes = 45)],
    ['its prize is lower', (after) => void (after.awards.tiers[1]!.tiers[0]!.amount = 1)],
    ['prizes grow', (after) => void (after.awards.tiers[0]!.tiers[0]!.amount = 600_000)],
    ['more go on', (after) => void (after.qualification[0]!.top = 20)],
    ['registering ends later', (after) => void (after.entry.registersUntil = null)],
    ['another purpose', (after) => void (after.contest.purpose = 'Khác')],
    ['more days for appeals', (after) => void (after.appeals!.withinDays = 5)],
    [
      'a default that the opened rounds say for themselves',
      (after) => {
        for (const each of after.rounds.slice(0, 2)) each.attempts = after.attempts;
        after.attempts = { ...after.attempts, perRound: 3 };
      },
    ],
  ])('allows: %s', (_, change) => expect(amended(change)).toEqual([]));

  it.each<[string, (after: Rulebook) => void, string]>([
    ['an opened round goes', (after) => void after.rounds.shift(), 'rounds rulebook_amend_gone'],
    ['its paper', (after) => void (after.papers[0]!.durationMinutes = 10), 'papers[0] rulebook_amend_fixed'],
    ['the tie-breaks', (after) => void after.ranking.pop(), 'ranking rulebook_amend_fixed'],
    ['attempts for all', (after) => void (after.attempts.perRound = 2), 'attempts rulebook_amend_fixed'],
    [
      'a running round closes earlier',
      (after) => void (after.rounds[1]!.closesAt = '2026-12-02 10:00'),
      'rounds[1].closesAt rulebook_amend_only_later',
    ],
    [
      'a closed round opens again',
      (after) => void (after.rounds[0]!.closesAt = '2026-12-01 23:00'),
      'rounds[0].closesAt rulebook_amend_fixed',
    ],
    [
      'a smaller prize',
      (after) => void (after.awards.tiers[0]!.tiers[0]!.amount = 1),
      'awards.tiers[0].tiers[0].amount rulebook_amend_only_more',
    ],
    [
      'a higher bar',
      (after) => void (after.awards.tiers[0]!.minimumScorePercent = 80),
      'awards.tiers[0].minimumScorePercent rulebook_amend_only_less',
    ],
    ['a prize goes', (after) => void after.awards.tiers.shift(), 'awards.tiers rulebook_amend_gone'],
    [
      'ages',
      (after) => void (after.divisions[0]!.age = { min: 18, max: null, on: 'attempt' }),
      'divisions[0].age rulebook_amend_fixed',
    ],
    [
      'who cannot win',
      (after) => void (after.entry.cannotWin.relatives = true),
      'entry.cannotWin rulebook_amend_fixed',
    ],
    [
      'fewer go on',
      (after) => void (after.qualification[0]!.top = 5),
      'qualification[0].top rulebook_amend_only_more',
    ],
    ['no appeals', (after) => void (after.appeals = null), 'appeals rulebook_amend_fixed'],
  ])('refuses: %s', (_, change, problem) => expect(amended(change)).toEqual([problem]));

  it('keeps an overall standing of every round once a round that counts has opened, but not after a trial', () => {
    const whole = (change: (after: Rulebook) => void = () => undefined): Rulebook => {
      const after = fillDefaults({
        ...rules(),
        rounds: [{ ...round(1), kind: 'trial' }, round(2), round(3)],
        qualification: [],
        overall: { combines: 'sum', ranking: ['score', 'submitted-at'] },
      });
      change(after);
      return after;
    };
    const other = (after: Rulebook) => void (after.overall!.combines = 'mean');
    expect(whole().overall!.rounds).toEqual([]);
    const found = (opened: string[]) =>
      checkAmendment(whole(), whole(other), (code) => (opened.includes(code) ? 'closed' : 'upcoming')).map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(found(['tuan-1', 'tuan-2'])).toEqual(['overall rulebook_amend_fixed']);
    expect(found(['tuan-1'])).toEqual([]);
  });
});
