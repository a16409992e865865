import { refuse } from './errors.js';
import type { PaperSlot } from './paper.js';
import type { QuestionKind } from './response.js';

/** The right choices of a question. Without `partialCredit` a question is all or nothing. */
export type Key = {
  kind: QuestionKind;
  key: readonly string[];
  partialCredit: 'all-or-nothing' | 'per-choice' | null;
  choiceIds: readonly string[];
};

export type SlotGrade = { slot: number; scoreMilli: number; correct: boolean };

/** Points in thousandths; `correctCount` counts slots answered exactly right, not those with a part. */
export type AttemptGrade = {
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  questionCount: number;
  slots: SlotGrade[];
};

/**
 * Points for one answer, a whole number of thousandths from 0 to `pointsMilli`.
 * Exactly the key: all points. Otherwise none, except a `multiple` question with credit per choice:
 * points × (right choices taken − wrong choices taken) ÷ number of right choices, never below 0,
 * rounded down. So taking every choice gains nothing where half of them or more are wrong.
 */
export function gradeAnswer(key: Key, choices: readonly string[], pointsMilli: number): number {
  if (key.key.length === 0) refuse('key_missing');
  if (isRight(key, choices)) return pointsMilli;
  if (key.kind !== 'multiple' || key.partialCredit !== 'per-choice') return 0;
  const taken = new Set(choices);
  const right = key.key.filter((choice) => taken.has(choice)).length;
  const wrong = taken.size - right;
  return Math.max(0, Math.floor(((right - wrong) * pointsMilli) / key.key.length));
}

/**
 * Grades a paper. `keys` by question id, `answers` by slot number as `replay` gives them.
 *
 * @throws DomainError `key_missing`: a paper is graded whole or not at all
 */
export function gradeAttempt(
  paper: readonly PaperSlot[],
  keys: ReadonlyMap<string, Key>,
  answers: ReadonlyMap<number, readonly string[]>,
  pointsMilli: number,
): AttemptGrade {
  const slots = paper.map(({ questionId }, i): SlotGrade => {
    const slot = i + 1;
    const key = keys.get(questionId) ?? refuse('key_missing', { questionId });
    const choices = answers.get(slot) ?? [];
    return { slot, scoreMilli: gradeAnswer(key, choices, pointsMilli), correct: isRight(key, choices) };
  });
  return {
    scoreMilli: slots.reduce((sum, slot) => sum + slot.scoreMilli, 0),
    maxMilli: paper.length * pointsMilli,
    correctCount: slots.filter((slot) => slot.correct).length,
    questionCount: paper.length,
    slots,
  };
}

function isRight({ key }: Key, choices: readonly string[]): boolean {
  const taken = new Set(choices);
  const wanted = new Set(key);
  return taken.size === wanted.size && [...wanted].every((choice) => taken.has(choice));
}
