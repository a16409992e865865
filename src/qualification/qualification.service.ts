import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { FixDrawRequest, FixedDraw, TieDecisionRequest } from '../draw/draw.dto.js';
import { DrawService } from '../draw/draw.service.js';
import { refuseBlocked } from '../overall/overall.book.js';
import { signaturesOf } from '../overall/overall.service.js';
import { sign } from '../overall/overall.store.js';
import { AppError } from '../platform/errors.js';
import type { FinalizedAnswer } from '../result/result.dto.js';
import { type ComputedQualification, computeQualification } from './qualification.compute.js';
import type { DeclineRequest } from './qualification.dto.js';
import { QualificationQuery, tieTitle } from './qualification.query.js';
import { newestList, readVersions, storeList, subjectOf } from './qualification.store.js';

/** Fixing who goes on, and what people say of it; every step can be repeated without doing it twice. */
@Injectable()
export class QualificationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: QualificationQuery,
    private readonly draws: DrawService,
  ) {}

  /**
   * Fixes the list as it is now, with a reason from the second version on; a list that has not changed gives none.
   * Where two must sign, the first call is the first signature, and another person's on the same list the second.
   * @throws AppError contest_not_found, qualification_not_found, finalisation_blocked, reason_required
   */
  fix(contestId: string, target: string, accountId: string, reason: string): Promise<FinalizedAnswer> {
    return this.locked(contestId, target, async (manager, signatures) => {
      const computed = await needed(manager, contestId, target);
      refuseBlocked(computed.blockers);
      const { sha256 } = computed;
      const [newest] = await readVersions(manager, contestId, target);
      if (newest?.sha256 === sha256)
        return { version: newest.version, finalizedAt: newest.at, already: true };
      if (newest && reason === '') throw new AppError('reason_required', {}, 'reason');
      const version = (newest?.version ?? 0) + 1;
      const signed = await sign(
        manager,
        { contestId, subject: subjectOf(target), version },
        { signatures, accountId, sha256, reason: newest ? reason : '' },
      );
      if (!signed) return { version, finalizedAt: null, already: false };
      const finalizedAt = await storeList(manager, contestId, version, signed, computed);
      return { version, finalizedAt, already: false };
    });
  }

  /**
   * Notes what somebody on the official list said; the list changes only by a new version.
   * @throws AppError contest_not_found, qualification_unfixed, contestant_not_found, qualification_sat
   */
  decline(contestId: string, target: string, accountId: string, wanted: DeclineRequest): Promise<void> {
    const { contestantId, declined, reason } = wanted;
    return this.locked(contestId, target, async (manager) => {
      const newest = await newestList(manager, contestId, target);
      if (!newest) throw new AppError('qualification_unfixed');
      const [found] = await manager.query<{ sat: boolean }[]>(
        `SELECT EXISTS (SELECT FROM attempt a WHERE a.round_id = q.round_id AND a.contestant_id = $2) AS sat
         FROM qualification q JOIN qualification_row w ON w.qualification_id = q.id
         WHERE q.id = $1 AND w.contestant_id = $2 AND w.state IN ('qualified', 'declined')`,
        [newest.id, contestantId],
      );
      if (!found) throw new AppError('contestant_not_found', {}, 'contestantId');
      if (found.sat) throw new AppError('qualification_sat');
      await manager.query(
        `INSERT INTO qualification_decline (contest_id, target, contestant_id, declined, reason, noted_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [contestId, target, contestantId, declined, reason, accountId],
      );
    });
  }

  /**
   * Keeps what the organisers decided among equals at the edge, with their minutes.
   * @throws AppError contest_not_found, qualification_not_found, tie_not_found, tie_winners_wrong
   */
  decide(contestId: string, target: string, accountId: string, wanted: TieDecisionRequest): Promise<void> {
    return this.locked(contestId, target, async (manager) => {
      const computed = await needed(manager, contestId, target);
      const tie = tieOf(computed, wanted.scope);
      const among = new Set(tie.candidates);
      if (wanted.winners.length !== tie.places || wanted.winners.some((id) => !among.has(id)))
        throw new AppError('tie_winners_wrong', { places: tie.places }, 'winners');
      const chosen = new Map(wanted.winners.map((id, i) => [id, i + 1]));
      const places = Object.fromEntries(
        tie.candidates.map((id) => [id, chosen.get(id) ?? wanted.winners.length + 1]),
      );
      await manager.query(
        `INSERT INTO settlement (contest_id, round_id, scope, by, places, minutes, members, signed_by)
         VALUES ($1, $2, $3, 'decision', $4, $5, $6, $7)`,
        [
          contestId,
          await roundOf(manager, contestId, computed),
          wanted.scope,
          JSON.stringify(places),
          wanted.minutes,
          JSON.stringify(wanted.members),
          accountId,
        ],
      );
    });
  }

  /**
   * Fixes the pool of those who are equal at the edge, before the values of its sources are known. Only on results
   * that stand: nothing but ties may be open. @throws AppError contest_not_found, qualification_not_found,
   * tie_not_found, draw_too_early, draw_source_lottery
   */
  fixDraw(
    contestId: string,
    target: string,
    accountId: string,
    { scope, sources }: FixDrawRequest,
  ): Promise<FixedDraw> {
    return this.locked(contestId, target, async (manager) => {
      const computed = await needed(manager, contestId, target);
      const { places, candidates } = tieOf(computed, scope);
      if (computed.blockers.some(({ code }) => code !== 'qualification_ties_open'))
        throw new AppError('draw_too_early');
      const roundId = await roundOf(manager, contestId, computed);
      const title = await tieTitle(manager, computed, scope);
      const pool = { contestId, roundId, scope, title, places, candidates, sources, accountId };
      return { id: await this.draws.fixPool(manager, pool), roundId };
    });
  }

  /** One at a time for each list, in every process. */
  private async locked<T>(
    contestId: string,
    target: string,
    work: (manager: EntityManager, signatures: number) => Promise<T>,
  ): Promise<T> {
    const done = await this.database.transaction(async (manager) => {
      const key = `qualification ${contestId} ${target}`;
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
      return work(manager, await signaturesOf(manager, contestId));
    });
    this.query.forget();
    return done;
  }
}

async function needed(
  manager: EntityManager,
  contestId: string,
  target: string,
): Promise<ComputedQualification> {
  const computed = await computeQualification(manager, contestId, target);
  if (!computed) throw new AppError('qualification_not_found');
  return computed;
}

function tieOf({ open }: ComputedQualification, scope: string): ComputedQualification['open'][number] {
  const tie = open.find((each) => each.scope === scope);
  if (!tie) throw new AppError('tie_not_found', {}, 'scope');
  return tie;
}

/** What is settled about a round that is not sat online stands with the last one. */
async function roundOf(
  manager: EntityManager,
  contestId: string,
  { roundId }: ComputedQualification,
): Promise<string> {
  if (roundId !== null) return roundId;
  const [last] = await manager.query<{ id: string }[]>(
    'SELECT id FROM round WHERE contest_id = $1 ORDER BY number DESC LIMIT 1',
    [contestId],
  );
  return last!.id;
}
