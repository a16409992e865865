import type { EntityManager } from 'typeorm';
import type { AttemptTable, PersonTable } from '../core/columns/table.js';
import { bornNumber, none } from '../core/columns/rows.js';
import { isPerfect } from '../core/engine/predict.js';
import type { CriterionName } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import type { Source } from '../engine-sql/rank.sql.js';
import { topicsOf } from '../engine-sql/keys.js';
import type { RoundBasis } from './tally.basis.js';
import {
  type Chunk,
  joinColumns,
  numbersOf,
  type Packed,
  packedSql,
  uuidAt,
  wordsOf,
} from './tally.packed.js';

/** Guesses have at most six decimals, so millionths are whole. */
export const GUESS_UNITS = 1_000_000;

/** Names of everything that these rounds compare by. */
const criteriaOf = ({ order, earlier }: Pick<RoundBasis, 'order' | 'earlier'>): Set<CriterionName> =>
  new Set([order, ...earlier].flatMap(({ criteria }) => criteria.map(({ by }) => by)));

/** The graded attempts that count, as the database has them; `$1` are the rounds' ids, `$2` their codes. */
export function scoreFacts({ order, earlier, settlements, roundIds, withParts }: RoundBasis): Source {
  const orders = [order, ...earlier];
  const named = criteriaOf({ order, earlier });
  const places = settlements.flatMap(({ scope, by, places: of }) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place })),
  );
  return {
    text: `fact_round AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS r(round_id, round)),
    attempt_fact AS (
      SELECT s.attempt_id, s.contestant_id, r.round, ${named.has('started-at') ? epoch('t.started_at') : 'NULL::bigint'} AS started_at,
        ${epoch('s.ended_at')} AS submitted_at, s.duration_ms, s.score_milli, s.max_milli,
        s.correct_count${withParts ? ' - coalesce(p.essays_right, 0)' : ''} AS correct,
        s.question_count${withParts ? ' - coalesce(p.essays, 0)' : ''} AS questions, s.prediction::numeric AS prediction,
        ${withParts ? 'CASE WHEN p.essays > 0 THEN p.essay_milli END AS essay_milli, p.topic_milli' : 'NULL::integer AS essay_milli, NULL::jsonb AS topic_milli'}
      FROM score s JOIN fact_round r USING (round_id)
      ${named.has('started-at') ? 'JOIN attempt t ON t.id = s.attempt_id' : ''}
      ${withParts ? 'LEFT JOIN score_parts($1) p ON p.attempt_id = s.attempt_id' : ''}
      WHERE NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)),
    person_fact AS (
      SELECT id AS contestant_id, division, unit_id, organization_id, birth_year::text AS born,
        ${epoch('registered_at')} AS registered_at FROM contestant),
    settlement_fact AS (
      SELECT scope, by, id, place FROM jsonb_to_recordset($3::jsonb) AS x(scope text, by text, id uuid, place float8))`,
    values: [roundIds, orders.map(({ round }) => round), JSON.stringify(places)],
  };
}

/** Whole milliseconds of a moment; as doubles, which hold its microseconds exactly and are faster than decimals. */
export const epoch = (column: string): string =>
  `floor(round(date_part('epoch', ${column}) * 1e6) / 1e3)::bigint`;

/** Facts of people and attempts in columns: what core computes from, and what names the people. */
export interface FactTables {
  people: PersonTable;
  /** Of the round, then of the earlier ones. */
  tables: AttemptTable[];
  /** Of the round's rows: what a line of the result says besides. */
  said: { contestant: Buffer; attempt: Buffer; organization: Buffer; unit: Uint32Array; units: string[] };
  guess: Float64Array;
}

/** Reads in chunks, so that a million attempts need no million objects. @returns what lays them out in columns */
export async function readFacts(manager: EntityManager, basis: RoundBasis): Promise<() => FactTables> {
  const source = scoreFacts(basis);
  const orders = [basis.order, ...basis.earlier];
  const named = criteriaOf(basis);
  const topics = [...new Set(orders.flatMap(({ criteria }) => topicsOf(criteria)))];
  const values = [...source.values, topics];
  const columns = {
    uuid: ['contestant_id', 'attempt_id', 'organization_id'],
    text: ['division', 'unit_id'],
    number: [
      ...(orders.length > 1 ? ['round_no'] : []),
      'submitted_at',
      'duration_ms',
      'score_milli',
      'max_milli',
      'correct',
      'questions',
      'guess',
      ...(basis.withParts ? ['essay_milli'] : []),
      ...(named.has('started-at') ? ['started_at'] : []),
      ...(named.has('registered-at') ? ['registered_at'] : []),
      ...(named.has('older') || named.has('younger') ? ['born'] : []),
      ...topics.map((_, i) => `topic_${i + 1}`),
    ],
  };
  const rows = `SELECT a.*, p.division, p.unit_id, p.organization_id, p.born, p.registered_at,
      array_position($2::text[], a.round) AS round_no, a.prediction * ${GUESS_UNITS} AS guess
      ${topics.map((_, i) => `, a.topic_milli ->> ($4::text[])[${i + 1}] AS topic_${i + 1}`).join('')}
    FROM attempt_fact a JOIN person_fact p USING (contestant_id)`;
  const chunks = await manager.query<Chunk[]>(
    packedSql(`WITH ${source.text}`, rows, 'contestant_id, round_no, submitted_at, attempt_id', columns),
    topics.length > 0 ? values : source.values,
  );
  return () => toTables(joinColumns(chunks, columns), basis, topics);
}

function toTables(packed: Packed, basis: RoundBasis, topics: readonly string[]): FactTables {
  const { size } = packed;
  const contestant = packed.uuids[0] as Buffer;
  const person = personNumbers(contestant, size);
  const number = (name: string) => numbersOf(packed, name);
  const persons = size === 0 ? 0 : (person[size - 1] as number) + 1;
  const first = new Uint32Array(persons);
  for (let row = size - 1; row >= 0; row -= 1) first[person[row] as number] = row;
  const division = wordsOf(packed, 0);
  const pick = (column: Float64Array) => Float64Array.from(first, (row) => column[row] as number);
  const people: PersonTable = {
    size: persons,
    divisions: division.words,
    division: Uint16Array.from(first, (row) => division.at[row] as number),
    registeredAt: pick(number('registered_at')),
    born: pick(number('born')).map((year) => bornNumber(String(year))),
    settled: settledOf(basis.settlements, contestant, first),
  };
  const round = number('round_no');
  const orders = [basis.order, ...basis.earlier];
  const rowsOf = orders.map((_, i) =>
    orders.length === 1
      ? Uint32Array.from({ length: size }, (__, row) => row)
      : Uint32Array.from({ length: size }, (__, row) => row).filter((row) => round[row] === i + 1),
  );
  const at = (rows: Uint32Array, name: string) => {
    const column = number(name);
    return orders.length === 1 ? column : Float64Array.from(rows, (row) => column[row] as number);
  };
  const tables = orders.map((order, i): AttemptTable => {
    const rows = rowsOf[i] as Uint32Array;
    const own = at(rows, 'guess');
    const table: AttemptTable = {
      rows: {
        size: rows.length,
        divisor: 1,
        scoreMilli: at(rows, 'score_milli'),
        correct: at(rows, 'correct'),
        essayMilli: at(rows, 'essay_milli'),
        topics: new Map(topics.map((topic, k) => [topic, at(rows, `topic_${k + 1}`)])),
        durationMs: at(rows, 'duration_ms'),
        submittedAt: at(rows, 'submitted_at'),
        afterOpeningMs: at(rows, 'submitted_at').map((moment) => moment - order.opensAt),
        startedAt: at(rows, 'started_at'),
        predictionError: none(0),
        registeredAt: none(0),
        attempts: none(0),
        born: none(0),
        settled: { 'extra-question': none(0), draw: none(0), decision: none(0) },
      },
      person: Uint32Array.from(rows, (row) => person[row] as number),
      perfect: new Uint8Array(rows.length),
      errorsOf: (chosen, actual) =>
        Float64Array.from(chosen, (row, place) => {
          const target = actual(place);
          return target === null
            ? Number.NaN
            : Math.abs((own[row] as number) - Math.round(Number(target) * GUESS_UNITS));
        }),
    };
    perfectOf(table, at(rows, 'max_milli'), at(rows, 'questions'));
    return table;
  });
  const rows = rowsOf[0] as Uint32Array;
  const unit = wordsOf(packed, 1);
  const ids = (all: Buffer) =>
    orders.length === 1
      ? all
      : Buffer.concat(Array.from(rows, (row) => all.subarray(row * 16, row * 16 + 16)));
  return {
    people,
    tables,
    guess: at(rows, 'guess'),
    said: {
      contestant: ids(contestant),
      attempt: ids(packed.uuids[1] as Buffer),
      organization: ids(packed.uuids[2] as Buffer),
      unit: Uint32Array.from(rows, (row) => unit.at[row] as number),
      units: unit.words,
    },
  };
}

function perfectOf({ rows, perfect }: AttemptTable, max: Float64Array, questions: Float64Array): void {
  for (let row = 0; row < rows.size; row += 1) {
    const essay = rows.essayMilli[row] as number;
    perfect[row] = Number(
      isPerfect({
        scoreMilli: rows.scoreMilli[row] as number,
        maxMilli: max[row] as number,
        essayMilli: Number.isNaN(essay) ? null : essay,
        correct: rows.correct[row] as number,
        questions: questions[row] as number,
      }),
    );
  }
}

/** People in order of id; the order of the rows is looked at, not believed. */
function personNumbers(contestant: Buffer, size: number): Uint32Array {
  const person = new Uint32Array(size);
  for (let row = 1; row < size; row += 1) {
    const order = contestant.compare(contestant, (row - 1) * 16, row * 16, row * 16, row * 16 + 16);
    if (order < 0) throw new Error('facts came out of order');
    person[row] = (person[row - 1] as number) + (order === 0 ? 0 : 1);
  }
  return person;
}

function settledOf(
  settlements: readonly Settlement[],
  contestant: Buffer,
  first: Uint32Array,
): PersonTable['settled'] {
  const column = (by: Settlement['by']) => {
    const places = new Map(
      settlements.filter((each) => each.by === by).flatMap(({ places: of }) => Object.entries(of)),
    );
    if (places.size === 0) return none(first.length);
    return Float64Array.from(first, (row) => places.get(uuidAt(contestant, row)) ?? Number.NaN);
  };
  return { 'extra-question': column('extra-question'), draw: column('draw'), decision: column('decision') };
}
