import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { lastDeadlineSql } from '../contest/contest.query.js';
import type { RoundTimes } from '../core/phase.js';
import type { RoundRules } from '../core/rulebook.js';
import { whyText } from '../core/explain/words.js';
import { AppError, type Language } from '../platform/errors.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import type { ResultLine } from '../tally/tally.lines.js';
import type { IssuedResult, PreviewDivision, ResultPage, ResultPageRow } from './result.dto.js';
import { type NamedPerson, readPeople, unknownPerson } from './result.people.js';

const PAGE_ROWS = 50;
const PREVIEW_ROWS = 10;
/** An official page changes only by a correction or a withdrawn consent; the crowd comes in one minute. */
const PAGE_KEPT_MS = 20_000;
const PAGES_KEPT = 500;

export interface RoundRecord {
  id: string;
  contestId: string;
  contestTitle: string;
  contestSlug: string;
  reportPeriod: string;
  number: number;
  name: string;
  rules: RoundRules;
  /** How many people must sign a result. */
  signatures: number;
  times: RoundTimes;
  /** The database's clock, epoch ms. */
  now: number;
  /** See lastDeadlineSql. */
  lastDeadlineAt: number | null;
}

const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * A round with its contest. `lock` holds the round against everybody who would grade an attempt of it or
 * finalise it, until the transaction ends.
 * @throws AppError round_not_found
 */
export async function readRound(
  source: DataSource | EntityManager,
  roundId: string,
  lock = false,
): Promise<RoundRecord> {
  const rows = await source.query<(Omit<RoundRecord, 'times'> & RoundTimes)[]>(
    `SELECT r.id, r.contest_id AS "contestId", c.title AS "contestTitle", c.slug AS "contestSlug",
       c.report_period AS "reportPeriod", r.number, r.name, r.rules, c.signatures,
       ${ms('c.published_at')} AS "publishedAt", ${ms('r.opens_at')} AS "opensAt",
       ${ms('r.frozen_at')} AS "frozenAt", ${ms('r.closes_at')} AS "closesAt",
       ${ms('r.thawed_at')} AS "thawedAt", ${ms('r.finalized_at')} AS "finalizedAt",
       ${ms('clock_timestamp()')} AS now, ${lastDeadlineSql('r')} AS "lastDeadlineAt"
     FROM round r JOIN contest c ON c.id = r.contest_id
     WHERE r.id = $1 ${lock ? 'FOR UPDATE OF r' : ''}`,
    [roundId],
  );
  const [row] = rows;
  if (!row) throw new AppError('round_not_found');
  const { publishedAt, opensAt, frozenAt, closesAt, thawedAt, finalizedAt, ...round } = row;
  return { ...round, times: { publishedAt, opensAt, frozenAt, closesAt, thawedAt, finalizedAt } };
}

/** Every version of a round's result, the newest first. */
export async function readIssued(
  source: DataSource | EntityManager,
  roundId: string,
): Promise<IssuedResult[]> {
  return source.query(
    `SELECT r.id, r.version, r.finalized_at AS at, a.display_name AS by, b.display_name AS "confirmedBy",
       coalesce(r.sha256, '') AS sha256, r.reason, r.people, r.attempts,
       r.prediction_actual::float8 AS "predictionActual"
     FROM result r JOIN account a ON a.id = r.finalized_by LEFT JOIN account b ON b.id = r.confirmed_by WHERE r.round_id = $1 ORDER BY r.version DESC`,
    [roundId],
  );
}

/** The latest first signature under a version that waits for its second. */
export async function readProposal(
  source: DataSource | EntityManager,
  roundId: string,
  version: number,
): Promise<{ accountId: string; by: string; at: Date; sha256: string; reason: string } | null> {
  const [found] = await source.query<
    { accountId: string; by: string; at: Date; sha256: string; reason: string }[]
  >(
    `SELECT p.signed_by AS "accountId", a.display_name AS by, p.at, p.sha256, p.reason
     FROM result_proposal p JOIN account a ON a.id = p.signed_by WHERE p.round_id = $1 AND p.version = $2
     ORDER BY p.at DESC LIMIT 1`,
    [roundId, version],
  );
  return found ?? null;
}

/** Official results as the public reads them. */
@Injectable()
export class ResultQuery {
  private readonly pages = new Map<string, { until: number; page: Promise<ResultPage> }>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * One page of an official result; an older version stays readable by its number.
   * @throws AppError round_not_found, result_not_found
   */
  async page(
    roundId: string,
    wanted: { division?: string; page: number; version?: number },
  ): Promise<ResultPage> {
    const key = [roundId, wanted.division ?? '', wanted.page, wanted.version ?? ''].join('|');
    const now = Date.now();
    const kept = this.pages.get(key);
    if (kept && kept.until > now) return kept.page;
    if (this.pages.size >= PAGES_KEPT) this.pages.clear();
    const page = this.read(roundId, wanted);
    this.pages.set(key, { until: now + PAGE_KEPT_MS, page });
    page.catch(() => this.pages.delete(key));
    return page;
  }

  /** After a new version. */
  forget(): void {
    this.pages.clear();
  }

  private async read(
    roundId: string,
    { division, page, version }: { division?: string; page: number; version?: number },
  ): Promise<ResultPage> {
    const round = await readRound(this.database, roundId);
    const issued = await readIssued(this.database, roundId);
    const result = issued.find((each) => version === undefined || each.version === version);
    if (!result || round.times.publishedAt === null) throw new AppError('result_not_found');
    const { id, by: _, confirmedBy: __, ...head } = result;
    const ranked = await publishesRanks(this.database, round.contestId);
    const rows = ranked
      ? await this.database.query<StoredRow[]>(pageSql, [
          id,
          division ?? null,
          PAGE_ROWS,
          (page - 1) * PAGE_ROWS,
        ])
      : [];
    const total = !ranked ? 0 : division === undefined ? result.people : await this.countOf(id, division);
    const people = await readPeople(this.database, ids(rows), round.times.opensAt);
    return {
      roundId,
      ...head,
      newest: issued[0]!.version,
      division: division ?? null,
      page,
      pages: Math.max(1, Math.ceil(total / PAGE_ROWS)),
      total,
      rows: rows.map(({ contestantId, ...row }) => {
        const person = people.get(contestantId) ?? unknownPerson;
        return { ...row, name: person.publicName, place: person.place };
      }),
    };
  }

  private async countOf(resultId: string, division: string): Promise<number> {
    const rows = await this.database.query<{ total: number }[]>(
      'SELECT count(*)::int AS total FROM result_row WHERE result_id = $1 AND division = $2',
      [resultId, division],
    );
    return rows[0]?.total ?? 0;
  }
}

type StoredRow = Omit<ResultPageRow, 'name' | 'place'> & { contestantId: string };

/** Equal ranks are listed by contestant id, like core lists them. */
const pageSql = `
  SELECT contestant_id AS "contestantId", rank, division_rank AS "divisionRank", division,
    score_milli AS "scoreMilli", correct_count AS "correctCount", prediction::float8 AS prediction,
    prediction_error::float8 AS "predictionError", duration_ms::float8 AS "durationMs",
    submitted_at AS "submittedAt", attempts
  FROM result_row WHERE result_id = $1 AND ($2::text IS NULL OR division = $2)
  ORDER BY result_row.rank, contestant_id LIMIT $3 OFFSET $4`;

/** The first rows of every division with their reasons, so that people can look before they sign. */
export async function previewOf(
  manager: EntityManager,
  { contestId, times }: RoundRecord,
  computed: ComputedResult,
  language: Language,
): Promise<PreviewDivision[]> {
  const divisions = await manager.query<{ division: string; nameVi: string; nameEn: string }[]>(
    `SELECT code AS division, name_vi AS "nameVi", name_en AS "nameEn" FROM division
     WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  const shown = divisions.map((head) => ({ head, ...computed.division(head.division, PREVIEW_ROWS) }));
  const named = shown.flatMap(({ top }) =>
    top.flatMap(({ line, why }) => [line, ...[why.above, why.below].filter((next) => next !== null)]),
  );
  const people = await readPeople(manager, ids(named), times.opensAt);
  const nameOf = (id: string): string => people.get(id)?.fullName ?? '';
  return shown.map(({ head, people: count, top }) => ({
    ...head,
    people: count,
    rows: top.map(({ line, why }) => ({
      ...toPreviewRow(line, people.get(line.contestantId) ?? unknownPerson),
      why: whyText({ rank: line.divisionRank, why }, nameOf, language),
    })),
  }));
}

function toPreviewRow(line: ResultLine, person: NamedPerson): Omit<PreviewDivision['rows'][number], 'why'> {
  return {
    rank: line.rank,
    divisionRank: line.divisionRank,
    name: person.fullName,
    publicName: person.publicName,
    place: person.place,
    scoreMilli: line.scoreMilli,
    correctCount: line.correctCount,
    durationMs: line.durationMs,
    submittedAt: new Date(line.submittedAt),
    prediction: line.prediction,
    predictionError: line.predictionError,
  };
}

/** As the public reads them, by id. */
export async function publicNames(
  source: DataSource | EntityManager,
  contestantIds: string[],
  times: RoundTimes,
): Promise<Map<string, string>> {
  const people = await readPeople(source, contestantIds, times.opensAt);
  return new Map([...people].map(([id, person]) => [id, person.publicName]));
}

const ids = (lines: readonly { contestantId: string }[]): string[] =>
  lines.map(({ contestantId }) => contestantId);
