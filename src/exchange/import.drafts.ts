import { checkDuplicates } from '../bank-check/duplicate.rule.js';
import type { Subject } from '../bank-check/finding.js';
import type { DraftCitation, QuestionDraft } from '../core/kind/draft.js';
import type { EntryRow } from '../editorial/entry.query.js';
import type { FillRequest, LikenessView } from './exchange.dto.js';

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

/** Of each new question, those of the bank and of the file before it that say nearly the same. */
export function alikeIn(
  bank: readonly (QuestionDraft | EntryRow)[],
  drafts: readonly QuestionDraft[],
): LikenessView[][] {
  const named = drafts.map((draft, i) => subject({ ...draft, code: `#${i + 1}` }));
  const alike: LikenessView[][] = drafts.map(() => []);
  for (const { question, params } of checkDuplicates([...bank.map(knownSubject), ...named])) {
    const at = question.startsWith('#') ? Number(question.slice(1)) - 1 : -1;
    const code = String(params['other']);
    if (alike[at]?.some((other) => other.code === code)) continue;
    alike[at]?.push({ code, percent: Number(params['percent']) });
  }
  return alike;
}

const subject = (draft: QuestionDraft): Subject => ({
  draft,
  version: 1,
  file: '',
  lineOf: () => 1,
  allow: [],
});

/** A draft of the bank is known by its stem only. */
function knownSubject(known: QuestionDraft | EntryRow): Subject {
  if ('body' in known) return subject(known);
  const body = { kind: 'single' as const, choices: [], key: [], fixedOrder: false };
  const nothing = { audience: [], picture: null, stimulus: null, explanation: '', citations: [] };
  const days = { asksAbout: null, validFrom: null, validUntil: null };
  return subject({
    code: known.code,
    topic: '',
    difficulty: null,
    text: known.stem,
    body,
    ...nothing,
    ...days,
  });
}
