import { Injectable } from '@nestjs/common';
import { AttemptQuery, endingOf } from '../attempt/attempt.query.js';
import { AttemptService, type OwnAttempt } from '../attempt/attempt.service.js';
import { toSlotView } from '../attempt/attempt.dto.js';
import { type AttemptGrade, gradeAttempt } from '../core/grading.js';
import { correctedAttempt } from '../core/decision/corrections.js';
import { keyShown } from '../core/draft/shown.js';
import { phaseOf } from '../core/phase.js';
import { isShown } from '../core/publication/moments.js';
import { predictionError } from '../core/ranking.js';
import { replay } from '../core/response.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { type Citation, dayInVietnam, type LawRegister, provisionInForce } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import type { CitationView, ReviewPrediction, ReviewSlot, ReviewView, SolutionView } from './grading.dto.js';
import { GradingQuery, type RoundAfter } from './grading.query.js';
import { type DecidedKey, Regrade } from './regrade.js';

/** An own attempt as it was sat, with the score, keys and explanations that the rules publish by now. */
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
    const phase = phaseOf(round.times, round.now);
    const scored = isShown(round.publication.score, phase);
    const solved = isShown(round.publication.explanations, phase);
    return {
      attemptId: attempt.id,
      status: round.official ? 'official' : 'provisional',
      asOf: new Date(round.official?.at ?? now),
      scoreMilli: scored ? (round.stage?.scoreMilli ?? grade.scoreMilli) : null,
      maxMilli: round.stage?.maxMilli ?? grade.maxMilli,
      correctCount: scored ? grade.correctCount : null,
      questionCount: grade.questionCount,
      durationMs: Math.max(0, submittedAt - attempt.startedAt),
      submittedAt: new Date(submittedAt),
      prediction: attempt.prediction && predictionOf(state.prediction, round),
      rank: isShown(round.publication.standings, phase) ? (round.official?.rank ?? null) : null,
      slots: await this.slots(attempt, state.answers, keys, solved ? grade : null, now),
    };
  }

  private async slots(
    attempt: OwnAttempt,
    answers: ReadonlyMap<number, string[]>,
    keys: ReadonlyMap<string, DecidedKey>,
    grade: AttemptGrade | null,
    now: number,
  ): Promise<ReviewSlot[]> {
    const questions = await this.questions.byIds(attempt.paper.map(({ questionId }) => questionId));
    const register = await this.questions.register();
    return attempt.paper.map(({ questionId, choiceIds }, i) => {
      const question = questions.get(questionId);
      const key = keys.get(questionId);
      if (!question || !key) throw new Error(`question ${questionId} of a paper is gone`);
      const citations = question.citations.map((citation) => citationView(citation, register, now));
      return Object.assign(toSlotView(question, i + 1, choiceIds), {
        chosen: answers.get(i + 1) ?? [],
        correction: key.correction,
        solution: grade && solutionOf(i, grade, key, citations),
      });
    });
  }
}

function solutionOf(
  index: number,
  { slots, unmarked }: AttemptGrade,
  { body, explanation, correction }: DecidedKey,
  citations: CitationView[],
): SolutionView {
  const argued = correction?.effect !== 'key';
  return {
    key: keyShown(body),
    unmarked: unmarked.includes(index + 1),
    correct: slots[index]?.correct ?? false,
    scoreMilli: slots[index]?.scoreMilli ?? 0,
    explanation: argued ? explanation : '',
    citations: argued ? citations : [],
  };
}

/**
 * The round's closing and grace must be over, and, where it was closed early, every attempt that goes on to
 * its own deadline.
 */
function refuseBeforeTheEnd({ now, times, graceMs, runningUntil }: RoundAfter): void {
  const opens = Math.max(times.closesAt + graceMs, runningUntil ?? 0);
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
