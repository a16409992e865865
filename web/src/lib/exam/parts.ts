import type { Component } from 'svelte';
import type { PaperQuestion, QuestionKind } from '../api/types.ts';
import type { ExamSession } from './session.svelte.ts';

export type AnswerPart = Component<{ session: ExamSession; question: PaperQuestion }>;
export type StemPart = Component<{ question: PaperQuestion }>;
export type Parts = Partial<Record<QuestionKind, AnswerPart>> & { stem?: StemPart };

const answers: Partial<Record<QuestionKind, () => Promise<{ default: AnswerPart }>>> = {
  matching: () => import('./kinds/Matching.svelte'),
  ordering: () => import('./kinds/Ordering.svelte'),
  numeric: () => import('./kinds/Numeric.svelte'),
  'short-text': () => import('./kinds/ShortText.svelte'),
  essay: () => import('./kinds/Essay.svelte'),
};

/**
 * What this paper needs beyond plain choices; nothing for a paper that has no more. All of it is there before the
 * page comes to life, so that no question has to ask a network that may be gone.
 */
export async function partsOf(paper: readonly PaperQuestion[]): Promise<Parts> {
  const parts: Parts = {};
  for (const { kind, stimulus, picture } of paper) {
    const load = answers[kind];
    if (load) parts[kind] ??= (await load()).default;
    if (stimulus ?? picture) parts.stem ??= (await import('./kinds/Stem.svelte')).default;
  }
  return parts;
}
