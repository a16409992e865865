import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { publicName } from '../core/board.js';
import { AppError } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import { fullNamesSql } from '../rulebook/rulebook.query.js';
import type { CertificateCheck, OwnCertificate } from './certificate.dto.js';
import type { CertificateFace } from './certificate.page.js';

/** What the award was won in. */
const roundName = `CASE WHEN k.overall_id IS NULL THEN r.name ELSE 'Chung cuộc' END`;

const faceColumns = `
  k.code, k.number, k.full_name AS "fullName", k.place, d.name_vi AS division, k.award, c.title AS contest,
  ${roundName} AS round, k.issuer, floor(extract(epoch FROM k.issued_at) * 1000)::float8 AS "issuedAt"`;

const joined = `
  certificate k JOIN round r ON r.id = k.round_id JOIN contest c ON c.id = r.contest_id
  JOIN division d ON d.contest_id = c.id AND d.code = k.division`;

/**
 * Revoked by a person; corrected when a newer version of the result says something else of its holder (another
 * score, place or nothing), when its award went to somebody else, or when a newer certificate took its place.
 */
const state = `
  LEFT JOIN certificate_revocation v ON v.code = k.code
  LEFT JOIN LATERAL (
    SELECT n.finalized_at AS at, n.reason FROM result o JOIN result n ON n.round_id = o.round_id AND n.version > o.version
    LEFT JOIN result_row old ON old.result_id = o.id AND old.contestant_id = k.contestant_id
    LEFT JOIN result_row new ON new.result_id = n.id AND new.contestant_id = k.contestant_id
    WHERE o.id = k.result_id AND (new.contestant_id IS NULL OR new.score_milli <> old.score_milli
      OR (k.kind = 'award' AND new.division_rank <> old.division_rank)
      OR EXISTS (SELECT 1 FROM certificate l WHERE l.result_id = n.id AND l.contestant_id = k.contestant_id
        AND (l.kind, l.award, l.full_name) IS DISTINCT FROM (k.kind, k.award, k.full_name)))
    ORDER BY n.version LIMIT 1
  ) w ON true
  LEFT JOIN LATERAL (
    SELECT i.made_at AS at, i.reason FROM award_issue i
    WHERE k.kind = 'award' AND i.contest_id = r.contest_id AND i.made_at > k.issued_at
      AND i.version = (SELECT max(version) FROM award_issue WHERE contest_id = r.contest_id)
      AND NOT EXISTS (SELECT 1 FROM award a JOIN award_list l USING (issue_id, list_id)
        WHERE a.issue_id = i.id AND l.round_id = k.round_id AND (k.overall_id IS NULL OR l.scope = 'overall')
          AND a.contestant_id = k.contestant_id
          AND position(a.tier_name IN k.award) > 0)
  ) g ON true`;
const stateOf = `CASE WHEN v.code IS NOT NULL THEN 'revoked' WHEN coalesce(w.at, g.at) IS NOT NULL THEN 'corrected' ELSE 'valid' END`;

/** Certificates as they are read: by their code, by their holder, all of a result. */
@Injectable()
export class CertificateQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError certificate_not_found */
  async check(code: string): Promise<CertificateCheck> {
    const [row] = await this.database.query<
      (CertificateCheck & { fullName: string; consent: boolean; birthYear: number; opensAt: Date })[]
    >(
      `SELECT k.code, ${stateOf} AS state, k.number, k.award, d.name_vi AS division, c.title AS contest,
         c.slug AS "contestSlug", ${roundName} AS round, k.issuer, k.issued_at AS "issuedAt",
         coalesce(v.revoked_at, w.at, g.at) AS "changedAt", coalesce(v.reason, w.reason, g.reason, '') AS reason,
         k.full_name AS "fullName", p.public_name AND ${fullNamesSql('c.id')} AS consent, p.birth_year AS "birthYear", r.opens_at AS "opensAt"
       FROM ${joined} JOIN contestant p ON p.id = k.contestant_id ${state} WHERE k.code = $1`,
      [code],
    );
    if (!row) throw new AppError('certificate_not_found');
    const { fullName, consent, birthYear, opensAt, ...shown } = row;
    const year = wallClock(opensAt.getTime()).getUTCFullYear();
    return { ...shown, name: publicName(fullName, { consent, birthYear, year }) };
  }

  own(contestantId: string): Promise<OwnCertificate[]> {
    return this.database.query(
      `SELECT k.code, k.number, ${stateOf} AS state, k.award, c.title AS contest, ${roundName} AS round,
         k.issued_at AS "issuedAt"
       FROM ${joined} ${state} WHERE k.contestant_id = $1 ORDER BY k.issued_at DESC`,
      [contestantId],
    );
  }

  /** @throws AppError certificate_not_found (also for somebody else's and for one that is not valid) */
  async ownFace(contestantId: string, code: string): Promise<CertificateFace> {
    const [face] = await this.database.query<CertificateFace[]>(
      `SELECT ${faceColumns} FROM ${joined} ${state}
       WHERE k.code = $1 AND k.contestant_id = $2 AND ${stateOf} = 'valid'`,
      [code, contestantId],
    );
    if (!face) throw new AppError('certificate_not_found');
    return face;
  }
}

/** What certificates follow from: a round's result, or the overall one. */
export type CertificateSource = 'round' | 'overall';

export const sourceColumns = { round: 'result_id', overall: 'overall_id' } as const;

/** Faces of a result's certificates that nobody revoked, by number, some at a time. */
export async function* facesOf(
  manager: EntityManager,
  { of, resultId }: { of: CertificateSource; resultId: string },
  atOnce: number,
): AsyncGenerator<CertificateFace[]> {
  let after = 0;
  for (;;) {
    const faces = await manager.query<CertificateFace[]>(
      `SELECT ${faceColumns} FROM ${joined}
       WHERE k.${sourceColumns[of]} = $1 AND k.number > $2 AND NOT EXISTS (
         SELECT 1 FROM certificate_revocation v WHERE v.code = k.code)
       ORDER BY k.number LIMIT $3`,
      [resultId, after, atOnce],
    );
    if (faces.length === 0) return;
    after = faces.at(-1)!.number;
    yield faces;
  }
}
