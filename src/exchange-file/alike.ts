import { checkDuplicates } from '../bank-check/duplicate.rule.js';
import { type Likeness, subjectOfLikeness as subject } from '../editorial/entry.check.js';

/** As many others are named of each question: enough to see that it is one of a crowd. */
const most = 5;

/** A question that says nearly the same: its code, or `#n` for the n-th of the same file. */
export interface Alike {
  code: string;
  percent: number;
}

/** Of each new question, a few of the bank and of the file before it that say nearly the same. */
export function alikeIn(bank: readonly Likeness[], drafts: readonly Likeness[]): Alike[][] {
  const named = drafts.map((draft, i) => subject({ ...draft, code: `#${i + 1}` }));
  const alike = drafts.map(() => new Map<string, Alike>());
  for (const { question, params } of checkDuplicates([...bank.map(subject), ...named], most)) {
    const code = String(params['other']);
    // A question of the bank may stand there in several versions.
    const others = question.startsWith('#') ? alike[Number(question.slice(1)) - 1] : undefined;
    if (others?.has(code) === false) others.set(code, { code, percent: Number(params['percent']) });
  }
  return alike.map((others) => [...others.values()]);
}
