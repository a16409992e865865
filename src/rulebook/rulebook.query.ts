import { liftRulebook, plainCode, type PlainRound } from '../core/rules-lift/lift.js';
import { fillDefaults } from '../core/rules-check/check.js';
import { isShown, type Publication, publicationOf } from '../core/publication/moments.js';
import type { Rulebook } from '../core/rules/document.js';

/** What reads: a TypeORM data source or the manager of a transaction. */
export interface Reader {
  query<T>(sql: string, parameters?: unknown[]): Promise<T>;
}

export interface RulebookVersion {
  version: number;
  document: Rulebook;
  /** SHA-256 of the document's canonical JSON, hexadecimal. */
  sha256: string;
  /** Why it replaced the one before; empty for the first. */
  reason: string;
  publishedAt: Date;
}

const columns = 'v.version, v.document, v.sha256, v.reason, v.published_at AS "publishedAt"';

/**
 * SQL: what the rules in force say of publication, for core's `publicationOf`; null without a rulebook.
 * @param contest expression for the contest's id
 */
export const publicationSql = (contest: string): string => `
  (SELECT v.document -> 'publication' FROM rulebook_version v WHERE v.contest_id = ${contest}
   ORDER BY v.version DESC LIMIT 1)`;

/** SQL: whether a contest's rules let people be named in full who agreed to it. @param contest as above */
export const fullNamesSql = (contest: string): string =>
  `coalesce(${publicationSql(contest)} ->> 'names' <> 'shortened', true)`;

/** SQL: whether contestant c may sit round r by the rules in force and the newest official list of who goes on to it. */
export const chosenSql = `CASE WHEN r.rule_code IS NULL OR (
    SELECT v.document -> 'qualification' @> jsonb_build_array(jsonb_build_object('to', r.rule_code))
    FROM rulebook_version v WHERE v.contest_id = r.contest_id ORDER BY v.version DESC LIMIT 1) IS NOT TRUE THEN 'yes'
  ELSE coalesce((SELECT CASE WHEN EXISTS (SELECT FROM qualification_row w
      WHERE w.qualification_id = q.id AND w.contestant_id = c.id AND w.state = 'qualified') THEN 'yes' ELSE 'no' END
    FROM qualification q WHERE q.round_id = r.id ORDER BY q.version DESC LIMIT 1), 'pending') END`;

/** SQL: the bounds of age of contestant c's division in the rules in force of round r; null where there are none. */
export const ageRuleSql = `(SELECT e -> 'age' FROM (SELECT document FROM rulebook_version WHERE contest_id = r.contest_id
    ORDER BY version DESC LIMIT 1) v, jsonb_array_elements(v.document -> 'divisions') e WHERE e ->> 'code' = c.division)`;

/** When a contest publishes what, by the rules in force. */
export async function readPublication(db: Reader, contestId: string): Promise<Publication> {
  const [row] = await db.query<{ publication: Publication | null }[]>(
    `SELECT ${publicationSql('$1')} AS publication`,
    [contestId],
  );
  return publicationOf(row?.publication ?? null);
}

/** Whether ranks of official results are published at all. */
export const publishesRanks = async (db: Reader, contestId: string): Promise<boolean> =>
  isShown((await readPublication(db, contestId)).standings, 'official');

/** The rules in force; null for a contest that was made without a rulebook. */
export async function readRulebook(db: Reader, contestId: string): Promise<RulebookVersion | null> {
  const [newest] = await db.query<RulebookVersion[]>(
    `SELECT ${columns} FROM rulebook_version v WHERE v.contest_id = $1 ORDER BY v.version DESC LIMIT 1`,
    [contestId],
  );
  return newest ? complete(newest) : null;
}

/** A document of an earlier version of the program lacks what could not be said then. */
const complete = (found: RulebookVersion): RulebookVersion => ({
  ...found,
  document: fillDefaults(found.document),
});

/** The rules that were in force at a moment, as of the start of an attempt; null before the first. */
export async function readRulebookAt(
  db: Reader,
  contestId: string,
  at: Date,
): Promise<RulebookVersion | null> {
  const [then] = await db.query<RulebookVersion[]>(
    `SELECT ${columns} FROM rulebook_version v WHERE v.contest_id = $1 AND v.published_at <= $2
     ORDER BY v.version DESC LIMIT 1`,
    [contestId, at],
  );
  return then ? complete(then) : null;
}

/** What decides on people and prizes of a contest, whether it was made with a rulebook or round by round. */
export interface DecidingRules {
  document: Rulebook;
  /** Null: the document was lifted from plain rounds. */
  version: number | null;
  /** Rounds that are sat online, in order, with their codes in the document; `opensAt` epoch ms. */
  rounds: { id: string; code: string; opensAt: number }[];
}

/** @returns null for a contest that does not exist or has no rounds yet */
export async function readDecidingRules(db: Reader, contestId: string): Promise<DecidingRules | null> {
  const published = await readRulebook(db, contestId);
  const rounds = await db.query<(PlainRound & { id: string; ruleCode: string | null })[]>(
    `SELECT id, number, name, rules, rule_code AS "ruleCode", ${ms('opens_at')} AS "opensAt",
       ${ms('frozen_at')} AS "frozenAt", ${ms('closes_at')} AS "closesAt"
     FROM round WHERE contest_id = $1 ORDER BY number`,
    [contestId],
  );
  if (rounds.length === 0) return null;
  if (published) {
    const own = rounds.flatMap(({ id, ruleCode: code, opensAt }) =>
      code === null ? [] : [{ id, code, opensAt }],
    );
    return { document: published.document, version: published.version, rounds: own };
  }
  const [contest] = await db.query<{ title: string; organizer: string }[]>(
    'SELECT title, organizer FROM contest WHERE id = $1',
    [contestId],
  );
  const divisions = await db.query<Rulebook['divisions']>(
    `SELECT code, name_vi AS name, name_en AS "nameEn", place FROM division WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  const { title = '', organizer = '' } = contest ?? {};
  return {
    document: liftRulebook({ title, organizer, divisions, rounds }),
    version: null,
    rounds: rounds.map((round) => ({ id: round.id, code: plainCode(round), opensAt: round.opensAt })),
  };
}

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;
