import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { maskPhone } from '../contestant/phone.js';
import { AppError } from '../platform/errors.js';
import { suspectedDuplicates } from './duplicates.query.js';
import type { DuplicatesAnswer, PersonView, VerdictRequest, VerdictView } from './eligibility.dto.js';

const shownPairs = 100;

/** Contestants who look like one person, side by side, and what people decided about them. */
@Injectable()
export class DuplicatesService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError `contest_not_found` */
  async of(contestId: string): Promise<DuplicatesAnswer> {
    const [known] = await this.database.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [contestId]);
    if (!known) throw new AppError('contest_not_found');
    const found = await suspectedDuplicates(this.database, contestId);
    const shown = found.slice(0, shownPairs);
    const people = await this.people(shown.flatMap(({ one, other }) => [one, other]));
    return {
      total: found.length,
      pairs: shown.flatMap(({ one, other, ...pair }) => {
        const [left, right] = [people.get(one), people.get(other)];
        return left && right ? [{ ...pair, one: left, other: right }] : [];
      }),
      decided: await this.decided(contestId),
    };
  }

  /**
   * Records what was decided about two contestants of one contest; a later decision replaces it. Striking out the
   * attempts of the one who is not kept takes the two people of any disqualification.
   * @throws AppError `contestant_not_found`, `keeps_required`
   */
  async decide(
    contestId: string,
    { one, other, verdict, keeps, reason }: VerdictRequest,
    by: string,
  ): Promise<void> {
    const kept = verdict === 'same' ? (keeps ?? null) : null;
    if (verdict === 'same' && (kept === null || ![one, other].includes(kept)))
      throw new AppError('keeps_required', {}, 'keeps');
    const made = await this.database.query<unknown[]>(
      `INSERT INTO person_verdict (one, other, verdict, keeps, reason, decided_by)
       SELECT a.id, b.id, $4, $5, $6, $7 FROM contestant a JOIN contestant b ON b.contest_id = a.contest_id
       WHERE a.contest_id = $1 AND a.id = least($2::uuid, $3::uuid) AND b.id = greatest($2::uuid, $3::uuid)
         AND a.id <> b.id RETURNING id`,
      [contestId, one, other, verdict, kept, reason, by],
    );
    if (made.length === 0) throw new AppError('contestant_not_found');
  }

  private async people(ids: readonly string[]): Promise<Map<string, PersonView>> {
    const rows = await this.database.query<(Omit<PersonView, 'phoneMasked'> & { phone: string | null })[]>(
      `SELECT c.id AS "contestantId", c.full_name AS "fullName", c.birth_year AS "birthYear", c.phone, c.division,
         coalesce(u.name, o.name) AS place, c.registered_at AS "registeredAt",
         coalesce((SELECT jsonb_agg(x ORDER BY x.number) FROM (
           SELECT r.id AS "roundId", r.name AS round, r.number, count(*)::int AS attempts,
             count(*) FILTER (WHERE v.attempt_id IS NULL)::int AS counting,
             max(s.score_milli) FILTER (WHERE v.attempt_id IS NULL) AS "bestMilli"
           FROM attempt t JOIN round r ON r.id = t.round_id LEFT JOIN score s ON s.attempt_id = t.id
           LEFT JOIN void_attempt v ON v.attempt_id = t.id WHERE t.contestant_id = c.id GROUP BY r.id) x), '[]') AS rounds
       FROM contestant c LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
       WHERE c.id = ANY($1)`,
      [ids],
    );
    return new Map(
      rows.map(({ phone, ...row }) => [row.contestantId, { ...row, phoneMasked: maskPhone(phone) }]),
    );
  }

  private decided(contestId: string): Promise<VerdictView[]> {
    return this.database.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (v.one, v.other) a.full_name AS one, b.full_name AS other, v.verdict, v.reason,
           p.display_name AS "decidedBy", v.at
         FROM person_verdict v JOIN contestant a ON a.id = v.one JOIN contestant b ON b.id = v.other
         JOIN account p ON p.id = v.decided_by
         WHERE a.contest_id = $1 ORDER BY v.one, v.other, v.id DESC) newest
       ORDER BY at DESC LIMIT 50`,
      [contestId],
    );
  }
}
