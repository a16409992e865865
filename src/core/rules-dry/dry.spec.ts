import { describe, expect, it } from '@jest/globals';
import { decide } from '../engine/decide.js';
import { checkRulebook, fillDefaults } from '../rules-check/check.js';
import type { AttemptFact, PersonFact } from '../rules/facts.js';
import { compare } from './compare.js';
import { asPlayed } from './played.js';
import { transplant, withRanking } from './transplant.js';

const blueprint = [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }];
const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 500_000 }];
const held = fillDefaults({
  contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
  divisions: [{ code: 'dan', name: 'Người dân' }],
  papers: [{ code: 'de', durationMinutes: 20, blueprint }],
  rounds: [{ code: 'dot-1', name: 'Đợt 1', opensAt: '2026-12-01 08:00', closesAt: '2026-12-01 20:00' }],
  awards: { tiers: [{ code: 'ca-nhan', name: 'Giải cá nhân', tiers }] },
});
const other = fillDefaults({
  contest: { title: 'Một cuộc thi khác', organizer: 'Sở Tư pháp' },
  divisions: [{ code: 'a', name: 'Bảng A' }],
  entry: { groups: [{ code: 'mot-cua', name: 'Một cửa' }] },
  papers: [
    { code: 'x', durationMinutes: 5, blueprint: [{ topic: 'khac', difficulty: 'van-dung', count: 3 }] },
  ],
  rounds: [{ code: 'tuan-9', name: 'Tuần 9', opensAt: '2027-12-01 08:00', closesAt: '2027-12-01 20:00' }],
  prediction: { asked: 'entrants' },
  ranking: ['score', 'prediction-error', { by: 'topic-points', topic: 'khac' }, 'submitted-at'],
  awards: {
    tiers: [
      {
        code: 'bang',
        name: 'Giải bảng',
        rounds: ['tuan-9'],
        perDivision: ['a'],
        tiers: [{ ...tiers[0], count: 2 }],
      },
    ],
    special: [{ code: 'gan', name: 'Gần nhất', kind: 'nearest-prediction', count: 1, amount: 1 }],
  },
  collective: [
    {
      code: 'mc',
      name: 'Một cửa',
      among: 'unit',
      ranking: [{ by: 'group-members', group: 'mot-cua' }],
      tiers,
    },
    { code: 'tt', name: 'Tập thể', among: 'unit', ranking: ['entrants'], tiers },
  ],
});
/** 8:00 on 1 December 2026 in Vietnam. */
const opens = 1_796_086_800_000;
const fact = (contestantId: string, durationMs: number, afterMs: number): AttemptFact => ({
  attemptId: contestantId,
  contestantId,
  round: 'dot-1',
  startedAt: opens + afterMs - durationMs,
  submittedAt: opens + afterMs,
  durationMs,
  scoreMilli: 9000,
  maxMilli: 10_000,
  correct: 9,
  questions: 10,
  essayMilli: null,
  topicMilli: {},
  prediction: null,
  complete: true,
});
const person = (contestantId: string): PersonFact => ({
  contestantId,
  division: 'dan',
  unitId: null,
  organizationId: null,
  born: '1990',
  registeredAt: 0,
  groups: [],
  cannotWin: null,
});
const facts = {
  opensAt: { 'dot-1': opens },
  attempts: [fact('nhanh', 60_000, 900_000), fact('som', 300_000, 400_000)],
  people: [person('nhanh'), person('som')],
  bodies: [],
  settlements: [],
  declined: [],
};

describe('other rules on a contest that was held', () => {
  it('take over what decides, for every round and division, and leave out what nobody could have', () => {
    const dry = transplant(held, other);
    expect(checkRulebook(dry).problems).toEqual([]);
    expect(dry.ranking).toEqual([{ by: 'score' }, { by: 'submitted-at' }]);
    expect(dry).toMatchObject({
      rounds: [{ code: 'dot-1', opensAt: '2026-12-01 08:00' }],
      papers: held.papers,
      prediction: null,
      awards: { tiers: [{ rounds: [], perDivision: ['dan'] }], special: [] },
      collective: [{ code: 'tt' }],
    });
  });

  it('say who would have stood elsewhere and who would have got what', () => {
    const { standings, awards } = compare(decide(held, facts), decide(transplant(held, other), facts), 50);
    expect(standings[0]).toMatchObject({ scope: 'dot-1', people: 2, attempts: 2, moved: 2, tied: 0 });
    expect(standings[0]!.first.map(({ line, before }) => [line.contestantId, line.rank, before])).toEqual([
      ['som', 1, 2],
      ['nhanh', 2, 1],
    ]);
    expect(
      awards.map(({ contestantId, before, after }) => [contestantId, before?.tierName, after?.tierName]),
    ).toEqual([['som', undefined, 'Giải Nhất']]);
  });

  it('with the same rules change nothing; without a tie-break everybody shares a place', () => {
    const now = decide(held, facts);
    expect(compare(now, decide(held, facts), 50)).toMatchObject({ standings: [{ moved: 0 }], awards: [] });
    const bare = compare(now, decide(withRanking(held, [{ by: 'score' }]), facts), 1);
    expect(bare.standings[0]).toMatchObject({ tiedBefore: 0, tied: 2, moved: 1 });
    expect(bare.standings[0]!.first).toHaveLength(1);
  });

  it('decide as far as they were played: no named round means all, rounds of which none was played mean none', () => {
    const later = { code: 'dot-2', name: 'Đợt 2', opensAt: '2026-12-02 08:00', closesAt: '2026-12-02 20:00' };
    const overallOf = (rounds: string[]) => {
      const rules = fillDefaults({
        ...held,
        rounds: [...held.rounds, later],
        overall: { rounds, combines: 'sum', ranking: ['score', 'submitted-at'] },
        collective: [{ code: 'tt', name: 'Tập thể', among: 'unit', ranking: ['entrants'], rounds, tiers }],
      });
      const played = asPlayed(rules, new Set(['dot-1']));
      const { overall } = decide(played, facts);
      return [overall?.lines.map(({ contestantId }) => contestantId) ?? null, played.collective.length];
    };
    expect(overallOf([])).toEqual([['som', 'nhanh'], 1]);
    expect(overallOf(['dot-1', 'dot-2'])).toEqual([['som', 'nhanh'], 1]);
    expect(overallOf(['dot-2'])).toEqual([null, 0]);
  });
});
