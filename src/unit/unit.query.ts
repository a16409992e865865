import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { searchKey } from '../core/text.js';
import { reportMap, type ReportMap, type Succession, type UnitFact } from './report-map.js';
import { search, type Searchable } from './unit-search.js';
import type { UnitOption } from './unit.dto.js';

type UnitEntry = Searchable & UnitFact & { parentName: string | null };

interface Atlas {
  units: UnitFact[];
  byId: Map<string, UnitFact>;
  successions: Succession[];
  /** Newest map first, then by code. */
  entries: UnitEntry[];
  latest: string;
  maps: Map<string, ReportMap>;
}

/** Units as all rooms read them. They change only when a start loads new files, so memory holds them. */
@Injectable()
export class UnitQuery {
  private atlas: Promise<Atlas> | null = null;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** After a load. */
  forget(): void {
    this.atlas = null;
  }

  /** The periods that have a map, oldest first. */
  async periods(): Promise<string[]> {
    const { units } = await this.read();
    return [...new Set(units.map((unit) => unit.period))].sort();
  }

  /** Where every unit is counted when a contest reports by `period` (contest.report_period). */
  async reportUnits(period: string): Promise<ReportMap> {
    const atlas = await this.read();
    const map = atlas.maps.get(period) ?? reportMap(period, atlas.units, atlas.successions);
    // Only known periods are kept: the name may come from outside.
    if (map.places.length > 0) atlas.maps.set(period, map);
    return map;
  }

  /** Every commune, of all periods, counted at this unit; which map is asked makes no difference. */
  async within(unitId: string): Promise<readonly string[]> {
    const { latest } = await this.read();
    return (await this.reportUnits(latest)).within(unitId);
  }

  async find(unitId: string): Promise<UnitFact | null> {
    return (await this.read()).byId.get(unitId) ?? null;
  }

  /** Units by typed words, without marks, also by their former names. */
  async search(filter: { q: string; level: string; period?: string; limit: number }): Promise<UnitOption[]> {
    const { entries, latest } = await this.read();
    const wanted = entries.filter(
      ({ level, period }) => level === filter.level && period === (filter.period ?? period),
    );
    return search(wanted, filter.q, filter.limit).map(({ id, name, parentName, period }) => ({
      id,
      name,
      parentName,
      period,
      former: period !== latest,
    }));
  }

  private read(): Promise<Atlas> {
    const reading = (this.atlas ??= this.load());
    reading.catch(() => (this.atlas = null));
    return reading;
  }

  private async load(): Promise<Atlas> {
    const [units, successions, aliases] = await Promise.all([
      this.database.query<UnitFact[]>(
        `SELECT id, period, level, type, name, parent_id AS "parentId" FROM unit ORDER BY period DESC, code`,
      ),
      this.database.query<Succession[]>(
        `SELECT old_id AS "oldId", new_id AS "newId", primary_forward AS "primaryForward",
           primary_backward AS "primaryBackward" FROM unit_succession`,
      ),
      this.database.query<{ unitId: string; keys: string[] }[]>(
        `SELECT unit_id AS "unitId", array_agg(search_key ORDER BY alias) AS keys FROM unit_alias GROUP BY unit_id`,
      ),
    ]);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const keys = new Map(aliases.map((row) => [row.unitId, row.keys]));
    return {
      units,
      byId,
      successions,
      entries: units.map((unit) => toEntry(unit, byId, keys.get(unit.id) ?? [])),
      latest: units[0]?.period ?? '',
      maps: new Map(),
    };
  }
}

function toEntry(unit: UnitFact, byId: ReadonlyMap<string, UnitFact>, aliases: string[]): UnitEntry {
  const parent = byId.get(unit.parentId ?? '');
  const above = byId.get(parent?.parentId ?? '');
  return {
    ...unit,
    key: searchKey(unit.name),
    aliases,
    within: searchKey([parent?.name, above?.name].filter(Boolean).join(' ')),
    parentName: parent?.name ?? null,
  };
}
