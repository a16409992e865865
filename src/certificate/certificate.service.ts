import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Zip, ZipPassThrough } from 'fflate';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { readAwardBook } from '../award/award.book.js';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { readFixedOverall } from '../dossier/overall.data.js';
import { newestAwards, readResultFacts, readWinners, type Winner } from '../publication/publication.data.js';
import { readRound } from '../result/result.query.js';
import type { CertificatesAccepted, CertificatesRequest } from './certificate.dto.js';
import { certificatePages } from './certificate.page.js';
import { type CertificateSource, facesOf, sourceColumns } from './certificate.query.js';

const KIND = 'certificates';
/** Pages of one PDF in the archive: a printer takes it in one go, and progress is told often enough. */
const PAGES_AT_ONCE = 250;

interface Options {
  /** Absent in files of old: of a round. */
  of?: CertificateSource;
  resultId: string;
  origin: string;
  certificates: number;
}

/** Written by `print` only. */
const optionsOf = ({ options }: Pick<FileTask, 'options'>): Options => options as never;

interface Issue {
  contestantId: string;
  award: string;
}

/** Issues certificates from the newest official result, once for each person, and makes the files to print. */
@Injectable()
export class CertificateService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly downloads: DownloadService,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => `giấy chứng nhận${optionsOf(task).of === 'overall' ? ' chung cuộc' : ''}`,
      write: (...all) => this.write(...all),
    });
  }

  /** Where the public finds this site; what a QR code leads to. */
  origin(host: string): string {
    return this.config.publicUrl ?? `http://${host}`;
  }

  /**
   * Who gets one is what the rulebook says. Issuing again adds whoever has none yet; nobody gets a second one for the same version of the result.
   * @throws AppError round_not_found, result_not_found, no_certificates
   */
  async issue(
    staff: StaffPrincipal,
    roundId: string,
    wanted: CertificatesRequest,
    host: string,
  ): Promise<CertificatesAccepted> {
    const { contestId } = await readRound(this.database, roundId);
    const made = await this.database.transaction(async (manager) => {
      // Two who issue at the same time would count the same numbers.
      await manager.query('SELECT 1 FROM round WHERE id = $1 FOR UPDATE', [roundId]);
      const { result, winners } = await readResultFacts(manager, roundId, null);
      const says = (await readAwardBook(manager, contestId))?.rules.certificates;
      const issues = says?.winners === false ? [] : perPerson(winners);
      if (says?.everyone)
        issues.push(...(await entrants(manager, result.id, says.minimumScorePercent, issues)));
      const from = { of: 'round' as const, roundId, resultId: result.id };
      return insert(manager, from, issues, { issuer: wanted.issuer, accountId: staff.accountId });
    });
    return this.print(staff, { contestId, roundId }, made, host);
  }

  /**
   * The same for the awards of the overall standing. Taking part is told by the rounds' own certificates.
   * @throws AppError overall_not_official, no_certificates
   */
  async issueOverall(
    staff: StaffPrincipal,
    contestId: string,
    wanted: CertificatesRequest,
    host: string,
  ): Promise<CertificatesAccepted> {
    const made = await this.database.transaction(async (manager) => {
      const { id: resultId } = await readFixedOverall(manager, contestId, null);
      const [last] = await manager.query<{ roundId: string }[]>(
        `SELECT r.id AS "roundId" FROM round r WHERE r.id = (
           SELECT (basis #>> '{rounds,-1,roundId}')::uuid FROM overall_result WHERE id = $1) FOR UPDATE`,
        [resultId],
      );
      const issueId = await newestAwards(manager, resultId);
      const winners = await readWinners(manager, { resultId, issueId, namedAt: 0 }, { roundId: null });
      const says = (await readAwardBook(manager, contestId))?.rules.certificates;
      const from = { of: 'overall' as const, roundId: last!.roundId, resultId };
      const issues = says?.winners === false ? [] : perPerson(winners);
      return insert(manager, from, issues, { issuer: wanted.issuer, accountId: staff.accountId });
    });
    return this.print(staff, { contestId, roundId: null }, made, host);
  }

  /** Asks for the file with all certificates of a result. */
  private async print(
    staff: StaffPrincipal,
    where: { contestId: string; roundId: string | null },
    { of, resultId, issued }: { of: CertificateSource; resultId: string; issued: number },
    host: string,
  ): Promise<CertificatesAccepted> {
    const [found] = await this.database.query<{ certificates: number }[]>(
      `SELECT count(*)::int AS certificates FROM certificate WHERE ${sourceColumns[of]} = $1`,
      [resultId],
    );
    const certificates = found?.certificates ?? 0;
    if (certificates === 0) throw new AppError('no_certificates');
    const options: Options = { of, resultId, origin: this.origin(host), certificates };
    const wanted = { kind: KIND, format: 'zip' as const, ...where, options: { ...options } };
    return { id: await this.downloads.request(staff, wanted), certificates, issued };
  }

  /** @throws AppError certificate_not_found, certificate_revoked */
  async revoke(staff: StaffPrincipal, code: string, reason: string): Promise<void> {
    const [known] = await this.database.query<{ code: string }[]>(
      'SELECT code FROM certificate WHERE code = $1',
      [code],
    );
    if (!known) throw new AppError('certificate_not_found');
    const made = await this.database.query<unknown[]>(
      `INSERT INTO certificate_revocation (code, reason, revoked_by) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING code`,
      [code, reason, staff.accountId],
    );
    if (made.length === 0) throw new AppError('certificate_revoked');
  }

  private async write(
    manager: EntityManager,
    task: FileTask,
    path: string,
    progress: (share: number) => Promise<void>,
  ): Promise<void> {
    const { of = 'round', resultId, origin, certificates } = optionsOf(task);
    const file = createWriteStream(path, { mode: 0o600 });
    const closed = finished(file);
    closed.catch(() => undefined);
    const zip = new Zip((error, chunk, final) => {
      if (error) file.destroy(error);
      else file.write(chunk);
      if (final) file.end();
    });
    let done = 0;
    for await (const faces of facesOf(manager, { of, resultId }, PAGES_AT_ONCE)) {
      const { pdf } = await certificatePages(faces, origin);
      const [first, last] = [faces[0]!.number, faces.at(-1)!.number].map((n) => String(n).padStart(5, '0'));
      // PDF is compressed already.
      const entry = new ZipPassThrough(`giay-chung-nhan-${first}-${last}.pdf`);
      zip.add(entry);
      entry.push(pdf, true);
      done += faces.length;
      await progress(done / certificates);
    }
    zip.end();
    await closed;
  }
}

/** Whoever has several awards has them on one paper. */
function perPerson(winners: readonly Winner[]): Issue[] {
  return [...Map.groupBy(winners, ({ contestantId }) => contestantId)].map(([contestantId, own]) => ({
    contestantId,
    award: own.map(({ tier }) => tier).join(', '),
  }));
}

function entrants(
  manager: EntityManager,
  resultId: string,
  minimumScorePercent: number,
  winners: readonly Issue[],
): Promise<Issue[]> {
  return manager.query(
    `SELECT x.contestant_id AS "contestantId", '' AS award
     FROM result_row x JOIN score s ON s.attempt_id = x.attempt_id
     WHERE x.result_id = $1 AND x.score_milli::bigint * 10000 >= s.max_milli::bigint * round($2::numeric * 100)
       AND x.contestant_id <> ALL($3::uuid[]) ORDER BY x.rank, x.contestant_id`,
    [resultId, minimumScorePercent, winners.map(({ contestantId }) => contestantId)],
  );
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Sixteen signs, 80 bits of chance. */
const newCode = (): string => Array.from(randomBytes(16), (byte) => signs[byte % 32]).join('');

const rowsOf = { round: 'result_row', overall: 'overall_row' };

/** Adds whoever has none of this result yet; `issued` is how many. @param from.roundId whose register they stand in */
async function insert(
  manager: EntityManager,
  from: { of: CertificateSource; roundId: string; resultId: string },
  issues: readonly Issue[],
  { issuer, accountId }: { issuer: string; accountId: string },
): Promise<{ of: CertificateSource; resultId: string; issued: number }> {
  const { of, roundId, resultId } = from;
  const made = await manager.query<unknown[]>(
    `INSERT INTO certificate (code, round_id, ${sourceColumns[of]}, contestant_id, number, kind, award, full_name, place, division,
       issuer, issued_by)
     SELECT i.code, $1, $2, i.contestant_id,
       (SELECT coalesce(max(number), 0) FROM certificate WHERE round_id = $1) + row_number() OVER (ORDER BY i.n),
       CASE i.award WHEN '' THEN 'participation' ELSE 'award' END, i.award, c.full_name,
       coalesce(CASE d.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, ''), x.division, $6, $7
     FROM unnest($3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS i(code, contestant_id, award, n)
     JOIN ${rowsOf[of]} x ON x.result_id = $2 AND x.contestant_id = i.contestant_id
     JOIN contestant c ON c.id = x.contestant_id
     JOIN division d ON d.contest_id = c.contest_id AND d.code = x.division
     LEFT JOIN unit u ON u.id = x.unit_id LEFT JOIN organization o ON o.id = x.organization_id
     WHERE NOT EXISTS (SELECT 1 FROM certificate k WHERE k.${sourceColumns[of]} = $2 AND k.contestant_id = i.contestant_id)
     RETURNING 1`,
    [
      roundId,
      resultId,
      issues.map(newCode),
      issues.map(({ contestantId }) => contestantId),
      issues.map(({ award }) => award),
      issuer,
      accountId,
    ],
  );
  return { of, resultId, issued: made.length };
}
