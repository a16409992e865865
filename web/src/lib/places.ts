import { call } from './api/client.ts';
import type { OrganizationOption, UnitOption } from './api/types.ts';

/** A commune or an organization as a choice in a form. */
export interface Place {
  id: string;
  name: string;
  parent: string;
  former: boolean;
}

/** More than this and people should type another letter instead of scrolling. */
export const placeLimit = 12;

export function asPlaces(answer: { units: UnitOption[] } | { organizations: OrganizationOption[] }): Place[] {
  if ('units' in answer) {
    return answer.units.map(({ id, name, parentName, former }) => ({
      id,
      name,
      parent: parentName ?? '',
      former,
    }));
  }
  return answer.organizations.map(({ id, name }) => ({ id, name, parent: '', former: false }));
}

/**
 * Places whose name fits; an empty list when there are none or the API does not answer. Server and browser alike.
 * @param kinds of organizations; empty: all
 */
export async function findPlaces(
  fetcher: typeof fetch,
  kind: 'unit' | 'organization',
  q: string,
  kinds: readonly string[] = [],
): Promise<Place[]> {
  if (kind === 'unit') {
    const answer = await call(fetcher, 'GET /units', { query: { level: 'commune', q, limit: placeLimit } });
    return answer.ok ? asPlaces(answer.data) : [];
  }
  const limit = kinds.length === 0 ? placeLimit : 1000;
  const answer = await call(fetcher, 'GET /organizations', { query: { q, limit } });
  if (!answer.ok) return [];
  const fitting = answer.data.organizations.filter((each) => kinds.length === 0 || kinds.includes(each.kind));
  return asPlaces({ organizations: fitting.slice(0, placeLimit) });
}
