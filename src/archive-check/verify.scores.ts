import { chosenText } from '../core/decision/chosen.js';
import { type Correction, gradeCorrected } from '../core/decision/corrections.js';
import { gradeAttempt } from '../core/grading.js';
import { missingOf } from '../core/play/course.js';
import { type Replay, replay } from '../core/response.js';
import type {
  ArchivedAttempt,
  ArchivedCorrection,
  ArchivedQuestion,
  ArchivedRound,
} from '../archive/archive.format.js';
import type { Decisions } from './verify.decisions.js';
import type { RankedFact } from './verify.ranking.js';
import type { ArchiveReader } from './verify.reader.js';

/**
 * Facts of every attempt that counts, each recomputed from its log.
 * @param decisions null: an archive of old, which does not say what became of them
 */
export async function checkScores(
  archive: ArchiveReader,
  rounds: ReadonlyMap<string, ArchivedRound>,
  decisions: Decisions | null,
): Promise<{ facts: RankedFact[]; attempts: number }> {
  const questions = new Map(
    (await archive.all<ArchivedQuestion>('questions.jsonl')).map((question) => [question.id, question]),
  );
  const corrected = await archive.all<ArchivedCorrection>('corrections.jsonl');
  decisions?.checkCorrections(corrected);
  const corrections = new Map(
    corrected.map(({ roundId, questionId, correction }) => [`${roundId}|${questionId}`, correction]),
  );
  const facts: RankedFact[] = [];
  // A million attempts are of a few hundred places: each is named once in memory.
  const words = new Map<string, string>();
  const once = <T extends string | null>(word: T): T => {
    if (word !== null && !words.has(word)) words.set(word, word);
    return (word === null ? null : words.get(word)) as T;
  };
  let attempts = 0;
  for await (const attempt of archive.each<ArchivedAttempt>('attempts.jsonl')) {
    attempts += 1;
    const fault = (text: string) => archive.fault(`attempt ${attempt.id}: ${text}`);
    const round = rounds.get(attempt.roundId);
    if (round === undefined) {
      fault('of an unknown round');
      continue;
    }
    try {
      const state = replay(attempt.log);
      decisions?.checkAttempt(attempt, round, state.voided);
      const fact = factOf(attempt, state, round.rules, { questions, corrections, fault });
      if (!fact) continue;
      fact.roundId = round.id;
      fact.division = once(fact.division);
      fact.unitId = once(fact.unitId);
      fact.organizationId = once(fact.organizationId);
      facts.push(fact);
    } catch (error) {
      fault((error as Error).message);
    }
  }
  decisions?.checkAppeals();
  return { facts, attempts };
}

interface Grounds {
  questions: ReadonlyMap<string, ArchivedQuestion>;
  corrections: ReadonlyMap<string, Correction>;
  fault(text: string): void;
}

function factOf(
  attempt: ArchivedAttempt,
  state: Replay,
  { pointsMilli, stage }: ArchivedRound['rules'],
  grounds: Grounds,
): RankedFact | null {
  const { score } = attempt;
  if (state.endedBy === null || state.endedAt === null || state.voided) return null;
  // Without all of its answers it is not valid.
  if (score === null && missingOf(attempt.plan, attempt.paper.length, state) > 0) return null;
  if (score === null) {
    grounds.fault('handed in but without a score');
    return null;
  }
  const { parts, ...graded } = gradeOf(attempt, state.answers, pointsMilli, grounds);
  const entered = stage && { scoreMilli: attempt.stageMilli ?? 0, maxMilli: stage.maxMilli };
  const grade = { ...graded, ...entered };
  const endedAt = state.endedBy === 'submit' ? state.endedAt : attempt.deadlineAt;
  const durationMs = Math.max(0, endedAt - attempt.startedAt);
  const recomputed = { ...grade, prediction: state.prediction, durationMs, endedAt };
  for (const [name, value] of Object.entries(recomputed)) {
    const stored = score[name as keyof typeof score];
    if (stored !== value && stored !== undefined)
      grounds.fault(`${name} is ${stored}, the log says ${value}`);
  }
  const { id: attemptId, contestantId, division, unitId, organizationId } = attempt;
  return {
    attemptId,
    contestantId,
    division,
    unitId,
    organizationId,
    roundId: attempt.roundId,
    startedAt: attempt.startedAt,
    scoreMilli: grade.scoreMilli,
    maxMilli: grade.maxMilli,
    correct: grade.correctCount,
    questions: grade.questionCount,
    ...parts,
    prediction: state.prediction === null ? null : String(state.prediction),
    durationMs,
    submittedAt: endedAt,
    complete: true,
  };
}

/** Points by topic and of essays. */
type Parts = Pick<RankedFact, 'essayMilli' | 'topicMilli' | 'essays' | 'essaysRight'>;

/** As the server grades, with what people decided about questions after closing. */
function gradeOf(
  { roundId, paper, marks }: ArchivedAttempt,
  answers: ReadonlyMap<number, string[]>,
  points: number,
  { questions, corrections }: Grounds,
): { scoreMilli: number; maxMilli: number; correctCount: number; questionCount: number; parts: Parts } {
  const given = new Map(marks.map(({ slot, permille }) => [slot, permille]));
  const grade = gradeAttempt(paper, questions, answers, points, given);
  let { scoreMilli, maxMilli, correctCount, questionCount } = grade;
  const topicMilli: Record<string, number> = {};
  const parts: Parts = { essayMilli: null, essays: 0, essaysRight: 0, topicMilli };
  for (const [i, { questionId, pointsMilli: own }] of paper.entries()) {
    const worth = own ?? points;
    const correction = corrections.get(`${roundId}|${questionId}`);
    const { body, topic } = questions.get(questionId) ?? {};
    if (!body || topic === undefined) continue;
    const slot = grade.slots[i];
    let earned = slot?.scoreMilli ?? 0;
    if (correction) {
      const chosen = chosenText(body, answers.get(i + 1) ?? [], given.get(i + 1));
      const corrected = gradeCorrected(body, correction, chosen, worth);
      scoreMilli += corrected.pointsMilli - earned;
      earned = corrected.pointsMilli;
      if (corrected.removed) maxMilli -= worth;
      if (corrected.removed) questionCount -= 1;
      correctCount += Number(!corrected.removed && earned === worth) - Number(slot?.correct ?? false);
    }
    topicMilli[topic] = (topicMilli[topic] ?? 0) + earned;
    if (body.kind !== 'essay') continue;
    parts.essayMilli = (parts.essayMilli ?? 0) + earned;
    parts.essays += 1;
    if (given.get(i + 1) === 1000) parts.essaysRight += 1;
  }
  return { scoreMilli, maxMilli, correctCount, questionCount, parts };
}
