import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { maskPhone } from '../contestant/phone.js';
import { searchKey } from '../core/text.js';
import type { RosterEntriesAnswer, RosterEntriesFilter, RosterEntryView } from './roster.dto.js';

const pageSize = 50;

const works = 'EXISTS (SELECT FROM roster_code k WHERE k.entry_id = e.id AND k.revoked_at IS NULL)';
const conditions = {
  '': 'TRUE',
  'no-code': `e.contestant_id IS NULL AND NOT ${works}`,
  coded: `e.contestant_id IS NULL AND ${works}`,
  entered: 'e.contestant_id IS NOT NULL',
};

/** The roster as organisers see it. */
@Injectable()
export class RosterQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** By given name in Vietnamese order. */
  async page(
    contestId: string,
    { q, state, page }: RosterEntriesFilter,
  ): Promise<Omit<RosterEntriesAnswer, 'imports'>> {
    const where = `e.contest_id = $1 AND e.removed_at IS NULL AND ${conditions[state]}
      AND ($2 = '' OR e.search_key LIKE '%' || $2 || '%' OR lower(e.account_code) = lower($3))`;
    const params = [contestId, searchKey(q), q.trim().replaceAll('\0', '')];
    const [counts] = await this.database.query<
      { people: number; coded: number; entered: number; total: number }[]
    >(
      `SELECT count(*)::int AS people, (count(*) FILTER (WHERE ${works}))::int AS coded,
         count(e.contestant_id)::int AS entered, (count(*) FILTER (WHERE ${where}))::int AS total
       FROM roster_entry e WHERE e.contest_id = $1 AND e.removed_at IS NULL`,
      params,
    );
    const { people = 0, coded = 0, entered = 0, total = 0 } = counts ?? {};
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const shown = Math.min(page, pages);
    const rows = await this.database.query<
      (Omit<RosterEntryView, 'phoneMasked'> & { phone: string | null })[]
    >(
      `SELECT e.id, e.account_code AS account, e.full_name AS "fullName", e.birth_year AS "birthYear", e.phone,
         e.division, coalesce(u.name, o.name) AS place, e.groups, ${works} AS "codeWorks",
         CASE WHEN e.contestant_id IS NOT NULL THEN 'entered' WHEN ${works} THEN 'coded' ELSE 'no-code' END AS state
       FROM roster_entry e LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN organization o ON o.id = e.organization_id
       WHERE ${where} ORDER BY e.sort_key COLLATE "C", e.id LIMIT ${pageSize} OFFSET ${(shown - 1) * pageSize}`,
      params,
    );
    return {
      people,
      coded,
      entered,
      total,
      page: shown,
      pages,
      rows: rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: maskPhone(phone) })),
    };
  }
}
