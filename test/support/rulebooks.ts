import { createHash } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '../../src/core/decision/canonical.js';
import { fillDefaults } from '../../src/core/rules-check/check.js';
import type { Rulebook } from '../../src/core/rules/document.js';
import type { MadeRound } from './factories.js';

type Part = Record<string, unknown>;

/** A rulebook of the divisions and the one round of `makeRound`, called `dot-1`; `changes` replace its parts. */
export const madeRules = (changes: Part = {}): Rulebook =>
  fillDefaults({
    contest: { title: 'Cuộc thi thử', organizer: 'Ban Tổ chức' },
    divisions: [
      { code: 'nguoi-dan', name: 'Người dân' },
      { code: 'cbccvc', name: 'Cán bộ', place: 'organization' },
    ],
    papers: [
      { code: 'de', durationMinutes: 20, blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 5 }] },
    ],
    rounds: [
      {
        code: 'dot-1',
        name: 'Đợt 1',
        opensAt: '2026-12-01 08:00',
        closesAt: '2026-12-02 08:00',
        paper: 'de',
      },
    ],
    ...changes,
  });

/** Publishes the next version of a contest's rulebook and names its round in it. */
export async function publishRulebook(
  owner: pg.Pool,
  { contestId, roundId }: MadeRound,
  accountId: string,
  changes: Part = {},
): Promise<Rulebook> {
  const document = madeRules(changes);
  await putInForce(owner, { contestId, roundId }, accountId, document);
  return document;
}

/** Stores a document as the next version of a contest's rules; its first round is the contest's one round. */
export async function putInForce(
  owner: pg.Pool,
  { contestId, roundId }: Pick<MadeRound, 'contestId' | 'roundId'>,
  accountId: string,
  document: Rulebook,
): Promise<void> {
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex');
  await owner.query(
    `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
     SELECT $1, n, $2, $3, CASE WHEN n = 1 THEN '' ELSE 'Sửa để thử' END, $4
     FROM (SELECT count(*)::int + 1 AS n FROM rulebook_version WHERE contest_id = $1) next`,
    [contestId, JSON.stringify(document), sha256, accountId],
  );
  await owner.query('UPDATE round SET rule_code = $2 WHERE id = $1', [roundId, document.rounds[0]!.code]);
}
