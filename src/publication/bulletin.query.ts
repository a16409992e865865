import type { EntityManager } from 'typeorm';
import type { ReportMap } from '../unit/report-map.js';
import type { BulletinFacts, BulletinLine } from './announcements.js';

type Sums = Omit<BulletinLine, 'name' | 'headCount'>;

/** Graded attempts that count and ended by `until`, and whether it was after `from`. */
const entries = `
  SELECT s.contestant_id, c.unit_id, c.organization_id,
    s.ended_at >= to_timestamp($2 / 1000.0) AND s.ended_at < to_timestamp($3 / 1000.0) AS today
  FROM score s JOIN contestant c ON c.id = s.contestant_id
  WHERE s.round_id = $1 AND s.ended_at < to_timestamp($3 / 1000.0) AND NOT EXISTS (SELECT 1 FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`;

const sums = `
  count(DISTINCT contestant_id) FILTER (WHERE today)::int AS people, count(*) FILTER (WHERE today)::int AS attempts,
  count(DISTINCT contestant_id)::int AS "peopleSoFar", count(*)::int AS "attemptsSoFar"`;

/** Who took part from one moment until another, and all until then; epoch ms, the second one left out. */
export async function readBulletin(
  manager: EntityManager,
  roundId: string,
  { from, until }: { from: number; until: number },
  map: ReportMap,
): Promise<Pick<BulletinFacts, 'total' | 'units' | 'organizations'>> {
  const window = [roundId, from, until];
  const [total] = await manager.query<Sums[]>(`SELECT ${sums} FROM (${entries}) e`, window);
  const byUnit = await manager.query<(Sums & { unitId: string | null })[]>(
    `SELECT unit_id AS "unitId", ${sums} FROM (${entries}) e GROUP BY 1`,
    window,
  );
  const organizations = await manager.query<BulletinLine[]>(
    `SELECT o.name, o.head_count AS "headCount", ${sums}
     FROM (${entries}) e JOIN organization o ON o.id = e.organization_id GROUP BY o.id, o.name, o.search_key, o.head_count
     ORDER BY o.search_key`,
    window,
  );
  return { total: total!, units: placed(map, byUnit), organizations };
}

/** By commune of the map, in its order; who lives outside or named no unit comes last. */
function placed(map: ReportMap, rows: readonly (Sums & { unitId: string | null })[]): BulletinLine[] {
  const lines = new Map<string, BulletinLine>();
  const places = [...map.places, map.outside];
  const names = new Map(places.map((place) => [place.unitId, place.name]));
  for (const row of rows) {
    const key = row.unitId === null ? null : map.placeOf(row.unitId).unitId;
    const name = row.unitId === null ? 'Không ghi xã, phường' : (names.get(key) ?? map.outside.name);
    const line = lines.get(name + (key ?? '')) ?? {
      name,
      people: 0,
      attempts: 0,
      peopleSoFar: 0,
      attemptsSoFar: 0,
      headCount: null,
    };
    for (const sum of ['people', 'attempts', 'peopleSoFar', 'attemptsSoFar'] as const) line[sum] += row[sum];
    lines.set(name + (key ?? ''), line);
  }
  const rank = new Map(places.map(({ unitId, name }, i) => [name + (unitId ?? ''), i]));
  return [...lines]
    .toSorted(([a], [b]) => (rank.get(a) ?? places.length) - (rank.get(b) ?? places.length))
    .map(([, line]) => line);
}
