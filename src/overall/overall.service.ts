import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { AppError, type Language } from '../platform/errors.js';
import { type Blocker, toBlockerView } from '../result/result.blockers.js';
import type { FinalizedAnswer, ForeseenAward } from '../result/result.dto.js';
import type { RankedOverall } from '../tally/tally.overall.js';
import { readOverallBook, refuseBlocked } from './overall.book.js';
import { type ComputedOverall, computeOverall } from './overall.compute.js';
import type { OverallFinalization } from './overall.dto.js';
import { OverallFollowers } from './overall.events.js';
import { OverallQuery, previewOf, readIssued, roundViews } from './overall.query.js';
import { readSigning, sign, storeOverall, storeRows, takeBackRows } from './overall.store.js';

/** In a preview; all of them are on the page of the awards. */
const AWARDS_SHOWN = 200;
const SUBJECT = 'overall';

interface Found {
  computed: ComputedOverall;
  blockers: Blocker[];
  awards: ForeseenAward[];
}

/** Making the overall standing of a contest official; every step can be repeated without doing it twice. */
@Injectable()
export class OverallService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: OverallQuery,
    private readonly followers: OverallFollowers,
  ) {}

  /**
   * What stands in the way, and what would become official; null where the rules know no overall standing.
   * @throws AppError contest_not_found
   */
  view(contestId: string, accountId: string, language: Language): Promise<OverallFinalization | null> {
    const work = async (manager: EntityManager): Promise<OverallFinalization | null> => {
      const signatures = await signaturesOf(manager, contestId);
      const found = await this.compute(manager, contestId);
      if (!found) return null;
      const { computed, blockers, awards } = found;
      const { book, ranked, sha256 } = computed;
      const finalized = await readIssued(manager, contestId);
      const version = (finalized[0]?.version ?? 0) + 1;
      const proposal = await readSigning(manager, { contestId, subject: SUBJECT, version });
      return {
        signatures,
        proposal: proposal && {
          by: proposal.by,
          at: proposal.at,
          own: proposal.accountId === accountId,
          current: proposal.sha256 === sha256,
          reason: proposal.reason,
        },
        sha256,
        outdated: finalized.length > 0 && finalized[0]?.sha256 !== sha256,
        blockers: blockers.map((blocker) => toBlockerView(blocker, language)),
        combines: book.rule.combines,
        minimumRounds: book.rule.minimumRounds,
        rounds: roundViews(book),
        people: ranked.people,
        attempts: ranked.attempts,
        top: await previewOf(manager, contestId, computed, language),
        awards: awards.slice(0, AWARDS_SHOWN),
        awardsTotal: awards.length,
        finalized,
      };
    };
    return this.alone(() => this.database.transaction('REPEATABLE READ', work));
  }

  /**
   * Makes the overall standing official, once, whoever asks and however often. Where two must sign, the first call
   * is the first signature, and another person's call on the same standing the second.
   * @throws AppError contest_not_found, overall_not_ruled, finalisation_blocked with each blocker in its details
   */
  finalise(contestId: string, accountId: string): Promise<FinalizedAnswer> {
    return this.locked(contestId, async (manager) => {
      const first = (await readIssued(manager, contestId)).at(-1);
      if (first) return { version: first.version, finalizedAt: first.at, already: true };
      return this.issue(manager, { contestId, version: 1, accountId, reason: '' });
    });
  }

  /**
   * A new version from the results of the rounds as they are now; older ones stay. A standing that has not changed
   * gives none.
   * @throws AppError contest_not_found, overall_not_ruled, overall_not_official, finalisation_blocked
   */
  correct(contestId: string, accountId: string, reason: string): Promise<FinalizedAnswer> {
    return this.locked(contestId, async (manager) => {
      const [newest] = await readIssued(manager, contestId);
      if (!newest) throw new AppError('overall_not_official');
      return this.issue(manager, { contestId, version: newest.version + 1, accountId, reason }, newest);
    });
  }

  private async issue(
    manager: EntityManager,
    wanted: { contestId: string; version: number; accountId: string; reason: string },
    newest?: { version: number; at: Date; sha256: string },
  ): Promise<FinalizedAnswer> {
    const { contestId, version, accountId, reason } = wanted;
    const signatures = await signaturesOf(manager, contestId);
    const of = { contestId, subject: SUBJECT, version };
    const first = signatures === 1 ? null : await readSigning(manager, of);
    const mayBeLast = signatures === 1 || (first !== null && first.accountId !== accountId);
    const id = randomUUID();
    const write = mayBeLast ? (ranked: RankedOverall) => storeRows(manager, id, ranked) : null;
    const found = await this.compute(manager, contestId, write);
    if (!found) throw new AppError('overall_not_ruled');
    const { computed, blockers } = found;
    refuseBlocked(blockers);
    const { sha256 } = computed;
    const unchanged = newest?.sha256 === sha256;
    if (mayBeLast && (unchanged || (first !== null && first.sha256 !== sha256))) await takeBackRows(manager);
    if (unchanged) return { version: newest.version, finalizedAt: newest.at, already: true };
    const signed = await sign(manager, of, { signatures, accountId, sha256, reason });
    if (!signed) return { version, finalizedAt: null, already: false };
    const finalizedAt = await storeOverall(manager, { ...of, id }, signed, computed);
    await this.followers.follow(manager, contestId, { version, ...signed });
    return { version, finalizedAt, already: false };
  }

  /** Null where the rules know no overall standing. */
  private async compute(
    manager: EntityManager,
    contestId: string,
    write: ((ranked: RankedOverall) => Promise<void>) | null = null,
  ): Promise<Found | null> {
    const book = await readOverallBook(manager, contestId);
    if (!book) return null;
    const computed = await computeOverall(manager, contestId, book, write);
    const complete = book.rounds.every(({ official }) => official !== null);
    const foreseen = complete
      ? await this.followers.foresee(manager, contestId, computed)
      : { blockers: [], awards: [] };
    return { computed, blockers: [...computed.blockers, ...foreseen.blockers], awards: foreseen.awards };
  }

  /** Each takes two connections and room for a million rows, so that one waits for the other before it takes any. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** One at a time for each contest, in every process. */
  private async locked(
    contestId: string,
    work: (manager: EntityManager) => Promise<FinalizedAnswer>,
  ): Promise<FinalizedAnswer> {
    const answer = await this.alone(() =>
      this.database.transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `overall ${contestId}`,
        ]);
        return work(manager);
      }),
    );
    if (!answer.already) this.query.forget();
    return answer;
  }
}

/** How many people must sign. @throws AppError contest_not_found */
export async function signaturesOf(manager: EntityManager, contestId: string): Promise<number> {
  const [contest] = await manager.query<{ signatures: number }[]>(
    'SELECT signatures FROM contest WHERE id = $1',
    [contestId],
  );
  if (!contest) throw new AppError('contest_not_found');
  return contest.signatures;
}
