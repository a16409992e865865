import type { EntityManager } from 'typeorm';
import type { AttemptTable, PersonTable } from '../core/columns/table.js';
import { none, numbersAt, wholesAt } from '../core/columns/rows.js';
import { GUESS_UNITS, isPerfect } from '../core/engine/predict.js';
import type { CriterionName } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import type { Source } from '../engine-sql/rank.sql.js';
import { topicsOf } from '../engine-sql/keys.js';
import type { RoundBasis } from './tally.basis.js';
import { type Columns, readColumns } from './tally.copy.js';
import { compareIds, orderOfIds, pickIds, uuidAt } from './tally.ids.js';

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
      ${withParts ? 'LEFT JOIN score_parts($1::uuid[]) p ON p.attempt_id = s.attempt_id' : ''}
      WHERE NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)),
    person_fact AS NOT MATERIALIZED (
      SELECT id AS contestant_id, contest_id, division, unit_id, organization_id, birth_year::text AS born,
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
  /** What a line of the result says besides: of the round's rows, and of people by number. */
  said: {
    attempt: Buffer;
    guess: Float64Array;
    contestant: Buffer;
    organization: Buffer;
    unit: Uint32Array;
    units: string[];
  };
}

/** Reads columns, so that a million attempts need no million objects. @returns what lays them out as tables */
export async function readFacts(manager: EntityManager, basis: RoundBasis): Promise<() => FactTables> {
  const source = scoreFacts(basis);
  const orders = [basis.order, ...basis.earlier];
  const named = criteriaOf(basis);
  const topics = [...new Set(orders.flatMap(({ criteria }) => topicsOf(criteria)))];
  const attempts = await readColumns(
    manager,
    {
      text: `WITH ${source.text} SELECT *, array_position($2::text[], round) AS round_no, prediction * ${GUESS_UNITS} AS guess
        ${topics.map((_, i) => `, topic_milli ->> ($4::text[])[${i + 1}] AS topic_${i + 1}`).join('')} FROM attempt_fact`,
      values: [...source.values, topics],
    },
    {
      uuid: ['contestant_id', 'attempt_id'],
      text: [],
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
        ...topics.map((_, i) => `topic_${i + 1}`),
      ],
    },
  );
  const people = await readColumns(
    manager,
    {
      text: `WITH ${source.text} SELECT * FROM person_fact
        WHERE contest_id = (SELECT contest_id FROM round WHERE id = ($1::uuid[])[1])`,
      values: source.values,
    },
    {
      uuid: ['contestant_id', 'organization_id'],
      text: ['division', 'unit_id'],
      number: [
        ...(named.has('registered-at') ? ['registered_at'] : []),
        ...(named.has('older') || named.has('younger') ? ['born'] : []),
      ],
    },
  );
  return () => toTables(attempts, people, basis, topics);
}

function toTables(
  attempts: Columns,
  people: Columns,
  basis: RoundBasis,
  topics: readonly string[],
): FactTables {
  const ids = idsOf(attempts, 'attempt_id');
  const round = numbersOf(attempts, 'round_no');
  const submitted = numbersOf(attempts, 'submitted_at');
  const order = orderOfIds(
    idsOf(attempts, 'contestant_id'),
    (a, b) =>
      (round[a] as number) - (round[b] as number) ||
      (submitted[a] as number) - (submitted[b] as number) ||
      compareIds(ids, a, ids, b),
  );
  const { rows: all, person, places } = numbered(attempts, order, people);
  const orders = [basis.order, ...basis.earlier];
  const tables = orders.map((each, i): AttemptTable & { guess: Float64Array; own: Uint32Array } => {
    const at = all
      .map((_, row) => row)
      .filter((row) => orders.length === 1 || round[all[row] as number] === i + 1);
    const own = wholesAt(all, at);
    const column = (name: string) => numbersAt(numbersOf(attempts, name), own);
    const guess = column('guess');
    const submittedAt = column('submitted_at');
    const table = {
      own,
      guess,
      rows: {
        size: own.length,
        over: null,
        scoreMilli: column('score_milli'),
        correct: column('correct'),
        essayMilli: column('essay_milli'),
        topics: new Map(topics.map((topic, k) => [topic, column(`topic_${k + 1}`)])),
        durationMs: column('duration_ms'),
        submittedAt,
        afterOpeningMs: submittedAt.map((moment) => moment - each.opensAt),
        startedAt: column('started_at'),
        predictionError: none(0),
        registeredAt: none(0),
        attempts: none(0),
        born: none(0),
        settled: { 'extra-question': none(0), draw: none(0), decision: none(0) },
      },
      person: wholesAt(person, at),
      perfect: new Uint8Array(own.length),
      errorsOf: (chosen: Uint32Array, actual: (place: number) => string | null) =>
        Float64Array.from(chosen, (row, place) => {
          const target = actual(place);
          return target === null
            ? Number.NaN
            : Math.abs((guess[row] as number) - Math.round(Number(target) * GUESS_UNITS));
        }),
    };
    perfectOf(table, column('max_milli'), column('questions'));
    return table;
  });
  const contestant = pickIds(idsOf(people, 'contestant_id'), places);
  const division = wordsOf(people, 'division');
  const unit = wordsOf(people, 'unit_id');
  const known = (name: string) => numbersAt(numbersOf(people, name), places);
  return {
    people: {
      size: places.length,
      divisions: division.words,
      division: Uint16Array.from(wholesAt(division.at, places)),
      registeredAt: known('registered_at'),
      // The year is all that is known.
      born: known('born').map((year) => year * 10_000),
      settled: settledOf(basis.settlements, contestant),
    },
    tables,
    said: {
      attempt: pickIds(ids, tables[0]?.own ?? new Uint32Array(0)),
      guess: tables[0]?.guess ?? none(0),
      contestant,
      organization: pickIds(idsOf(people, 'organization_id'), places),
      unit: wholesAt(unit.at, places),
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

/**
 * Rows of attempts whose person is known, in order of person, with that person's number: those who sat are numbered
 * in order of id. `places`: of each number, its place in `people`.
 */
function numbered(
  attempts: Columns,
  order: Uint32Array,
  people: Columns,
): { rows: Uint32Array; person: Uint32Array; places: Uint32Array } {
  const [theirs, known] = [idsOf(attempts, 'contestant_id'), idsOf(people, 'contestant_id')];
  const sorted = orderOfIds(known);
  const rows = new Uint32Array(order.length);
  const person = new Uint32Array(order.length);
  const places = new Uint32Array(sorted.length);
  let [found, numbers, next] = [0, 0, 0];
  for (const row of order) {
    const before = found > 0 ? (rows[found - 1] as number) : -1;
    if (before < 0 || compareIds(theirs, before, theirs, row) !== 0) {
      while (next < sorted.length && compareIds(known, sorted[next] as number, theirs, row) < 0) next += 1;
      const place = sorted[next];
      if (place === undefined || compareIds(known, place, theirs, row) !== 0) continue;
      places[numbers++] = place;
    }
    rows[found] = row;
    person[found++] = numbers - 1;
  }
  return { rows: rows.slice(0, found), person: person.slice(0, found), places: places.slice(0, numbers) };
}

function settledOf(settlements: readonly Settlement[], contestant: Buffer): PersonTable['settled'] {
  const column = (by: Settlement['by']) => {
    const places = new Map(
      settlements.filter((each) => each.by === by).flatMap(({ places: of }) => Object.entries(of)),
    );
    const settled = none(contestant.length / 16);
    return places.size === 0
      ? settled
      : settled.map((_, person) => places.get(uuidAt(contestant, person)) ?? Number.NaN);
  };
  return { 'extra-question': column('extra-question'), draw: column('draw'), decision: column('decision') };
}

const idsOf = ({ uuids }: Columns, name: string): Buffer => uuids.get(name) ?? Buffer.alloc(0);

/** NaN throughout where the column was not asked for. */
const numbersOf = ({ numbers, size }: Columns, name: string): Float64Array => numbers.get(name) ?? none(size);

const wordsOf = ({ texts }: Columns, name: string): { words: string[]; at: Uint32Array } =>
  texts.get(name) ?? { words: [], at: new Uint32Array(0) };
