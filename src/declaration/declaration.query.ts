import type { EntityManager } from 'typeorm';
import type { BodyFact } from '../core/rules/facts.js';
import type { Rulebook } from '../core/rules/document.js';
import type { Body } from './body.query.js';
import type { EvidenceView, HeadCountView, RulingView, WantedView } from './declaration.dto.js';

/** What reads: a data source or the manager of a transaction. */
type Reader = Pick<EntityManager, 'query'>;

/** What a body has declared: the newest statement, the newest confirmed one, and its evidence, newest first. */
export interface Declared {
  stated: HeadCountView | null;
  counted: HeadCountView | null;
  evidence: EvidenceView[];
}

const nothing: Declared = { stated: null, counted: null, evidence: [] };
const ruling = `CASE WHEN r.decided_at IS NULL THEN NULL ELSE jsonb_build_object('confirmed', r.confirmed,
  'reason', r.reason, 'by', d.display_name, 'at', r.decided_at) END AS ruling`;

/** By id of the unit or organization; bodies that declared nothing are not in it. */
export async function readDeclared(reader: Reader, contestId: string): Promise<Map<string, Declared>> {
  const statements = await reader.query<(StoredHeadCount & { body: string })[]>(
    `SELECT coalesce(h.unit_id, h.organization_id::text) AS body, h.id, h.people, h.exempt, h.groups, h.note,
       a.display_name AS by, h.stated_at AS at, ${ruling}
     FROM head_count h JOIN account a ON a.id = h.stated_by
     LEFT JOIN head_count_ruling r ON r.head_count_id = h.id LEFT JOIN account d ON d.id = r.decided_by
     WHERE h.contest_id = $1 ORDER BY h.stated_at DESC, h.id`,
    [contestId],
  );
  const evidence = await reader.query<(EvidenceView & { body: string })[]>(
    `SELECT coalesce(e.unit_id, e.organization_id::text) AS body, e.id, e.code, e.file_name AS "fileName",
       e.media_type AS "mediaType", octet_length(e.bytes) AS bytes, a.display_name AS by, e.sent_at AS at, ${ruling}
     FROM evidence e JOIN account a ON a.id = e.sent_by
     LEFT JOIN evidence_ruling r ON r.evidence_id = e.id LEFT JOIN account d ON d.id = r.decided_by
     WHERE e.contest_id = $1 ORDER BY e.sent_at DESC, e.id`,
    [contestId],
  );
  const found = new Map<string, Declared>();
  const of = (body: string): Declared => {
    const known = found.get(body) ?? { ...nothing, evidence: [] };
    found.set(body, known);
    return known;
  };
  for (const { body, groups, ...row } of statements) {
    const declared = of(body);
    const view = {
      ...row,
      groups: Object.entries(groups).map(([code, people]) => ({ code, people })),
      ruling: dated(row.ruling),
    };
    declared.stated ??= view;
    if (view.ruling?.confirmed) declared.counted ??= view;
  }
  for (const { body, ...row } of evidence) of(body).evidence.push({ ...row, ruling: dated(row.ruling) });
  return found;
}

type StoredHeadCount = Omit<HeadCountView, 'groups'> & { groups: Record<string, number> };

/** Inside of JSON a moment is a text. */
const dated = (told: RulingView | null): RulingView | null =>
  told && { confirmed: told.confirmed, reason: told.reason, by: told.by, at: new Date(told.at) };

/** The body with what was confirmed of it; without a confirmed head-count there is none. */
export function factOf(body: Body, declared: Declared = nothing): BodyFact {
  const { counted, evidence } = declared;
  return {
    ...body,
    headCount: counted?.people ?? null,
    exempt: counted?.exempt ?? 0,
    groups: Object.fromEntries((counted?.groups ?? []).map(({ code, people }) => [code, people])),
    evidence: [
      ...new Set(evidence.flatMap(({ code, ruling: told }) => (told?.confirmed ? [code] : []))),
    ].toSorted(),
  };
}

/** Statements and pieces of evidence on which nobody has decided; of statements only the newest of a body counts. */
export const waitingOf = ({
  stated,
  evidence,
}: Pick<Declared, 'stated' | 'evidence'>): { headCount: boolean; evidence: number } => ({
  headCount: stated !== null && stated.ruling === null,
  evidence: evidence.filter((each) => each.ruling === null).length,
});

/**
 * What a contest asks its bodies to declare. Without a rulebook, or one that compares none, head-counts may be
 * stated all the same: rates of participation need them.
 */
export function wantedOf(rules: Rulebook | null): WantedView & { takes: (body: Body) => boolean } {
  const asking = (rules?.collective ?? []).filter(
    ({ headCounts, eligibility }) => headCounts === 'stated' || eligibility.evidence.length > 0,
  );
  const named = new Set(
    asking.flatMap(({ ranking, eligibility }) => [
      ...eligibility.groups.map(({ group }) => group),
      ...ranking.flatMap((criterion) => groupsIn(criterion)),
    ]),
  );
  const evidence = new Map(
    asking.flatMap(({ eligibility }) => eligibility.evidence.map(({ code, name }) => [code, name] as const)),
  );
  return {
    groups: (rules?.entry.groups ?? [])
      .filter(({ code }) => named.has(code))
      .map(({ code, name }) => ({ code, name })),
    evidence: [...evidence].map(([code, name]) => ({ code, name })),
    takes: ({ among, level }) =>
      asking.length === 0
        ? level !== 'district'
        : asking.some((rule) => rule.among === among && (among === 'organization' || rule.level === level)),
  };
}

function groupsIn(criterion: Rulebook['collective'][number]['ranking'][number]): string[] {
  const measures = criterion.by === 'composite' ? criterion.parts.map(({ measure }) => measure) : [criterion];
  return measures.flatMap((measure) => (measure.by === 'group-rate' ? [measure.group] : []));
}
