import type { EntityManager } from 'typeorm';
import type { DrawStep } from '../core/draw/draw.js';
import type { SourceInput, SourceValue, Witness } from '../draw/draw.dto.js';
import { drawnAmong } from '../draw/draw.rules.js';
import type { PoolLine } from '../draw/draw.service.js';
import { AppError } from '../platform/errors.js';
import { readPeople } from '../result/result.people.js';

export interface Drawn extends DrawStep {
  name: string;
  /** Organization or unit of a person; empty for bodies. */
  place: string;
}

/** Everything that the minutes of a draw say. Times are epoch ms. */
export interface DrawFacts {
  contest: string;
  title: string;
  among: 'people' | 'bodies';
  places: number;
  poolSha256: string;
  fixedAt: number;
  fixedBy: string;
  sources: (SourceInput & SourceValue)[];
  /** As it was computed with, and its parts: the pool, then each source. */
  key: string;
  witnesses: Witness[];
  drawnAt: number;
  drawnBy: string;
  /** In the order drawn: those with a place, then reserves. */
  drawn: Drawn[];
  /** In the order in which it was fixed. */
  pool: { line: string; name: string; place: string }[];
}

interface Stored extends Omit<DrawFacts, 'among' | 'sources' | 'drawn' | 'pool'> {
  scope: string;
  named: SourceInput[];
  values: SourceValue[];
  steps: DrawStep[] | null;
  pool: PoolLine[];
  opensAt: number;
}

/** @throws AppError draw_not_found (also for one of another contest), draw_not_made */
export async function readDrawFacts(
  manager: EntityManager,
  contestId: string,
  drawId: string | null,
): Promise<DrawFacts> {
  const [stored] = await manager.query<Stored[]>(
    `SELECT c.title AS contest, w.title, w.scope, w.places, w.pool_sha256 AS "poolSha256", w.sources AS named, w.pool,
       floor(extract(epoch FROM w.fixed_at) * 1000)::float8 AS "fixedAt", f.display_name AS "fixedBy",
       floor(extract(epoch FROM r.opens_at) * 1000)::float8 AS "opensAt", o.sources AS values, o.key, o.steps, o.witnesses,
       floor(extract(epoch FROM o.drawn_at) * 1000)::float8 AS "drawnAt", d.display_name AS "drawnBy"
     FROM draw w JOIN contest c ON c.id = w.contest_id JOIN round r ON r.id = w.round_id JOIN account f ON f.id = w.fixed_by
     LEFT JOIN draw_outcome o ON o.draw_id = w.id LEFT JOIN account d ON d.id = o.drawn_by
     WHERE w.id = $1 AND w.contest_id = $2`,
    [drawId, contestId],
  );
  if (!stored) throw new AppError('draw_not_found');
  const { scope, named, values, steps, pool, opensAt, ...told } = stored;
  if (steps === null) throw new AppError('draw_not_made');
  const among = drawnAmong(scope) === 'bodies' ? 'bodies' : 'people';
  const names = await readNames(
    manager,
    pool.map(({ id }) => id),
    { among, opensAt },
  );
  const lines = pool.map(({ line, id }) => ({ line, ...(names.get(id) ?? { name: '', place: '' }) }));
  const byLine = new Map(lines.map((each) => [each.line, each]));
  return {
    ...told,
    among,
    sources: named.map(({ name, from }, i) => {
      const { values: given, knownAt } = values[i] ?? { values: [], knownAt: '' };
      return { name, from, values: given, knownAt };
    }),
    drawn: steps.map((step) => ({ ...step, name: '', place: '', ...byLine.get(step.picked) })),
    pool: lines,
  };
}

async function readNames(
  manager: EntityManager,
  ids: readonly string[],
  { among, opensAt }: { among: DrawFacts['among']; opensAt: number },
): Promise<Map<string, { name: string; place: string }>> {
  if (among === 'people') {
    const people = await readPeople(manager, ids, opensAt);
    return new Map([...people].map(([id, { fullName, place }]) => [id, { name: fullName, place }]));
  }
  const rows = await manager.query<{ id: string; name: string }[]>(
    `SELECT id::text, name FROM organization WHERE id::text = ANY($1)
     UNION ALL SELECT id, name FROM unit WHERE id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, { name, place: '' }]));
}
