import { Inject, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../core/errors.js';
import { checkAnswer, checkPrediction, replay } from '../core/response.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError, errorText, type ErrorCode, type Language } from '../platform/errors.js';
import { readShortCode, shortCode } from '../platform/short-code.js';
import type {
  ContinuationAnswer,
  ReceiptView,
  ResponseInput,
  ResponseOutcome,
  ResponsesAnswer,
} from './attempt.dto.js';
import { AttemptEnded } from './attempt.events.js';
import { AttemptQuery, endingOf } from './attempt.query.js';
import { AttemptService, type OwnAttempt } from './attempt.service.js';
import { type Entry, ResponseLog } from './response-log.js';

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
      if (outcome === 'missing') throw new AppError('attempt_not_found');
      return { clientId, outcome, n, receivedAt: receivedAt === null ? null : new Date(receivedAt) };
    });
    return { now: new Date(now), results };
  }

  /** Hands the attempt in; again, late or after the end it tells how the attempt ended. */
  async submit(attemptId: string, contestantId: string, clientId: string): Promise<ReceiptView> {
    const attempt = await this.attempts.own(attemptId, contestantId);
    attempt.allowance.spend(1);
    const { verdicts } = await this.log.append([
      { ...entryOf(attempt, clientId), kind: 'submit', slot: null, value: null },
    ]);
    const saved = verdicts[0]?.outcome === 'saved';
    if (saved) this.events.emit(AttemptEnded.event, new AttemptEnded(attempt.roundId, [attempt.id]));
    return this.receiptOf(attempt, saved ? 'submitted' : 'already');
  }

  /** @throws AppError `attempt_not_found`, `attempt_running` */
  async receipt(attemptId: string, contestantId: string): Promise<ReceiptView> {
    return this.receiptOf(await this.attempts.own(attemptId, contestantId), 'already');
  }

  /**
   * Takes the attempt to another device; the log says when.
   * @returns whose attempt it is, for opening a session
   * @throws AppError `continuation_wrong` for any code that does not lead to a running attempt
   */
  async takeOver(typed: string): Promise<ContinuationAnswer & { contestantId: string }> {
    const code = readShortCode(typed);
    const attempt = code && (await this.query.byContinuation(this.attempts.continuationHash(code)));
    if (!attempt) throw new AppError('continuation_wrong');
    const { verdicts } = await this.log.append([
      { ...entryOf(attempt, randomUUID()), kind: 'takeover', slot: null, value: null },
    ]);
    if (verdicts[0]?.outcome !== 'saved') throw new AppError('continuation_wrong');
    return { attemptId: attempt.id, roundId: attempt.roundId, contestantId: attempt.contestantId };
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
      answered: state.answers.size,
      questionCount: attempt.paper.length,
      predictionGiven: state.prediction,
      late,
      resultsAt: new Date(closesAt),
    };
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
