import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { basisOfPlain } from './tally.basis.js';
import { TextBytes } from './tally.bytes.js';
import { ComputedResult } from './tally.compute.js';
import type { FactTables } from './tally.facts.js';
import { orderOfIds, pickIds, uuidAt } from './tally.ids.js';
import { type ResultLine, resultText } from './tally.lines.js';

const line = fc.record<ResultLine>({
  attemptId: fc.uuid(),
  contestantId: fc.uuid(),
  division: fc.string(),
  unitId: fc.option(fc.string()),
  organizationId: fc.option(fc.uuid()),
  scoreMilli: fc.nat(),
  correctCount: fc.nat(),
  prediction: fc.option(fc.constantFrom(0, 3, 33.3, 0.000001)),
  predictionError: fc.option(fc.constantFrom(0, 0.04568)),
  durationMs: fc.nat(),
  submittedAt: fc.nat(),
  attempts: fc.nat(),
  rank: fc.nat(),
  divisionRank: fc.nat(),
  more: fc.option(fc.record({ born: fc.nat(), topicMilli: fc.constant({ z: 1, a: 2 }) })),
});

describe('the text of a result', () => {
  it('is canonical JSON, line by line', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const head = { predictionActual: 3, actual: null, basis: null, people: lines.length };
        const [first, ...rest] = resultText('r', head, lines);
        expect(first).toBe(`{"people":${lines.length},"predictionActual":3,"roundId":"r"}\n`);
        const plain = lines.map(({ more, ...own }) => ({ ...own, ...(more === null ? {} : { more }) }));
        expect(rest).toEqual(plain.map((each) => `${canonicalJson(each as unknown as Json)}\n`));
      }),
    );
  });
});

describe('text put together as bytes', () => {
  const number = fc.oneof(
    fc.nat(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 9, 10, 99, 100, 1e14, 1e15, 0.000001),
  );

  // More than there is room for at first.
  const long = 'Đợt 1 '.repeat(1 << 14);

  it('says what strings say, however much it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), number, fc.uuid())), (parts) => {
        const bytes = new TextBytes();
        for (const [text, value, id] of parts)
          bytes
            .text(text)
            .number(value)
            .id(Buffer.from(id.replaceAll('-', ''), 'hex'), 0);
        bytes.text(long).number(Number.NaN);
        const wanted = parts.map(([text, value, id]) => text + JSON.stringify(value) + id).join('');
        const written = Buffer.from(bytes.take());
        expect(written.equals(Buffer.from(`${wanted}${long}null`))).toBe(true);
        expect(Buffer.from(bytes.text('x').take()).toString()).toBe('x');
      }),
      { numRuns: 30 },
    );
  });
});

describe('ids in columns', () => {
  const places = fc.array(
    fc.constantFrom('0', '1', 'f').chain((end) => fc.constantFrom(`aa${end}`, `ab${end}`, `aaa${end}`)),
    { maxLength: 40 },
  );

  it('are ordered like their texts, equals by what else is said', () => {
    fc.assert(
      fc.property(places, (prefixes) => {
        const all = prefixes.map((prefix) => prefix.padEnd(31, '0') + prefix.at(-1));
        const ids = Buffer.from(all.join(''), 'hex');
        const order = Array.from(orderOfIds(ids, (a, b) => b - a));
        expect(order).toEqual(
          all
            .map((_, place) => place)
            .toSorted((a, b) => (all[a]! < all[b]! ? -1 : all[a]! > all[b]! ? 1 : b - a)),
        );
        const picked = pickIds(Buffer.concat([ids, ids]).subarray(0), Uint32Array.from(order));
        expect(order.map((_, at) => uuidAt(picked, at).replaceAll('-', ''))).toEqual(
          order.map((place) => all[place]),
        );
      }),
    );
  });
});

describe('a result without people', () => {
  it('is a result', () => {
    const none = new Float64Array(0);
    const rows = {
      size: 0,
      over: null,
      scoreMilli: none,
      correct: none,
      essayMilli: none,
      topics: new Map(),
      predictionError: none,
      durationMs: none,
      submittedAt: none,
      afterOpeningMs: none,
      startedAt: none,
      registeredAt: none,
      attempts: none,
      born: none,
      settled: { 'extra-question': none, draw: none, decision: none },
    };
    const facts: FactTables = {
      people: { ...rows, division: new Uint16Array(0), divisions: [] },
      tables: [{ rows, person: new Uint32Array(0), perfect: new Uint8Array(0), errorsOf: () => none }],
      said: {
        contestant: Buffer.alloc(0),
        attempt: Buffer.alloc(0),
        organization: Buffer.alloc(0),
        unit: new Uint32Array(0),
        units: [],
        guess: none,
      },
    };
    const basis = basisOfPlain(
      {
        durationMs: 600_000,
        graceMs: 5000,
        attemptsAllowed: 3,
        counts: 'best',
        blueprint: [],
        pointsMilli: 1000,
        shuffleQuestions: false,
        shuffleChoices: false,
        prediction: { target: 'entrants' },
        tieBreaks: ['score', 'submitted-at'],
      },
      0,
    );
    const computed = new ComputedResult(facts, basis);
    expect(computed).toMatchObject({ people: 0, attempts: 0, perfect: 0, predictionActual: 0 });
    expect([...computed.lines()]).toEqual([]);
    expect(computed.division('x', 10)).toEqual({ people: 0, top: [] });
  });
});
