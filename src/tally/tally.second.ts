import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Criterion } from '../core/rules/document.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { atOnce } from '../core/columns/place.js';
import { GUESS_UNITS } from '../core/engine/predict.js';
import { topicsOf } from '../engine-sql/keys.js';
import { type Query, roundRowsSql } from '../engine-sql/rank.sql.js';
import type { RoundBasis } from './tally.basis.js';
import type { ComputedResult } from './tally.compute.js';
import { copyOut } from './tally.copy.js';
import { scoreFacts } from './tally.facts.js';
import type { LineMore } from './tally.lines.js';

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

/**
 * Until the transaction ends a million rows fit and have their time, one connection may wait for the other, and nothing is
 * compiled, which takes longer than a query gains. Pages of a million rows are not at hand either: following an index through a table goes from page to page.
 */
export const giveRoom = (manager: EntityManager): Promise<unknown> =>
  manager.query(
    `SELECT set_config('work_mem', '256MB', true), set_config('jit', 'off', true),
       set_config('effective_cache_size', '64MB', true), set_config('statement_timeout', '10min', true),
       set_config('idle_in_transaction_session_timeout', '10min', true)`,
  );

/**
 * A million rows sorted by id are laid side by side faster than looked up in a table of hashes, which falls out of every
 * cache. Not for points of topics: forty rows an attempt are looked up among few questions.
 */
export const joinInOrder = (manager: EntityManager, wanted: boolean): Promise<unknown> =>
  manager.query(`SELECT set_config('enable_hashjoin', $1, true)`, [wanted ? 'off' : 'on']);

/** Work that may be left at every yield, so that others have their turn. */
export async function byTurns<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** People in the order of rank and id, as the second engine has them: a record each, and what further criteria saw. */
export interface RankedBlock {
  records: Buffer;
  more: string;
}

/** Of one person: ids, ranks, attempts, prediction error and the number that was to be guessed. */
const RECORD = 60;
const double = (value: string) => `float8send(coalesce(${value}, 'NaN')::float8)`;
const record = `uuid_send(contestant_id) || uuid_send(attempt_id) || int4send(rank) || int4send(division_rank)
  || int4send(attempts) || ${double(`prediction_error * ${GUESS_UNITS}`)} || ${double('prediction_actual')}`;
const BLOCK = 20_000;
const storedColumns = `contestant_id, attempt_id, division, unit_id, organization_id, rank, division_rank, score_milli,
  correct_count, prediction, prediction_error, duration_ms, attempts, more`;

/**
 * The other way to the result. The statement is sent at once, so that the caller can be busy meanwhile.
 * @param resultId what is ranked is written as the rows of this result, too
 */
export async function rankBySql(
  manager: EntityManager,
  basis: RoundBasis,
  resultId: string | null = null,
): Promise<RankedBlock[]> {
  const { text, values } = standingSql(basis);
  const stored = `, stored AS (INSERT INTO result_row (result_id, ${storedColumns}, submitted_at)
    SELECT $${values.length + 1}::uuid, ${storedColumns}, timestamptz 'epoch' + submitted_at * interval '1 millisecond'
    FROM ranked)`;
  return readBlocks(
    manager,
    { text, values: [...values, resultId] },
    { record, more: 'more::text', stored: resultId === null ? '' : stored },
  );
}

/** Ranked people in blocks. @param told expressions of a ranked row; `stored` is a further CTE */
export async function readBlocks(
  manager: EntityManager,
  { text, values }: Query,
  { record: told, more, stored }: { record: string; more: string; stored: string },
): Promise<RankedBlock[]> {
  const blocks: RankedBlock[] = [];
  await copyOut(
    manager,
    {
      text: `WITH ranked AS MATERIALIZED (${text} ORDER BY rank, contestant_id)${stored}
        SELECT string_agg(record, ''), string_agg(coalesce(more, ''), E'\\n') FROM (
          SELECT ${told} AS record, ${more} AS more, (row_number() OVER () - 1) / ${BLOCK} AS block FROM ranked) numbered
        GROUP BY block ORDER BY block`,
      values,
    },
    (row) => blocks.push({ records: row.copy(), more: row.text() ?? '' }),
  );
  return blocks;
}

/**
 * Number of people on whom the two engines differ: the attempt that counts, ranks, attempts, error, the number that was
 * to be guessed, what further criteria saw; who is known to one only counts. Both are laid side by side in the order of
 * rank, block by block, and person by person only where a block differs.
 */
export const disagreements = (blocks: readonly RankedBlock[], computed: ComputedResult): number =>
  atOnce(unlike(blocks, computed, RECORD, recordsOf));

/** What core made, as far as both engines have to agree on it. */
interface Compared {
  people: number;
  looksFurther: boolean;
  moreAt: (at: number) => LineMore | null;
}

/**
 * The same of any ranking; it may be left at every yield. @param size of a record @param recordsOf up to so many people
 * from a place in core's order, as the database writes them
 */
export function* unlike<T extends Compared>(
  blocks: readonly RankedBlock[],
  computed: T,
  size: number,
  recordsOf: (computed: T, from: number, most: number) => Buffer,
): Generator<undefined, number> {
  const own = new Map<string, string>();
  const other = new Map<string, string>();
  let at = 0;
  for (const { records, more } of blocks) {
    const people = records.length / size;
    const ours = recordsOf(computed, at, people);
    const nothing = !computed.looksFurther && more.length === people - 1;
    const oursMore = nothing ? [] : moreOf(computed, at, ours.length / size);
    const theirsMore = nothing
      ? []
      : more.split('\n').map((text) => moreText(text === '' ? null : JSON.parse(text)));
    if (!ours.equals(records) || oursMore.join('\n') !== theirsMore.join('\n')) {
      note(own, size, ours, oursMore);
      note(other, size, records, theirsMore);
    }
    at += people;
    yield;
  }
  note(own, size, recordsOf(computed, at, computed.people), []);
  return [...new Set([...own.keys(), ...other.keys()])].filter((id) => own.get(id) !== other.get(id)).length;
}

const moreOf = (computed: Compared, from: number, people: number): string[] =>
  Array.from({ length: people }, (_, i) => moreText(computed.moreAt(from + i)));

const moreText = (more: LineMore | null): string =>
  more === null ? '' : canonicalJson(more as unknown as Json);

function note(into: Map<string, string>, size: number, records: Buffer, more: readonly string[]): void {
  for (let i = 0; i * size < records.length; i += 1) {
    const bytes = records.subarray(i * size, (i + 1) * size);
    into.set(bytes.toString('hex', 0, 16), `${bytes.toString('hex', 16)} ${more[i] ?? ''}`);
  }
}

/** Up to `most` people from a place in core's order, as `record` writes them. */
function recordsOf(computed: ComputedResult, from: number, most: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.min(most, computed.people - from)) * RECORD);
  for (let i = 0; i * RECORD < bytes.length; i += 1) {
    const { contestant, attempt, rank, divisionRank, attempts, error, actual } = computed.row(from + i);
    const place = i * RECORD;
    contestant.ids.copy(bytes, place, contestant.place * 16, contestant.place * 16 + 16);
    attempt.ids.copy(bytes, place + 16, attempt.place * 16, attempt.place * 16 + 16);
    bytes.writeInt32BE(rank, place + 32);
    bytes.writeInt32BE(divisionRank, place + 36);
    bytes.writeInt32BE(attempts, place + 40);
    bytes.writeDoubleBE(error, place + 44);
    bytes.writeDoubleBE(actual, place + 52);
  }
  return bytes;
}
