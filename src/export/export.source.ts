import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withheld, withHeldStandings } from '../core/board.js';
import { isTakingResponses, phaseOf } from '../core/phase.js';
import { toldOf } from '../core/play/told.js';
import { isShown } from '../core/publication/moments.js';
import type { Moment } from '../core/rules/document.js';
import type { Reader } from '../download/download.makers.js';
import { localTime } from '../platform/local-time.js';
import { readPublication } from '../rulebook/rulebook.query.js';
import type { Query } from '../engine-sql/rank.sql.js';
import { readBasis } from '../tally/tally.basis.js';
import { readIssued, readRound, type RoundRecord } from '../result/result.query.js';
import { type CopiedRow, copyOut } from '../tally/tally.copy.js';
import { standingSql } from '../tally/tally.second.js';
import type { ReportMap } from '../unit/report-map.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { PersonRow } from './export.columns.js';
import {
  type ExportPlan,
  type Grouping,
  type OrganizationFact,
  planByOrganization,
  planByUnit,
  type Tally,
} from './export.plan.js';

export interface ExportHead {
  contest: string;
  round: string;
  /** Official with its version and hash, or provisional with its moment; whose people, where not everybody's. */
  status: string;
  /** Points, and what is right. */
  withScore: boolean;
  withPrediction: boolean;
  told: ReturnType<typeof toldOf>;
}

/** What is written, whatever the format. */
export interface ExportContent {
  head: ExportHead;
  plan: ExportPlan;
  people: number;
  /** Gives every row once, ordered by sheet, line and rank; see copyOut. */
  read: (take: (row: PersonRow) => void, room: () => Promise<unknown> | undefined) => Promise<void>;
}

interface Scope {
  unitIds: readonly string[] | null;
  organizationId: string | null;
  name: string | null;
}

/** A query with columns like those of `result_row`, and the part of its people that the reader may have. */
interface Source extends Query {
  scope: Pick<Scope, 'unitIds' | 'organizationId'>;
}

/** Reads what an export shows: the newest official result, or the counting attempts as they are now. */
@Injectable()
export class ExportSource {
  constructor(private readonly units: UnitQuery) {}

  /**
   * `manager` must be in a transaction of one snapshot that lasts until the rows are read, so that sums and rows
   * are of one moment.
   * @throws AppError round_not_found
   */
  async open(
    manager: EntityManager,
    { roundId, grouping, reader }: { roundId: string; grouping: Grouping; reader: Reader },
  ): Promise<ExportContent> {
    const round = await readRound(manager, roundId);
    const map = await this.units.reportUnits(round.reportPeriod);
    const scope = await scopeOf(manager, map, reader);
    const [official] = await readIssued(manager, roundId);
    const source: Source = {
      scope,
      ...(official
        ? { text: `SELECT *, ${submittedMs} FROM result_row WHERE result_id = $1`, values: [official.id] }
        : await provisional(manager, round)),
    };
    const tallies = await readTallies(manager, source, grouping);
    const plan =
      grouping === 'unit'
        ? planByUnit(map, shownPlaces(map, scope, tallies), tallies)
        : planByOrganization(await shownOrganizations(manager, scope, tallies), tallies);
    const { standings, score } = await readPublication(manager, round.contestId);
    const secret = hidesRanks(round, standings, reader);
    const withScore = reader.role !== 'coordinator' || isShown(score, phaseOf(round.times, round.now));
    const status = official
      ? `CHÍNH THỨC – bản ${official.version}, ${localTime(official.at.getTime())}${official.reason && ` – đính chính: ${official.reason}`} · SHA-256 ${official.sha256}`
      : `TẠM TÍNH – tính đến ${localTime(round.now)}, chưa phải kết quả chính thức`;
    return {
      head: {
        contest: round.contestTitle,
        round: round.name,
        status: [
          `KẾT QUẢ ${status}`,
          ...(scope.name === null ? [] : [`chỉ gồm ${scope.name}`]),
          ...(secret ? ['thứ hạng chưa công bố'] : []),
          ...(withScore ? [] : ['điểm chưa công bố']),
        ].join(' · '),
        withScore,
        withPrediction: round.rules.prediction !== null && !secret,
        told: toldOf(round.rules),
      },
      plan,
      people: tallies.reduce((sum, tally) => sum + tally.people, 0),
      read: (take, room) => readRows(manager, source, { plan, secret }, take, room),
    };
  }
}

/**
 * A coordinator may be a contestant's neighbour: while the board is frozen or held back, or ranks would give a
 * prediction's answer away, the file has none of either, and its people come by name.
 */
function hidesRanks(
  { times, rules, now, lastDeadlineAt }: RoundRecord,
  standings: Moment,
  { role }: Reader,
): boolean {
  if (role !== 'coordinator') return false;
  const phase = phaseOf(times, now);
  if (phase === 'frozen' || phase === 'closed') return true;
  const hidden = withheld(rules.prediction, phase, isTakingResponses(times, rules, now, lastDeadlineAt));
  return withHeldStandings(hidden, standings, phase).position;
}

async function scopeOf(manager: EntityManager, map: ReportMap, reader: Reader): Promise<Scope> {
  if (reader.role !== 'coordinator') return { unitIds: null, organizationId: null, name: null };
  const [home] = await manager.query<{ name: string }[]>(
    `SELECT name FROM unit WHERE id = $1 UNION ALL SELECT name FROM organization WHERE id = $2`,
    [reader.unitId, reader.organizationId],
  );
  return {
    // Neither of the two would be a fault elsewhere; it must not become everybody.
    unitIds: reader.organizationId === null ? map.within(reader.unitId ?? '') : null,
    organizationId: reader.organizationId,
    name: home?.name ?? '',
  };
}

const submittedMs = 'floor(extract(epoch FROM submitted_at) * 1000)::float8 AS submitted_ms';

async function provisional(manager: EntityManager, round: RoundRecord): Promise<Query> {
  const { text, values } = standingSql(await readBasis(manager, round));
  return { text: `SELECT *, submitted_at::float8 AS submitted_ms FROM (${text}) standing`, values };
}

/** The reader's part as a condition, with the parameters that it needs behind those of the source. */
function inScope({ values, scope }: Source): { sql: string; values: unknown[] } {
  const [units, organization] = [`$${values.length + 1}`, `$${values.length + 2}`];
  return {
    sql: `(${units}::text[] IS NULL OR s.unit_id = ANY(${units})) AND (${organization}::uuid IS NULL OR s.organization_id = ${organization})`,
    values: [...values, scope.unitIds, scope.organizationId],
  };
}

const keyOf: Record<Grouping, string> = { unit: 's.unit_id', organization: 's.organization_id::text' };

function readTallies(manager: EntityManager, source: Source, grouping: Grouping): Promise<Tally[]> {
  const { sql, values } = inScope(source);
  return manager.query(
    `SELECT ${keyOf[grouping]} AS key, count(*)::int AS people, sum(s.attempts)::int AS attempts,
       sum(s.score_milli)::float8 AS "scoreMilli"
     FROM (${source.text}) s WHERE ${sql} GROUP BY 1 ORDER BY 1`,
    values,
  );
}

function shownPlaces(map: ReportMap, scope: Scope, tallies: readonly Tally[]): ReportMap['places'] {
  if (scope.name === null) return map.places;
  const own = new Set([...(scope.unitIds ?? []), ...tallies.map(({ key }) => map.placeOf(key).unitId)]);
  return map.places.filter(({ unitId }) => own.has(unitId));
}

/** Those still in use and those with people; a unit's coordinator sees only a part of an organization. */
async function shownOrganizations(
  manager: EntityManager,
  scope: Scope,
  tallies: readonly Tally[],
): Promise<OrganizationFact[]> {
  const keys = tallies.map(({ key }) => key).filter((key) => key !== null);
  const found = await manager.query<OrganizationFact[]>(
    `SELECT id, name, head_count AS "headCount" FROM organization
     WHERE id = ANY($1::uuid[]) OR ($2 AND retired_at IS NULL) OR id = $3 ORDER BY search_key, name`,
    [keys, scope.name === null, scope.organizationId],
  );
  return scope.unitIds === null ? found : found.map((each) => ({ ...each, headCount: null }));
}

/** The database reads on while rows are written, as far as the connection holds them. */
async function readRows(
  manager: EntityManager,
  source: Source,
  { plan, secret }: { plan: ExportPlan; secret: boolean },
  ...[take, room]: Parameters<ExportContent['read']>
): Promise<void> {
  const { sql, values } = inScope(source);
  const [key, line, sheet] = [1, 2, 3].map((n) => `$${values.length + n}`);
  const numbers = `spot.line, spot.sheet, c.birth_year, s.rank, s.division_rank, s.score_milli, s.correct_count,
    s.duration_ms, s.submitted_ms, s.prediction, s.prediction_error, s.attempts`;
  const query: Query = {
    text: `SELECT c.full_name, d.name_vi, u.name, o.name, ${numbers
      .split(',')
      .map((column) => `${column.trim()}::float8`)
      .join(', ')}
     FROM (${source.text}) s
     JOIN unnest(${key}::text[], ${line}::int[], ${sheet}::int[]) AS spot(key, line, sheet)
       ON spot.key = coalesce(${keyOf[plan.grouping]}, '')
     JOIN contestant c ON c.id = s.contestant_id
     JOIN division d ON d.contest_id = c.contest_id AND d.code = s.division
     LEFT JOIN unit u ON u.id = s.unit_id LEFT JOIN organization o ON o.id = s.organization_id
     WHERE ${sql} ORDER BY spot.sheet, spot.line, ${secret ? 'c.sort_key COLLATE "C"' : 's.rank'}, s.contestant_id`,
    values: [
      ...values,
      plan.spots.map(({ key: each }) => each ?? ''),
      plan.spots.map(({ line: each }) => each),
      plan.spots.map(({ sheet: each }) => each),
    ],
  };
  // The statement lasts as long as the file takes.
  await manager.query(`SELECT set_config('statement_timeout', '0', true)`);
  await copyOut(
    manager,
    query,
    (row) => {
      const person = personOf(row);
      take(secret ? { ...person, rank: null, divisionRank: null } : person);
    },
    room,
  );
}

/** In the order in which columns are selected. */
function personOf(row: CopiedRow): PersonRow {
  const fullName = row.text() ?? '';
  const division = row.text() ?? '';
  const unitName = row.text();
  const organizationName = row.text();
  const known = () => {
    const value = row.number();
    return Number.isNaN(value) ? null : value;
  };
  return {
    fullName,
    division,
    unitName,
    organizationName,
    line: row.number(),
    sheet: row.number(),
    birthYear: row.number(),
    rank: known(),
    divisionRank: known(),
    scoreMilli: row.number(),
    correctCount: row.number(),
    durationMs: row.number(),
    submittedAt: row.number(),
    prediction: known(),
    predictionError: known(),
    attempts: row.number(),
  };
}
