import type { DraftCitation, QuestionDraft } from '../core/kind/draft.js';
import type { FillRequest } from './exchange.dto.js';

/** A draft with what was asked for where it has nothing of its own. */
export function filled(draft: QuestionDraft, wanted: FillRequest): QuestionDraft {
  const { topic = '', difficulty = '', audience = [], document = '', article = '' } = wanted;
  const citation: DraftCitation = { document, article, clause: '', point: '', summary: '' };
  return {
    ...draft,
    topic: draft.topic || topic,
    difficulty: draft.difficulty ?? (difficulty === '' ? null : difficulty),
    audience: draft.audience.length > 0 ? draft.audience : audience,
    citations: draft.citations.length > 0 || document === '' ? draft.citations : [citation],
  };
}

const fit = /^[\p{L}\d][\p{L}\d._-]{0,39}$/u;

/**
 * Codes for new questions of a bank, in the order of `wanted`: its own where it fits and the bank has none like it,
 * else the next free `CH-001`.
 */
export function codesFor(wanted: readonly string[], known: ReadonlySet<string>): string[] {
  const taken = new Set(known);
  const own = wanted.map((code) => {
    if (!fit.test(code) || taken.has(code)) return null;
    taken.add(code);
    return code;
  });
  const numbers = [...taken].flatMap((code) => /^CH-(\d{3,6})$/.exec(code)?.[1] ?? []).map(Number);
  let last = Math.max(0, ...numbers);
  return own.map((code) => {
    if (code !== null) return code;
    last += 1;
    return `CH-${String(last).padStart(3, '0')}`;
  });
}
