import type { EntityManager } from 'typeorm';
import { none } from '../core/columns/rows.js';

/** Rows of a chunk: some MB on the wire. */
const CHUNK = 20_000;

/** Until the transaction ends a million rows fit, and nothing is compiled, which takes longer than a query gains. */
export const giveRoom = (manager: EntityManager): Promise<unknown> =>
  manager.query(`SELECT set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`);

export interface PackedColumns {
  uuid: string[];
  text: string[];
  /** Sent as doubles; NaN for NULL. */
  number: string[];
}

/** Columns of a result set, rows side by side. */
export interface Packed {
  size: number;
  /** Sixteen bytes a row; zeros for NULL. */
  uuids: Buffer[];
  texts: { words: string[]; at: Uint32Array }[];
  numbers: Map<string, Float64Array>;
}

export type Chunk = Record<string, Buffer | string | number>;

/**
 * A query that gives `rows` in `order` as a few rows of whole columns: what a driver does for each value is then
 * done once for twenty thousand.
 */
export function packedSql(before: string, rows: string, order: string, columns: PackedColumns): string {
  const packed = [
    ...columns.uuid.map(
      (name) =>
        `string_agg(uuid_send(coalesce(${name}, '00000000-0000-0000-0000-000000000000')), '') AS ${name}`,
    ),
    ...columns.text.map((name) => `string_agg(coalesce(${name}, ''), E'\\n') AS ${name}`),
    ...columns.number.map(
      (name) => `string_agg(float8send(coalesce(${name}::float8, 'NaN')), '') AS ${name}`,
    ),
  ];
  return `${before} SELECT count(*)::int AS size, ${packed.join(', ')} FROM (
      SELECT *, (row_number() OVER () - 1) / ${CHUNK} AS chunk FROM (${rows} ORDER BY ${order}) sorted
    ) numbered GROUP BY chunk ORDER BY chunk`;
}

export function joinColumns(chunks: readonly Chunk[], columns: PackedColumns): Packed {
  const size = chunks.reduce((sum, chunk) => sum + Number(chunk['size']), 0);
  return {
    size,
    uuids: columns.uuid.map((name) => Buffer.concat(chunks.map((chunk) => chunk[name] as Buffer))),
    texts: columns.text.map((name) => {
      const numbers = new Map<string, number>();
      const at = new Uint32Array(size);
      let row = 0;
      for (const chunk of chunks)
        for (const word of String(chunk[name]).split('\n')) {
          let number = numbers.get(word);
          if (number === undefined) numbers.set(word, (number = numbers.size));
          at[row++] = number;
        }
      return { words: [...numbers.keys()], at };
    }),
    numbers: new Map(
      columns.number.map((name) => [name, doublesOf(chunks.map((chunk) => chunk[name] as Buffer))]),
    ),
  };
}

/** From the wire's order of bytes to this machine's. */
function doublesOf(parts: readonly Buffer[]): Float64Array {
  const bytes = Buffer.concat(parts);
  const column = new Float64Array(bytes.length / 8);
  Buffer.from(column.buffer).set(bytes.swap64());
  return column;
}

/** NaN throughout where the column was not asked for. */
export const numbersOf = ({ numbers, size }: Packed, name: string): Float64Array =>
  numbers.get(name) ?? none(size);

export const wordsOf = ({ texts }: Packed, column: number): { words: string[]; at: Uint32Array } =>
  texts[column] ?? { words: [], at: new Uint32Array(0) };

/** The id in place `row` of a column of ids, as it is written. */
export function uuidAt(ids: Buffer, row: number): string {
  const hex = ids.toString('hex', row * 16, row * 16 + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
