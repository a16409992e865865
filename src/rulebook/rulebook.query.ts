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

/** The rules in force; null for a contest that was made without a rulebook. */
export async function readRulebook(db: Reader, contestId: string): Promise<RulebookVersion | null> {
  const [newest] = await db.query<RulebookVersion[]>(
    `SELECT ${columns} FROM rulebook_version v WHERE v.contest_id = $1 ORDER BY v.version DESC LIMIT 1`,
    [contestId],
  );
  return newest ?? null;
}

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
  return then ?? null;
}

/** The rules in force for a round with the code that they call it by; null where the contest has no rulebook. */
export async function readRulebookOfRound(
  db: Reader,
  roundId: string,
): Promise<(RulebookVersion & { code: string }) | null> {
  const [newest] = await db.query<(RulebookVersion & { code: string })[]>(
    `SELECT ${columns}, r.rule_code AS code FROM round r JOIN rulebook_version v ON v.contest_id = r.contest_id
     WHERE r.id = $1 AND r.rule_code IS NOT NULL ORDER BY v.version DESC LIMIT 1`,
    [roundId],
  );
  return newest ?? null;
}
