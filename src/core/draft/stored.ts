import type { Option, PictureRef, QuestionBody, QuestionDraft, QuestionKind } from '../kind/draft.js';
import type { AskedBody } from '../kind/kind.js';
import { optionsOf } from '../kind/registry.js';
import { compareText } from '../ranking.js';
import { letterOf } from './bodies.js';

/** An option as the database holds it: no picture, no field. */
export type StoredOption = { id: string; text: string; picture?: PictureRef };

/** The part of a body that everybody may read. `choices`: what an answer chooses from; `rest`: the others. */
export type OpenPart = { kind: QuestionKind; choices: StoredOption[]; rest: Record<string, unknown> };

/** The part that lies in the vault. */
export type SecretPart = { key: unknown[]; partialCredit: string | null };

/** The field of a body that holds what an answer chooses from. */
const optionFields: Partial<Record<QuestionKind, string>> = {
  single: 'choices',
  multiple: 'choices',
  'true-false': 'choices',
  matching: 'rights',
  ordering: 'items',
};

/** A body in its two parts. Ids say nothing of what is right: see `concealed`. */
export function toParts(body: QuestionBody): { open: OpenPart; secret: SecretPart } {
  const asked = toAsked(body);
  const { kind, ...fields } = asked;
  const rest = Object.entries(fields).filter(([name]) => name !== optionFields[kind]);
  const lists = rest.map(([name, value]) => [
    name,
    name === 'lefts' ? (value as Option[]).map(toStored) : value,
  ]);
  return {
    open: {
      kind,
      choices: optionsOf(asked).map(toStored),
      rest: Object.fromEntries(lists) as OpenPart['rest'],
    },
    secret: {
      key: body.kind === 'essay' ? body.rubric : body.key,
      partialCredit: 'partialCredit' in body ? body.partialCredit : null,
    },
  };
}

/** What a contestant may see, from the part that everybody may read. */
export function askedFrom({ kind, choices, rest }: OpenPart): AskedBody {
  const field = optionFields[kind];
  const { lefts } = rest as { lefts?: StoredOption[] };
  return {
    ...rest,
    ...(lefts === undefined ? {} : { lefts: lefts.map(fromStored) }),
    ...(field === undefined ? {} : { [field]: choices.map(fromStored) }),
    kind,
  } as AskedBody;
}

export function bodyFrom(open: OpenPart, { key, partialCredit }: SecretPart): QuestionBody {
  return {
    ...askedFrom(open),
    [open.kind === 'essay' ? 'rubric' : 'key']: key,
    ...(partialCredit === null ? {} : { partialCredit }),
  } as QuestionBody;
}

/** A body without what is right. */
export function toAsked(body: QuestionBody): AskedBody {
  const {
    key: _key,
    rubric: _rubric,
    partialCredit: _credit,
    ...asked
  } = {
    key: null,
    rubric: null,
    partialCredit: null,
    ...body,
  };
  return asked;
}

/** A question whose pictures have the names under which they are stored. */
export function withPictures(draft: QuestionDraft, stored: ReadonlyMap<string, string>): QuestionDraft {
  const named = (picture: PictureRef | null): PictureRef | null =>
    picture && { ...picture, file: stored.get(picture.file) ?? picture.file };
  const all = (list: readonly Option[]): Option[] =>
    list.map((option) => ({ ...option, picture: named(option.picture) }));
  const { body, stimulus } = draft;
  const pictured: QuestionBody =
    'choices' in body
      ? { ...body, choices: all(body.choices) }
      : body.kind === 'matching'
        ? { ...body, lefts: all(body.lefts), rights: all(body.rights) }
        : body.kind === 'ordering'
          ? { ...body, items: all(body.items) }
          : body;
  return {
    ...draft,
    picture: named(draft.picture),
    stimulus: stimulus && { ...stimulus, picture: named(stimulus.picture) },
    body: pictured,
  };
}

/**
 * The same question with ids from which nothing can be guessed: items of an order, and the rights of pairs, get
 * their letters by their texts, for an author writes both as they belong together.
 */
export function concealed(body: QuestionBody): QuestionBody {
  if (body.kind === 'ordering') {
    const { options, renamed } = byText(body.items);
    return { ...body, items: options, key: body.key.map(renamed) };
  }
  if (body.kind !== 'matching') return body;
  const { options, renamed } = byText(body.rights);
  const key = body.key.map((pair) => {
    const [left = '', right = ''] = pair.split(':');
    return `${left}:${renamed(right)}`;
  });
  return { ...body, rights: options, key };
}

function byText(list: readonly Option[]): { options: Option[]; renamed: (id: string) => string } {
  const name = ({ text, picture }: Option) => `${text}\n${picture?.file ?? ''}`;
  const sorted = list.toSorted((a, b) => compareText(name(a), name(b)));
  const letters = new Map(sorted.map(({ id }, i) => [id, letterOf(i)]));
  return {
    options: sorted.map((option, i) => ({ ...option, id: letterOf(i) })),
    renamed: (id) => letters.get(id) ?? id,
  };
}

const toStored = ({ id, text, picture }: Option): StoredOption => ({
  id,
  text,
  ...(picture === null ? {} : { picture }),
});

const fromStored = ({ id, text, picture }: StoredOption): Option => ({
  id,
  text,
  picture: picture ?? null,
});
