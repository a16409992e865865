import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { reencode } from '../picture/image.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type { EvidenceRequest, RulingRequest } from './declaration.dto.js';
import { DeclarationService, rule } from './declaration.service.js';

/** Bytes of a document; and files that one body may send of one kind. */
export const evidenceLimits = { bytes: 8 * 1024 * 1024, files: 10 };

export interface EvidenceFile {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
}

/** Proof of what a unit did: pictures written anew, documents kept as they are and only ever given as attachments. */
@Injectable()
export class EvidenceService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly declarations: DeclarationService,
  ) {}

  /**
   * @throws AppError contest_not_found, body_not_found, evidence_unknown, evidence_too_many, evidence_too_large,
   *   evidence_wrong_type, picture_… (see reencode)
   */
  async take(
    staff: StaffPrincipal,
    contestId: string,
    { among, body: bodyId, code, name }: EvidenceRequest,
    upload: Buffer,
  ): Promise<string> {
    const manager = this.database.manager;
    const { columns, wanted } = await this.declarations.bodyOf(manager, staff, contestId, { among, bodyId });
    if (!wanted.evidence.some((each) => each.code === code))
      throw new AppError('evidence_unknown', {}, 'code');
    const { mediaType, bytes } = await readEvidence(upload);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.database.transaction(async (held) => {
      await held.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `evidence ${contestId} ${bodyId}`,
      ]);
      const sent = await held.query<{ id: string; sha256: string; refused: boolean }[]>(
        `SELECT e.id, e.sha256, r.confirmed IS FALSE AS refused FROM evidence e
         LEFT JOIN evidence_ruling r ON r.evidence_id = e.id
         WHERE e.contest_id = $1 AND e.unit_id IS NOT DISTINCT FROM $2
           AND e.organization_id IS NOT DISTINCT FROM $3::uuid AND e.code = $4`,
        [contestId, ...columns, code],
      );
      const same = sent.find((each) => each.sha256 === sha256 && !each.refused);
      if (same) return same.id;
      if (sent.length >= evidenceLimits.files)
        throw new AppError('evidence_too_many', { files: evidenceLimits.files }, 'file');
      const [made] = await held.query<{ id: string }[]>(
        `INSERT INTO evidence (contest_id, unit_id, organization_id, code, file_name, media_type, sha256, bytes, sent_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [contestId, ...columns, code, name, mediaType, sha256, bytes, staff.accountId],
      );
      return made!.id;
    });
  }

  /** @throws AppError evidence_not_found, declaration_decided */
  async decide(staff: StaffPrincipal, id: string, wanted: RulingRequest): Promise<void> {
    const found = await this.database.query<unknown[]>('SELECT 1 FROM evidence WHERE id = $1', [id]);
    if (found.length === 0) throw new AppError('evidence_not_found');
    await rule(this.database.manager, 'evidence', id, staff, wanted);
  }

  /** @throws AppError evidence_not_found, also for somebody else's */
  async file(staff: StaffPrincipal, id: string): Promise<EvidenceFile> {
    const [found] = await this.database.query<
      (EvidenceFile & { contestId: string; unitId: string | null; organizationId: string | null })[]
    >(
      `SELECT contest_id AS "contestId", unit_id AS "unitId", organization_id AS "organizationId",
         file_name AS "fileName", media_type AS "mediaType", bytes FROM evidence WHERE id = $1`,
      [id],
    );
    if (!found) throw new AppError('evidence_not_found');
    const { contestId, unitId, organizationId, ...file } = found;
    if (staff.role === 'coordinator') {
      const among = unitId === null ? 'organization' : 'unit';
      const bodyId = unitId ?? organizationId ?? '';
      await this.declarations
        .bodyOf(this.database.manager, staff, contestId, { among, bodyId })
        .catch(() => Promise.reject(new AppError('evidence_not_found')));
    }
    return file;
  }
}

async function readEvidence(upload: Buffer): Promise<Pick<EvidenceFile, 'mediaType' | 'bytes'>> {
  if (upload.subarray(0, 5).toString('latin1') !== '%PDF-') return reencode(upload);
  // Cut off on the way, or something else with a PDF's first bytes.
  if (!upload.subarray(-2048).toString('latin1').includes('%%EOF')) throw new AppError('evidence_wrong_type');
  return { mediaType: 'application/pdf', bytes: upload };
}
