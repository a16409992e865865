import { publicName } from '../core/board.js';
import { wallClock } from '../platform/local-time.js';
import { fullNamesSql, type Reader } from '../rulebook/rulebook.query.js';

export interface NamedPerson {
  id: string;
  fullName: string;
  /** Shortened unless the person agreed and the rules allow it; ages are those of the round's opening. */
  publicName: string;
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
  birthYear: 1900,
  consent: false,
  place: '',
};

/** People of one contest by id, named as of the opening of a round (epoch ms), so that a name does not grow with the years after it. */
export async function readPeople(
  db: Reader,
  contestantIds: readonly string[],
  opensAt: number,
): Promise<Map<string, NamedPerson>> {
  const rows = await db.query<(Omit<NamedPerson, 'publicName'> & { fullNames: boolean })[]>(
    `SELECT c.id, c.full_name AS "fullName", c.birth_year AS "birthYear", c.public_name AS consent, ruled.full_names AS "fullNames",
       coalesce(CASE d.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, '') AS place
     FROM contestant c JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
     CROSS JOIN (SELECT ${fullNamesSql('(SELECT contest_id FROM contestant WHERE id = ($1::uuid[])[1])')} AS full_names) ruled
     LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
     WHERE c.id = ANY($1::uuid[])`,
    [contestantIds],
  );
  const year = wallClock(opensAt).getUTCFullYear();
  return new Map(
    rows.map(({ fullNames, ...row }) => {
      const named = { consent: row.consent && fullNames, birthYear: row.birthYear, year };
      return [row.id, { ...row, publicName: publicName(row.fullName, named) }];
    }),
  );
}
