import { Injectable } from '@nestjs/common';
import { AttemptQuery, endingOf } from '../attempt/attempt.query.js';
import { AttemptService, type OwnAttempt } from '../attempt/attempt.service.js';
import { toSlotView } from '../attempt/attempt.dto.js';
import { type AttemptGrade, gradeAttempt } from '../core/grading.js';
import { correctedAttempt } from '../core/decision/corrections.js';
import { keyShown } from '../core/draft/shown.js';
import { predictionError } from '../core/ranking.js';
import { replay } from '../core/response.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { type Citation, dayInVietnam, type LawRegister, provisionInForce } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import type { CitationView, ReviewPrediction, ReviewSlot, ReviewView } from './grading.dto.js';
import { GradingQuery, type RoundAfter } from './grading.query.js';
import { type DecidedKey, Regrade } from './regrade.js';

/** Answers, keys and explanations of an own attempt, once nobody can use them any more. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly attempts: AttemptService,
    private readonly log: AttemptQuery,
    private readonly query: GradingQuery,
    private readonly regrade: Regrade,
    private readonly questions: QuestionQuery,
  ) {}

  /** @throws AppError `attempt_not_found`, `review_not_yet` */
  async review(attemptId: string, contestantId: string): Promise<ReviewView> {
    const attempt = await this.attempts.own(attemptId, contestantId);
    const round = await this.query.roundAfter(attempt.roundId, contestantId, attempt.id);
    if (!round) throw new AppError('attempt_not_found');
    refuseBeforeTheEnd(round);
    const { now, log } = await this.log.log(attempt.id);
    const state = replay(log);
    const { endedAt } = endingOf(state.endedBy, state.endedAt, attempt.deadlineAt, attempt.graceMs, now);
    const submittedAt = endedAt ?? attempt.deadlineAt;
    const keys = await this.regrade.keysIn(
      attempt.roundId,
      attempt.paper.map(({ questionId }) => questionId),
    );
    const marks = new Map(
      (await this.query.marksOf(attempt.id)).map(({ slot, permille }) => [slot, permille]),
    );
    const effects = attempt.paper.map(({ questionId }) => keys.get(questionId)?.correction?.effect ?? null);
    const graded = gradeAttempt(attempt.paper, keys, state.answers, round.pointsMilli, marks);
    const grade = correctedAttempt(graded, effects);
    return {
      attemptId: attempt.id,
      status: round.official ? 'official' : 'provisional',
      asOf: new Date(round.official?.at ?? now),
      scoreMilli: round.stage?.scoreMilli ?? grade.scoreMilli,
      maxMilli: round.stage?.maxMilli ?? grade.maxMilli,
      correctCount: grade.correctCount,
      questionCount: grade.questionCount,
      durationMs: Math.max(0, submittedAt - attempt.startedAt),
      submittedAt: new Date(submittedAt),
      prediction: attempt.prediction && predictionOf(state.prediction, round),
      rank: round.official?.rank ?? null,
      slots: await this.slots(attempt, state.answers, keys, grade, now),
    };
  }

  private async slots(
    attempt: OwnAttempt,
    answers: ReadonlyMap<number, string[]>,
    keys: ReadonlyMap<string, DecidedKey>,
    { slots: grades, unmarked }: AttemptGrade,
    now: number,
  ): Promise<ReviewSlot[]> {
    const questions = await this.questions.byIds(attempt.paper.map(({ questionId }) => questionId));
    const register = await this.questions.register();
    return attempt.paper.map(({ questionId, choiceIds }, i) => {
      const question = questions.get(questionId);
      const key = keys.get(questionId);
      const grade = grades[i];
      if (!question || !key || !grade) throw new Error(`question ${questionId} of a paper is gone`);
      return Object.assign(toSlotView(question, i + 1, choiceIds), {
        chosen: answers.get(i + 1) ?? [],
        key: keyShown(key.body),
        unmarked: unmarked.includes(i + 1),
        correct: grade.correct,
        scoreMilli: grade.scoreMilli,
        correction: key.correction,
        explanation: key.explanation,
        citations: question.citations.map((citation) => citationView(citation, register, now)),
      });
    });
  }
}

/**
 * The round's closing and grace must be over, and, where it was closed early, every attempt that goes on to
 * its own deadline.
 */
function refuseBeforeTheEnd({ now, closesAt, graceMs, runningUntil }: RoundAfter): void {
  const opens = Math.max(closesAt + graceMs, runningUntil ?? 0);
  if (now <= opens) throw new AppError('review_not_yet', { closesAt: localTime(opens) });
}

function predictionOf(given: number | null, { official }: RoundAfter): ReviewPrediction {
  const actual = official?.predictionActual ?? null;
  return { given, actual, error: actual === null ? null : predictionError(given, actual) };
}

/** What the question rests on, and whether that is law today. */
function citationView(citation: Citation, register: LawRegister, now: number): CitationView {
  const document = register.get(citation.document);
  const validity = provisionInForce(register, citation, dayInVietnam(now));
  return {
    ...citation,
    kind: document?.kind ?? '',
    number: document?.number ?? '',
    title: document?.title ?? '',
    inForce: validity.state === 'in-force',
    validity,
  };
}
