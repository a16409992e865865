import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource, EntityManager } from 'typeorm';
import { publicName } from '../core/board.js';
import { searchKey, sortKey } from '../core/text.js';
import { AppError } from '../platform/errors.js';
import { fullNamesSql } from '../rulebook/rulebook.query.js';
import type { ExtraTimeAnswer, Me } from './contestant.dto.js';
import { consentVersion, type Registration, yearInVietnam } from './contestant.policy.js';
import { maskPhone } from './phone.js';

/** Who takes part in a contest. */
@Injectable()
export class Contestants {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly logger: PinoLogger,
  ) {}

  /**
   * Adds somebody whose phone is proven, or (without a phone) who came with a code of the roster. Who is already in
   * by the phone keeps what they said the first time.
   * @param source whether the groups were declared or stand in the roster
   */
  async add(
    entities: EntityManager,
    contestId: string,
    phone: string | null,
    registration: Registration,
    source: 'declared' | 'roster' = 'declared',
  ): Promise<{ contestantId: string; already: boolean }> {
    const { fullName, birthYear, division, unitId, organizationId } = registration;
    const [made] = await entities.query<{ id: string }[]>(
      `INSERT INTO contestant (contest_id, full_name, search_key, sort_key, phone, birth_year, born, division,
                               unit_id, organization_id, public_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (contest_id, phone) DO NOTHING RETURNING id`,
      [
        contestId,
        fullName,
        searchKey(fullName),
        sortKey(fullName),
        phone,
        birthYear,
        registration.born,
        division,
        unitId,
        organizationId,
        registration.publicName,
      ],
    );
    if (!made)
      return {
        contestantId: (await this.byPhone(entities, contestId, phone ?? '')) as string,
        already: true,
      };
    await entities.query(
      `INSERT INTO consent (contestant_id, purpose, version, given)
       VALUES ($1, 'processing', $2, true), ($1, 'public-name', $2, $3)`,
      [made.id, consentVersion, registration.publicName],
    );
    await entities.query(
      `INSERT INTO contestant_group (contestant_id, group_code, source) SELECT $1, unnest($2::text[]), $3`,
      [made.id, registration.groups, source],
    );
    if (registration.relative)
      await entities.query(
        `INSERT INTO winning_mark (contestant_id, kind, barred, reason) VALUES ($1, 'relative', true, $2)`,
        [made.id, 'Tự khai là người thân của thành viên Ban Tổ chức'],
      );
    return { contestantId: made.id, already: false };
  }

  /** The contestant of a proven phone; null when it never registered. */
  async byPhone(entities: EntityManager, contestId: string, phone: string): Promise<string | null> {
    const [row] = await entities.query<{ id: string }[]>(
      'SELECT id FROM contestant WHERE contest_id = $1 AND phone = $2',
      [contestId, phone],
    );
    return row?.id ?? null;
  }

  /** A contestant as they see themselves. */
  async me(contestantId: string): Promise<Me> {
    const [row] = await this.database.query<MeRow[]>(
      `SELECT c.id AS "contestantId", t.slug AS "contestSlug", c.full_name AS "fullName", c.division,
              u.name AS "unitName", o.name AS "organizationName",
              c.extra_time_permille AS "extraTimePermille", c.phone, c.birth_year,
              c.public_name AND ${fullNamesSql('t.id')} AS public_name
       FROM contestant c JOIN contest t ON t.id = c.contest_id
       LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
       WHERE c.id = $1`,
      [contestantId],
    );
    if (!row) throw new AppError('signed_out');
    const { phone, birth_year: birthYear, public_name: consent, ...shown } = row;
    const year = yearInVietnam(Date.now());
    return {
      ...shown,
      publicName: publicName(shown.fullName, { consent, birthYear, year }),
      phoneMasked: maskPhone(phone),
    };
  }

  /**
   * Extra time for somebody who needs it, for attempts started from now on.
   * @param permille of the round's duration on top, 0 to 3000
   * @param by account that grants it; goes to the log
   */
  async grantExtraTime(contestantId: string, permille: number, by: string): Promise<ExtraTimeAnswer> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE contestant SET extra_time_permille = $2 WHERE id = $1 RETURNING id',
      [contestantId, permille],
    );
    if (rows.length === 0) throw new AppError('contestant_not_found');
    this.logger.info({ contestantId, permille, by }, 'extra time granted');
    return { id: contestantId, extraTimePermille: permille };
  }
}

type MeRow = Omit<Me, 'publicName' | 'phoneMasked'> & {
  phone: string | null;
  birth_year: number;
  public_name: boolean;
};
