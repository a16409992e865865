import type {
  DraftCitation,
  Option,
  PictureRef,
  QuestionBody,
  QuestionDraft,
  QuestionKind,
} from '../../../../src/core/kind/draft.ts';

export type { DraftCitation, Option, QuestionBody, QuestionDraft, QuestionKind };
export type BodyOf<K extends QuestionKind> = Extract<QuestionBody, { kind: K }>;

export const kinds = [
  'single',
  'multiple',
  'true-false',
  'matching',
  'ordering',
  'numeric',
  'short-text',
  'essay',
] as const satisfies QuestionKind[];

export const letter = (index: number): string => String.fromCharCode(97 + index);
export const option = (index: number, text = ''): Option => ({ id: letter(index), text, picture: null });

/** A body to start from. True and false are always the same two choices. */
export function emptyBody(kind: QuestionKind): QuestionBody {
  const choices = () => [0, 1, 2, 3].map((index) => option(index));
  switch (kind) {
    case 'single':
      return { kind, choices: choices(), key: [], fixedOrder: false };
    case 'multiple':
      return { kind, choices: choices(), key: [], fixedOrder: false, partialCredit: 'per-choice' };
    case 'true-false':
      return { kind, choices: [option(0, 'Đúng'), option(1, 'Sai')], key: [], fixedOrder: true };
    case 'matching':
      return {
        kind,
        lefts: [0, 1, 2].map((index) => option(index)),
        rights: [0, 1, 2].map((index) => option(index)),
        key: [0, 1, 2].map((index) => `${letter(index)}:${letter(index)}`),
        partialCredit: 'per-pair',
      };
    case 'ordering':
      return {
        kind,
        items: [0, 1, 2].map((index) => option(index)),
        key: [0, 1, 2].map(letter),
        partialCredit: 'per-neighbour',
      };
    case 'numeric':
      return { kind, unit: '', key: [{ value: '', tolerance: '0', permille: 1000 }] };
    case 'short-text':
      return { kind, ignoreCase: true, ignoreAccents: false, key: [{ text: '', permille: 1000 }] };
    case 'essay':
      return { kind, maxWords: 500, rubric: [{ code: 'a', text: '', permille: 1000 }] };
  }
}

export const emptyCitation = (): DraftCitation => ({
  document: '',
  article: '',
  clause: '',
  point: '',
  summary: '',
});

export const emptyDraft = (): QuestionDraft => ({
  code: '',
  topic: '',
  difficulty: null,
  audience: ['nguoi-dan', 'cbccvc'],
  text: '',
  picture: null,
  stimulus: null,
  body: emptyBody('single'),
  explanation: '',
  citations: [emptyCitation()],
  asksAbout: null,
  validFrom: null,
  validUntil: null,
});

/** Another kind of the same question: what both kinds have stays. */
export function asKind(body: QuestionBody, kind: QuestionKind): QuestionBody {
  const fresh = emptyBody(kind);
  if ('choices' in body && 'choices' in fresh && kind !== 'true-false' && body.kind !== 'true-false') {
    return { ...fresh, choices: body.choices, key: kind === 'single' ? body.key.slice(0, 1) : body.key };
  }
  return fresh;
}

/** Options lettered anew from `a`, and ids translated. */
export function relettered(options: readonly Option[]): { options: Option[]; renamed: Map<string, string> } {
  return {
    options: options.map((each, index) => ({ ...each, id: letter(index) })),
    renamed: new Map(options.map(({ id }, index) => [id, letter(index)])),
  };
}

/** The list with the item at `from` moved by `step` places; unchanged at its ends. */
export function moved<T>(list: readonly T[], from: number, step: number): T[] {
  const to = from + step;
  const copy = [...list];
  if (to < 0 || to >= copy.length) return copy;
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** Choices in another order or number, the key following them. */
export function withChoices<B extends BodyOf<'single' | 'multiple' | 'true-false'>>(
  body: B,
  list: readonly Option[],
): B {
  const { options, renamed } = relettered(list);
  return { ...body, choices: options, key: body.key.flatMap((id) => renamed.get(id) ?? []) };
}

/** Pictures of a question that nobody has described; `of`: its option, by its text or else its letter. */
export function undescribed({ picture, stimulus, body }: QuestionDraft): {
  picture: PictureRef;
  where: 'question' | 'stimulus' | 'option';
  of: string;
}[] {
  const options =
    'choices' in body
      ? body.choices
      : body.kind === 'matching'
        ? [...body.lefts, ...body.rights]
        : body.kind === 'ordering'
          ? body.items
          : [];
  const all = [
    { picture: stimulus?.picture ?? null, where: 'stimulus' as const, of: '' },
    { picture, where: 'question' as const, of: '' },
    ...options.map((option) => ({
      picture: option.picture,
      where: 'option' as const,
      of: option.text || option.id.toUpperCase(),
    })),
  ];
  return all.flatMap(({ picture: shown, ...rest }) =>
    shown && shown.alt.trim() === '' ? [{ picture: shown, ...rest }] : [],
  );
}

/** A citation in one line, as people read it. */
export function citationText(
  { document, article, clause, point, summary }: DraftCitation,
  documents: readonly { code: string; kind: string; number: string }[],
): string {
  const cited = documents.find(({ code }) => code === document);
  const name = cited ? `${cited.kind} ${cited.number}` : document;
  const place = [point && `điểm ${point}`, clause && `khoản ${clause}`, article && `Điều ${article}`, name];
  const where = place.filter((part) => part !== '').join(' ');
  return summary === '' ? where : `${where}: ${summary}`;
}
