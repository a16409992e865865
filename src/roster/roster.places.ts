import type { DataSource, EntityManager } from 'typeorm';
import { searchKey } from '../core/text.js';

/** What a place's name led to: one place, none (perhaps with a name near to it), or several. */
export type Found<T> = { one: T } | { near: string | null } | { many: string[] };

export interface OrganizationPlace {
  id: string;
  kind: string;
}

interface UnitRow {
  id: string;
  name: string;
  key: string;
  aliases: string[];
  period: string;
  parent: string | null;
  above: string | null;
}

const prefix = /^(?:xa|phuong|thi tran|dac khu|p|x|tt)\s+(?=\S)/;
const without = (key: string): string => key.replace(prefix, '');

/** Communes and organizations by their names as people write them, read once for an import. */
export class Places {
  private constructor(
    private readonly units: Map<string, UnitRow[]>,
    private readonly organizations: Map<string, (OrganizationPlace & { name: string })[]>,
    private readonly period: string,
  ) {}

  /** @param period map by which the contest reports: its communes go before those of other maps */
  static async read(db: DataSource | EntityManager, period: string): Promise<Places> {
    const units = await db.query<UnitRow[]>(
      `SELECT u.id, u.name, u.search_key AS key, u.period, p.name AS parent, g.name AS above,
         coalesce((SELECT array_agg(a.search_key) FROM unit_alias a WHERE a.unit_id = u.id), '{}') AS aliases
       FROM unit u LEFT JOIN unit p ON p.id = u.parent_id LEFT JOIN unit g ON g.id = p.parent_id
       WHERE u.level = 'commune' ORDER BY u.period DESC, u.code`,
    );
    const organizations = await db.query<(OrganizationPlace & { name: string; key: string })[]>(
      'SELECT id, kind, name, search_key AS key FROM organization WHERE retired_at IS NULL ORDER BY name',
    );
    const byName = units.flatMap((unit) =>
      [...new Set([unit.key, ...unit.aliases].flatMap((key) => [key, without(key)]))].map(
        (key) => [key, unit] as const,
      ),
    );
    return new Places(
      grouped(byName),
      grouped(organizations.map((each) => [each.key, each] as const)),
      period,
    );
  }

  /** A commune; where several have the name, what is written after a comma (the district) decides. */
  unit(written: string): Found<string> {
    const [name = '', ...within] = written.split(/[,–]| - /);
    const all = this.units.get(searchKey(name)) ?? this.units.get(without(searchKey(name))) ?? [];
    const around = searchKey(within.join(' '));
    const inside =
      around === '' ? all : all.filter((unit) => around.split(' ').every((word) => lies(unit, word)));
    const whole = inside.filter(({ key, aliases }) => [key, ...aliases].includes(searchKey(name)));
    const named = whole.length > 0 ? whole : inside;
    const current = named.filter(({ period }) => period === this.period);
    const found = current.length > 0 ? current : named;
    const [one] = found;
    if (found.length === 1 && one) return { one: one.id };
    if (found.length === 0) return { near: null };
    return { many: found.slice(0, 4).map(({ name: own, parent }) => (parent ? `${own}, ${parent}` : own)) };
  }

  organization(written: string): Found<OrganizationPlace> {
    const key = searchKey(written);
    const found = this.organizations.get(key) ?? [];
    const same = found.filter(({ name }) => name === written);
    const [one] = same.length === 1 ? same : found;
    if (one && (same.length === 1 || found.length === 1)) return { one };
    if (found.length > 1) return { many: found.map(({ name }) => name) };
    const near = [...this.organizations].find(([other]) => other.includes(key) || key.includes(other));
    return { near: near?.[1][0]?.name ?? null };
  }
}

function lies({ parent, above }: UnitRow, word: string): boolean {
  return ` ${searchKey(`${parent ?? ''} ${above ?? ''}`)} `.includes(` ${word} `);
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
