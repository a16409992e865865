import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { whyText } from '../core/explain/words.js';
import type { Line, Why } from '../core/engine/rank.js';
import { AppError, type Language } from '../platform/errors.js';
import { readPeople, unknownPerson } from '../result/result.people.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import { type OverallBook, readOverallBook } from './overall.book.js';
import type { ComputedOverall, OverallBasis } from './overall.compute.js';
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
  { book, standing: { lines } }: ComputedOverall,
  language: Language,
): Promise<OverallDivision[]> {
  const divisions = await manager.query<{ division: string; nameVi: string; nameEn: string }[]>(
    `SELECT code AS division, name_vi AS "nameVi", name_en AS "nameEn" FROM division
     WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  const shown = divisions.map((head) => {
    const own = lines.filter(({ person }) => person.division === head.division);
    return { head, people: own.length, top: own.slice(0, PREVIEW_ROWS) };
  });
  const ids = shown.flatMap(({ top }) => top.flatMap(namedIn));
  const people = await readPeople(manager, ids, namedAt(book));
  const nameOf = (id: string) => people.get(id)?.fullName ?? '';
  return shown.map(({ head, people: count, top }) => ({
    ...head,
    people: count,
    rows: top.map((line): OverallRow => {
      const { fullName, place } = people.get(line.contestantId) ?? unknownPerson;
      const why = whyText({ rank: line.divisionRank, why: line.whyInDivision }, nameOf, language);
      return { ...figures(line), name: fullName, place, division: head.division, why };
    }),
  }));
}

const namedIn = ({ contestantId, whyInDivision: { above, below } }: Line): string[] =>
  [contestantId, above?.contestantId, below?.contestantId].filter((id) => id !== undefined);

type Figures = Pick<
  Line,
  'rank' | 'divisionRank' | 'rounds' | 'attempts' | 'over' | 'scoreMilli' | 'correct' | 'durationMs'
>;

/** A mean stands in a line as a sum and what divides it. */
const figures = ({
  over,
  scoreMilli,
  correct,
  durationMs,
  rank,
  divisionRank,
  rounds,
  attempts,
}: Figures) => ({
  rank,
  divisionRank,
  scoreMilli: Math.round(scoreMilli / over),
  correctCount: Math.round((correct / over) * 100) / 100,
  durationMs: Math.round(durationMs / over),
  rounds,
  attempts,
});

type StoredRow = Figures & { contestantId: string; division: string; why: { all: Why; division: Why } };

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
    const [row] = await manager.query<(StoredRow & { divisionPeople: number })[]>(
      `SELECT ${rowColumns}, (SELECT count(*)::int FROM overall_row o
         WHERE o.result_id = r.result_id AND o.division = r.division) AS "divisionPeople"
       FROM overall_row r WHERE result_id = $1 AND contestant_id = $2`,
      [newest.id, contestantId],
    );
    if (!row) return null;
    const { above, below } = row.why.division;
    const ids = [above, below].flatMap((each) => each?.contestantId ?? []);
    const people = await readPeople(manager, ids, namedAt(book));
    const told = { rank: row.divisionRank, why: row.why.division };
    const { divisionRank, scoreMilli, rounds } = figures(row);
    return {
      version: newest.version,
      divisionRank,
      people: row.divisionPeople,
      scoreMilli,
      rounds,
      why: whyText(told, (id) => people.get(id)?.publicName ?? '', language, 'public'),
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
    const listed = ranked ? result.id : null;
    const rows = await manager.query<StoredRow[]>(pageSql, [
      listed,
      division ?? null,
      PAGE_ROWS,
      (page - 1) * PAGE_ROWS,
    ]);
    const [{ total }] = await manager.query<[{ total: number }]>(
      `SELECT count(*)::int AS total FROM overall_row WHERE result_id = $1 AND ($2::text IS NULL OR division = $2)`,
      [listed, division ?? null],
    );
    const { version: shown, at, sha256, reason, people: count, attempts } = result;
    const newest = issued[0]!;
    const ids = rows.flatMap(({ contestantId, why }) => {
      const { above, below } = division === undefined ? why.all : why.division;
      return [contestantId, above?.contestantId, below?.contestantId].filter((each) => each !== undefined);
    });
    const people = await readPeople(manager, ids, namedAt(book));
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
      rows: rows.map(({ contestantId, why, ...row }): OverallRow => {
        const told =
          division === undefined
            ? { rank: row.rank, why: why.all }
            : { rank: row.divisionRank, why: why.division };
        return {
          ...figures(row),
          division: row.division,
          name: nameOf(contestantId),
          place: people.get(contestantId)?.place ?? '',
          why: whyText(told, nameOf, language, 'public'),
        };
      }),
    };
  }
}

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

const rowColumns = `contestant_id AS "contestantId", rank, division_rank AS "divisionRank", division, rounds, attempts,
  over, score_milli::float8 AS "scoreMilli", correct, duration_ms::float8 AS "durationMs", why`;

/** Equal ranks are listed by contestant id, like core lists them. */
const pageSql = `SELECT ${rowColumns} FROM overall_row WHERE result_id = $1 AND ($2::text IS NULL OR division = $2)
  ORDER BY overall_row.rank, contestant_id LIMIT $3 OFFSET $4`;

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
