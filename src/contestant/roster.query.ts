import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { searchKey } from '../core/text.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type { RosterAnswer, RosterFilter, RosterRow } from './contestant.dto.js';
import { UnitQuery } from '../unit/unit.query.js';
import { maskPhone } from './phone.js';

const pageSize = 50;

/** Lists of contestants for staff. */
@Injectable()
export class Roster {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** By given name in Vietnamese order. @throws AppError `contest_not_found` */
  async page(staff: StaffPrincipal, contestId: string, filter: RosterFilter): Promise<RosterAnswer> {
    const params: unknown[] = [contestId];
    const conditions = ['c.contest_id = $1', await this.own(staff, params)];
    if (filter.unitId) conditions.push(await this.ofUnit(filter.unitId, params));
    if (filter.organizationId) conditions.push(`c.organization_id = $${params.push(filter.organizationId)}`);
    if (filter.q?.trim()) conditions.push(matching(filter.q, params));
    const where = conditions.join(' AND ');
    const [counted] = await this.database.query<{ known: boolean; total: number }[]>(
      `SELECT EXISTS (SELECT 1 FROM contest WHERE id = $1) AS known,
              (SELECT count(*)::int FROM contestant c WHERE ${where}) AS total`,
      params,
    );
    if (!counted?.known) throw new AppError('contest_not_found');
    const pages = Math.max(1, Math.ceil(counted.total / pageSize));
    const page = Math.min(filter.page ?? 1, pages);
    const rows = await this.database.query<(Omit<RosterRow, 'phoneMasked'> & { phone: string | null })[]>(
      `SELECT c.id, c.full_name AS "fullName", c.phone, c.birth_year AS "birthYear", c.division,
              coalesce(u.name, o.name) AS place, c.registered_at AS "registeredAt",
              (SELECT count(*)::int FROM attempt a WHERE a.contestant_id = c.id) AS attempts,
              c.extra_time_permille AS "extraTimePermille"
       FROM contestant c LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
       WHERE ${where} ORDER BY c.sort_key COLLATE "C", c.id
       LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
      params,
    );
    return {
      total: counted.total,
      page,
      pages,
      rows: rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: maskPhone(phone) })),
    };
  }

  /** Keeps a coordinator to the own unit or organization; TRUE for the other roles. `params` grows by what it needs. */
  private async own(staff: StaffPrincipal, params: unknown[]): Promise<string> {
    if (staff.role !== 'coordinator') return 'TRUE';
    if (staff.organizationId !== null) return `c.organization_id = $${params.push(staff.organizationId)}`;
    return this.ofUnit(staff.unitId ?? '', params);
  }

  /** Whoever is counted at the unit, as in the monitor and in exports. */
  private async ofUnit(unitId: string, params: unknown[]): Promise<string> {
    return `c.unit_id = ANY($${params.push(await this.units.within(unitId))})`;
  }
}

/** Digits look for the end of a phone, letters for a name. Keys hold letters, digits and spaces only: no wildcards. */
function matching(q: string, params: unknown[]): string {
  const digits = q.normalize('NFKC').replace(/[\s.+-]/g, '');
  if (/^\d{3,15}$/.test(digits)) {
    const end = digits.length < 9 ? digits : digits.slice(-9);
    return `c.phone LIKE '%' || $${params.push(end)}`;
  }
  return `c.search_key LIKE '%' || $${params.push(searchKey(q))} || '%'`;
}
