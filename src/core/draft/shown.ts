import { readDecimal, writeDecimal } from '../kind/decimal.js';
import type { QuestionBody } from '../kind/draft.js';

/**
 * What was right, for people who look back: ids or pairs as in an answer; where the answer is typed every accepted
 * one in words (`30 (± 1)`); of an essay what was looked for.
 */
export function keyShown(body: QuestionBody): string[] {
  switch (body.kind) {
    case 'numeric':
      return body.key.map(({ value, tolerance, permille }) => {
        const range = tolerance === '0' ? '' : ` (± ${numberText(tolerance)})`;
        return `${numberText(value)}${range}${shareText(permille)}`;
      });
    case 'short-text':
      return body.key.map(({ text, permille }) => `${text}${shareText(permille)}`);
    case 'essay':
      return body.rubric.map(({ text, permille }) => `${text} (${percent(permille)})`);
    default:
      return [...body.key];
  }
}

/** Ids or pairs that are right, as a graded slot would hold them; none where the answer is typed. */
export function keyIds(body: QuestionBody): string[] {
  if (body.kind === 'essay') return [];
  const ids = body.key.filter((each) => typeof each === 'string');
  return body.kind === 'ordering' ? ids : ids.sort();
}

function numberText(value: string): string {
  const decimal = readDecimal(value);
  return decimal ? writeDecimal(decimal) : value;
}

const percent = (permille: number): string => `${String(permille / 10).replace('.', ',')}%`;
const shareText = (permille: number): string => (permille === 1000 ? '' : `: ${percent(permille)}`);
