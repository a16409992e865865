import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { basisOfPlain } from './tally.basis.js';
import { ComputedResult, type ResultLine, resultText } from './tally.compute.js';
import type { FactTables } from './tally.facts.js';
import { joinColumns, uuidAt } from './tally.packed.js';

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

describe('columns of a result set', () => {
  it('come out of chunks as they went in', () => {
    const numbers = (...values: number[]) => {
      const bytes = Buffer.alloc(values.length * 8);
      values.forEach((value, i) => bytes.writeDoubleBE(value, i * 8));
      return bytes;
    };
    const chunk = (id: string, word: string, n: Buffer) => ({
      size: 2,
      id: Buffer.from(id.repeat(2).replaceAll('-', ''), 'hex'),
      word,
      n,
    });
    const id = '0f0e0d0c-0b0a-4909-8807-060504030201';
    const packed = joinColumns([chunk(id, 'x\n', numbers(1, NaN)), chunk(id, 'y\nx', numbers(-2, 3))], {
      uuid: ['id'],
      text: ['word'],
      number: ['n'],
    });
    expect(packed.size).toBe(4);
    expect(uuidAt(packed.uuids[0]!, 3)).toBe(id);
    expect(Array.from(packed.texts[0]!.at, (at) => packed.texts[0]!.words[at])).toEqual(['x', '', 'y', 'x']);
    expect([...packed.numbers.get('n')!]).toEqual([1, NaN, -2, 3]);
  });
});

describe('a result without people', () => {
  it('is a result', () => {
    const none = new Float64Array(0);
    const rows = {
      size: 0,
      divisor: 1,
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
      },
      guess: none,
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
