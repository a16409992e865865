import pg from 'pg';
import { isPlain, keysOfSpecial, type Passing, type Reach } from '../core/engine/reach.js';
import type { SpecialAward } from '../core/rules/document.js';
import { GUESS_UNITS } from '../core/engine/predict.js';

/** What a special award orders by, like core's keys. */
const keys: Record<SpecialAward['kind'], string> = {
  'nearest-prediction': `prediction_error * ${GUESS_UNITS}`,
  youngest: '-birth_year',
  oldest: 'birth_year',
  'most-attempts': '-attempts',
};

/** Of these divisions; none: of any. */
const among = (divisions: readonly string[]): string =>
  divisions.length === 0 ? 'true' : `division IN (${divisions.map((code) => pg.escapeLiteral(code)).join()})`;

const passing = (percent: number): string =>
  percent === 0 ? 'true' : `score_milli::bigint * 10000 >= ${Math.round(percent * 100)} * max_milli::bigint`;

/**
 * Who is within reach, as a condition on rows of a CTE. Everything in it is a number, escaped or fixed here.
 * @param lines columns rank, division_rank, division, score_milli and, beyond plain reaches, contestant_id, unit_id,
 * organization_id, max_milli, attempts, prediction_error, birth_year
 */
export function reachSql(reach: Reach, lines: string): string {
  const { least, percents, special, ofUnits } = reach;
  if (isPlain(reach))
    return percents.length === 0 ? 'false' : `(rank <= ${least} OR division_rank <= ${least})`;
  const byRank = percents.flatMap((percent) =>
    percent === 0
      ? [`rank <= ${least}`, `division_rank <= ${least}`]
      : [
          `rank <= (SELECT max(rank) FROM (SELECT rank FROM ${lines} WHERE ${passing(percent)} ORDER BY rank LIMIT ${least}) reached)`,
          `(division, division_rank) IN (SELECT l.division, l.division_rank FROM ${lines} l JOIN (
        SELECT division, max(division_rank) AS last FROM (
          SELECT division, division_rank, row_number() OVER (PARTITION BY division ORDER BY division_rank) AS place
          FROM ${lines} WHERE ${passing(percent)}) placed
        WHERE place <= ${least} GROUP BY division) edge ON edge.division = l.division AND l.division_rank <= edge.last)`,
        ],
  );
  const bySpecial = special.map(
    ({ kind, divisions, percent, least: most }) =>
      `${among(divisions)} AND ${keys[kind]} <= (SELECT max(key) FROM (SELECT ${keys[kind]} AS key FROM ${lines}
        WHERE ${among(divisions)} AND ${passing(percent)} AND ${keys[kind]} IS NOT NULL ORDER BY key LIMIT ${most}) reached)`,
  );
  const byUnit = ofUnits
    ? [
        `contestant_id IN (SELECT contestant_id FROM (SELECT contestant_id,
            rank() OVER (PARTITION BY coalesce(unit_id, organization_id::text, '') ORDER BY rank) AS place
          FROM ${lines}) placed WHERE place <= ${least})`,
      ]
    : [];
  return `(${[...byRank, ...bySpecial, ...byUnit].join('\n OR ')})`;
}

/** Whom a list is for, as a condition on such rows. */
export function passingSql({ divisions, percent, kind, until }: Passing): string {
  const parts = [passing(percent), among(divisions)];
  if (kind !== null) parts.push(`${keys[kind]} IS NOT NULL`);
  if (until !== null)
    parts.push(kind === null ? `rank <= ${until.rank}` : `${keys[kind]} <= ${keysOfSpecial[kind](until)}`);
  return parts.join(' AND ');
}
