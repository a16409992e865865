import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { withheld } from '../core/board.js';
import { isBoardFrozen, isTakingResponses, phaseOf } from '../core/phase.js';
import { type Declared, readDeclared } from '../declaration/declaration.query.js';
import { AppError } from '../platform/errors.js';
import { readIssued, readRound, type RoundRecord } from '../result/result.query.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { ReportMap } from '../unit/report-map.js';
import { UnitQuery } from '../unit/unit.query.js';
import type {
  BandView,
  DivisionParticipation,
  ParticipationAnswer,
  ParticipationSums,
  PlaceParticipation,
} from './participation.dto.js';

const KEPT_MS = 20_000;
const ANSWERS_KEPT = 200;
/** Who knows a few people of a place could tell one person's points from their mean. */
const LEAST = 5;

interface Sums {
  people: number;
  attempts: number;
  scoreMilli: number;
  perfect: number;
}
/** What is counted: columns contestant_id, attempts, division, unit_id, organization_id, score_milli, max_milli, perfect. */
interface Source {
  sql: string;
  values: unknown[];
  official: boolean;
}

/** How many took part, by division, unit and organization; means only of what is official. */
@Injectable()
export class ParticipationQuery {
  private readonly answers = new Map<string, { until: number; answer: Promise<ParticipationAnswer> }>();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** @throws AppError contest_not_found, round_not_found */
  async bySlug(slug: string, number: number | undefined): Promise<ParticipationAnswer> {
    const key = `${slug}|${number ?? ''}`;
    const kept = this.answers.get(key);
    const now = Date.now();
    if (kept && kept.until > now) return kept.answer;
    if (this.answers.size >= ANSWERS_KEPT) this.answers.clear();
    const answer = this.database.transaction('REPEATABLE READ', (manager) =>
      this.read(manager, slug, number),
    );
    this.answers.set(key, { until: now + KEPT_MS, answer });
    answer.catch(() => this.answers.delete(key));
    return answer;
  }

  private async read(
    manager: EntityManager,
    slug: string,
    number: number | undefined,
  ): Promise<ParticipationAnswer> {
    const rounds = await manager.query<{ id: string | null; number: number; contestId: string }[]>(
      `SELECT r.id, r.number, c.id AS "contestId" FROM contest c
       LEFT JOIN round r ON r.contest_id = c.id AND r.opens_at <= now()
       WHERE c.slug = $1 AND c.published_at <= now() ORDER BY r.opens_at DESC, r.number DESC`,
      [slug],
    );
    if (rounds.length === 0) throw new AppError('contest_not_found');
    const found = number === undefined ? rounds[0] : rounds.find((each) => each.number === number);
    if (!found) throw new AppError('round_not_found');
    if (found.id === null) return { ...nothing, round: null, name: '', state: null, asOf: new Date() };
    const round = await readRound(manager, found.id);
    const { times, rules, now, lastDeadlineAt } = round;
    const phase = phaseOf(times, now);
    const taking = isTakingResponses(times, rules, now, lastDeadlineAt);
    const frozen = isBoardFrozen(times, now);
    const head = {
      round: round.number,
      name: round.name,
      state:
        phase === 'official' || phase === 'provisional'
          ? phase
          : frozen
            ? ('frozen' as const)
            : ('live' as const),
      asOf: new Date(frozen ? (times.frozenAt ?? now) : now),
    };
    if (withheld(rules.prediction, phase, taking).totals) return { ...nothing, ...head, withheld: true };
    const source = await sourceOf(manager, round, frozen);
    const map = await this.units.reportUnits(round.reportPeriod);
    const declared = await readDeclared(manager, round.contestId);
    const bands = (await readRulebook(manager, round.contestId))?.document.scoreBands ?? [];
    const [total] = await readSums<Sums>(manager, source, `'' AS key`);
    return {
      ...nothing,
      ...head,
      total: shown(total ?? { people: 0, attempts: 0, scoreMilli: 0, perfect: 0 }, source),
      divisions: await readDivisions(manager, round, source, bands),
      units: unitsOf(map, declared, source, await readSums(manager, source, 'unit_id AS key')),
      organizations: await readOrganizations(manager, declared, source),
    };
  }
}

const nothing = {
  withheld: false,
  least: LEAST,
  total: null,
  divisions: [],
  units: [],
  organizations: [],
};

/** The newest official result, else every graded attempt, as far as the board may show it. */
async function sourceOf(manager: EntityManager, round: RoundRecord, frozen: boolean): Promise<Source> {
  const [issued] = await readIssued(manager, round.id);
  if (issued) {
    return {
      sql: `SELECT x.contestant_id, x.attempts, x.division, x.unit_id, x.organization_id, x.score_milli, s.max_milli,
              x.correct_count = s.question_count AND (s.question_count > 0 OR x.score_milli = s.max_milli) AS perfect
            FROM result_row x JOIN score s ON s.attempt_id = x.attempt_id WHERE x.result_id = $1`,
      values: [issued.id],
      official: true,
    };
  }
  return {
    sql: `SELECT s.contestant_id, count(*) AS attempts, c.division, c.unit_id, c.organization_id, 0 AS score_milli,
            1 AS max_milli, false AS perfect
          FROM score s JOIN contestant c ON c.id = s.contestant_id
          WHERE s.round_id = $1 AND ($2::float8 IS NULL OR s.ended_at <= to_timestamp($2 / 1000))
            AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)
          GROUP BY s.contestant_id, c.id`,
    values: [round.id, frozen ? round.times.frozenAt : null],
    official: false,
  };
}

function readSums<T extends Sums>(
  manager: EntityManager,
  { sql, values }: Source,
  key: string,
  more: { columns: string; values: unknown[] } = { columns: '', values: [] },
): Promise<(T & { key: string | null })[]> {
  return manager.query(
    `SELECT ${key}, count(*)::int AS people, sum(attempts)::int AS attempts, sum(score_milli)::float8 AS "scoreMilli",
       (count(*) FILTER (WHERE perfect))::int AS perfect${more.columns} FROM (${sql}) entrant GROUP BY 1`,
    [...values, ...more.values],
  );
}

/** No instance of the class. */
type Plain<T> = Pick<T, keyof T>;

/** Fewer than a handful: counts only. */
function shown(
  { people, attempts, scoreMilli, perfect }: Sums,
  { official }: Source,
): Plain<ParticipationSums> {
  const told = official && people >= LEAST;
  return {
    people,
    attempts,
    meanScoreMilli: told ? Math.floor(scoreMilli / people) : null,
    perfect: told ? perfect : null,
  };
}

async function readDivisions(
  manager: EntityManager,
  { contestId }: RoundRecord,
  source: Source,
  edges: readonly number[],
): Promise<DivisionParticipation[]> {
  const given = `$${source.values.length + 1}::int[]`;
  const above = edges.map(
    (_, i) =>
      `count(*) FILTER (WHERE score_milli::bigint * 10000 >= (${given})[${i + 1}] * max_milli::bigint)`,
  );
  const rows = await readSums<Sums & { above: number[] }>(manager, source, 'division AS key', {
    columns: `, ARRAY[${above.join(', ')}]::int[] AS above, cardinality(${given}) AS asked`,
    values: [edges.map((edge) => Math.round(edge * 100))],
  });
  const divisions = await manager.query<{ code: string; nameVi: string; nameEn: string }[]>(
    `SELECT code, name_vi AS "nameVi", name_en AS "nameEn" FROM division WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  return divisions.map((division) => {
    const row = rows.find(({ key }) => key === division.code);
    const sums = shown(row ?? { people: 0, attempts: 0, scoreMilli: 0, perfect: 0 }, source);
    const bands = row && sums.meanScoreMilli !== null && edges.length > 0 ? bandsOf(row, edges) : null;
    return { ...division, ...sums, bands };
  });
}

/** From the numbers at or above each edge. */
const bandsOf = ({ people, above }: Sums & { above: number[] }, edges: readonly number[]): BandView[] =>
  [people, ...above].map((reached, i) => ({
    from: edges[i - 1] ?? null,
    until: edges[i] ?? null,
    people: reached - (above[i] ?? 0),
  }));

function unitsOf(
  map: ReportMap,
  declared: ReadonlyMap<string, Declared>,
  source: Source,
  rows: readonly (Sums & { key: string | null })[],
): PlaceParticipation[] {
  const sums = new Map<string | null, Sums>();
  for (const { key, ...row } of rows.filter((each) => each.key !== null)) {
    const { unitId } = map.placeOf(key);
    const known = sums.get(unitId) ?? { people: 0, attempts: 0, scoreMilli: 0, perfect: 0 };
    sums.set(unitId, {
      people: known.people + row.people,
      attempts: known.attempts + row.attempts,
      scoreMilli: known.scoreMilli + row.scoreMilli,
      perfect: known.perfect + row.perfect,
    });
  }
  return [...map.places, map.outside].flatMap(({ unitId, name, districtName }) => {
    const own = sums.get(unitId);
    if (!own) return [];
    const base = unitId === null ? null : baseOf(declared.get(unitId));
    return [{ id: unitId ?? 'outside', name, district: districtName, base, ...shown(own, source) }];
  });
}

async function readOrganizations(
  manager: EntityManager,
  declared: ReadonlyMap<string, Declared>,
  source: Source,
): Promise<PlaceParticipation[]> {
  const rows = await readSums<Sums>(manager, source, 'organization_id::text AS key');
  const organizations = await manager.query<{ id: string; name: string; headCount: number | null }[]>(
    `SELECT id, name, head_count AS "headCount" FROM organization WHERE id = ANY($1::uuid[]) ORDER BY search_key, name`,
    [rows.flatMap(({ key }) => key ?? [])],
  );
  return organizations.flatMap(({ id, name, headCount }) => {
    const own = rows.find(({ key }) => key === id);
    return own
      ? [{ id, name, district: null, base: baseOf(declared.get(id)) ?? headCount, ...shown(own, source) }]
      : [];
  });
}

/** People of a confirmed statement without the exempt. */
function baseOf(declared: Declared | undefined): number | null {
  const counted = declared?.counted;
  return counted && counted.people > counted.exempt ? counted.people - counted.exempt : null;
}
