import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { whyText } from '../core/explain/words.js';
import { type Stretch, whysOf } from '../core/engine/overall.js';
import type { Line, Why } from '../core/engine/rank.js';
import { AppError, type Language } from '../platform/errors.js';
import { readPeople, unknownPerson } from '../result/result.people.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import { type OverallBook, readOverallBook } from './overall.book.js';
import type { ComputedOverall, OverallBasis } from './overall.compute.js';
import { countPeople, readOwnStretch, readStretch } from './overall.store.js';
import type {
  CountedRoundView,
  IssuedOverall,
  OverallDivision,
  OverallPage,
  OverallRow,
  OwnOverall,
} from './overall.dto.js';

const PAGE_ROWS = 50;
const PREVIEW_ROWS = 10;
/** An official page changes only by a new version or a withdrawn consent; the crowd comes in one minute. */
const PAGE_KEPT_MS = 20_000;
const PAGES_KEPT = 500;

/** Every version of a contest's overall result, the newest first. */
export const readIssued = (manager: EntityManager, contestId: string): Promise<IssuedOverall[]> =>
  manager.query(
    `SELECT r.id, r.version, r.finalized_at AS at, a.display_name AS by, b.display_name AS "confirmedBy", r.sha256,
       r.reason, r.people, r.attempts
     FROM overall_result r JOIN account a ON a.id = r.finalized_by LEFT JOIN account b ON b.id = r.confirmed_by
     WHERE r.contest_id = $1 ORDER BY r.version DESC`,
    [contestId],
  );

export const roundViews = ({ rounds }: Pick<OverallBook, 'rounds'>): CountedRoundView[] =>
  rounds.map(({ id, name, official }) => ({ roundId: id, name, version: official?.version ?? null }));

/** Ages are those of the last round that counts. */
export const namedAt = ({ rounds }: Pick<OverallBook, 'rounds'>): number =>
  Math.max(0, ...rounds.map(({ opensAt }) => opensAt));

/** The first rows of every division with their reasons, so that people can look before they sign. */
export async function previewOf(
  manager: EntityManager,
  contestId: string,
  { book, basis, ranked }: ComputedOverall,
  language: Language,
): Promise<OverallDivision[]> {
  const divisions = await manager.query<{ division: string; nameVi: string; nameEn: string }[]>(
    `SELECT code AS division, name_vi AS "nameVi", name_en AS "nameEn" FROM division
     WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  const shown = divisions.map((head) => {
    const stretch = ranked.division(head.division, PREVIEW_ROWS);
    return { head, stretch, whys: whysOf(basis.rule.ranking, basis.settlements, stretch, 'divisionRank') };
  });
  const people = await readPeople(
    manager,
    shown.flatMap(({ whys }) => namedIn(whys)),
    namedAt(book),
  );
  const nameOf = (id: string) => people.get(id)?.fullName ?? '';
  return shown.map(({ head, stretch, whys }) => ({
    ...head,
    people: stretch.people,
    rows: stretch.lines.map((line): OverallRow => {
      const { fullName, place } = people.get(line.contestantId) ?? unknownPerson;
      const why = whyText(
        { rank: line.divisionRank, why: whys.get(line.contestantId) as Why },
        nameOf,
        language,
      );
      return { ...figures(line), name: fullName, place, division: head.division, why };
    }),
  }));
}

const namedIn = (whys: ReadonlyMap<string, Why>): string[] =>
  [...whys].flatMap(([id, { above, below }]) =>
    [id, above?.contestantId, below?.contestantId].filter((each) => each !== undefined),
  );

/** A mean stands in a line as a sum and what divides it. */
const figures = ({ over, scoreMilli, correct, durationMs, rank, divisionRank, rounds, attempts }: Line) => ({
  rank,
  divisionRank,
  scoreMilli: Math.round(scoreMilli / over),
  correctCount: Math.round((correct / over) * 100) / 100,
  durationMs: Math.round(durationMs / over),
  rounds,
  attempts,
});

/** Overall results as the public reads them. */
@Injectable()
export class OverallQuery {
  private readonly pages = new Map<string, { until: number; page: Promise<OverallPage> }>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * One page of the official overall standing; an older version stays readable by its number.
   * @throws AppError contest_not_found, overall_not_ruled, overall_not_official for a version that is not there
   */
  page(
    slug: string,
    wanted: { division?: string; page: number; version?: number },
    language: Language,
  ): Promise<OverallPage> {
    const key = [slug, wanted.division ?? '', wanted.page, wanted.version ?? '', language].join('|');
    const now = Date.now();
    const kept = this.pages.get(key);
    if (kept && kept.until > now) return kept.page;
    if (this.pages.size >= PAGES_KEPT) this.pages.clear();
    const page = this.read(slug, wanted, language);
    this.pages.set(key, { until: now + PAGE_KEPT_MS, page });
    page.catch(() => this.pages.delete(key));
    return page;
  }

  /** Where a contestant stands in the newest official standing, and why; null: nowhere that may be told. */
  async own(contestId: string, contestantId: string, language: Language): Promise<OwnOverall | null> {
    const { manager } = this.database;
    const [newest] = await readIssued(manager, contestId);
    const book = await readOverallBook(manager, contestId);
    if (!newest || !book || !(await publishesRanks(manager, contestId))) return null;
    const stretch = await readOwnStretch(manager, newest.id, contestantId);
    const own = stretch?.lines[0];
    if (!stretch || !own) return null;
    const { division } = own.person;
    const { rule, settlements } = await readGrounds(manager, newest.id);
    const why = whysOf(rule.ranking, settlements, stretch, 'divisionRank').get(contestantId) as Why;
    const ids = [why.above, why.below].flatMap((each) => each?.contestantId ?? []);
    const people = await readPeople(manager, ids, namedAt(book));
    const { divisionRank, scoreMilli, rounds } = figures(own);
    return {
      version: newest.version,
      divisionRank,
      people: await countPeople(manager, { resultId: newest.id, division }),
      scoreMilli,
      rounds,
      why: whyText({ rank: divisionRank, why }, (id) => people.get(id)?.publicName ?? '', language, 'public'),
    };
  }

  /** After a new version. */
  forget(): void {
    this.pages.clear();
  }

  private async read(
    slug: string,
    { division, page, version }: { division?: string; page: number; version?: number },
    language: Language,
  ): Promise<OverallPage> {
    const { manager } = this.database;
    const contestId = await publishedContest(manager, slug);
    const book = await readOverallBook(manager, contestId);
    if (!book) throw new AppError('overall_not_ruled');
    const issued = await readIssued(manager, contestId);
    const result = issued.find((each) => version === undefined || each.version === version);
    const head = {
      combines: book.rule.combines,
      minimumRounds: book.rule.minimumRounds,
      rounds: roundViews(book),
      division: division ?? null,
      page,
    };
    if (!result) {
      if (version !== undefined) throw new AppError('overall_not_official');
      return { ...head, ...nothingYet };
    }
    const ranked = await publishesRanks(manager, contestId);
    const list = { resultId: result.id, division: division ?? null };
    const rank = division === undefined ? 'rank' : 'divisionRank';
    const stretch = ranked
      ? await readStretch(manager, list, { from: (page - 1) * PAGE_ROWS, most: PAGE_ROWS })
      : nobody;
    const total = ranked ? await countPeople(manager, list) : 0;
    const { rule, settlements } = await readGrounds(manager, result.id);
    const whys = whysOf(rule.ranking, settlements, stretch, rank);
    const { version: shown, at, sha256, reason, people: count, attempts } = result;
    const newest = issued[0]!;
    const people = await readPeople(manager, namedIn(whys), namedAt(book));
    const nameOf = (id: string) => people.get(id)?.publicName ?? '';
    return {
      ...head,
      version: shown,
      at,
      sha256,
      reason,
      people: count,
      attempts,
      state: (await isOutdated(manager, newest.id, book)) ? 'outdated' : 'official',
      newest: newest.version,
      pages: Math.max(1, Math.ceil(total / PAGE_ROWS)),
      total,
      rows: stretch.lines.map((line): OverallRow => {
        const told = { rank: line[rank], why: whys.get(line.contestantId) as Why };
        return {
          ...figures(line),
          division: line.person.division,
          name: nameOf(line.contestantId),
          place: people.get(line.contestantId)?.place ?? '',
          why: whyText(told, nameOf, language, 'public'),
        };
      }),
    };
  }
}

const nobody: Stretch = { before: null, lines: [], behind: null, sharing: new Map() };

const nothingYet = {
  state: 'provisional',
  version: 0,
  newest: 0,
  at: null,
  sha256: '',
  reason: '',
  people: 0,
  attempts: 0,
  pages: 1,
  total: 0,
  rows: [],
} as const satisfies Partial<OverallPage>;

/** What a version goes by. */
async function readGrounds(
  manager: EntityManager,
  resultId: string,
): Promise<Pick<OverallBasis, 'rule' | 'settlements'>> {
  const [stored] = await manager.query<[{ basis: OverallBasis }]>(
    'SELECT basis FROM overall_result WHERE id = $1',
    [resultId],
  );
  return stored.basis;
}

/** @throws AppError contest_not_found; also for a draft */
export async function publishedContest(manager: EntityManager, slug: string): Promise<string> {
  const [contest] = slug.includes('\0')
    ? []
    : await manager.query<{ id: string }[]>(
        'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
        [slug],
      );
  if (!contest) throw new AppError('contest_not_found');
  return contest.id;
}

/** Whether a round has another official result than the one that an overall result counted. */
export async function isOutdated(
  manager: EntityManager,
  resultId: string,
  book: OverallBook,
): Promise<boolean> {
  const [stored] = await manager.query<{ rounds: OverallBasis['rounds'] }[]>(
    `SELECT basis -> 'rounds' AS rounds FROM overall_result WHERE id = $1`,
    [resultId],
  );
  const counted = new Map(stored?.rounds.map((round) => [round.code, round.resultId]));
  return book.rounds.some(({ code, official }) => official?.resultId !== counted.get(code));
}
