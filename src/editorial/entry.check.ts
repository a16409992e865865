import { checkAll } from '../bank-check/bank-check.js';
import { checkDuplicates } from '../bank-check/duplicate.rule.js';
import { type Finding, sentence, type Subject } from '../bank-check/finding.js';
import type { KnownArticles } from '../bank-check/law.rule.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { validate } from '../core/kind/registry.js';
import { errorText, type ErrorCode, type Language } from '../platform/errors.js';
import type { LawRegister } from '../question/law.js';
import type { CheckView } from './editorial.dto.js';

/** What drafts are checked against. */
export interface CheckContext {
  register: LawRegister;
  articles: KnownArticles;
  topics: ReadonlySet<string>;
}

/** Fields without which a question cannot be asked. */
const needed = ['topic', 'difficulty', 'audience', 'text', 'citations'] as const;

/**
 * Everything that speaks against each draft by itself; errors keep it from review. Whether the bank has its like is
 * asked apart, see `alikeDrafts`.
 */
export function checkDraft(draft: QuestionDraft, context: CheckContext, language: Language): CheckView[] {
  const error = (
    field: string,
    code: ErrorCode,
    params = {},
    severity: CheckView['severity'] = 'error',
  ): CheckView => ({
    rule: code,
    severity,
    field,
    message: errorText(code, language, params),
  });
  const missing = needed.filter((field) => (draft[field] ?? '').length === 0);
  return [
    ...missing.map((field) => error(field, 'draft_field_missing')),
    ...(draft.explanation === '' ? [error('explanation', 'explanation_missing', {}, 'warning')] : []),
    ...(draft.topic === '' || context.topics.has(draft.topic) ? [] : [error('topic', 'topic_unknown')]),
    ...(draft.picture?.alt.trim() === '' ? [error('picture.alt', 'picture_alt_missing')] : []),
    ...(draft.stimulus?.picture?.alt.trim() === ''
      ? [error('stimulus.picture.alt', 'picture_alt_missing')]
      : []),
    ...validate(draft.body).map(({ code, path, params }) => error(`body.${path}`, code, params)),
    ...findingsOf(draft, context).map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      field: '',
      message: sentence(finding)[language],
    })),
  ];
}

function findingsOf(draft: QuestionDraft, { register, articles }: CheckContext): Finding[] {
  return checkAll({ subjects: [subjectOf(draft)], register, articles });
}

/** A question that another could be like; without a body only its words count. */
export type Likeness = Pick<QuestionDraft, 'code' | 'text'> & {
  body?: QuestionDraft['body'];
  /** Nobody has handed it in: it may still change, so its like is only worth a look. */
  isDraft?: boolean;
};

/**
 * Near-duplicates of drafts: among the others, and among the drafts given before each.
 * @param drafts with codes of their own
 */
export function alikeDrafts(
  drafts: readonly QuestionDraft[],
  others: readonly Likeness[],
  language: Language,
): Map<string, CheckView[]> {
  const own = new Set(drafts.map(({ code }) => code));
  const known = others.filter(({ code }) => !own.has(code));
  const unfinished = new Set(known.flatMap(({ code, isDraft }) => (isDraft ? code : [])));
  const asked = known.map(subjectOfLikeness);
  const alike = new Map<string, CheckView[]>();
  for (const { question, severity, params } of checkDuplicates([...asked, ...drafts.map(subjectOf)])) {
    if (!own.has(question)) continue;
    const { other = '', percent = '' } = params;
    const message = errorText('question_alike', language, { other, percent });
    const told = alike.get(question) ?? [];
    // Another question may stand there in several versions.
    if (told.some((each) => each.message.includes(` ${other}:`))) continue;
    const grave = unfinished.has(String(other)) ? 'warning' : severity;
    alike.set(question, [...told, { rule: 'near-duplicate', severity: grave, field: 'text', message }]);
  }
  return alike;
}

/** What a comparison needs of a question. */
export const subjectOfLikeness = ({ code, text, body = blank.body }: Likeness): Subject =>
  subjectOf({ ...blank, code, text, body });

const subjectOf = (draft: QuestionDraft): Subject => ({
  draft,
  version: 1,
  file: draft.code,
  lineOf: () => 0,
  allow: [],
});

const blank: QuestionDraft = {
  code: '',
  topic: '',
  difficulty: null,
  audience: [],
  text: '',
  picture: null,
  stimulus: null,
  body: { kind: 'single', choices: [], key: [], fixedOrder: false },
  explanation: '',
  citations: [],
  asksAbout: null,
  validFrom: null,
  validUntil: null,
};
