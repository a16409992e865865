import type { DataSource } from 'typeorm';
import { bodyFrom, type OpenPart, type SecretPart } from '../core/draft/stored.js';
import type { QuestionDraft } from '../core/kind/draft.js';

interface Row extends Omit<QuestionDraft, 'body'>, SecretPart {
  kind: OpenPart['kind'];
  choices: OpenPart['choices'];
  rest: OpenPart['rest'];
}

/**
 * The newest version of each published question of a bank with its key; with `topics`, only of these. Needs the
 * pool that may read the vault.
 */
export async function bankDrafts(
  grading: DataSource,
  bank: string,
  topics: readonly string[],
): Promise<QuestionDraft[]> {
  const rows = await grading.query<Row[]>(
    `SELECT DISTINCT ON (q.code) q.code, q.topic, q.difficulty, q.audience, q.kind, q.text, q.choices,
       q.body AS rest, q.picture, q.stimulus, q.citations, q.asks_about::text AS "asksAbout",
       q.valid_from::text AS "validFrom", q.valid_until::text AS "validUntil",
       k.key, k.partial_credit AS "partialCredit", k.explanation
     FROM question q JOIN vault.question_key k ON k.question_id = q.id
     WHERE q.bank = $1 AND (cardinality($2::text[]) = 0 OR q.topic = ANY($2))
     ORDER BY q.code, q.version DESC`,
    [bank, [...topics]],
  );
  return rows.map(({ kind, choices, rest, key, partialCredit, ...draft }) => ({
    ...draft,
    body: bodyFrom({ kind, choices, rest }, { key, partialCredit }),
  }));
}

/** Pictures that drafts name, from the store. */
export async function picturesOf(
  database: DataSource,
  drafts: readonly QuestionDraft[],
): Promise<Map<string, { bytes: Uint8Array; mediaType: string }>> {
  const names = [...JSON.stringify(drafts).matchAll(/"file":"([0-9a-f]{64})"/g)].map(
    ([, name]) => name ?? '',
  );
  if (names.length === 0) return new Map();
  const rows = await database.query<{ name: string; mediaType: string; bytes: Uint8Array }[]>(
    'SELECT sha256 AS name, media_type AS "mediaType", bytes FROM picture WHERE sha256 = ANY($1)',
    [[...new Set(names)]],
  );
  return new Map(rows.map(({ name, ...picture }) => [name, picture]));
}
