import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { searchKey } from '../core/text.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type { RosterAnswer, RosterFilter, RosterRow } from './contestant.dto.js';
import { maskPhone } from './phone.js';

const pageSize = 50;

/** A unit, the units below it, and former units whose people it took over; `$n` is its id. */
const unitsUnder = (n: number) => `
  WITH RECURSIVE mine (id) AS (
    SELECT id FROM unit WHERE id = $${n}
    UNION
    SELECT next.id FROM mine CROSS JOIN LATERAL (
      SELECT id FROM unit WHERE parent_id = mine.id
      UNION ALL SELECT old_id FROM unit_succession WHERE new_id = mine.id AND primary_forward
    ) next
  ) SELECT id FROM mine`;

/**
 * The condition that keeps a coordinator to their own unit or organization; TRUE for the other roles. Part of
 * every query about contestants, so that no caller can forget it.
 * @param alias of table contestant @param params of the query so far; the ones needed are added
 */
export function ownContestants(staff: StaffPrincipal, alias: string, params: unknown[]): string {
  if (staff.role !== 'coordinator') return 'TRUE';
  if (staff.organizationId !== null)
    return `${alias}.organization_id = $${params.push(staff.organizationId)}`;
  return `${alias}.unit_id IN (${unitsUnder(params.push(staff.unitId))})`;
}

/** Lists of contestants for staff. */
@Injectable()
export class Roster {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** By given name in Vietnamese order. @throws AppError `contest_not_found` */
  async page(staff: StaffPrincipal, contestId: string, filter: RosterFilter): Promise<RosterAnswer> {
    const params: unknown[] = [contestId];
    const conditions = ['c.contest_id = $1', ownContestants(staff, 'c', params)];
    if (filter.unitId) conditions.push(`c.unit_id IN (${unitsUnder(params.push(filter.unitId))})`);
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
    const rows = await this.database.query<(Omit<RosterRow, 'phoneMasked'> & { phone: string })[]>(
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
