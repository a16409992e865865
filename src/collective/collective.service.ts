import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import type { FixDrawRequest, FixedDraw } from '../draw/draw.dto.js';
import { DrawService, waitingDraw } from '../draw/draw.service.js';
import { AppError, type Language } from '../platform/errors.js';
import { toBlockerView } from '../result/result.blockers.js';
import { UnitQuery } from '../unit/unit.query.js';
import {
  collectiveDigest,
  computeCollective,
  type ComputedCollective,
  storable,
} from './collective.compute.js';
import type {
  CollectiveAwardView,
  CollectiveDraftAnswer,
  CollectiveIssued,
  CollectiveTieRequest,
} from './collective.dto.js';
import { CollectiveQuery, readIssued } from './collective.query.js';
import { awardViews } from './collective.view.js';

interface Signature {
  accountId: string;
  by: string;
  at: Date;
  sha256: string;
  reason: string;
}

/** Makes collective results official: looked at by people, signed, kept as a version that never changes. */
@Injectable()
export class CollectiveService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
    private readonly query: CollectiveQuery,
    private readonly draws: DrawService,
  ) {}

  /** What stands in the way, and what would become official. @throws AppError contest_not_found */
  async draft(
    { accountId }: StaffPrincipal,
    contestId: string,
    language: Language,
  ): Promise<CollectiveDraftAnswer> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const signatures = await signaturesOf(manager, contestId);
      const computed = await computeCollective(manager, this.units, contestId);
      const issued = await readIssued(manager, contestId);
      const sha256 = computed ? collectiveDigest(contestId, computed) : '';
      const proposal = await readProposal(manager, contestId, (issued[0]?.version ?? 0) + 1);
      return {
        awards:
          computed &&
          (await withDraws(manager, contestId, awardViews(computed.results, computed.rules, language))),
        rounds: computed?.basis.rounds.map(({ code, name, version }) => ({ code, name, version })) ?? [],
        blockers: (computed?.blockers ?? []).map((blocker) => toBlockerView(blocker, language)),
        sha256,
        signatures,
        proposal: proposal && {
          by: proposal.by,
          at: proposal.at,
          own: proposal.accountId === accountId,
          current: proposal.sha256 === sha256,
          reason: proposal.reason,
        },
        issued,
        changed: issued[0]?.sha256 !== sha256,
      };
    });
  }

  /**
   * Makes the results official, once; where two must sign, the first call is the first signature. Once there is a
   * version, another one needs a reason and something that has changed.
   * @throws AppError contest_not_found, collective_none, finalisation_blocked, reason_required, collective_unchanged
   */
  async issue({ accountId }: StaffPrincipal, contestId: string, reason: string): Promise<CollectiveIssued> {
    const issued = await this.database.transaction(async (manager) => {
      const signatures = await signaturesOf(manager, contestId, true);
      const computed = await computeCollective(manager, this.units, contestId);
      if (!computed) throw new AppError('collective_none');
      const [newest] = await readIssued(manager, contestId);
      const sha256 = collectiveDigest(contestId, computed);
      if (newest?.sha256 === sha256) {
        if (reason !== '') throw new AppError('collective_unchanged');
        return { version: newest.version, at: newest.at, already: true };
      }
      if (newest && reason.length < 10) throw new AppError('reason_required', {}, 'reason');
      refuseBlocked(computed);
      const version = (newest?.version ?? 0) + 1;
      const wanted = { accountId, reason: newest ? reason : '', sha256 };
      const signed = await sign(manager, contestId, version, signatures, wanted);
      if (!signed) return { version, at: null, already: false };
      const at = await store(manager, contestId, { version, sha256, ...signed }, computed);
      return { version, at, already: false };
    });
    this.query.forget();
    return issued;
  }

  /**
   * Records how the organisers settled a tie, by their minutes.
   * @throws AppError contest_not_found, tie_not_found, tie_not_by_decision, tie_incomplete
   */
  async settle(
    { accountId }: StaffPrincipal,
    contestId: string,
    wanted: CollectiveTieRequest,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      await signaturesOf(manager, contestId, true);
      const computed = await computeCollective(manager, this.units, contestId);
      const { tie } = tieOf(computed, wanted.scope);
      if (tie.by !== 'decision') throw new AppError('tie_not_by_decision', {}, 'scope');
      const complete = tie.candidates.every((id) => wanted.order.includes(id));
      if (!complete || wanted.order.length !== tie.candidates.length)
        throw new AppError('tie_incomplete', {}, 'order');
      const places = Object.fromEntries(wanted.order.map((id, i) => [id, i + 1]));
      await manager.query(
        `INSERT INTO settlement (contest_id, round_id, scope, by, places, minutes, signed_by)
         VALUES ($1, $2, $3, 'decision', $4, $5, $6)`,
        [
          contestId,
          await lastRound(manager, contestId),
          tie.scope,
          JSON.stringify(places),
          wanted.minutes,
          accountId,
        ],
      );
    });
  }

  /**
   * Fixes the pool of bodies that stand equal, before the values of its sources are known. Only on numbers that
   * stand: nothing but ties may be open.
   * @throws AppError contest_not_found, tie_not_found, tie_not_by_lots, collective_draw_too_early,
   *   draw_source_lottery
   */
  async fixDraw(
    { accountId }: StaffPrincipal,
    contestId: string,
    { scope, sources }: FixDrawRequest,
  ): Promise<FixedDraw> {
    return this.database.transaction(async (manager) => {
      await signaturesOf(manager, contestId, true);
      const computed = await computeCollective(manager, this.units, contestId);
      const { tie, title } = tieOf(computed, scope);
      if (tie.by !== 'draw') throw new AppError('tie_not_by_lots', {}, 'scope');
      if (computed?.blockers.some(({ code }) => code !== 'collective_ties_open'))
        throw new AppError('collective_draw_too_early');
      const roundId = await lastRound(manager, contestId);
      const { places, candidates } = tie;
      const pool = { contestId, roundId, scope, title, places, candidates, sources, accountId };
      return { id: await this.draws.fixPool(manager, pool), roundId };
    });
  }
}

/** How many must sign. `lock` keeps two from issuing the same version. @throws AppError contest_not_found */
async function signaturesOf(manager: EntityManager, contestId: string, lock = false): Promise<number> {
  if (lock)
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`collective ${contestId}`]);
  const [contest] = await manager.query<{ signatures: number }[]>(
    'SELECT signatures FROM contest WHERE id = $1',
    [contestId],
  );
  if (!contest) throw new AppError('contest_not_found');
  return contest.signatures;
}

/** The first open tie of a scope; once it is settled, the next one follows. @throws AppError tie_not_found */
function tieOf(computed: ComputedCollective | null, scope: string) {
  for (const { award, name, classes } of computed?.results ?? [])
    for (const group of classes) {
      const tie = group.open.find((each) => each.scope === scope);
      if (!tie) continue;
      const rule = computed?.rules.collective.find(({ code }) => code === award);
      const tiers = tie.tiers.map((code) => rule?.tiers.find((tier) => tier.code === code)?.name ?? code);
      return { tie, title: [name, ...(group.name === '' ? [] : [group.name]), ...tiers].join(' – ') };
    }
  throw new AppError('tie_not_found', {}, 'scope');
}

/** What is settled about a whole contest stands with its last round. */
async function lastRound(manager: EntityManager, contestId: string): Promise<string> {
  const [round] = await manager.query<{ id: string }[]>(
    'SELECT id FROM round WHERE contest_id = $1 AND rule_code IS NOT NULL ORDER BY number DESC LIMIT 1',
    [contestId],
  );
  return round!.id;
}

/** Tells each tie of the pool that was fixed for it. */
async function withDraws(
  manager: EntityManager,
  contestId: string,
  awards: CollectiveAwardView[],
): Promise<CollectiveAwardView[]> {
  for (const tie of awards.flatMap(({ classes }) => classes.flatMap(({ ties }) => ties))) {
    const candidates = tie.candidates.map(({ id }) => id);
    tie.draw = await waitingDraw(manager, contestId, { scope: tie.scope, places: tie.places, candidates });
  }
  return awards;
}

function refuseBlocked({ blockers }: ComputedCollective): void {
  if (blockers.length === 0) return;
  throw new AppError(
    'finalisation_blocked',
    {},
    undefined,
    blockers.map(({ code, params }) => ({ field: 'contest', code, ...(params ? { params } : {}) })),
  );
}

async function readProposal(
  manager: EntityManager,
  contestId: string,
  version: number,
): Promise<Signature | null> {
  const [found] = await manager.query<Signature[]>(
    `SELECT p.signed_by AS "accountId", a.display_name AS by, p.at, p.sha256, p.reason
     FROM collective_proposal p JOIN account a ON a.id = p.signed_by
     WHERE p.contest_id = $1 AND p.version = $2 ORDER BY p.at DESC LIMIT 1`,
    [contestId, version],
  );
  return found ?? null;
}

/** All signatures of a version; null when this one was the first of two. */
async function sign(
  manager: EntityManager,
  contestId: string,
  version: number,
  signatures: number,
  { accountId, reason, sha256 }: Pick<Signature, 'accountId' | 'reason' | 'sha256'>,
): Promise<{ issuedBy: string; confirmedBy: string | null; reason: string } | null> {
  if (signatures === 1) return { issuedBy: accountId, confirmedBy: null, reason };
  const first = await readProposal(manager, contestId, version);
  if (first?.sha256 === sha256) {
    if (first.accountId === accountId) return null;
    return { issuedBy: first.accountId, confirmedBy: accountId, reason: first.reason };
  }
  await manager.query(
    'INSERT INTO collective_proposal (contest_id, version, sha256, reason, signed_by) VALUES ($1, $2, $3, $4, $5)',
    [contestId, version, sha256, reason, accountId],
  );
  return null;
}

async function store(
  manager: EntityManager,
  contestId: string,
  issue: { version: number; sha256: string; reason: string; issuedBy: string; confirmedBy: string | null },
  { rulebookVersion, basis, results }: ComputedCollective,
): Promise<Date> {
  const [stored] = await manager.query<{ at: Date }[]>(
    `INSERT INTO collective_result (contest_id, version, rulebook_version, basis, results, sha256, reason, issued_by,
       confirmed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING issued_at AS at`,
    [
      contestId,
      issue.version,
      rulebookVersion,
      JSON.stringify(basis),
      JSON.stringify(storable(results)),
      issue.sha256,
      issue.reason,
      issue.issuedBy,
      issue.confirmedBy,
    ],
  );
  return stored!.at;
}
