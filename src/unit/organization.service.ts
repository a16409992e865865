import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { searchKey } from '../core/text.js';
import { AppError } from '../platform/errors.js';
import { search } from './unit-search.js';
import { UnitQuery } from './unit.query.js';
import type {
  CreateOrganizationRequest,
  OrganizationOption,
  OrganizationView,
  UpdateOrganizationRequest,
} from './unit.dto.js';

type OrganizationRow = Omit<OrganizationView, 'createdAt'> & { createdAt: Date };

const columns = `id, name, kind, head_count AS "headCount", unit_id AS "unitId", retired_at IS NOT NULL AS retired,
  created_at AS "createdAt"`;

/** Agencies, schools and companies for which people take part. */
@Injectable()
export class OrganizationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** Those a contestant may choose now, by typed words without marks. */
  async choices(q: string, limit: number): Promise<OrganizationOption[]> {
    const rows = await this.database.query<(OrganizationOption & { key: string })[]>(
      `SELECT id, name, kind, search_key AS key FROM organization WHERE retired_at IS NULL ORDER BY search_key, name`,
    );
    const entries = rows.map(({ id, name, kind, key }) => ({ id, name, kind, key, aliases: [], within: '' }));
    return search(entries, q, limit).map(({ id, name, kind }) => ({ id, name, kind }));
  }

  async all(): Promise<OrganizationView[]> {
    const rows = await this.database.query<OrganizationRow[]>(
      `SELECT ${columns} FROM organization ORDER BY retired_at IS NOT NULL, search_key, name`,
    );
    return rows.map(toView);
  }

  /** @throws AppError organization_taken, place_unknown */
  async create(wanted: CreateOrganizationRequest): Promise<OrganizationView> {
    await this.checkUnit(wanted.unitId);
    const rows = await this.database
      .query<OrganizationRow[]>(
        `INSERT INTO organization (name, search_key, kind, head_count, unit_id) VALUES ($1, $2, $3, $4, $5)
         RETURNING ${columns}`,
        [wanted.name, searchKey(wanted.name), wanted.kind, wanted.headCount ?? null, wanted.unitId ?? null],
      )
      .catch(refuseTakenName);
    return this.only(rows);
  }

  /**
   * Changes what is given and leaves the rest; null takes a head count or a unit away.
   * @throws AppError organization_not_found, organization_taken, place_unknown
   */
  async update(id: string, wanted: UpdateOrganizationRequest): Promise<OrganizationView> {
    await this.checkUnit(wanted.unitId);
    const changes: [string, unknown][] = [];
    if (wanted.name !== undefined)
      changes.push(['name', wanted.name], ['search_key', searchKey(wanted.name)]);
    if (wanted.kind !== undefined) changes.push(['kind', wanted.kind]);
    if (wanted.headCount !== undefined) changes.push(['head_count', wanted.headCount]);
    if (wanted.unitId !== undefined) changes.push(['unit_id', wanted.unitId]);
    const assignments = changes.map(([column], i) => `${column} = $${i + 3}`);
    assignments.push(
      `retired_at = CASE WHEN $2::boolean THEN coalesce(retired_at, now()) WHEN NOT $2 THEN NULL ELSE retired_at END`,
    );
    const [rows] = await this.database
      .query<[OrganizationRow[], number]>(
        `UPDATE organization SET ${assignments.join(', ')} WHERE id = $1 RETURNING ${columns}`,
        [id, wanted.retired ?? null, ...changes.map(([, value]) => value)],
      )
      .catch(refuseTakenName);
    return this.only(rows);
  }

  private async checkUnit(unitId: string | null | undefined): Promise<void> {
    if (unitId == null) return;
    if ((await this.units.find(unitId)) === null) throw new AppError('place_unknown', {}, 'unitId');
  }

  private only(rows: OrganizationRow[]): OrganizationView {
    const row = rows[0];
    if (!row) throw new AppError('organization_not_found');
    return toView(row);
  }
}

function toView(row: OrganizationRow): OrganizationView {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

function refuseTakenName(error: unknown): never {
  if ((error as { code?: string }).code === '23505') throw new AppError('organization_taken', {}, 'name');
  throw error;
}
