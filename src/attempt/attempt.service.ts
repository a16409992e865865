import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { drawPaper, type PaperSlot } from '../core/paper.js';
import { attemptDeadline, isOpen, phaseOf } from '../core/phase.js';
import { type Course, courseOf, isStepwise, nextSlot, planOf, type Span } from '../core/play/course.js';
import {
  isRefusal,
  mayStart,
  needsOrder,
  notAdmitted,
  type StartLeave,
  type StartRefusal,
} from '../core/play/limits.js';
import type { AskedBody } from '../core/kind/kind.js';
import { replay } from '../core/response.js';
import { audienceOf } from '../contest/contest.policy.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { shortCode } from '../platform/short-code.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import {
  type AttemptView,
  type CourseView,
  type MineAnswer,
  type SlotView,
  toSlotView,
} from './attempt.dto.js';
import {
  type Attempt,
  AttemptQuery,
  type AttemptSummary,
  endingOf,
  type Situation,
} from './attempt.query.js';

/** An attempt with what checking its answers needs. */
export interface OwnAttempt extends Attempt {
  /** What its questions ask, by question id. */
  asked: ReadonlyMap<string, AskedBody>;
  allowance: Allowance;
}

/** Attempts kept in memory; about 5 KB each. */
const cacheSize = 10_000;
/** An id whose code collides with another attempt's is drawn again; with 40 bits that is rare. */
const maxDraws = 5;

/**
 * Entries that one attempt may have in hand, and how many are added each second: far more than anybody answers
 * in a round, and a bound for how much a hostile page can write.
 */
const allowed = { most: 20_000, perSecond: 20 };

/** What one attempt may still write. */
export class Allowance {
  private left = allowed.most;
  private at = performance.now();

  /** @throws AppError `too_many_requests` */
  spend(count: number): void {
    const now = performance.now();
    this.left = Math.min(allowed.most, this.left + ((now - this.at) / 1000) * allowed.perSecond);
    this.at = now;
    if (this.left < count) {
      throw new AppError('too_many_requests', {
        seconds: Math.ceil((count - this.left) / allowed.perSecond),
      });
    }
    this.left -= count;
  }
}

/** Beginning an attempt and looking at it. */
@Injectable()
export class AttemptService {
  private readonly cache = new Map<string, OwnAttempt>();
  private readonly codeSecret: string;
  private readonly lookupSecret: string;

  constructor(
    private readonly query: AttemptQuery,
    private readonly questions: QuestionQuery,
    @Inject(CONFIG) config: Pick<Config, 'secret'>,
  ) {
    this.codeSecret = derivedSecret(config, 'continuation-code');
    this.lookupSecret = derivedSecret(config, 'continuation-lookup');
  }

  /** @throws AppError `round_not_found` */
  async mine(roundId: string, contestantId: string): Promise<MineAnswer> {
    const found = await this.situation(roundId, contestantId);
    const open = running(found);
    const leave = startOf(found);
    const refused = open === undefined && isRefusal(leave) ? leave : null;
    return {
      roundId,
      phase: phaseOf(found.times, found.now),
      now: new Date(found.now),
      used: found.attempts.length,
      allowed: found.rules.attemptsAllowed,
      extraTimePermille: found.extraTimePermille,
      open: open?.id ?? null,
      attempts: found.attempts.map(rowOf),
      refused: found.eligible ? (refused?.code ?? null) : 'not_eligible',
      refusedLimit: refused?.allowed ?? null,
      startsAt: refused === null || refused.code === 'round_closed' ? null : dateOf(refused.at),
    };
  }

  /**
   * Starts the contestant's next attempt, or gives the one that is running; parallel requests get the same.
   * The paper leaves the server only after the row with its starting time is durable.
   * Where starts of other rounds or of this day have a say, those of one contestant go one at a time.
   * @param chosen number of a ready paper, where papers are offered
   * @throws AppError `round_not_found`, `not_eligible`, `blueprint_shortage`, `paper_not_offered`, or a code of `StartRefusal`
   */
  async start(
    roundId: string,
    contestantId: string,
    chosen: number | null = null,
  ): Promise<{ attempt: AttemptView; fresh: boolean }> {
    for (let draw = 0; draw < maxDraws; draw += 1) {
      const found = await this.situation(roundId, contestantId);
      const open = running(found);
      if (open) return { attempt: await this.view(open.id, contestantId), fresh: false };
      const wanted = { id: randomUUID(), roundId, contestantId, chosen: paperChosen(found, chosen) };
      const begun = needsOrder(found.rules)
        ? await this.query.oneByOne(contestantId, async (manager) =>
            this.begin(wanted, await this.situation(roundId, contestantId, manager), manager),
          )
        : await this.begin(wanted, found);
      if (begun) return { attempt: await this.view(wanted.id, contestantId), fresh: true };
    }
    throw new AppError('unavailable');
  }

  /** The attempt as it stands in the log: what a reloaded page shows. @throws AppError `attempt_not_found` */
  async view(attemptId: string, contestantId: string): Promise<AttemptView> {
    const attempt = await this.own(attemptId, contestantId);
    const { now, log } = await this.query.log(attemptId);
    const state = replay(log);
    const course = courseOf(attempt.plan, spanOf(attempt), log, now);
    const ending = endingOf(state.endedBy, state.endedAt, attempt.deadlineAt, attempt.graceMs, now);
    return {
      id: attempt.id,
      roundId: attempt.roundId,
      contestSlug: attempt.contestSlug,
      number: attempt.number,
      now: new Date(now),
      startedAt: new Date(attempt.startedAt),
      deadlineAt: new Date(attempt.deadlineAt),
      graceMs: attempt.graceMs,
      continuationCode: this.continuationCode(attempt.id),
      prediction: attempt.prediction,
      questionCount: attempt.paper.length,
      course: isStepwise(attempt.plan) ? courseView(attempt, course) : null,
      readyPaper: attempt.plan?.readyPaper ?? null,
      mustAnswerAll: attempt.plan?.mustAnswerAll ?? false,
      leaving: attempt.plan?.leaving ?? 'resumable',
      paper: await this.paperView(attempt, course),
      answers: Object.fromEntries(state.answers),
      predictionGiven: state.prediction,
      lastN: log.at(-1)?.n ?? 0,
      endedAt: dateOf(ending.endedAt),
      endedBy: ending.endedBy,
    };
  }

  /** The contestant's own attempt, from memory when it was seen before. @throws AppError `attempt_not_found` */
  async own(attemptId: string, contestantId: string): Promise<OwnAttempt> {
    const attempt = this.cache.get(attemptId) ?? (await this.load(attemptId));
    if (attempt?.contestantId !== contestantId) throw new AppError('attempt_not_found');
    return attempt;
  }

  /** Keyed, because the 40 bits of a code alone could be searched through. */
  continuationHash(code: string): Buffer {
    return createHmac('sha256', this.lookupSecret).update(code).digest();
  }

  private async load(attemptId: string): Promise<OwnAttempt | null> {
    const attempt = await this.query.byId(attemptId);
    if (!attempt) return null;
    const questions = await this.questions.byIds(attempt.paper.map(({ questionId }) => questionId));
    const asked = new Map([...questions].map(([id, question]) => [id, question.asked]));
    const own = { ...attempt, asked, allowance: new Allowance() };
    // The oldest leave first: their contestants have most likely finished.
    if (this.cache.size >= cacheSize) this.cache.delete(this.cache.keys().next().value as string);
    this.cache.set(attempt.id, own);
    return own;
  }

  private continuationCode(attemptId: string): string {
    return shortCode(this.codeSecret, attemptId);
  }

  private async situation(roundId: string, contestantId: string, source?: EntityManager): Promise<Situation> {
    const found = await this.query.situation(roundId, contestantId, source);
    if (!found) throw new AppError('round_not_found');
    return found;
  }

  /** False when another request was faster. */
  private async begin(
    { chosen, ...wanted }: { id: string; roundId: string; contestantId: string; chosen: number | null },
    found: Situation,
    source?: EntityManager,
  ): Promise<boolean> {
    if (running(found)) return false;
    const leave = leaveOf(found);
    const { now, rules, extraTimePermille, attempts } = found;
    const seed = randomBytes(32).toString('hex');
    const paper = await this.draw(wanted.roundId, found, seed, chosen);
    const deadlineAt = attemptDeadline({ closesAt: leave.until }, rules, now, extraTimePermille);
    const span = { slots: paper.length, startedAt: now, deadlineAt };
    const attempt = {
      ...wanted,
      number: attempts.length + 1,
      seed,
      paper,
      startedAt: now,
      startsBefore: leave.until,
      deadlineAt,
      graceMs: rules.graceMs,
      plan: planOf(rules, span, extraTimePermille, chosen),
      continuationHash: this.continuationHash(this.continuationCode(wanted.id)),
    };
    return this.query.insert(attempt, source);
  }

  /** A ready paper has the same questions for everybody, each in an order of their own where the rules shuffle. */
  private async draw(
    roundId: string,
    { times, rules, bank, division }: Situation,
    seed: string,
    chosen: number | null,
  ): Promise<PaperSlot[]> {
    const [firstDay, lastDay] = [dayInVietnam(times.opensAt), dayInVietnam(times.closesAt)];
    const audience = audienceOf(division);
    const pool = await this.questions.pool(bank, firstDay, lastDay, audience);
    if (chosen === null) return drawPaper(rules, pool, seed);
    const ready = await this.questions.readyPaper(roundId, `${bank} ${audience}`, chosen, () =>
      drawPaper(rules, pool, randomBytes(32).toString('hex')).map(({ questionId }) => questionId),
    );
    return drawPaper(rules, ready, seed);
  }

  private async paperView({ paper, essay }: OwnAttempt, { from, to }: Course): Promise<SlotView[]> {
    const questions = await this.questions.byIds(paper.map(({ questionId }) => questionId));
    return paper.slice(from - 1, to).map(({ questionId, choiceIds }, i) => {
      const question = questions.get(questionId);
      if (!question) throw new Error(`question ${questionId} of a paper is gone`);
      return toSlotView(question, from + i, choiceIds, essay?.maxWords);
    });
  }
}

/** What core needs to say which questions are open. */
export const spanOf = ({ paper, startedAt, deadlineAt }: Attempt): Span => ({
  slots: paper.length,
  startedAt,
  deadlineAt,
});

const courseView = (attempt: OwnAttempt, course: Course): CourseView => ({
  from: course.from,
  to: course.to,
  until: new Date(course.until),
  next: nextSlot(attempt.plan, spanOf(attempt), course),
});

/** @throws AppError `paper_not_offered` */
function paperChosen({ rules }: Situation, chosen: number | null): number | null {
  const papers = rules.choiceOfPapers ?? 0;
  if (papers === 0 || (chosen !== null && chosen >= 1 && chosen <= papers))
    return papers === 0 ? null : chosen;
  throw new AppError('paper_not_offered', { papers }, 'paper');
}

const running = ({ attempts }: Situation): AttemptSummary | undefined =>
  attempts.find(({ endedBy }) => endedBy === null);

/** By the database's clock as it was read. */
function startOf({ times, rules, division, sat, now, chosen, age }: Situation): StartLeave | StartRefusal {
  const refused = notAdmitted(rules, chosen, age);
  if (refused) return refused;
  if (now < times.opensAt || isOpen(times, now)) return mayStart(times, rules, division.code, sat, now);
  return { code: 'round_closed', allowed: null, at: times.closesAt };
}

/** @throws AppError with the reason why no attempt can be begun now */
function leaveOf(found: Situation): StartLeave {
  if (!found.eligible) throw new AppError('not_eligible');
  const leave = startOf(found);
  if (!isRefusal(leave)) return leave;
  const { code, allowed, at } = leave;
  const moment = at === null ? '' : localTime(at);
  if (code === 'round_closed') throw new AppError(code, { closesAt: moment });
  throw new AppError(code, { opensAt: moment, allowed: allowed ?? 0 });
}

function rowOf({ id, number, startedAt, deadlineAt, endedAt, endedBy }: AttemptSummary) {
  return {
    id,
    number,
    startedAt: new Date(startedAt),
    deadlineAt: new Date(deadlineAt),
    endedAt: dateOf(endedAt),
    endedBy,
  };
}

const dateOf = (moment: number | null): Date | null => (moment === null ? null : new Date(moment));
