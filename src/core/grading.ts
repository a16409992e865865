import { refuse } from './errors.js';
import type { QuestionBody } from './kind/draft.js';
import { type Grade, nothing, share } from './kind/kind.js';
import { grade } from './kind/registry.js';
import type { PaperSlot } from './paper.js';

/** What people gave an essay, in permille of its points, by slot number. */
export type Marks = ReadonlyMap<number, number>;

/** `maxMilli`: what the slot is worth. */
export type SlotGrade = Grade & { slot: number; maxMilli: number };

/** Points in thousandths; `correctCount` counts slots answered exactly right, not those with a part. */
export type AttemptGrade = {
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  questionCount: number;
  slots: SlotGrade[];
  /** Slots that people have yet to mark; until then the attempt has no score, and these count nothing here. */
  unmarked: number[];
};

/**
 * Grades a paper. `pointsMilli`: of a slot that has no points of its own. `keys` by question id, `answers` by slot number as `replay` gives them.
 *
 * @throws DomainError `key_missing`: a paper is graded whole or not at all
 */
export function gradeAttempt(
  paper: readonly PaperSlot[],
  keys: ReadonlyMap<string, { body: QuestionBody }>,
  answers: ReadonlyMap<number, readonly string[]>,
  pointsMilli: number,
  marks: Marks = new Map(),
): AttemptGrade {
  const unmarked: number[] = [];
  const slots = paper.map(({ questionId, pointsMilli: own }, i): SlotGrade => {
    const maxMilli = own ?? pointsMilli;
    const slot = i + 1;
    const { body } = keys.get(questionId) ?? refuse('key_missing', { questionId });
    const graded = grade(body, answers.get(slot) ?? [], maxMilli) ?? marked(marks.get(slot), maxMilli);
    if (graded === null) unmarked.push(slot);
    return { slot, maxMilli, ...(graded ?? nothing) };
  });
  return {
    scoreMilli: slots.reduce((sum, slot) => sum + slot.scoreMilli, 0),
    maxMilli: slots.reduce((sum, slot) => sum + slot.maxMilli, 0),
    correctCount: slots.filter((slot) => slot.correct).length,
    questionCount: paper.length,
    slots,
    unmarked,
  };
}

const marked = (permille: number | undefined, pointsMilli: number): Grade | null =>
  permille === undefined ? null : share(permille, 1000, pointsMilli);
