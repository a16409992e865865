import { share } from '../kind/kind.js';
import type { EssayBoards } from '../play/rules.js';
import { compareText } from '../ranking.js';

/** A handed-in paper with an essay, and what its other questions earned in thousandths of points. */
type EssayPaper = {
  attemptId: string;
  contestantId: string;
  /** The unit or organization of the contestant. */
  body: string;
  knowledgeMilli: number;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
};

/** With the mark of the unit's board, in permille of the essay's points; null: it was not marked. */
export type UnitEssay = EssayPaper & { minor: boolean; permille: number | null };

/**
 * What one unit sends up: the best by all points, those of the essay as its board marked it, so many of adults and
 * so many of minors; of equals who knows more, then the shorter time, then the earlier hand-in. An essay without a mark
 * stands behind every marked one.
 * @returns ids of attempts
 */
export function sentUp(
  essays: readonly UnitEssay[],
  { adults, minors }: Pick<EssayBoards, 'adults' | 'minors'>,
  pointsMilli: number,
): string[] {
  const total = ({ knowledgeMilli, permille }: UnitEssay) =>
    permille === null ? -1 : knowledgeMilli + share(permille, 1000, pointsMilli).scoreMilli;
  const best = (minor: boolean, most: number) =>
    essays
      .filter((essay) => essay.minor === minor)
      .sort((a, b) => total(b) - total(a) || byKnowledge(a, b))
      .slice(0, most)
      .map(({ attemptId }) => attemptId);
  return [...best(false, adults), ...best(true, minors)];
}

const byKnowledge = (a: EssayPaper, b: EssayPaper): number =>
  b.knowledgeMilli - a.knowledgeMilli ||
  a.durationMs - b.durationMs ||
  a.submittedAt - b.submittedAt ||
  compareText(a.attemptId, b.attemptId);
