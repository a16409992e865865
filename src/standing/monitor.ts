import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { participation } from '../core/board.js';
import { phaseOf, type RoundTimes } from '../core/phase.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { OrganizationService } from '../unit/organization.service.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { MonitorAnswer, MonitorGroup, MonitorHour } from './standing.dto.js';
import { OUTSIDE } from './standing.query.js';

type Numbers = Omit<MonitorAnswer, 'now' | 'phase' | 'errors5m' | 'hourly' | 'units' | 'organizations'>;
type Head = { contestId: string; period: string; now: number } & RoundTimes;
type Place = { unitId: string | null; organizationId: string | null; people: number };

/** Which contestants somebody may see: SQL parameters $2 (communes) and $3 (organization), null for all. */
interface Scope {
  units: readonly string[] | null;
  organizationId: string | null;
}

const inScope = `($2::text[] IS NULL OR c.unit_id = ANY($2)) AND ($3::uuid IS NULL OR c.organization_id = $3)`;
const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** The organisers' view of a running round. Counted by the database, so all servers say the same. */
@Injectable()
export class Monitor implements OnModuleInit {
  /** Minutes since the epoch → answers with status 5xx. */
  private readonly failures = new Map<number, number>();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
    private readonly organizations: OrganizationService,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('onResponse', async (_, reply) => {
      if (reply.statusCode >= 500) this.countFailure(Math.floor(Date.now() / 60_000));
    });
  }

  /** @throws AppError `round_not_found` */
  async of(roundId: string, principal: StaffPrincipal): Promise<MonitorAnswer> {
    const [head] = await this.database.query<Head[]>(
      `SELECT c.id AS "contestId", c.report_period AS period, ${ms('clock_timestamp()')} AS now,
         ${ms('c.published_at')} AS "publishedAt", ${ms('r.opens_at')} AS "opensAt",
         ${ms('r.frozen_at')} AS "frozenAt", ${ms('r.closes_at')} AS "closesAt",
         ${ms('r.thawed_at')} AS "thawedAt", ${ms('r.finalized_at')} AS "finalizedAt"
       FROM round r JOIN contest c ON c.id = r.contest_id WHERE r.id = $1`,
      [roundId],
    );
    if (!head) throw new AppError('round_not_found');
    const scope = await this.scopeOf(principal, head.period);
    const params = [roundId, scope.units, scope.organizationId];
    const [numbers, hourly, groups] = await Promise.all([
      this.numbers(params),
      this.hourly(params),
      this.groups(params, head.period, scope),
    ]);
    return {
      now: new Date(head.now).toISOString(),
      phase: phaseOf(head, head.now),
      ...numbers,
      errors5m: this.recentFailures(Math.floor(Date.now() / 60_000)),
      hourly,
      ...groups,
    };
  }

  private async scopeOf(principal: StaffPrincipal, period: string): Promise<Scope> {
    if (principal.role !== 'coordinator') return { units: null, organizationId: null };
    if (principal.unitId === null) return { units: null, organizationId: principal.organizationId };
    const map = await this.units.reportUnits(period);
    return { units: map.within(principal.unitId), organizationId: null };
  }

  private async numbers(params: unknown[]): Promise<Numbers> {
    const [row] = await this.database.query<Numbers[]>(
      `WITH mine AS (
         SELECT c.id, c.contest_id FROM contestant c
         WHERE c.contest_id = (SELECT contest_id FROM round WHERE id = $1) AND ${inScope}
       ), tried AS (
         SELECT a.contestant_id, s.ended_by,
           s.attempt_id IS NULL AND clock_timestamp() <= a.deadline_at + a.grace_ms * interval '1 ms' AS running,
           s.attempt_id IS NULL AND EXISTS (
             SELECT 1 FROM response p WHERE p.attempt_id = a.id AND p.kind IN ('submit', 'timeout')) AS handed
         FROM attempt a JOIN mine ON mine.id = a.contestant_id LEFT JOIN score s ON s.attempt_id = a.id
         WHERE a.round_id = $1
       )
       SELECT count(*)::int AS started,
         count(*) FILTER (WHERE running AND NOT handed)::int AS "inProgress",
         count(*) FILTER (WHERE ended_by = 'submit')::int AS submitted,
         count(*) FILTER (WHERE ended_by = 'timeout')::int AS "timedOut",
         count(*) FILTER (WHERE ended_by IS NULL AND (handed OR NOT running))::int AS ungraded,
         count(DISTINCT contestant_id)::int AS people,
         (SELECT count(*)::int FROM mine) AS registered,
         (SELECT count(*)::int FROM late_response l JOIN attempt a ON a.id = l.attempt_id
          JOIN mine ON mine.id = a.contestant_id WHERE a.round_id = $1) AS late
       FROM tried`,
      params,
    );
    return row as Numbers;
  }

  private async hourly(params: unknown[]): Promise<MonitorHour[]> {
    const rows = await this.database.query<{ hour: number; started: number; submitted: number }[]>(
      `SELECT ${ms(`date_trunc('hour', at)`)} AS hour, sum(started)::int AS started, sum(submitted)::int AS submitted
       FROM (
         SELECT a.contestant_id, a.started_at AS at, 1 AS started, 0 AS submitted FROM attempt a WHERE a.round_id = $1
         UNION ALL
         SELECT s.contestant_id, s.ended_at, 0, 1 FROM score s WHERE s.round_id = $1 AND s.ended_by = 'submit'
       ) moment JOIN contestant c ON c.id = moment.contestant_id
       WHERE ${inScope} GROUP BY 1 ORDER BY 1`,
      params,
    );
    return rows.map((row) => ({ ...row, hour: new Date(row.hour).toISOString() }));
  }

  /** Every unit of the map and every organization within the scope, also those where nobody has started. */
  private async groups(
    params: unknown[],
    period: string,
    scope: Scope,
  ): Promise<{ units: MonitorGroup[]; organizations: MonitorGroup[] }> {
    const places = await this.database.query<Place[]>(
      `SELECT c.unit_id AS "unitId", c.organization_id AS "organizationId", count(*)::int AS people
       FROM contestant c WHERE ${inScope} AND EXISTS (
         SELECT 1 FROM attempt a WHERE a.contestant_id = c.id AND a.round_id = $1)
       GROUP BY 1, 2`,
      params,
    );
    const map = await this.units.reportUnits(period);
    const everywhere = scope.units === null && scope.organizationId === null;
    const own = new Set(scope.units?.map((id) => map.placeOf(id).unitId ?? OUTSIDE));
    const byUnit = sumBy(places, ({ unitId }) => unitId && (map.placeOf(unitId).unitId ?? OUTSIDE));
    const byOrganization = sumBy(places, ({ organizationId }) => organizationId);
    const units = [...map.places, map.outside]
      .map(({ unitId, name }) => toGroup(unitId ?? OUTSIDE, name, byUnit, null))
      .filter(({ id, entrants }) =>
        everywhere ? id !== OUTSIDE || entrants > 0 : own.has(id) && entrants >= 0,
      );
    const organizations = (await this.organizations.all())
      .map(({ id, name, headCount }) => toGroup(id, name, byOrganization, headCount))
      .filter(({ id, entrants }) => everywhere || id === scope.organizationId || entrants > 0);
    return { units: scope.organizationId === null ? units : [], organizations };
  }

  private countFailure(minute: number): void {
    this.failures.set(minute, (this.failures.get(minute) ?? 0) + 1);
    for (const old of this.failures.keys()) if (old <= minute - 5) this.failures.delete(old);
  }

  private recentFailures(minute: number): number {
    return [...this.failures].reduce((sum, [at, count]) => (at > minute - 5 ? sum + count : sum), 0);
  }
}

function sumBy(places: Place[], idOf: (place: Place) => string | null): Map<string, number> {
  const sums = new Map<string, number>();
  for (const place of places) {
    const id = idOf(place);
    if (id) sums.set(id, (sums.get(id) ?? 0) + place.people);
  }
  return sums;
}

function toGroup(
  id: string,
  name: string,
  people: Map<string, number>,
  headCount: number | null,
): MonitorGroup {
  const entrants = people.get(id) ?? 0;
  return { id, name, entrants, headCount, permille: participation(entrants, headCount) };
}
