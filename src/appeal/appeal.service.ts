import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { type AppealsTaken, appealsTaken, unitsMayAppeal } from '../core/decision/appeals.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { readRound } from '../result/result.query.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { Rulebook } from '../core/rules/document.js';
import type {
  AppealAnswerRequest,
  AppealRequest,
  AppealView,
  OwnAppealsAnswer,
  StaffAppealView,
  UnitAppealRequest,
  UnitAppealsAnswer,
} from './appeal.dto.js';

/** An own attempt with what decides whether an appeal may be filed; `over` when nothing can be answered any more. */
interface Filing extends AppealsTaken {
  slots: number;
  over: boolean;
}

interface Found {
  roundId: string;
  slots: number;
  over: boolean;
  rules: Pick<Rulebook, 'appeals' | 'publication'> | null;
}

/** Appeals of contestants. One about each question and one about the attempt; answered once, kept for ever. */
@Injectable()
export class AppealService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * @throws AppError attempt_not_found, appeals_not_taken, appeal_subject_not_taken, appeal_too_early, appeal_too_late,
   *   slot_not_in_paper, appeal_citation_missing, appeal_twice
   */
  async file(attemptId: string, contestantId: string, wanted: AppealRequest): Promise<{ id: string }> {
    const { about, text, citation = '' } = wanted;
    const slot = about === 'question' ? (wanted.slot ?? 0) : null;
    const filing = await this.filing(attemptId, contestantId);
    if (filing.about.length === 0) throw new AppError('appeals_not_taken');
    if (!filing.about.includes(about)) throw new AppError('appeal_subject_not_taken', {}, 'about');
    if (!filing.over) throw new AppError('appeal_too_early');
    if (!filing.open)
      throw new AppError('appeal_too_late', { until: filing.until === null ? '' : localTime(filing.until) });
    if (slot !== null && (slot < 1 || slot > filing.slots))
      throw new AppError('slot_not_in_paper', { slot }, 'slot');
    if (slot !== null && citation === '') throw new AppError('appeal_citation_missing', {}, 'citation');
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO appeal (attempt_id, about, slot, text, citation) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING id`,
      [attemptId, about, slot, text, citation],
    );
    if (!made) throw new AppError('appeal_twice');
    return made;
  }

  /** @throws AppError attempt_not_found */
  async own(attemptId: string, contestantId: string): Promise<OwnAppealsAnswer> {
    const { over, open, until, about } = await this.filing(attemptId, contestantId);
    const appeals = await this.database.query<AppealView[]>(
      `SELECT ${appealColumns} FROM appeal p ${joined} WHERE p.attempt_id = $1 ORDER BY p.filed_at, p.id`,
      [attemptId],
    );
    return { appeals, about: [...about], open: over && open, until: until === null ? null : new Date(until) };
  }

  /** All of a round, those without an answer first. */
  async ofRound(roundId: string): Promise<StaffAppealView[]> {
    return this.database.query<StaffAppealView[]>(
      `${staffAppeals} WHERE coalesce(p.round_id, a.round_id) = $1
       ORDER BY w.at IS NOT NULL, p.filed_at, p.id LIMIT 1000`,
      [roundId],
    );
  }

  /**
   * A coordinator's appeal for the own unit or organization, in the same time as those of contestants.
   * @throws AppError round_not_found, forbidden, unit_appeals_not_taken, appeal_too_early, appeal_too_late
   */
  async fileForUnit(roundId: string, staff: StaffPrincipal, wanted: UnitAppealRequest): Promise<void> {
    const { taken, open, until, closed } = await this.unitFiling(roundId);
    if (!taken) throw new AppError('unit_appeals_not_taken');
    if (!closed) throw new AppError('appeal_too_early');
    if (!open) throw new AppError('appeal_too_late', { until: until === null ? '' : localTime(until) });
    await this.database.query(
      `INSERT INTO appeal (about, round_id, unit_id, organization_id, filed_by, text, citation)
       VALUES ('unit', $1, $2, $3, $4, $5, $6)`,
      [roundId, ...bodyOf(staff), staff.accountId, wanted.text, wanted.citation],
    );
  }

  /** What the coordinators of one unit or organization filed. @throws AppError round_not_found, forbidden */
  async ofUnit(roundId: string, staff: StaffPrincipal): Promise<UnitAppealsAnswer> {
    const { taken, open, until } = await this.unitFiling(roundId);
    const appeals = await this.database.query<StaffAppealView[]>(
      `${staffAppeals} WHERE p.round_id = $1 AND (p.unit_id = $2 OR p.organization_id = $3)
       ORDER BY p.filed_at DESC, p.id LIMIT 1000`,
      [roundId, ...bodyOf(staff)],
    );
    return { appeals, taken, open: taken && open, until: until === null ? null : new Date(until) };
  }

  /** @throws AppError appeal_not_found, appeal_answered, decision_not_found (of another round) */
  async answer(appealId: string, accountId: string, given: AppealAnswerRequest): Promise<void> {
    const { outcome, text, decisionId = null } = given;
    const [found] = await this.database.query<{ fits: boolean }[]>(
      `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM decision d WHERE d.id = $2 AND d.round_id = coalesce(p.round_id, a.round_id)) AS fits
       FROM appeal p LEFT JOIN attempt a ON a.id = p.attempt_id WHERE p.id = $1`,
      [appealId, decisionId],
    );
    if (!found) throw new AppError('appeal_not_found');
    if (!found.fits) throw new AppError('decision_not_found', {}, 'decisionId');
    const made = await this.database.query<unknown[]>(
      `INSERT INTO appeal_answer (appeal_id, outcome, text, decision_id, signed_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING appeal_id`,
      [appealId, outcome, text, decisionId, accountId],
    );
    if (made.length === 0) throw new AppError('appeal_answered');
  }

  private async unitFiling(roundId: string): Promise<AppealsTaken & { taken: boolean; closed: boolean }> {
    const { times, now, contestId } = await readRound(this.database, roundId);
    const rules = (await readRulebook(this.database, contestId))?.document ?? null;
    const taken = appealsTaken(rules, times, now);
    return { ...taken, taken: unitsMayAppeal(rules), closed: now >= times.closesAt };
  }

  private async filing(attemptId: string, contestantId: string): Promise<Filing> {
    const [row] = await this.database.query<Found[]>(
      `SELECT a.round_id AS "roundId", jsonb_array_length(a.paper) AS slots,
         clock_timestamp() > r.closes_at + a.grace_ms * interval '1 ms' AND EXISTS (
           SELECT FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout')) AS over,
         (SELECT jsonb_build_object('appeals', v.document -> 'appeals', 'publication', v.document -> 'publication')
          FROM rulebook_version v WHERE v.contest_id = r.contest_id ORDER BY v.version DESC LIMIT 1) AS rules
       FROM attempt a JOIN round r ON r.id = a.round_id WHERE a.id = $1 AND a.contestant_id = $2`,
      [attemptId, contestantId],
    );
    if (!row) throw new AppError('attempt_not_found');
    const { times, now } = await readRound(this.database, row.roundId);
    return { ...row, ...appealsTaken(row.rules, times, now) };
  }
}

/** A coordinator's unit, or else organization. @throws AppError forbidden */
function bodyOf({ unitId, organizationId }: StaffPrincipal): [string | null, string | null] {
  if (organizationId === null && unitId === null) throw new AppError('forbidden');
  return organizationId === null ? [unitId, null] : [null, organizationId];
}

const joined = `LEFT JOIN attempt a ON a.id = p.attempt_id LEFT JOIN appeal_answer w ON w.appeal_id = p.id
  LEFT JOIN LATERAL (SELECT (v.document #>> '{appeals,answeredWithinDays}')::int AS days
    FROM rulebook_version v JOIN round r ON r.contest_id = v.contest_id WHERE r.id = coalesce(p.round_id, a.round_id)
    ORDER BY v.version DESC LIMIT 1) rule ON true`;
const appealColumns = `p.id, p.attempt_id AS "attemptId", p.about, p.slot, p.text, p.citation, p.filed_at AS "filedAt",
  p.filed_at + rule.days * interval '1 day' AS "dueAt",
  CASE WHEN w.at IS NOT NULL THEN jsonb_build_object('outcome', w.outcome, 'text', w.text,
    'decisionId', w.decision_id, 'at', w.at) END AS answer`;
/** With who filed it, and the question objected to. */
const staffAppeals = `SELECT ${appealColumns}, coalesce(c.full_name, s.display_name) AS by,
    coalesce(u.name, o.name) AS body, q.id AS "questionId", q.code AS "questionCode", q.text AS "questionText"
  FROM appeal p ${joined} LEFT JOIN contestant c ON c.id = a.contestant_id
  LEFT JOIN account s ON s.id = p.filed_by
  LEFT JOIN unit u ON u.id = p.unit_id LEFT JOIN organization o ON o.id = p.organization_id
  LEFT JOIN question q ON q.id = (a.paper -> (p.slot - 1) ->> 'questionId')::uuid`;
