import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource, EntityManager } from 'typeorm';
import { Sessions } from '../account/sessions.js';
import { consume, networkOf } from '../account/sign-in.js';
import { isChild } from '../contestant/contestant.policy.js';
import { Contestants } from '../contestant/contestants.js';
import { parsePhone } from '../contestant/phone.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { shortCode } from '../platform/short-code.js';
import type { Person } from './roster.check.js';
import type { RosterCodeView, RosterCodesAnswer, RosterDoorInput } from './roster.dto.js';

/** Codes made by one request; a sheet of them is still one file to print. */
const mostAtOnce = 2000;

type Entry = Person & { id: string; contestId: string; contestantId: string | null };

/** Codes with which people of a roster enter: told once, kept as a keyed hash, revocable. */
@Injectable()
export class RosterCodes {
  private readonly secret: string;
  /** A whole school may come from one address; of one code nobody tries all years of birth. */
  private readonly byNetwork = new RateLimiterMemory({ points: 3000, duration: 600 });
  private readonly byCode = new RateLimiterMemory({ points: 8, duration: 600 });

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) config: Pick<Config, 'secret'>,
    private readonly contestants: Contestants,
    private readonly sessions: Sessions,
  ) {
    this.secret = derivedSecret(config, 'roster-code');
  }

  /**
   * Makes codes; an earlier one of the same person stops working.
   * @param entryIds null: everybody without a code that works, `mostAtOnce` of them
   * @throws AppError `roster_entry_not_found` where one of the ids is not on this contest's roster
   */
  async issue(contestId: string, entryIds: readonly string[] | null, by: string): Promise<RosterCodesAnswer> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`roster ${contestId}`]);
      const people = await manager.query<Omit<RosterCodeView, 'code'>[]>(
        `SELECT e.id AS "entryId", e.account_code AS account, e.full_name AS "fullName", e.birth_year AS "birthYear",
           d.name_vi AS division, coalesce(u.name, o.name) AS place
         FROM roster_entry e JOIN division d ON (d.contest_id, d.code) = (e.contest_id, e.division)
         LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN organization o ON o.id = e.organization_id
         WHERE e.contest_id = $1 AND e.removed_at IS NULL AND CASE WHEN $2::uuid[] IS NULL THEN
           NOT EXISTS (SELECT FROM roster_code k WHERE k.entry_id = e.id AND k.revoked_at IS NULL) ELSE e.id = ANY($2) END
         ORDER BY place, e.sort_key COLLATE "C", e.id LIMIT $3`,
        [contestId, entryIds, mostAtOnce],
      );
      if (entryIds !== null && people.length < new Set(entryIds).size)
        throw new AppError('roster_entry_not_found');
      await revoke(
        manager,
        people.map(({ entryId }) => entryId),
      );
      const codes = people.map((person) => ({ ...person, code: newCode() }));
      await manager.query(
        `INSERT INTO roster_code (code_hash, entry_id, issued_by)
         SELECT decode(hash, 'hex'), entry, $3 FROM unnest($1::text[], $2::uuid[]) AS t(hash, entry)`,
        [codes.map(({ code }) => this.hash(contestId, code)), codes.map(({ entryId }) => entryId), by],
      );
      const [rest] = await manager.query<{ left: number }[]>(
        `SELECT count(*)::int AS left FROM roster_entry e WHERE e.contest_id = $1 AND e.removed_at IS NULL
           AND NOT EXISTS (SELECT FROM roster_code k WHERE k.entry_id = e.id AND k.revoked_at IS NULL)`,
        [contestId],
      );
      return {
        codes: codes.map(({ code, ...person }) => ({
          ...person,
          code: `${code.slice(0, 4)}-${code.slice(4)}`,
        })),
        left: rest?.left ?? 0,
      };
    });
  }

  /** The code stops working, and whoever is in with it is signed out. @throws AppError `roster_entry_not_found` */
  async revoke(entryId: string): Promise<void> {
    const [entry] = await this.database.query<{ contestantId: string | null }[]>(
      'SELECT contestant_id AS "contestantId" FROM roster_entry WHERE id = $1 AND removed_at IS NULL',
      [entryId],
    );
    if (!entry) throw new AppError('roster_entry_not_found');
    await revoke(this.database.manager, [entryId]);
    if (entry.contestantId !== null) await this.sessions.endAllOf({ contestantId: entry.contestantId });
  }

  /**
   * Takes somebody off the roster who has not come in; their code stops working.
   * @throws AppError `roster_entry_not_found`, `roster_entered`
   */
  async remove(entryId: string, reason: string, by: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [entry] = await manager.query<{ contestant_id: string | null }[]>(
        'SELECT contestant_id FROM roster_entry WHERE id = $1 AND removed_at IS NULL FOR UPDATE',
        [entryId],
      );
      if (!entry) throw new AppError('roster_entry_not_found');
      if (entry.contestant_id !== null) throw new AppError('roster_entered');
      await manager.query(
        'UPDATE roster_entry SET removed_at = clock_timestamp(), removed_by = $2, removed_reason = $3 WHERE id = $1',
        [entryId, by, reason],
      );
      await revoke(manager, [entryId]);
    });
  }

  /**
   * Finds or makes the contestant of a code. A wrong code and a wrong proof get the same answer.
   * @returns the contestant's id, and whether they had come in before
   * @throws AppError `roster_code_wrong`, `consent_required` the first time, `too_many_requests`
   */
  async enter(
    slug: string,
    { code, proof, processing, publicName }: RosterDoorInput,
    ip: string,
  ): Promise<{ contestantId: string; already: boolean }> {
    await consume(this.byNetwork, networkOf(ip));
    await consume(this.byCode, `${slug} ${code}`);
    const found = await this.database.transaction(async (manager) => {
      const entry = await this.find(manager, slug, code);
      if (!entry || !proves(entry, proof)) throw new AppError('roster_code_wrong', {}, 'code');
      if (entry.contestantId !== null) return { contestantId: entry.contestantId, already: true };
      if (processing !== true) throw new AppError('consent_required', {}, 'processing');
      const registration = {
        ...entry,
        relative: false,
        publicName: publicName === true && !isChild(entry.birthYear, Date.now()),
      };
      const { contestId, phone } = entry;
      const made = await this.contestants.add(manager, contestId, phone, registration, 'roster');
      await manager.query('UPDATE roster_entry SET contestant_id = $2 WHERE id = $1', [
        entry.id,
        made.contestantId,
      ]);
      return made;
    });
    await this.byCode.delete(`${slug} ${code}`);
    return found;
  }

  /** Locked, so that two devices at once make one contestant. */
  private async find(manager: EntityManager, slug: string, code: string): Promise<Entry | null> {
    const [contest] = /^[a-z0-9-]{1,100}$/.test(slug)
      ? await manager.query<{ id: string }[]>(
          'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
          [slug],
        )
      : [];
    if (!contest) throw new AppError('contest_not_found');
    const [entry] = await manager.query<Entry[]>(
      `SELECT e.id, e.contest_id AS "contestId", e.contestant_id AS "contestantId", e.account_code AS "accountCode",
         e.full_name AS "fullName", e.phone, e.birth_year AS "birthYear", to_char(e.born, 'YYYY-MM-DD') AS born,
         e.division, e.unit_id AS "unitId", e.organization_id AS "organizationId", e.groups
       FROM roster_code k JOIN roster_entry e ON e.id = k.entry_id
       WHERE k.code_hash = decode($1, 'hex') AND k.revoked_at IS NULL AND e.removed_at IS NULL AND e.contest_id = $2
       FOR UPDATE OF e`,
      [this.hash(contest.id, code), contest.id],
    );
    return entry ?? null;
  }

  /** Keyed, because the 40 bits of a code alone could be searched through. Hexadecimal. */
  private hash(contestId: string, code: string): string {
    return createHmac('sha256', this.secret).update(`${contestId}:${code}`).digest('hex');
  }
}

const newCode = (): string => shortCode(randomBytes(32).toString('hex'), 'roster');

const revoke = (manager: EntityManager, entryIds: readonly string[]): Promise<unknown> =>
  manager.query(
    'UPDATE roster_code SET revoked_at = clock_timestamp() WHERE entry_id = ANY($1) AND revoked_at IS NULL',
    [entryIds],
  );

/** The year of birth, or the phone that the roster has. */
function proves({ birthYear, phone }: Entry, proof: string): boolean {
  const typed = proof.trim();
  if (/^\d{4}$/.test(typed)) return Number(typed) === birthYear;
  return phone !== null && parsePhone(typed) === phone;
}
