import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { lastDeadlineSql } from '../contest/contest.query.js';
import type { RoundTimes } from '../core/phase.js';
import { type Publication, publicationOf } from '../core/publication/moments.js';
import type { RoundRules } from '../core/rulebook.js';
import { publicationSql } from '../rulebook/rulebook.query.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { StandingRow } from './round-standing.js';

/** What the boards need to know of a round; `now` is the database's clock at the reading, epoch ms. */
export interface RoundFacts {
  id: string;
  contestId: string;
  reportPeriod: string;
  times: RoundTimes;
  rules: RoundRules;
  publication: Publication;
  divisions: { code: string; place: 'unit' | 'organization' }[];
  /** The newest version of the finalised result. */
  result: { id: string; people: number; attempts: number; finalizedAt: number } | null;
  now: number;
  /** When people last decided something that changed scores already given; null: never. */
  rescoredAt: number | null;
  /** See lastDeadlineSql. */
  lastDeadlineAt: number | null;
}

type FoundRow = Omit<StandingRow, 'unitId' | 'unitName'> & { unitId: string | null };

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

const person = `c.full_name AS "fullName", c.birth_year AS "birthYear", c.public_name AS "publicName"`;

/** Reads standings from PostgreSQL, each kind in one statement for the whole set. */
@Injectable()
export class StandingQuery {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** Null when there is no such round or its contest is not published. */
  async facts(roundId: string): Promise<RoundFacts | null> {
    const [row] = await this.database.query<(RoundFacts & RoundTimes)[]>(
      `SELECT r.id, r.contest_id AS "contestId", c.report_period AS "reportPeriod", r.rules,
         ${publicationSql('c.id')} AS publication,
         ${ms('c.published_at')} AS "publishedAt", ${ms('r.opens_at')} AS "opensAt",
         ${ms('r.frozen_at')} AS "frozenAt", ${ms('r.closes_at')} AS "closesAt",
         ${ms('r.thawed_at')} AS "thawedAt", ${ms('r.finalized_at')} AS "finalizedAt",
         ${ms('clock_timestamp()')} AS now, ${ms('r.rescored_at')} AS "rescoredAt",
         ${lastDeadlineSql('r')} AS "lastDeadlineAt",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'place', d.place) ORDER BY d.position), '[]')
          FROM division d WHERE d.contest_id = c.id) AS divisions,
         (SELECT jsonb_build_object('id', f.id, 'people', f.people, 'attempts', f.attempts,
            'finalizedAt', ${ms('f.finalized_at')})
          FROM result f WHERE f.round_id = r.id ORDER BY f.version DESC LIMIT 1) AS result
       FROM round r JOIN contest c ON c.id = r.contest_id
       WHERE r.id = $1 AND c.published_at <= now()`,
      [roundId],
    );
    if (!row) return null;
    const { publishedAt, opensAt, frozenAt, closesAt, thawedAt, finalizedAt, ...facts } = row;
    return {
      ...facts,
      publication: publicationOf(facts.publication),
      times: { publishedAt, opensAt, frozenAt, closesAt, thawedAt, finalizedAt },
    };
  }

  /**
   * Graded attempts of the round.
   * @param after only those graded later (epoch ms); null for all
   * @param untilFreeze only those that ended by the moment of the freeze
   */
  async scores(facts: RoundFacts, after: number | null, untilFreeze: boolean): Promise<StandingRow[]> {
    const rows = await this.database.query<FoundRow[]>(
      `SELECT s.attempt_id AS "attemptId", s.contestant_id AS "contestantId", s.score_milli AS "scoreMilli",
         s.max_milli AS "maxMilli", s.correct_count AS "correctCount", s.duration_ms::float8 AS "durationMs",
         ${ms('s.ended_at')} AS "submittedAt", s.prediction::float8 AS prediction,
         ${ms('s.graded_at')} AS "gradedAt", ${person}, c.division, c.unit_id AS "unitId",
         c.organization_id AS "organizationId", 0 AS rank, 0 AS "divisionRank",
         NULL AS "predictionError"
       FROM score s JOIN contestant c ON c.id = s.contestant_id
       WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)
         AND ($2::float8 IS NULL OR s.graded_at > to_timestamp($2 / 1000))
         AND (NOT $3 OR s.ended_at <= (SELECT frozen_at FROM round WHERE id = $1))`,
      [facts.id, after, untilFreeze],
    );
    return this.place(facts, rows);
  }

  /** The rows of a finalised result, ranks as they were decided. */
  async official(facts: RoundFacts, resultId: string): Promise<StandingRow[]> {
    const rows = await this.database.query<FoundRow[]>(
      `SELECT w.attempt_id AS "attemptId", w.contestant_id AS "contestantId", w.score_milli AS "scoreMilli",
         coalesce(s.max_milli, w.score_milli) AS "maxMilli", w.correct_count AS "correctCount",
         w.duration_ms::float8 AS "durationMs", ${ms('w.submitted_at')} AS "submittedAt",
         w.prediction::float8 AS prediction, 0 AS "gradedAt", ${person}, w.division, w.unit_id AS "unitId",
         w.organization_id AS "organizationId", w.rank, w.division_rank AS "divisionRank",
         w.prediction_error::float8 AS "predictionError"
       FROM result_row w JOIN contestant c ON c.id = w.contestant_id
       LEFT JOIN score s ON s.attempt_id = w.attempt_id
       WHERE w.result_id = $1`,
      [resultId],
    );
    return this.place(facts, rows);
  }

  /** Graded attempts, to notice whether one was missed. */
  async countScores(roundId: string, untilFreeze: boolean): Promise<number> {
    const [row] = await this.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM score s WHERE round_id = $1
         AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)
         AND (NOT $2 OR ended_at <= (SELECT frozen_at FROM round WHERE id = $1))`,
      [roundId, untilFreeze],
    );
    return row?.n ?? 0;
  }

  private async place(facts: RoundFacts, rows: FoundRow[]): Promise<StandingRow[]> {
    const map = await this.units.reportUnits(facts.reportPeriod);
    return rows.map((row) => {
      if (row.unitId === null) return { ...row, unitId: null, unitName: '' };
      const place = map.placeOf(row.unitId);
      return { ...row, unitId: place.unitId ?? OUTSIDE, unitName: place.name };
    });
  }
}

/** Id of the bucket for units that the report map does not hold. */
export const OUTSIDE = 'outside';
