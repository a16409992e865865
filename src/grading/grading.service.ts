import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { PinoLogger } from 'nestjs-pino';
import { AttemptEnded } from '../attempt/attempt.events.js';
import { chosenText } from '../core/decision/chosen.js';
import { gradeAttempt } from '../core/grading.js';
import { missingOf } from '../core/play/course.js';
import { replay } from '../core/response.js';
import { Jobs } from '../platform/jobs.js';
import { AttemptGraded } from './grading.events.js';
import { GradingQuery, type Score, type Ungraded } from './grading.query.js';
import { Keys } from './keys.js';

/** Attempts in one statement. */
const page = 200;
/** Ends that come within this time are graded together, ms. */
const gatherMs = 50;
/** How far back the minute's look goes, ms after the deadline; a start looks at everything. */
const lookback = { minute: 3_600_000, ever: 100 * 365 * 86_400_000 };

/** Gives every ended attempt its score, once; the score follows from the log, the keys and the rulebook. */
@Injectable()
export class GradingService implements OnApplicationBootstrap, OnModuleDestroy {
  private ended: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly query: GradingQuery,
    private readonly keys: Keys,
    private readonly events: EventEmitter2,
    private readonly logger: PinoLogger,
    @Inject(Jobs) jobs: Pick<Jobs, 'define'>,
  ) {
    jobs.define({
      queue: 'grade-ended',
      cron: '* * * * *',
      handle: async () => void (await this.gradeAll(null, lookback.minute)),
    });
  }

  onApplicationBootstrap(): void {
    this.run(() => this.gradeAll(null, lookback.ever));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  @OnEvent(AttemptEnded.event)
  onEnded({ attemptIds }: AttemptEnded): void {
    this.ended.push(...attemptIds);
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const ids = this.ended;
      this.ended = [];
      this.run(() => this.gradeInPages(ids));
    }, gatherMs);
  }

  /**
   * Grades every ended attempt of the round that has no score yet, whoever ended it.
   * @returns how many got their score now, and how many could not be graded
   */
  gradePending(roundId: string): Promise<{ graded: number; left: number }> {
    return this.gradeAll(roundId, lookback.ever);
  }

  /** One after the other, so that a burst of ends does not hold every connection of the role. */
  private run(work: () => Promise<unknown>): void {
    this.running = this.running
      .then(() => (this.stopped ? undefined : work()))
      .catch((error: unknown) => this.logger.error({ err: error }, 'ended attempts could not be graded'));
  }

  private async gradeAll(
    roundId: string | null,
    lookbackMs: number,
  ): Promise<{ graded: number; left: number }> {
    const done = { graded: 0, left: 0 };
    let after: string | null = null;
    while (!this.stopped) {
      const ids: string[] = await this.query.pending(roundId, lookbackMs, after, page);
      if (ids.length === 0) break;
      const { graded, left } = await this.grade(ids);
      done.graded += graded;
      done.left += left;
      after = ids.at(-1) ?? null;
    }
    return done;
  }

  private async gradeInPages(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += page) await this.grade(ids.slice(at, at + page));
  }

  private async grade(ids: readonly string[]): Promise<{ graded: number; left: number }> {
    const attempts = await this.query.ungraded(ids);
    if (attempts.length === 0) return { graded: 0, left: 0 };
    const keys = await this.keys.of(attempts.flatMap(({ paper }) => paper.map((slot) => slot.questionId)));
    const outcomes = attempts.map((attempt) => this.scoreOf(attempt, keys));
    const scores = outcomes.filter((outcome) => typeof outcome === 'object' && outcome !== null);
    const invalid = attempts.filter((_, i) => outcomes[i] === 'invalid');
    if (invalid.length > 0) await this.query.insertInvalid(invalid.map(({ id }) => id));
    const rounds = scores.length > 0 ? await this.query.insert(scores) : [];
    let graded = 0;
    for (const { roundId, attemptIds } of rounds) {
      graded += attemptIds.length;
      this.events.emit(AttemptGraded.event, new AttemptGraded(roundId, attemptIds));
    }
    return { graded, left: attempts.length - scores.length - invalid.length };
  }

  /** Null, told in the log, when one attempt cannot be graded: the others must not wait for it. */
  private scoreOf(attempt: Ungraded, keys: Awaited<ReturnType<Keys['of']>>): Score | 'invalid' | null {
    try {
      if (isInvalid(attempt)) return 'invalid';
      return scoreOf(attempt, keys);
    } catch (error) {
      this.logger.error({ err: error, attemptId: attempt.id }, 'an attempt could not be graded');
      return null;
    }
  }
}

/** Plain attempts, nearly all, are not even read for it. */
const isInvalid = ({ plan, paper, log }: Ungraded): boolean =>
  plan !== null && plan.mustAnswerAll && missingOf(plan, paper.length, replay(log)) > 0;

/** A timed-out attempt lasted until its deadline, whenever the server came to write that down. */
function scoreOf(attempt: Ungraded, keys: Awaited<ReturnType<Keys['of']>>): Score | null {
  const { answers, prediction, endedAt: writtenAt, endedBy } = replay(attempt.log);
  if (endedBy === null || writtenAt === null) return null;
  const marks = new Map(attempt.marks.map(({ slot, permille }) => [slot, permille]));
  const { scoreMilli, maxMilli, correctCount, questionCount, slots, unmarked } = gradeAttempt(
    attempt.paper,
    keys,
    answers,
    attempt.pointsMilli,
    marks,
  );
  if (unmarked.length > 0) return null;
  const endedAt = endedBy === 'submit' ? writtenAt : attempt.deadlineAt;
  return {
    attemptId: attempt.id,
    roundId: attempt.roundId,
    contestantId: attempt.contestantId,
    scoreMilli: attempt.stage?.scoreMilli ?? scoreMilli,
    maxMilli: attempt.stage?.maxMilli ?? maxMilli,
    correctCount,
    questionCount,
    prediction,
    durationMs: Math.max(0, endedAt - attempt.startedAt),
    endedAt,
    endedBy,
    questions: attempt.paper.map(({ questionId }) => keys.get(questionId)?.serial ?? 0),
    pointsMilli: slots.map((slot) => slot.scoreMilli),
    chosen: attempt.paper.map(({ questionId }, i) => {
      const key = keys.get(questionId);
      return key ? chosenText(key.body, answers.get(i + 1) ?? [], marks.get(i + 1)) : '';
    }),
  };
}
