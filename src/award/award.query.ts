import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Awarded, AwardList, ListReport } from '../core/engine/lists.js';
import { awardText } from '../core/explain/words.js';
import { AppError, type Language } from '../platform/errors.js';
import { type NamedPerson, readPeople } from '../result/result.people.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import type { AwardChange, AwardIssueView, AwardsAnswer, AwardsRequest, AwardView } from './award.dto.js';

const PAGE_ROWS = 100;
const CHANGES_SHOWN = 100;
/** Of those in front who got nothing, as many are named beside one award. */
const PASSED_NAMED = 5;

type Issue = AwardIssueView & { id: string };

interface AwardRow extends Omit<AwardView, 'name' | 'place' | 'why' | 'rank'> {
  rank: number;
  contestantId: string;
  tierCode: string;
  scope: string;
  opensAt: number;
  report: Omit<ListReport, 'list'>;
}

/** Who reads: organisers see names as registered, the public as far as people agreed. */
export type AwardReader = 'organiser' | 'public';

/** The awards of a contest as they were computed last. */
@Injectable()
export class AwardQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError contest_not_found; also for a draft that the public asks for */
  async bySlug(slug: string, wanted: AwardsRequest, language: Language): Promise<AwardsAnswer> {
    const [contest] = await this.database.query<{ id: string }[]>(
      'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
      [slug],
    );
    if (!contest) throw new AppError('contest_not_found');
    return this.of(contest.id, wanted, 'public', language);
  }

  /** @throws AppError contest_not_found */
  async byContest(contestId: string, wanted: AwardsRequest, language: Language): Promise<AwardsAnswer> {
    const [contest] = await this.database.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [
      contestId,
    ]);
    if (!contest) throw new AppError('contest_not_found');
    return this.of(contestId, wanted, 'organiser', language);
  }

  private async of(
    contestId: string,
    { round, page }: AwardsRequest,
    reader: AwardReader,
    language: Language,
  ): Promise<AwardsAnswer> {
    const issues = await this.database.query<Issue[]>(
      `SELECT id, version, cause, reason, made_at AS at, sha256 FROM award_issue
       WHERE contest_id = $1 ORDER BY version DESC`,
      [contestId],
    );
    const [newest, before] = issues;
    const empty = { issue: null, earlier: [], changes: [], page, pages: 1, total: 0, amount: 0, awards: [] };
    if (!newest) return empty;
    const [sums] = await this.database.query<{ total: number; amount: number }[]>(
      `SELECT count(*)::int AS total, coalesce(sum(a.amount), 0)::float8 AS amount
       FROM award a JOIN award_list l USING (issue_id, list_id)
       WHERE a.issue_id = $1 AND ($2::uuid IS NULL OR l.round_id = $2)`,
      [newest.id, round ?? null],
    );
    const ranked = reader === 'organiser' || (await publishesRanks(this.database, contestId));
    const rows = await this.database.query<AwardRow[]>(rowsSql, [
      newest.id,
      round ?? null,
      PAGE_ROWS,
      (page - 1) * PAGE_ROWS,
      !ranked,
    ]);
    const nameOf = ({ fullName, publicName }: NamedPerson) =>
      reader === 'organiser' ? fullName : publicName;
    return {
      issue: shown(newest),
      earlier: issues.slice(1).map(shown),
      changes: before ? await this.changes(before.id, newest.id, nameOf) : [],
      page,
      pages: Math.max(1, Math.ceil((sums?.total ?? 0) / PAGE_ROWS)),
      total: sums?.total ?? 0,
      amount: sums?.amount ?? 0,
      awards: await this.views(rows, reader, nameOf, ranked, language),
    };
  }

  private async views(
    rows: readonly AwardRow[],
    reader: AwardReader,
    nameOf: (person: NamedPerson) => string,
    ranked: boolean,
    language: Language,
  ): Promise<AwardView[]> {
    const reports = rows.map((row) => nearOf(row, reader));
    const ids = reports.flatMap(({ passedOver, firstBehind }) => [
      ...passedOver.map(({ contestantId }) => contestantId),
      ...(firstBehind ? [firstBehind.contestantId] : []),
    ]);
    const people = await readPeople(
      this.database.manager,
      [...new Set([...ids, ...rows.map(({ contestantId }) => contestantId)])],
      rows[0]?.opensAt ?? 0,
    );
    const named = (id: string) => {
      const person = people.get(id);
      return person ? nameOf(person) : '';
    };
    return rows.map((row, i) => {
      const { list, award, scope, overall, round, division, tier, tierCode, amount, contestantId, rank, by } =
        row;
      const of: AwardList = { id: list, award: '', name: award, scope, division, order: 'rank' };
      const awarded: Awarded = { list: of, tier: tierCode, tierName: tier, amount, contestantId, rank, by };
      return {
        list,
        award,
        round,
        overall,
        division,
        tier,
        amount,
        name: named(contestantId),
        place: people.get(contestantId)?.place ?? '',
        rank: ranked ? rank : null,
        by,
        why: ranked ? awardText(awarded, reports[i]!, named, language) : '',
      };
    });
  }

  private async changes(
    before: string,
    after: string,
    nameOf: (person: NamedPerson) => string,
  ): Promise<AwardChange[]> {
    const rows = await this.database.query<(Omit<AwardChange, 'name'> & { id: string; opensAt: number })[]>(
      `SELECT coalesce(n.contestant_id, o.contestant_id) AS id, l.name AS award, o.tier_name AS before,
         n.tier_name AS after, floor(extract(epoch FROM r.opens_at) * 1000)::float8 AS "opensAt"
       FROM (SELECT * FROM award WHERE issue_id = $1) o
       FULL JOIN (SELECT * FROM award WHERE issue_id = $2) n USING (list_id, contestant_id)
       JOIN award_list l ON l.list_id = coalesce(n.list_id, o.list_id) AND l.issue_id = coalesce(n.issue_id, o.issue_id)
       JOIN round r ON r.id = l.round_id
       WHERE (o.tier_name, o.amount) IS DISTINCT FROM (n.tier_name, n.amount)
       ORDER BY l.position, coalesce(n.position, o.position) LIMIT $3`,
      [before, after, CHANGES_SHOWN],
    );
    const people = await readPeople(
      this.database.manager,
      rows.map(({ id }) => id),
      rows[0]?.opensAt ?? 0,
    );
    return rows.map(({ id, award, before: had, after: has }) => {
      const person = people.get(id);
      return { award, before: had, after: has, name: person ? nameOf(person) : '' };
    });
  }
}

/** $5: within a tier by name, so that the order tells no rank. */
const rowsSql = `
  SELECT a.list_id AS list, l.name AS award, l.scope, l.scope = 'overall' AS overall, r.name AS round,
    d.name_vi AS division, a.tier AS "tierCode", a.tier_name AS tier, a.amount::float8 AS amount, a.contestant_id AS "contestantId",
    a.rank, a.by, l.report, floor(extract(epoch FROM r.opens_at) * 1000)::float8 AS "opensAt"
  FROM award a JOIN award_list l USING (issue_id, list_id) JOIN round r ON r.id = l.round_id
  JOIN contestant c ON c.id = a.contestant_id
  LEFT JOIN division d ON d.contest_id = r.contest_id AND d.code = l.division
  WHERE a.issue_id = $1 AND ($2::uuid IS NULL OR l.round_id = $2)
  ORDER BY l.position, min(a.position) OVER (PARTITION BY a.list_id, a.tier),
    CASE WHEN $5 THEN c.sort_key END, a.position LIMIT $3 OFFSET $4`;

const shown = ({ version, cause, reason, at, sha256 }: Issue): AwardIssueView => ({
  version,
  cause,
  reason,
  at,
  sha256,
});

/** What stands beside one award. Why somebody may not win is nobody else's business. */
function nearOf({ report, rank, list }: AwardRow, reader: AwardReader): ListReport {
  const passed = report.passedOver.filter((each) => each.rank <= rank).slice(-PASSED_NAMED);
  return {
    ...report,
    list: { id: list, award: '', name: '', scope: '', division: null, order: 'rank' },
    passedOver: reader === 'organiser' ? passed : passed.map((each) => ({ ...each, detail: null })),
  };
}
