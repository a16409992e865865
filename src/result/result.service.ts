import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { appealsUntil, provisionalDue } from '../core/decision/appeals.js';
import { GradingService } from '../grading/grading.service.js';
import { AppError, type Language } from '../platform/errors.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { type Blocker, blockersOf, readProgress, toBlockerView } from './result.blockers.js';
import type { ClosedAnswer, FinalizationView, FinalizedAnswer, ThawedAnswer } from './result.dto.js';
import { ResultFollowers, RoundClosed, RoundFinalized, RoundThawed } from './result.events.js';
import {
  previewOf,
  readIssued,
  readProposal,
  readRound,
  ResultQuery,
  type RoundRecord,
} from './result.query.js';
import { computeBeside, type Issue, storeResult, takeBackRows } from './result.store.js';

/** In a preview; all of them are on the page of the awards. */
const AWARDS_SHOWN = 200;

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));
const stillAhead = (at: number | null, now: number) => (at !== null && at > now ? at : null);
const nothingComputed = { computed: null, sha256: '', doubts: [] };

/** Closing, thawing and making official; every step can be repeated without doing it twice. */
@Injectable()
export class ResultService {
  /** Rounds being issued by this process, so that a crowd of clicks waits without holding connections. */
  private readonly running = new Map<string, Promise<FinalizedAnswer>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: ResultQuery,
    private readonly events: EventEmitter2,
    private readonly grading: GradingService,
    private readonly followers: ResultFollowers,
  ) {}

  /**
   * Ends the round now; running attempts keep their own deadline.
   * @throws AppError round_not_found, round_not_open
   */
  async close(roundId: string): Promise<ClosedAnswer> {
    const [rows] = await this.database.query<[{ closesAt: Date }[], number]>(
      `UPDATE round r SET closes_at = date_trunc('milliseconds', clock_timestamp())
       FROM contest c WHERE c.id = r.contest_id AND c.published_at <= clock_timestamp()
         AND r.id = $1 AND r.opens_at < date_trunc('milliseconds', clock_timestamp())
         AND r.closes_at > clock_timestamp()
       RETURNING r.closes_at AS "closesAt"`,
      [roundId],
    );
    const [closed] = rows;
    if (closed) {
      this.events.emit(RoundClosed.event, new RoundClosed(roundId, closed.closesAt));
      return { ...closed, already: false };
    }
    const { times, now } = await readRound(this.database, roundId);
    if (times.publishedAt === null || now < times.closesAt)
      throw new AppError('round_not_open', { opensAt: new Date(times.opensAt).toISOString() });
    return { closesAt: new Date(times.closesAt), already: true };
  }

  /**
   * Lifts the freeze of a closed round.
   * @throws AppError round_not_found, nothing_to_thaw
   */
  async thaw(roundId: string): Promise<ThawedAnswer> {
    const [rows] = await this.database.query<[{ thawedAt: Date }[], number]>(
      `UPDATE round SET thawed_at = date_trunc('milliseconds', clock_timestamp())
       WHERE id = $1 AND frozen_at < closes_at AND closes_at <= clock_timestamp()
         AND (thawed_at IS NULL OR thawed_at > clock_timestamp())
       RETURNING thawed_at AS "thawedAt"`,
      [roundId],
    );
    const [thawed] = rows;
    if (thawed) {
      this.events.emit(RoundThawed.event, new RoundThawed(roundId, thawed.thawedAt));
      return { ...thawed, already: false };
    }
    const { times, now } = await readRound(this.database, roundId);
    if (times.thawedAt === null || now < times.closesAt) throw new AppError('nothing_to_thaw');
    return { thawedAt: new Date(times.thawedAt), already: true };
  }

  /** What stands in the way, and what would become official. */
  async finalization(roundId: string, accountId: string, language: Language): Promise<FinalizationView> {
    const work = async (manager: EntityManager): Promise<FinalizationView> => {
      const round = await readRound(manager, roundId);
      const { computed, sha256, doubts, progress } = await computeBeside(manager, round);
      const foreseen = await this.followers.foresee(manager, round, computed);
      const blockers = [...blockersOf(round.times, round.rules, progress), ...doubts, ...foreseen.blockers];
      const finalized = await readIssued(manager, roundId);
      const rules = (await readRulebook(manager, round.contestId))?.document ?? null;
      const proposal = await readProposal(manager, roundId, (finalized[0]?.version ?? 0) + 1);
      return {
        roundId,
        signatures: round.signatures,
        sha256,
        proposal: proposal && {
          by: proposal.by,
          at: proposal.at,
          own: proposal.accountId === accountId,
          current: proposal.sha256 === sha256,
          reason: proposal.reason,
        },
        provisionalDueAt: dateOf(provisionalDue(rules, round.times, round.now)),
        appealsUntil: dateOf(stillAhead(appealsUntil(rules, round.times, round.now), round.now)),
        blockers: blockers.map((blocker) => toBlockerView(blocker, language)),
        predictionActual: computed.predictionActual,
        people: computed.people,
        attempts: computed.attempts,
        top: await previewOf(manager, round, computed, language),
        awards: foreseen.awards.slice(0, AWARDS_SHOWN),
        awardsTotal: foreseen.awards.length,
        finalized,
      };
    };
    return this.alone(() => this.database.transaction('REPEATABLE READ', work));
  }

  /**
   * Makes the round's result official, once, whoever asks and however often. Where two must sign, the first
   * call is the first signature, and another person's call on the same result the second.
   * @throws AppError round_not_found, finalisation_blocked with each blocker in its details
   */
  finalise(roundId: string, accountId: string): Promise<FinalizedAnswer> {
    return this.once(roundId, accountId, () =>
      this.database.transaction(async (manager) => {
        const round = await readRound(manager, roundId, true);
        const first = (await readIssued(manager, roundId)).at(-1);
        if (first) return { version: first.version, finalizedAt: first.at, already: true };
        return this.issue(manager, round, { version: 1, accountId, reason: '' });
      }),
    );
  }

  /**
   * Issues the result anew from the scores as they are now; older versions stay. The same correction sent
   * twice by the same person is one.
   * @throws AppError round_not_found, result_not_found, finalisation_blocked
   */
  correct(roundId: string, accountId: string, reason: string): Promise<FinalizedAnswer> {
    return this.once(roundId, `${accountId}|${reason}`, () =>
      this.database.transaction(async (manager) => {
        const round = await readRound(manager, roundId, true);
        const [newest] = await manager.query<
          { version: number; at: Date; reason: string; accountId: string }[]
        >(
          `SELECT version, finalized_at AS at, reason, finalized_by AS "accountId" FROM result
           WHERE round_id = $1 ORDER BY version DESC LIMIT 1`,
          [roundId],
        );
        if (!newest) throw new AppError('result_not_found');
        if (newest.reason === reason && newest.accountId === accountId)
          return { version: newest.version, finalizedAt: newest.at, already: true };
        return this.issue(manager, round, { version: newest.version + 1, accountId, reason });
      }),
    );
  }

  /** Inside the transaction that holds the round's lock. */
  private async issue(
    manager: EntityManager,
    round: RoundRecord,
    wanted: { version: number; accountId: string; reason: string },
  ): Promise<FinalizedAnswer> {
    const { version, accountId, reason } = wanted;
    const open = round.rules.trial || round.now < round.times.closesAt;
    const first = round.signatures === 1 ? null : await readProposal(manager, round.id, version);
    const mayBeLast = round.signatures === 1 || (first !== null && first.accountId !== accountId);
    const id = mayBeLast ? randomUUID() : null;
    // A round that goes on is not held up for a result that cannot become official.
    const { computed, sha256, doubts, progress } = open
      ? { ...nothingComputed, progress: await readProgress(manager, round.id) }
      : await computeBeside(manager, round, id);
    const blockers = [...blockersOf(round.times, round.rules, progress), ...doubts];
    if (computed && blockers.length === 0)
      blockers.push(...(await this.followers.foresee(manager, round, computed)).blockers);
    if (!computed || blockers.length > 0) throw blocked(blockers);
    if (id === null || (first !== null && first.sha256 !== sha256)) {
      if (id !== null) await takeBackRows(manager);
      if (first?.sha256 !== sha256) {
        await manager.query(
          'INSERT INTO result_proposal (round_id, version, sha256, reason, signed_by) VALUES ($1, $2, $3, $4, $5)',
          [round.id, version, sha256, reason, accountId],
        );
      }
      return { version, finalizedAt: null, already: false };
    }
    const issue: Issue = first
      ? { id, version, sha256, accountId: first.accountId, confirmedBy: accountId, reason: first.reason }
      : { id, version, sha256, accountId, confirmedBy: null, reason };
    const finalizedAt = await storeResult(manager, round.id, issue, computed);
    await this.followers.follow(manager, round, issue);
    return { version, finalizedAt, already: false };
  }

  /** Each takes two connections and room for a million rows, so that one waits for the other before it takes any. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** The same work asked for meanwhile is shared. */
  private once(
    roundId: string,
    which: string,
    work: () => Promise<FinalizedAnswer>,
  ): Promise<FinalizedAnswer> {
    const key = `${roundId}|${which}`;
    const running = this.running.get(key);
    if (running) return running;
    const started = this.withEverythingGraded(roundId, work)
      .then((answer) => {
        const { version, finalizedAt } = answer;
        if (!answer.already && finalizedAt) {
          this.query.forget();
          this.events.emit(RoundFinalized.event, new RoundFinalized(roundId, version, finalizedAt));
        }
        return answer;
      })
      .finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }

  /** Where a failure left an attempt without its score, it is graded and the work done again. */
  private async withEverythingGraded<T>(roundId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.alone(work);
    } catch (error) {
      const ungraded =
        error instanceof AppError && error.details?.some(({ code }) => code === 'attempts_ungraded');
      if (!ungraded || (await this.grading.gradePending(roundId)).graded === 0) throw error;
      return this.alone(work);
    }
  }
}

const blocked = (blockers: readonly Blocker[]): AppError =>
  new AppError(
    'finalisation_blocked',
    {},
    undefined,
    blockers.map(({ code, params }) => ({ field: 'round', code, ...(params ? { params } : {}) })),
  );
