import type { EntityManager } from 'typeorm';
import type { BodyFact } from '../core/rules/facts.js';
import { searchKey } from '../core/text.js';
import type { ReportMap, UnitFact } from '../unit/report-map.js';

/** A unit or organization of a contest, before anything is known of its people. */
export type Body = Pick<BodyFact, 'id' | 'name' | 'among' | 'level' | 'covers' | 'kind'>;

/**
 * The communes and districts of the map by which a contest reports, in its order, then the organizations in use
 * and those for which somebody registered, by name. The kind of a unit is its type without marks: `phuong`, `xa`,
 * `thi-tran`, `huyen`.
 * @param find the unit of an id
 */
export async function readBodies(
  manager: EntityManager,
  contestId: string,
  map: ReportMap,
  find: (unitId: string) => Promise<UnitFact | null>,
): Promise<Body[]> {
  const districts = [...new Set(map.places.flatMap(({ districtId }) => districtId ?? []))];
  const communes = map.places.flatMap(({ unitId }) => unitId ?? []);
  const units = await Promise.all(
    [...districts, ...communes].map(async (id): Promise<Body[]> => {
      const unit = await find(id);
      if (!unit) return [];
      const { name, type, level } = unit;
      return [
        {
          id,
          name,
          among: 'unit',
          level: level === 'district' ? 'district' : 'commune',
          covers: map.within(id),
          kind: searchKey(type).replaceAll(' ', '-'),
        },
      ];
    }),
  );
  const organizations = await manager.query<{ id: string; name: string; kind: string }[]>(
    `SELECT o.id, o.name, o.kind FROM organization o
     WHERE o.retired_at IS NULL OR EXISTS (
       SELECT FROM contestant c WHERE c.contest_id = $1 AND c.organization_id = o.id)
     ORDER BY o.search_key, o.name`,
    [contestId],
  );
  return [
    ...units.flat(),
    ...organizations.map(({ id, name, kind }): Body => ({
      id,
      name,
      among: 'organization',
      level: null,
      covers: [id],
      kind,
    })),
  ];
}

/** The bodies for which a coordinator speaks: the own organization, the own unit and those inside of it. */
export function ownBodies(
  bodies: readonly Body[],
  map: ReportMap,
  { unitId, organizationId }: { unitId: string | null; organizationId: string | null },
): Body[] {
  if (organizationId !== null)
    return bodies.filter(({ among, id }) => among === 'organization' && id === organizationId);
  const inside = new Set(map.within(unitId ?? ''));
  return bodies.filter(({ among, covers }) => among === 'unit' && covers.every((id) => inside.has(id)));
}
