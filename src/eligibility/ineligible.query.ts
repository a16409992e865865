import { searchKey } from '../core/text.js';
import type { Rulebook } from '../core/rules/document.js';
import { type Reader, readRulebook, readRulebookAt } from '../rulebook/rulebook.query.js';

/** Why somebody plays out of competition. */
export const barKinds = [
  'organiser',
  'question-writer',
  'technician',
  'relative',
  'agency',
  'other',
] as const;
export type BarKind = (typeof barKinds)[number];

/** Somebody who plays but cannot win. */
export interface IneligibleWinner {
  contestantId: string;
  kind: BarKind;
  /** A sentence of Vietnamese without its full stop, as minutes and explanations quote it. */
  reason: string;
}

const reasons: Record<Exclude<BarKind, 'agency' | 'other'>, string> = {
  organiser: 'Thành viên Ban Tổ chức hoặc người giúp việc',
  'question-writer': 'Người soạn, thẩm định câu hỏi hoặc chấm thi',
  technician: 'Người vận hành kỹ thuật của cuộc thi',
  relative: 'Người thân của thành viên Ban Tổ chức',
};

/**
 * Everybody of a contest who may play but not win, each once with the first reason, by contestant: people named by
 * phone, marks (also the own declaration of relatives), staff of agencies that the rulebook names. A mark that
 * lifts a kind beats what is found by phone or agency. Only kinds that the rulebook in force excludes count, and
 * always `other`; without a rulebook whatever organisers said.
 * @param at as it was said then, by the rules of then; null: now
 */
export async function ineligibleWinners(
  db: Reader,
  contestId: string,
  at: Date | null = null,
): Promise<IneligibleWinner[]> {
  const book = await (at === null ? readRulebook(db, contestId) : readRulebookAt(db, contestId, at));
  const rules = book?.document ?? null;
  const rows = await db.query<
    { contestantId: string; kind: BarKind; reason: string | null; agency: string }[]
  >(
    `WITH mark AS (
       SELECT DISTINCT ON (m.contestant_id, m.kind) m.contestant_id, m.kind, m.barred, m.reason
       FROM winning_mark m JOIN contestant c ON c.id = m.contestant_id
       WHERE c.contest_id = $1 AND ($4::timestamptz IS NULL OR m.at <= $4)
       ORDER BY m.contestant_id, m.kind, m.id DESC
     ), found AS (
       SELECT contestant_id, kind, reason, '' AS agency FROM mark WHERE barred
       UNION ALL
       SELECT c.id, b.kind, NULL, '' FROM barred_person b
       JOIN contestant c ON c.contest_id = b.contest_id AND c.phone = b.phone
       WHERE b.contest_id = $1 AND CASE WHEN $4::timestamptz IS NULL THEN b.withdrawn_at IS NULL
         ELSE b.declared_at <= $4 AND coalesce(b.withdrawn_at > $4, true) END
       UNION ALL
       SELECT c.id, 'agency', NULL, o.name FROM contestant c JOIN organization o ON o.id = c.organization_id
       WHERE c.contest_id = $1 AND o.search_key = ANY($3)
     )
     SELECT DISTINCT ON (f.contestant_id) f.contestant_id AS "contestantId", f.kind, f.reason, f.agency
     FROM found f LEFT JOIN mark m ON m.contestant_id = f.contestant_id AND m.kind = f.kind
     WHERE f.kind = ANY($2) AND m.barred IS NOT FALSE
     ORDER BY f.contestant_id, array_position($2, f.kind), f.reason NULLS LAST`,
    [contestId, excludedKinds(rules), (rules?.entry.cannotWin.agencies ?? []).map(searchKey), at],
  );
  return rows.map(({ contestantId, kind, reason, agency }) => ({
    contestantId,
    kind,
    reason: reason ?? (kind === 'agency' ? `Người của ${agency}` : kind === 'other' ? '' : reasons[kind]),
  }));
}

/** The kinds that a rulebook excludes from winning; all where there is none. */
export function excludedKinds(rules: Rulebook | null): BarKind[] {
  if (rules === null) return [...barKinds];
  const { organisers, questionWriters, technicians, relatives, agencies } = rules.entry.cannotWin;
  const counts: Record<BarKind, boolean> = {
    organiser: organisers,
    'question-writer': questionWriters,
    technician: technicians,
    relative: relatives,
    agency: agencies.length > 0,
    other: true,
  };
  return barKinds.filter((kind) => counts[kind]);
}
