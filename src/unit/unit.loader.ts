import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import {
  type AliasRow,
  readUnitFiles,
  type SuccessionRow,
  type UnitFiles,
  type UnitRow,
} from './unit-files.js';
import { UnitQuery } from './unit.query.js';

const levels = ['province', 'district', 'commune'];

/** Puts the shipped maps of units into the database; a start that finds them there writes nothing. */
@Injectable()
export class UnitLoader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: UnitQuery,
  ) {}

  /**
   * Units are added and corrected, never removed: contestants point to them. Aliases and successions become
   * what the files say.
   * @returns the number of units in the files and whether anything was written
   */
  async load(directory: string): Promise<{ units: number; changed: boolean }> {
    const files = await readUnitFiles(directory);
    const known = await this.stored();
    if (sameRows(files, known)) return { units: files.units.length, changed: false };
    await this.database.transaction((manager) => save(manager, files));
    this.query.forget();
    return { units: files.units.length, changed: true };
  }

  /** About a thousand rows: reading them is as quick as keeping a hash, and notices a damaged table. */
  private async stored(): Promise<UnitFiles> {
    const [units, successions, aliases] = await Promise.all([
      this.database.query<UnitRow[]>(
        `SELECT id, period, code, level, type, name, search_key, parent_id, valid_from::text, valid_until::text FROM unit`,
      ),
      this.database.query<SuccessionRow[]>(
        `SELECT old_id, new_id, share, primary_forward, primary_backward, note FROM unit_succession`,
      ),
      this.database.query<AliasRow[]>(`SELECT unit_id, alias, search_key FROM unit_alias`),
    ]);
    return { units, successions, aliases };
  }
}

function sameRows(files: UnitFiles, known: UnitFiles): boolean {
  const shipped = new Set(files.units.map(({ id }) => id));
  const ours = known.units.filter(({ id }) => shipped.has(id));
  return (
    same(files.units, ours) &&
    same(files.successions, known.successions) &&
    same(files.aliases, known.aliases)
  );
}

function same(a: readonly object[], b: readonly object[]): boolean {
  const known = new Set(b.map((row) => JSON.stringify(Object.values(row))));
  return a.length === b.length && a.every((row) => known.has(JSON.stringify(Object.values(row))));
}

async function save(manager: EntityManager, files: UnitFiles): Promise<void> {
  for (const level of levels) {
    await manager.query(upsertUnits, [JSON.stringify(files.units.filter((unit) => unit.level === level))]);
  }
  await manager.query('DELETE FROM unit_succession');
  await manager.query(
    `INSERT INTO unit_succession SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS x(old_id text, new_id text, share text, primary_forward boolean, primary_backward boolean, note text)`,
    [JSON.stringify(files.successions)],
  );
  await manager.query('DELETE FROM unit_alias');
  await manager.query(
    `INSERT INTO unit_alias SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS x(unit_id text, alias text, search_key text)`,
    [JSON.stringify(files.aliases)],
  );
}

const upsertUnits = `
  INSERT INTO unit (id, period, code, level, type, name, search_key, parent_id, valid_from, valid_until)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(id text, period text, code text, level text, type text,
    name text, search_key text, parent_id text, valid_from date, valid_until date)
  ON CONFLICT (id) DO UPDATE SET (period, code, level, type, name, search_key, parent_id, valid_from, valid_until) =
    (EXCLUDED.period, EXCLUDED.code, EXCLUDED.level, EXCLUDED.type, EXCLUDED.name, EXCLUDED.search_key,
     EXCLUDED.parent_id, EXCLUDED.valid_from, EXCLUDED.valid_until)`;
