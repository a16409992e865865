import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OverallTable } from '../core/columns/overall.js';
import { atOnce } from '../core/columns/place.js';
import { canonicalJson } from '../core/decision/canonical.js';
import { rankOverall, whysOf } from '../core/engine/overall.js';
import { guessUnits, placesIn } from '../core/engine/predict.js';
import type { Line, Standing } from '../core/engine/rank.js';
import type { Criterion, OverallRule } from '../core/rules/document.js';
import { RowBytes, TextBytes } from './tally.bytes.js';
import { type OverallFacts, RankedOverall } from './tally.overall.js';
import { uuidAt } from './tally.ids.js';
import { unsaid } from './tally.standing.js';

const PEOPLE = 10;
const idOf = (first: number, n: number) => Buffer.from([first, ...Buffer.alloc(14), n + 1]);
const contestants = Array.from({ length: PEOPLE }, (_, n) => idOf(1, n));
const [divisions, units] = [
  ['a', 'b'],
  ['', 'xã "một"'],
];
const born = (n: number) => 1950 + (n % 3);

const figures = fc.record({
  person: fc.nat({ max: PEOPLE - 1 }),
  division: fc.nat({ max: 1 }),
  unit: fc.nat({ max: 1 }),
  scoreMilli: fc.constantFrom(1000, 2000),
  correct: fc.nat({ max: 2 }),
  durationMs: fc.nat({ max: 2 }),
  submittedAt: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_002 }),
  essayMilli: fc.option(fc.constantFrom(0, 500)),
  topicMilli: fc.constantFrom<Record<string, number>>({}, { x: 1 }, { 'z"': 3, x: 2 }),
  guess: fc.option(fc.constantFrom('0', '1.5', '33.333')),
  attempts: fc.integer({ min: 1, max: 2 }),
});
type Figures = typeof figures extends fc.Arbitrary<infer T> ? T : never;
const round = fc.record({
  asked: fc.boolean(),
  lines: fc.uniqueArray(figures, { selector: ({ person }) => person, maxLength: PEOPLE }),
});
type Round = typeof round extends fc.Arbitrary<infer T> ? T : never;
const criteria: Criterion[] = (
  [
    'score',
    'correct',
    'essay-score',
    'prediction-error',
    'duration',
    'submitted-at',
    'attempts',
    'older',
  ] as const
).map((by) => ({ by }));
const rule = fc.record<OverallRule>({
  rounds: fc.constant([]),
  combines: fc.constantFrom<OverallRule['combines'][]>('sum', 'mean', 'best'),
  minimumRounds: fc.integer({ min: 1, max: 2 }),
  ranking: fc.shuffledSubarray([...criteria, { by: 'topic-points', topic: 'x' }], { minLength: 1 }),
});

/** A line as core has it. */
function lineOf({ person, division, unit, guess, ...plain }: Figures, number: number, asked: boolean): Line {
  const contestantId = uuidAt(contestants[person] as Buffer, 0);
  return {
    ...plain,
    contestantId,
    person: {
      contestantId,
      division: divisions[division] as string,
      unitId: units[unit] || null,
      organizationId: null,
      born: String(born(person)),
      registeredAt: person,
      groups: [],
      cannotWin: null,
    },
    attemptId: uuidAt(idOf(2 + number, person), 0),
    rounds: 1,
    over: 1,
    maxMilli: 5000,
    questions: 5,
    startedAt: plain.submittedAt - 9,
    afterOpeningMs: 7 + number,
    prediction: guess,
    predictionError: asked ? guess : null,
    rank: 1,
    divisionRank: 1,
    why: unsaid,
    whyInDivision: unsaid,
  };
}

/** The same rounds as they come off the wire. */
function factsOf(told: OverallRule, rounds: readonly Round[]): OverallFacts {
  const table = new OverallTable(told, PEOPLE);
  const { columns, next } = table;
  const attempt = Buffer.alloc(PEOPLE * 16);
  const division = new Uint16Array(PEOPLE);
  const unit = new Uint32Array(PEOPLE);
  for (const [number, { asked, lines }] of rounds.entries()) {
    for (const line of lines) {
      const { person, guess } = line;
      const units6 = guess === null ? Number.NaN : guessUnits(guess);
      columns.scoreMilli[next] = line.scoreMilli;
      columns.maxMilli[next] = 5000;
      columns.correct[next] = line.correct;
      columns.questions[next] = 5;
      columns.durationMs[next] = line.durationMs;
      columns.afterOpeningMs[next] = 7 + number;
      columns.essayMilli[next] = line.essayMilli ?? Number.NaN;
      columns.submittedAt[next] = line.submittedAt;
      columns.startedAt[next] = line.submittedAt - 9;
      columns.prediction[next] = units6;
      columns.predictionError[next] = asked ? units6 : Number.NaN;
      table.errorPlaces[next] = placesIn(units6);
      for (const [code, points] of Object.entries(line.topicMilli)) table.topic(code)[next] = points;
      const fresh = table.take(person, asked, line.attempts);
      if (fresh || told.combines !== 'best') attempt.fill(0, person * 16, person * 16 + 16);
      if (!fresh) continue;
      idOf(2 + number, person).copy(attempt, person * 16);
      division[person] = line.division;
      unit[person] = line.unit;
    }
  }
  const unknown = new Float64Array(PEOPLE).fill(Number.NaN);
  return {
    table,
    people: {
      registeredAt: Float64Array.from({ length: PEOPLE }, (_, n) => n),
      born: Float64Array.from({ length: PEOPLE }, (_, n) => born(n) * 10_000),
      settled: { 'extra-question': unknown, draw: unknown, decision: unknown },
    },
    said: {
      contestant: Buffer.concat(contestants),
      attempt,
      organization: Buffer.alloc(PEOPLE * 16),
      division,
      divisions,
      unit,
      units,
    },
  };
}

/** The text that names an overall result, written out from core's own lines. */
const textOf = ({ person, topicMilli, why, whyInDivision, ...line }: Line): string => {
  expect([why, whyInDivision].every(({ sharedWith }) => sharedWith >= 0)).toBe(true);
  const { startedAt, afterOpeningMs, essayMilli, prediction, predictionError, maxMilli, questions, ...own } =
    line;
  const { division, unitId, organizationId, registeredAt } = person;
  const facts = { startedAt, afterOpeningMs, essayMilli, prediction, predictionError, maxMilli, questions };
  return `${canonicalJson({
    ...own,
    division,
    unitId,
    organizationId,
    facts: { ...facts, topicMilli, born: person.born, registeredAt },
  })}\n`;
};

describe('an overall standing in columns', () => {
  it('says what core says of lines, byte for byte, with the same reasons', () => {
    fc.assert(
      fc.property(fc.array(round, { maxLength: 4 }), rule, (rounds, told) => {
        const standings = rounds.map(({ asked, lines }, number): Standing => ({
          scope: String(number),
          criteria: [],
          actual: asked ? { all: '0', divisions: {}, counted: [] } : null,
          people: lines.length,
          attempts: 0,
          lines: lines.map((line) => lineOf(line, number, asked)),
        }));
        const core = rankOverall(told, standings, []);
        const ranked = atOnce(RankedOverall.from(told, factsOf(told, rounds)));
        const bytes = new TextBytes();
        for (let at = 0; at < ranked.people; at += 1) ranked.write(at, bytes);
        expect(Buffer.from(bytes.take()).toString()).toBe(core.lines.map(textOf).join(''));
        expect([ranked.people, ranked.attempts]).toEqual([core.people, core.attempts]);
        expect(atOnce(ranked.standing(null, new Map())).lines).toEqual(
          core.lines.map((line) => ({ ...line, why: unsaid, whyInDivision: unsaid })),
        );
        for (const code of divisions) {
          const stretch = ranked.division(code, 3);
          const own = core.lines.filter(({ person }) => person.division === code);
          expect(stretch.people).toBe(own.length);
          expect([...whysOf(told.ranking, [], stretch, 'divisionRank')]).toEqual(
            own.slice(0, 3).map(({ contestantId, whyInDivision }) => [contestantId, whyInDivision]),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('rows for COPY', () => {
  it('have lengths before them, and NULL has none', () => {
    const bytes = new RowBytes();
    bytes.row(5).int(-1).long(-1).moment(946_684_800_001).nothing().json(Buffer.from('{}'));
    const row =
      '0005 00000004 ffffffff 00000008 ffffffffffffffff 00000008 00000000000003e8 ffffffff 00000003 017b7d';
    const written = Buffer.from(bytes.end().take()).toString('hex');
    expect(written.slice(19 * 2)).toBe(`${row.replaceAll(' ', '')}ffff`);
  });
});
