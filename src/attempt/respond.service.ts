import { Inject, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../core/errors.js';
import { checkCourse, type Course, courseOf, isStepwise, missingOf, nextSlot } from '../core/play/course.js';
import { checkAnswer, checkPrediction, replay } from '../core/response.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError, errorText, type ErrorCode, type Language } from '../platform/errors.js';
import { readShortCode, shortCode } from '../platform/short-code.js';
import type {
  AttemptView,
  ContinuationAnswer,
  ReceiptView,
  ResponseInput,
  ResponseOutcome,
  ResponsesAnswer,
} from './attempt.dto.js';
import { AttemptEnded } from './attempt.events.js';
import { AttemptQuery, endingOf, type LogFound } from './attempt.query.js';
import { AttemptService, type OwnAttempt, spanOf } from './attempt.service.js';
import { type Entry, ResponseLog, type Verdict } from './response-log.js';

/** So often another entry may come between before the contestant is asked to try again. */
const mostTries = 20;
/** No entry of a log stands behind this one. */
const neverAfter = -1;

type Checked = { refusal: AppError } | { entry: Entry };

/** What goes into an attempt's log. Every channel comes through here. */
@Injectable()
export class RespondService {
  private readonly receiptSecret: string;

  constructor(
    private readonly attempts: AttemptService,
    private readonly query: AttemptQuery,
    private readonly log: ResponseLog,
    private readonly events: EventEmitter2,
    @Inject(CONFIG) config: Pick<Config, 'secret'>,
  ) {
    this.receiptSecret = derivedSecret(config, 'receipt-code');
  }

  /**
   * Appends answers and predictions; each is told what became of it, one refused entry does not keep the
   * others from being saved.
   * @throws AppError `attempt_not_found`, `too_many_requests`, `unavailable` (nothing can be said of any entry)
   */
  async respond(
    attemptId: string,
    contestantId: string,
    inputs: readonly ResponseInput[],
    language: Language,
  ): Promise<ResponsesAnswer> {
    const attempt = await this.attempts.own(attemptId, contestantId);
    attempt.allowance.spend(inputs.length);
    if (isStepwise(attempt.plan)) return this.respondInSteps(attempt, inputs, language);
    const checked = inputs.map((input) => check(attempt, input));
    const entries = checked.flatMap((each) => ('entry' in each ? [each.entry] : []));
    const { now, verdicts } =
      entries.length > 0 ? await this.log.append(entries) : { now: await this.query.now(), verdicts: [] };
    let next = 0;
    const results = checked.map((each, i): ResponseOutcome => {
      const clientId = inputs[i]?.clientId ?? '';
      if ('refusal' in each) return refused(clientId, each.refusal, language);
      const { outcome, n, receivedAt } = verdicts[next++] ?? {
        outcome: 'missing',
        n: null,
        receivedAt: null,
      };
      // Without a guard nothing can have moved.
      if (outcome === 'missing' || outcome === 'moved') throw new AppError('attempt_not_found');
      return { clientId, outcome, n, receivedAt: receivedAt === null ? null : new Date(receivedAt) };
    });
    return { now: new Date(now), results };
  }

  /**
   * Hands the attempt in; again, late or after the end it tells how the attempt ended.
   * @param leaving the page was left; handed in as it is
   * @throws AppError `answers_missing` where all are asked for, `attempt_stays_open` where leaving ends nothing
   */
  async submit(
    attemptId: string,
    contestantId: string,
    clientId: string,
    leaving = false,
  ): Promise<ReceiptView> {
    const attempt = await this.attempts.own(attemptId, contestantId);
    attempt.allowance.spend(1);
    if (leaving && attempt.plan?.leaving !== 'uses-up') throw new AppError('attempt_stays_open');
    const end: Entry = { ...entryOf(attempt, clientId), kind: 'submit', slot: null, value: null };
    const [verdict] = attempt.plan?.mustAnswerAll
      ? [await this.appendSeen(attempt, end, (seen) => (leaving ? {} : complete(attempt, seen)))]
      : (await this.log.append([end])).verdicts;
    const saved = verdict?.outcome === 'saved';
    if (saved) this.events.emit(AttemptEnded.event, new AttemptEnded(attempt.roundId, [attempt.id]));
    return this.receiptOf(attempt, saved ? 'submitted' : 'already');
  }

  /**
   * Opens the next question, and closes the one before where they come one after the other.
   * @returns the attempt as it stands now, also when the question was open before
   * @throws AppError `question_not_reached`
   */
  async open(attemptId: string, contestantId: string, clientId: string, slot: number): Promise<AttemptView> {
    const attempt = await this.attempts.own(attemptId, contestantId);
    attempt.allowance.spend(1);
    const entry: Entry = { ...entryOf(attempt, clientId), kind: 'open', slot, value: null };
    await this.appendSeen(attempt, entry, ({ now, log }) => {
      const course = courseOf(attempt.plan, spanOf(attempt), log, now);
      if (slot <= course.to) return null;
      if (slot !== nextSlot(attempt.plan, spanOf(attempt), course))
        throw new AppError('question_not_reached', { slot }, 'slot');
      return {};
    });
    return this.attempts.view(attemptId, contestantId);
  }

  /** @throws AppError `attempt_not_found`, `attempt_running` */
  async receipt(attemptId: string, contestantId: string): Promise<ReceiptView> {
    const receipt = await this.receiptOf(await this.attempts.own(attemptId, contestantId), 'already');
    return Object.assign(receipt, { score: await this.query.shownScore(attemptId) });
  }

  /**
   * Takes the attempt to another device; the log says when.
   * @returns whose attempt it is, for opening a session
   * @throws AppError `continuation_wrong` for any code that does not lead to a running attempt
   */
  async takeOver(typed: string): Promise<ContinuationAnswer & { contestantId: string }> {
    const code = readShortCode(typed);
    const attempt = code && (await this.query.byContinuation(this.attempts.continuationHash(code)));
    if (!attempt || attempt.plan?.leaving === 'uses-up') throw new AppError('continuation_wrong');
    const { verdicts } = await this.log.append([
      { ...entryOf(attempt, randomUUID()), kind: 'takeover', slot: null, value: null },
    ]);
    if (verdicts[0]?.outcome !== 'saved') throw new AppError('continuation_wrong');
    return { attemptId: attempt.id, roundId: attempt.roundId, contestantId: attempt.contestantId };
  }

  /** One after the other, each by what is open when it comes. */
  private async respondInSteps(
    attempt: OwnAttempt,
    inputs: readonly ResponseInput[],
    language: Language,
  ): Promise<ResponsesAnswer> {
    const results: ResponseOutcome[] = [];
    for (const input of inputs) {
      const checked = check(attempt, input);
      results.push(
        'refusal' in checked
          ? refused(input.clientId, checked.refusal, language)
          : await this.step(attempt, input.clientId, checked.entry, language),
      );
    }
    return { now: new Date(await this.query.now()), results };
  }

  private async step(
    attempt: OwnAttempt,
    clientId: string,
    entry: Entry,
    language: Language,
  ): Promise<ResponseOutcome> {
    let refusal: AppError | null = null;
    const verdict = await this.appendSeen(attempt, entry, ({ now, log }) => {
      if (entry.kind !== 'answer') return {};
      const course = courseOf(attempt.plan, spanOf(attempt), log, now);
      refusal = courseRefusal(course, entry.slot ?? 0);
      // What was saved before stays saved: only the log knows, so it is asked with a guard that nothing else passes.
      return refusal ? { after: neverAfter } : { until: course.until + attempt.graceMs };
    });
    if (verdict === null || verdict.outcome === 'missing') throw new AppError('attempt_not_found');
    const { outcome, n, receivedAt } = verdict;
    if (outcome === 'moved') return refused(clientId, refusal ?? new AppError('unavailable'), language);
    const told = { clientId, n, receivedAt: receivedAt === null ? null : new Date(receivedAt) };
    if (outcome !== 'late' || (receivedAt ?? 0) > attempt.deadlineAt + attempt.graceMs)
      return { ...told, outcome };
    const { code, message } = refused(
      clientId,
      new AppError('question_time_over', { slot: entry.slot ?? 0 }),
      language,
    );
    return { ...told, outcome, code, message };
  }

  /**
   * Appends an entry that rests on the whole log: `judge` sees it, and the entry is written only if nothing came
   * between. Null from `judge`: nothing is to be written.
   */
  private async appendSeen(
    attempt: OwnAttempt,
    entry: Entry,
    judge: (seen: LogFound) => { after?: number; until?: number } | null,
  ): Promise<Verdict | null> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const seen = await this.query.log(attempt.id);
      const judged = judge(seen);
      if (judged === null) return null;
      const { after = seen.log.at(-1)?.n ?? 0, until = null } = judged;
      const { verdicts } = await this.log.append([{ ...entry, guard: { after, until } }]);
      const [verdict] = verdicts;
      if (verdict?.outcome !== 'moved' || after === neverAfter) return verdict ?? null;
    }
    throw new AppError('unavailable');
  }

  private async receiptOf(attempt: OwnAttempt, outcome: ReceiptView['outcome']): Promise<ReceiptView> {
    const { now, log, late, closesAt } = await this.query.log(attempt.id);
    const state = replay(log);
    const { deadlineAt, graceMs } = attempt;
    const { endedAt, endedBy } = endingOf(state.endedBy, state.endedAt, deadlineAt, graceMs, now);
    if (endedAt === null || endedBy === null) throw new AppError('attempt_running');
    return {
      attemptId: attempt.id,
      outcome,
      code: shortCode(this.receiptSecret, `${attempt.id} ${endedBy}`),
      submittedAt: new Date(endedAt),
      endedBy,
      valid: missingOf(attempt.plan, attempt.paper.length, state) === 0,
      answered: state.answers.size,
      questionCount: attempt.paper.length,
      predictionGiven: state.prediction,
      late,
      resultsAt: new Date(closesAt),
      // What was handed in a moment ago is not graded yet.
      score: null,
    };
  }
}

/** @throws AppError `answers_missing`; after the end nothing is missing any more */
function complete(attempt: OwnAttempt, { log }: LogFound): object {
  const state = replay(log);
  const missing = state.endedBy === null ? missingOf(attempt.plan, attempt.paper.length, state) : 0;
  if (missing > 0) throw new AppError('answers_missing', { missing });
  return {};
}

function courseRefusal(course: Course, slot: number): AppError | null {
  try {
    checkCourse(course, slot);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new AppError(error.code as ErrorCode, error.params, error.field);
  }
}

function check(attempt: OwnAttempt, input: ResponseInput): Checked {
  const { kind, slot = 0, choices = [], prediction = null } = input;
  try {
    if (kind === 'prediction') checkPrediction(attempt.prediction, prediction);
    else checkAnswer(attempt.paper, attempt.asked, slot, choices);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refusal: new AppError(error.code as ErrorCode, error.params, error.field) };
  }
  const common = entryOf(attempt, input.clientId);
  return {
    entry:
      kind === 'prediction'
        ? { ...common, kind, slot: null, value: prediction }
        : { ...common, kind, slot, value: choices },
  };
}

/** An id has one spelling in the log, whichever the client used. */
const entryOf = ({ id, contestantId }: { id: string; contestantId: string }, clientId: string) => ({
  attemptId: id,
  contestantId,
  clientId: clientId.toLowerCase(),
});

function refused(clientId: string, { code, params }: AppError, language: Language): ResponseOutcome {
  return {
    clientId,
    outcome: 'refused',
    n: null,
    receivedAt: null,
    code,
    message: errorText(code, language, params),
  };
}
