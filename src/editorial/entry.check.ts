import { checkAll } from '../bank-check/bank-check.js';
import { type Finding, sentence, type Subject } from '../bank-check/finding.js';
import type { KnownArticles } from '../bank-check/law.rule.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { validate } from '../core/kind/registry.js';
import { errorText, type ErrorCode, type Language } from '../platform/errors.js';
import type { LawRegister } from '../question/law.js';
import type { CheckView } from './editorial.dto.js';

/** What a draft is checked against. */
export interface CheckContext {
  register: LawRegister;
  articles: KnownArticles;
  topics: ReadonlySet<string>;
  /** Questions with which it could be the same. */
  others: readonly Pick<QuestionDraft, 'code' | 'text'>[];
}

/** Fields without which a question cannot be asked. */
const needed = ['topic', 'difficulty', 'audience', 'text', 'explanation', 'citations'] as const;

/** Everything that speaks against a draft; errors keep it from review. */
export function checkDraft(draft: QuestionDraft, context: CheckContext, language: Language): CheckView[] {
  const missing = needed.filter((field) => (draft[field] ?? '').length === 0);
  const error = (field: string, code: ErrorCode, params = {}): CheckView => ({
    rule: code,
    severity: 'error',
    field,
    message: errorText(code, language, params),
  });
  return [
    ...missing.map((field) => error(field, 'draft_field_missing')),
    ...(draft.topic === '' || context.topics.has(draft.topic) ? [] : [error('topic', 'topic_unknown')]),
    ...(draft.picture && draft.picture.alt.trim() === ''
      ? [error('picture.alt', 'draft_field_missing')]
      : []),
    ...validate(draft.body).map(({ code, path, params }) => error(`body.${path}`, code, params)),
    ...findingsOf(draft, context).map((finding) => toView(finding, language)),
  ];
}

function findingsOf(draft: QuestionDraft, { register, articles, others }: CheckContext): Finding[] {
  const own = subjectOf(draft);
  const asked = others
    .filter(({ code }) => code !== draft.code)
    .map((other) => subjectOf({ ...blank, ...other }));
  return checkAll({ subjects: [...asked, own], register, articles }).filter(
    ({ question, version }) => version === own.version && question === draft.code,
  );
}

const subjectOf = (draft: QuestionDraft): Subject => ({
  draft,
  version: draft.body === blank.body ? 0 : 1,
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

const toView = (finding: Finding, language: Language): CheckView => ({
  rule: finding.rule,
  severity: finding.severity,
  field: '',
  message: sentence(finding)[language],
});
