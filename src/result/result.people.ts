import { publicName } from '../core/board.js';
import { wallClock } from '../platform/local-time.js';
import type { Reader } from '../rulebook/rulebook.query.js';

export interface NamedPerson {
  id: string;
  fullName: string;
  /** Shortened unless the person agreed; ages are those of the round's opening. */
  publicName: string;
  /** Shortened in any case. */
  shortName: string;
  birthYear: number;
  consent: boolean;
  /** What the division's contestants stand for: organization or unit. */
  place: string;
}

/** Contestants are never deleted; this only keeps a page whole. */
export const unknownPerson: NamedPerson = {
  id: '',
  fullName: '',
  publicName: '',
  shortName: '',
  birthYear: 1900,
  consent: false,
  place: '',
};

/** People by id, named as of the opening of a round (epoch ms), so that a name does not grow with the years after it. */
export async function readPeople(
  db: Reader,
  contestantIds: readonly string[],
  opensAt: number,
): Promise<Map<string, NamedPerson>> {
  const rows = await db.query<Omit<NamedPerson, 'publicName' | 'shortName'>[]>(
    `SELECT c.id, c.full_name AS "fullName", c.birth_year AS "birthYear", c.public_name AS consent,
       coalesce(CASE d.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, '') AS place
     FROM contestant c JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
     LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
     WHERE c.id = ANY($1::uuid[])`,
    [contestantIds],
  );
  const year = wallClock(opensAt).getUTCFullYear();
  return new Map(
    rows.map((row) => {
      const { consent, birthYear } = row;
      const named = (agreed: boolean) => publicName(row.fullName, { consent: agreed, birthYear, year });
      return [row.id, { ...row, publicName: named(consent), shortName: named(false) }];
    }),
  );
}
