import type { Option, QuestionBody, QuestionDraft } from '../kind/draft.js';
import { keyShown } from '../draft/shown.js';

/**
 * A question as lines of plain text, to be compared with another version of itself: stem, shared text, what is
 * chosen from, what is right, why, and where it stands in the law.
 * @param withKey whether what is right, and why, is among them
 */
export function linesOf(draft: QuestionDraft, withKey: boolean): string[] {
  const { text, stimulus, body, explanation, citations } = draft;
  const secret = withKey ? [`✓ ${keyText(body)}`, explanation] : [];
  const law = citations.map(({ document, article, clause, point, summary }) =>
    [
      [document, article && `Điều ${article}`, clause && `khoản ${clause}`, point && `điểm ${point}`]
        .filter((part) => part !== '')
        .join(' '),
      summary,
    ].join(': '),
  );
  return [stimulus?.text ?? '', text, ...optionLines(body), ...secret, ...law].filter((line) => line !== '');
}

const lettered = (options: readonly Option[]): string[] =>
  options.map(({ id, text }) => `${id.toUpperCase()}. ${text}`);

function optionLines(body: QuestionBody): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return lettered(body.choices);
    case 'ordering':
      return lettered(body.items);
    case 'matching':
      return [...lettered(body.lefts), ...lettered(body.rights)];
    default:
      return [];
  }
}

function keyText(body: QuestionBody): string {
  const shown = keyShown(body);
  const isTyped = body.kind === 'numeric' || body.kind === 'short-text' || body.kind === 'essay';
  return (isTyped ? shown : shown.map((id) => id.toUpperCase())).join(isTyped ? '; ' : ', ');
}
