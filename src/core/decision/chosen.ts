import type { QuestionBody } from '../kind/draft.js';
import { isEmpty, share } from '../kind/kind.js';
import { grade } from '../kind/registry.js';

/**
 * An answer as graded slots keep it, in one text: `''` where nothing was answered; ids or pairs with `+` between
 * them, in the order of the alphabet where order says nothing; what was typed; of an essay what people gave it.
 */
export function chosenText(body: QuestionBody, value: readonly string[], mark: number | undefined): string {
  if (isEmpty(value)) return '';
  if (body.kind === 'essay') return `${mark ?? 0}‰`;
  if (body.kind === 'numeric' || body.kind === 'short-text') return value[0]?.trim() ?? '';
  return (body.kind === 'ordering' ? value : value.toSorted()).join('+');
}

/** Points of an answer that was kept so. */
export function gradeChosen(body: QuestionBody, chosen: string, pointsMilli: number): number {
  if (chosen === '') return grade(body, [], pointsMilli)?.scoreMilli ?? 0;
  if (body.kind === 'essay') return share(Number(chosen.replace('‰', '')), 1000, pointsMilli).scoreMilli;
  const typed = body.kind === 'numeric' || body.kind === 'short-text';
  return grade(body, typed ? [chosen] : chosen.split('+'), pointsMilli)?.scoreMilli ?? 0;
}
