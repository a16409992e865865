import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { QualificationRow } from '../core/award/listed.js';
import { qualifiedText } from '../core/explain/qualified.js';
import type { QualificationRule } from '../core/rules/document.js';
import { sortKey } from '../core/text.js';
import { readCountedRounds } from '../overall/overall.book.js';
import { publishedContest } from '../overall/overall.query.js';
import { signaturesOf } from '../overall/overall.service.js';
import { readSigning } from '../overall/overall.store.js';
import { waitingDraw } from '../draw/draw.service.js';
import type { Language } from '../platform/errors.js';
import { toBlockerView } from '../result/result.blockers.js';
import { type NamedPerson, readPeople } from '../result/result.people.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import {
  type ComputedQualification,
  computeQualification,
  hasMoved,
  targetsIn,
  type Telling,
  tellingOf,
} from './qualification.compute.js';
import type {
  DeclineView,
  PublicList,
  QualificationRuleView,
  QualificationView,
  QualifiedRow,
} from './qualification.dto.js';
import { newestList, qualifiedRows, readVersions, subjectOf } from './qualification.store.js';

const ROWS_SHOWN = 500;
const PUBLIC_ROWS = 2000;
const CANDIDATES_SHOWN = 200;
/** A public list changes only by a new version or a withdrawn consent; the crowd comes in one minute. */
const PAGE_KEPT_MS = 20_000;
const PAGES_KEPT = 500;

/** The lists as organisers and the public read them. */
@Injectable()
export class QualificationQuery {
  private readonly pages = new Map<string, { until: number; lists: Promise<PublicList[]> }>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Every list of a contest: who would go on now, and what was fixed. @throws AppError contest_not_found */
  lists(contestId: string, accountId: string, language: Language): Promise<QualificationView[]> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const signatures = await signaturesOf(manager, contestId);
      const views: QualificationView[] = [];
      for (const target of targetsIn(await readCountedRounds(manager, contestId))) {
        const computed = await computeQualification(manager, contestId, target);
        if (computed)
          views.push(await view(manager, { contestId, signatures, accountId, language }, computed));
      }
      return views;
    });
  }

  /** What is official, and what is still to come. @throws AppError contest_not_found; also for a draft */
  published(slug: string, language: Language): Promise<PublicList[]> {
    const key = `${slug}|${language}`;
    const now = Date.now();
    const kept = this.pages.get(key);
    if (kept && kept.until > now) return kept.lists;
    if (this.pages.size >= PAGES_KEPT) this.pages.clear();
    const lists = this.database.transaction('REPEATABLE READ', async (manager) =>
      publicLists(manager, await publishedContest(manager, slug), language),
    );
    this.pages.set(key, { until: now + PAGE_KEPT_MS, lists });
    lists.catch(() => this.pages.delete(key));
    return lists;
  }

  /** After a new version or another word of somebody. */
  forget(): void {
    this.pages.clear();
  }
}

async function view(
  manager: EntityManager,
  {
    contestId,
    signatures,
    accountId,
    language,
  }: { contestId: string; signatures: number; accountId: string; language: Language },
  computed: ComputedQualification,
): Promise<QualificationView> {
  const { target, name, roundId, sha256, rows, open, telling } = computed;
  const told = { ...telling, rules: computed.basis.rules };
  const versions = await readVersions(manager, contestId, target);
  const version = (versions[0]?.version ?? 0) + 1;
  const proposal = await readSigning(manager, { contestId, subject: subjectOf(target), version });
  const people = await readPeople(
    manager,
    open.flatMap(({ candidates }) => candidates.slice(0, CANDIDATES_SHOWN)),
    telling.namedAt,
  );
  const qualified = rows.filter(({ state }) => state === 'qualified').length;
  return {
    target,
    name,
    roundId,
    rules: ruleViews(told, language),
    signatures,
    proposal: proposal && {
      by: proposal.by,
      at: proposal.at,
      own: proposal.accountId === accountId,
      current: proposal.sha256 === sha256,
      reason: proposal.reason,
    },
    sha256,
    outdated: versions.length > 0 && versions[0]?.sha256 !== sha256,
    blockers: computed.blockers.map((blocker) => toBlockerView(blocker, language)),
    people: qualified,
    passedOver: rows.length - qualified,
    rows: await rowViews(manager, told, rows.slice(0, ROWS_SHOWN), 'organiser', language),
    ties: await Promise.all(
      open.map(async ({ scope, places, candidates }) => ({
        scope,
        places,
        people: candidates.length,
        candidates: candidates.slice(0, CANDIDATES_SHOWN).map((contestantId) => {
          const person = people.get(contestantId);
          return { contestantId, name: person?.fullName ?? '', place: person?.place ?? '' };
        }),
        draw: await waitingDraw(manager, contestId, { scope, places, candidates }),
      })),
    ),
    declines: await manager.query<DeclineView[]>(
      `SELECT c.full_name AS name, d.declined, d.reason, a.display_name AS by, d.at FROM qualification_decline d
       JOIN contestant c ON c.id = d.contestant_id JOIN account a ON a.id = d.noted_by
       WHERE d.contest_id = $1 AND d.target = $2 ORDER BY d.id DESC LIMIT 100`,
      [contestId, target],
    ),
    versions,
  };
}

/** Nothing is computed here: a crowd reads it. */
async function publicLists(
  manager: EntityManager,
  contestId: string,
  language: Language,
): Promise<PublicList[]> {
  const book = await readCountedRounds(manager, contestId);
  const ranked = await publishesRanks(manager, contestId);
  const lists: PublicList[] = [];
  for (const target of targetsIn(book)) {
    const rules = book?.document.qualification.filter(({ to }) => to === target) ?? [];
    const told = { ...tellingOf(book!, rules), rules };
    const head = { target, name: told.names.get(target) ?? target, rules: ruleViews(told, language) };
    const [newest] = await readVersions(manager, contestId, target);
    const stored = await newestList(manager, contestId, target);
    if (!newest || !stored) {
      lists.push({ ...head, ...nothingYet });
      continue;
    }
    const { version, at, sha256, reason, people } = newest;
    const rows = await qualifiedRows(manager, stored.id, PUBLIC_ROWS);
    const followed = { ...told, rules: stored.basis.rules };
    const shown = await rowViews(manager, followed, rows, 'public', language);
    lists.push({
      ...head,
      state: (await hasMoved(manager, contestId, target, stored.basis)) ? 'outdated' : 'official',
      version,
      at,
      sha256,
      reason,
      people,
      rows: ranked ? shown : byName(shown),
    });
  }
  return lists;
}

/** Neither a rank, nor a reason, nor the order of rows tells who stood where. */
const byName = (rows: readonly QualifiedRow[]): QualifiedRow[] =>
  rows
    .map((row) => Object.assign(row, { rank: null, why: '' }))
    .toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));

const nothingYet = {
  state: 'provisional',
  version: 0,
  at: null,
  sha256: '',
  reason: '',
  people: 0,
  rows: [],
} as const satisfies Partial<PublicList>;

const overallNames = { vi: 'xếp hạng chung cuộc', en: 'the overall standing' } as const;

/** What rows are told with. */
type Told = Telling & { rules: readonly QualificationRule[] };

const sourceName = ({ names }: Telling, code: string, language: Language): string =>
  names.get(code) ?? (code === 'overall' ? overallNames[language] : code);

const ruleViews = (told: Told, language: Language): QualificationRuleView[] =>
  told.rules.map(({ from, per, top, onDecline }) => ({
    from: from.map((code) => sourceName(told, code, language)),
    per,
    top,
    onDecline,
  }));

async function rowViews(
  manager: EntityManager,
  told: Told,
  rows: readonly QualificationRow[],
  reader: 'organiser' | 'public',
  language: Language,
): Promise<QualifiedRow[]> {
  const people = await readPeople(
    manager,
    rows.map(({ contestantId }) => contestantId),
    told.namedAt,
  );
  const groups = await groupNames(manager, rows, language);
  const nameOf = (person: NamedPerson | undefined): string =>
    (reader === 'organiser' ? person?.fullName : person?.publicName) ?? '';
  return rows.map(({ contestantId, source, group, ...row }) => {
    const rule = ruleOf(told.rules, source);
    const place = {
      source: sourceName(told, source, language),
      group: group === null ? null : (groups.get(group) ?? group),
    };
    return {
      ...row,
      ...place,
      contestantId: reader === 'organiser' ? contestantId : '',
      name: nameOf(people.get(contestantId)),
      place: people.get(contestantId)?.place ?? '',
      why: qualifiedText({ ...row, ...place, top: rule?.top ?? 0 }, language),
    };
  });
}

const ruleOf = (rules: readonly QualificationRule[], source: string): QualificationRule | undefined =>
  rules.find(({ from }) => from.includes(source));

/** Names of divisions, units and organizations; a person's round tells the contest. */
async function groupNames(
  manager: EntityManager,
  rows: readonly Pick<QualificationRow, 'contestantId' | 'group'>[],
  language: Language,
): Promise<Map<string, string>> {
  const codes = [...new Set(rows.flatMap(({ group }) => group ?? []))];
  if (codes.length === 0) return new Map();
  const found = await manager.query<{ code: string; name: string }[]>(
    `SELECT d.code, CASE $3 WHEN 'vi' THEN d.name_vi ELSE d.name_en END AS name FROM division d
     WHERE d.code = ANY($1) AND d.contest_id = (SELECT contest_id FROM contestant WHERE id = $2)
     UNION ALL SELECT id, name FROM unit WHERE id = ANY($1)
     UNION ALL SELECT id::text, name FROM organization WHERE id::text = ANY($1)`,
    [codes, rows[0]!.contestantId, language],
  );
  return new Map(found.map(({ code, name }) => [code, name]));
}

/** What a draw at an edge is called in public: the round that people go on to, where from, and the group. */
export async function tieTitle(
  manager: EntityManager,
  { name, telling, open }: ComputedQualification,
  scope: string,
): Promise<string> {
  const [source = '', group = null] = scope.slice(scope.indexOf('<') + 1).split(/\/(.*)/s);
  const contestantId = open.find((each) => each.scope === scope)!.candidates[0]!;
  const names = await groupNames(manager, [{ contestantId, group }], 'vi');
  const of = group ? [names.get(group) ?? group] : [];
  return [`Chọn vào ${name} từ ${sourceName(telling, source, 'vi')}`, ...of].join(' – ');
}
