import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clean, searchKey } from '../core/text.js';

/** Rows as the tables keep them; empty dates and parents are null. */
export interface UnitFiles {
  units: UnitRow[];
  successions: SuccessionRow[];
  aliases: AliasRow[];
}

export interface UnitRow {
  id: string;
  period: string;
  code: string;
  level: string;
  type: string;
  name: string;
  search_key: string;
  parent_id: string | null;
  valid_from: string | null;
  valid_until: string | null;
}

export interface SuccessionRow {
  old_id: string;
  new_id: string;
  share: string;
  primary_forward: boolean;
  primary_backward: boolean;
  note: string;
}

export interface AliasRow {
  unit_id: string;
  alias: string;
  search_key: string;
}

/**
 * Reads units.csv, successions.csv and aliases.csv of a folder (format: units/README.md; no field holds a
 * comma or a quotation mark).
 * @throws Error naming the file and line of a row with too few or too many fields
 */
export async function readUnitFiles(directory: string): Promise<UnitFiles> {
  const [units, successions, aliases] = await Promise.all([
    rowsOf(join(directory, 'units.csv')),
    rowsOf(join(directory, 'successions.csv')),
    rowsOf(join(directory, 'aliases.csv')),
  ]);
  return {
    units: units.map(toUnit),
    successions: successions.map(toSuccession),
    aliases: aliases.map((row) => ({
      unit_id: field(row, 'unit_id'),
      alias: clean(field(row, 'alias')),
      search_key: searchKey(field(row, 'alias')),
    })),
  };
}

type Row = ReadonlyMap<string, string>;

async function rowsOf(path: string): Promise<Row[]> {
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split(',');
  return lines.flatMap((line, i) => {
    if (i === 0 || line.trim() === '') return [];
    const fields = line.split(',');
    if (fields.length !== header.length) {
      throw new Error(`${path}:${i + 1}: ${fields.length} fields, the header has ${header.length}`);
    }
    return [new Map(header.map((name, at) => [name, fields[at] ?? '']))];
  });
}

function toUnit(row: Row): UnitRow {
  const id = field(row, 'id');
  return {
    id,
    // Codes are used again in a later period, dates of the older map are not all known: the id names the map.
    period: id.slice(0, id.indexOf('-')),
    code: field(row, 'code'),
    level: field(row, 'level'),
    type: field(row, 'type'),
    name: clean(field(row, 'name')),
    search_key: searchKey(field(row, 'name')),
    parent_id: field(row, 'parent_id') || null,
    valid_from: field(row, 'valid_from') || null,
    valid_until: field(row, 'valid_until') || null,
  };
}

function toSuccession(row: Row): SuccessionRow {
  return {
    old_id: field(row, 'old_id'),
    new_id: field(row, 'new_id'),
    share: field(row, 'share'),
    primary_forward: field(row, 'primary_forward') === 'true',
    primary_backward: field(row, 'primary_backward') === 'true',
    note: clean(field(row, 'note')),
  };
}

function field(row: Row, name: string): string {
  const value = row.get(name);
  if (value === undefined) throw new Error(`The column ${name} is missing`);
  return value;
}
