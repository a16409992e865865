import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Criterion } from '../core/rules/document.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { topicsOf } from '../engine-sql/keys.js';
import { type Query, roundRowsSql } from '../engine-sql/rank.sql.js';
import type { RoundBasis } from './tally.basis.js';
import type { ComputedResult, LineMore } from './tally.compute.js';
import { GUESS_UNITS, scoreFacts } from './tally.facts.js';

/** Columns as `result_row` has them, moments in epoch ms. */
const columns = (criteria: readonly Criterion[]): string =>
  `contestant_id, attempt_id, division, unit_id, organization_id, score_milli, correct AS correct_count, prediction,
   prediction_error, prediction_actual, duration_ms, submitted_at, attempts, ${moreSql(criteria)} AS more`;

/** The standing of a round as SQL has it: rows like those of `result_row`, in no order. */
export const standingSql = (basis: RoundBasis): Query =>
  roundRowsSql(
    scoreFacts(basis),
    basis.order,
    [...basis.earlier, basis.order],
    columns(basis.order.criteria),
  );

const moreColumns: Partial<Record<Criterion['by'], [name: string, column: string]>> = {
  'started-at': ['startedAt', 'started_at'],
  'registered-at': ['registeredAt', 'registered_at'],
  older: ['born', 'born_key'],
  younger: ['born', 'born_key'],
  'essay-score': ['essayMilli', 'essay_milli'],
};
const placeColumns: Partial<Record<Criterion['by'], string>> = {
  'extra-question': 'place_extra',
  draw: 'place_draw',
  decision: 'place_decision',
};

/** What further criteria looked at, as LineMore. */
function moreSql(criteria: readonly Criterion[]): string {
  const told = (pairs: readonly string[]) =>
    `NULLIF(jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})), '{}')`;
  const plain = criteria.flatMap(({ by }) =>
    moreColumns[by] ? [`'${moreColumns[by][0]}', ${moreColumns[by][1]}`] : [],
  );
  const places = criteria.flatMap(({ by }) => (placeColumns[by] ? [`'${by}', ${placeColumns[by]}`] : []));
  const topics = topicsOf(criteria).map((topic, i) => `${pg.escapeLiteral(topic)}, topic_${i + 1}`);
  const pairs = [
    ...plain,
    ...(places.length > 0 ? [`'places', ${told(places)}`] : []),
    ...(topics.length > 0 ? [`'topicMilli', ${told(topics)}`] : []),
  ];
  return pairs.length === 0 ? 'NULL::jsonb' : told(pairs);
}

/** Until the transaction ends a million rows fit, and nothing is compiled, which takes longer than a query gains. */
export const giveRoom = (manager: EntityManager): Promise<unknown> =>
  manager.query(`SELECT set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`);

/**
 * The other way to the result, kept as the temporary table `ranked` until the transaction ends; one made in it before
 * has to go first. The statement is sent at once, so that the caller can be busy meanwhile.
 */
export async function rankBySql(manager: EntityManager, basis: RoundBasis): Promise<void> {
  const { text, values } = standingSql(basis);
  await manager.query(`CREATE TEMPORARY TABLE ranked ON COMMIT DROP AS ${text}`, values);
}

export const forgetRanked = (manager: EntityManager): Promise<unknown> =>
  manager.query('DROP TABLE IF EXISTS pg_temp.ranked');

/** Of one person: ids, ranks, attempts, prediction error. */
const RECORD = 52;
const record = `uuid_send(contestant_id) || uuid_send(attempt_id) || int4send(rank) || int4send(division_rank)
  || int4send(attempts) || float8send(coalesce(prediction_error * ${GUESS_UNITS}, 'NaN')::float8)`;
const CHUNK = 20_000;
const inOrder = `SELECT string_agg(record, '') AS records, string_agg(coalesce(more::text, ''), E'\\n') AS more FROM (
    SELECT ${record} AS record, more, (row_number() OVER () - 1) / ${CHUNK} AS chunk
    FROM (SELECT * FROM ranked ORDER BY rank, contestant_id) sorted) numbered
  GROUP BY chunk ORDER BY chunk`;

/**
 * Number of people on whom the two engines differ: the attempt that counts, ranks, attempts, error, what further
 * criteria saw; who is known to one only counts. Both are laid side by side in the order of rank, block by block, and
 * person by person only where a block differs. A predicted number that differs counts as one more.
 */
export async function disagreements(manager: EntityManager, computed: ComputedResult): Promise<number> {
  const chunks = await manager.query<{ records: Buffer; more: string }[]>(inOrder);
  const own = new Map<string, string>();
  const other = new Map<string, string>();
  let at = 0;
  for (const { records, more } of chunks) {
    const people = records.length / RECORD;
    const ours = recordsOf(computed, at, people);
    const nothing = !computed.looksFurther && more.length === people - 1;
    const oursMore = nothing ? [] : moreOf(computed, at, ours.length / RECORD);
    const theirsMore = nothing
      ? []
      : more.split('\n').map((text) => moreText(text === '' ? null : JSON.parse(text)));
    if (!ours.equals(records) || oursMore.join('\n') !== theirsMore.join('\n')) {
      note(own, ours, oursMore);
      note(other, records, theirsMore);
    }
    at += records.length / RECORD;
  }
  const rest = recordsOf(computed, at, computed.people);
  note(own, rest, []);
  const differing = [...new Set([...own.keys(), ...other.keys()])].filter(
    (id) => own.get(id) !== other.get(id),
  );
  return differing.length + (await otherActual(manager, computed));
}

const moreOf = (computed: ComputedResult, from: number, people: number): string[] =>
  Array.from({ length: people }, (_, i) => moreText(computed.moreAt(from + i)));

const moreText = (more: LineMore | null): string =>
  more === null ? '' : canonicalJson(more as unknown as Json);

function note(into: Map<string, string>, records: Buffer, more: readonly string[]): void {
  for (let i = 0; i * RECORD < records.length; i += 1) {
    const bytes = records.subarray(i * RECORD, (i + 1) * RECORD);
    into.set(bytes.toString('hex', 0, 16), `${bytes.toString('hex', 16)} ${more[i] ?? ''}`);
  }
}

/** Up to `most` people from a place in core's order, as `record` writes them. */
function recordsOf(computed: ComputedResult, from: number, most: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.min(most, computed.people - from)) * RECORD);
  for (let i = 0; i * RECORD < bytes.length; i += 1) {
    const { contestant, attempt, rank, divisionRank, attempts, error } = computed.row(from + i);
    const place = i * RECORD;
    contestant.ids.copy(bytes, place, contestant.place * 16, contestant.place * 16 + 16);
    attempt.ids.copy(bytes, place + 16, attempt.place * 16, attempt.place * 16 + 16);
    bytes.writeInt32BE(rank, place + 32);
    bytes.writeInt32BE(divisionRank, place + 36);
    bytes.writeInt32BE(attempts, place + 40);
    bytes.writeDoubleBE(error, place + 44);
  }
  return bytes;
}

/** 1 where the second engine has another predicted number for somebody. */
async function otherActual(manager: EntityManager, { actual, basis }: ComputedResult): Promise<number> {
  const rows = await manager.query<{ division: string; actual: string | null }[]>(
    `SELECT division, trim_scale(prediction_actual)::text AS actual
     FROM (SELECT DISTINCT division, prediction_actual FROM ranked) said`,
  );
  const ours = (division: string): string | null =>
    (basis.order.prediction?.within === 'division' ? actual?.divisions[division] : actual?.all) ?? null;
  const same = (a: string | null, b: string | null) =>
    a === null ? b === null : b !== null && Number(a) === Number(b);
  return rows.every((row) => same(ours(row.division), row.actual)) ? 0 : 1;
}
