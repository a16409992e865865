import fc from 'fast-check';
import { draftOf, letterOf } from '../../src/core/draft/bodies.js';
import { tidy } from '../../src/core/draft/reading.js';
import type { Option, PictureRef, QuestionBody, QuestionDraft } from '../../src/core/kind/draft.js';
import { difficulties } from '../../src/core/rulebook.js';

/** A picture of one pixel, by the name that generated questions use. */
export const pixel = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  mediaType: 'image/png',
};
export const pictures = new Map([['bieu-mau.png', pixel]]);

/** Pieces that formats have other uses for, beside Vietnamese words. */
const pieces = [
  'Người dân', 'nộp hồ sơ', 'trực tuyến', 'Đăng ký', '45/2020/NĐ-CP', 'ở đâu?', 'thế nào', 'ệ', '{', '}', '=', '~',
  '#', '####', ':', '::', '\\', '\\n', '->', '%50%', '//', '[html]', '<b>', '</p>', '&amp;', '&', '<', '"', "'", ']]>',
  '\n', '\n\n', 'A. x', 'ANSWER: A', '$CATEGORY: x', '*', '🙂', '1.5', ']', '[tag:x]', '[[1]]', '{1:SHORTANSWER:=a}', '@@PLUGINFILE@@/a',
]; // oxfmt-ignore

const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 })
  .map((parts) => tidy(parts.join(' ')))
  .filter((text) => text !== '');
/** Lists of texts of which no two are equal, for equal choices are no question. */
const several = (minLength: number, maxLength: number) =>
  fc.uniqueArray(words, { minLength, maxLength, selector: (text) => text.toLowerCase() });
const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const picture: fc.Arbitrary<PictureRef | null> = orNothing(
  fc.record({ file: fc.constant('bieu-mau.png'), alt: words.map((alt) => alt.replace(/\s+/g, ' ')) }),
);
const day = fc
  .record({ year: fc.integer({ min: 2020, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`);

const options = (texts: string[], pictured: (PictureRef | null)[] = []): Option[] =>
  texts.map((text, i) => ({ id: letterOf(i), text, picture: pictured[i] ?? null }));
const shares = fc.constantFrom(1000, 500, 333, 250);

const single = fc
  .tuple(several(2, 6), fc.nat(), fc.boolean(), fc.array(picture, { maxLength: 6 }))
  .map(([texts, right, fixedOrder, pictured]): QuestionBody => {
    const key = [letterOf(right % texts.length)];
    return { kind: 'single', choices: options(texts, pictured), key, fixedOrder };
  });
const statement = fc.boolean().map((right): QuestionBody => {
  const key = [right ? 'a' : 'b'];
  return { kind: 'true-false', choices: options(['Đúng', 'Sai']), key, fixedOrder: true };
});
const multiple = fc
  .tuple(several(3, 6), fc.integer({ min: 2, max: 5 }), fc.boolean(), fc.boolean())
  .map(([texts, right, fixedOrder, parts]): QuestionBody => {
    const key = texts.map((_, i) => letterOf(i)).slice(-Math.min(right, texts.length - 1));
    const partialCredit = parts ? 'per-choice' : 'all-or-nothing';
    return { kind: 'multiple', choices: options(texts), key, fixedOrder, partialCredit };
  });
const matching = fc
  .tuple(several(2, 5), several(2, 6), fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), fc.boolean())
  .map(([lefts, rights, chance, parts]): QuestionBody => {
    const key = lefts.map((_, i) => `${letterOf(i)}:${letterOf((chance[i] ?? 0) % rights.length)}`);
    const partialCredit = parts ? 'per-pair' : 'all-or-nothing';
    return { kind: 'matching', lefts: options(lefts), rights: options(rights), key, partialCredit };
  });
const ordering = fc.tuple(several(2, 6), fc.boolean(), fc.nat()).map(([texts, parts, turn]): QuestionBody => {
  const items = options(texts);
  const ids = items.map(({ id }) => id);
  const key = [...ids.slice(turn % ids.length), ...ids.slice(0, turn % ids.length)];
  return { kind: 'ordering', items, key, partialCredit: parts ? 'per-neighbour' : 'all-or-nothing' };
});
const decimal = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom('', '.5', '.25'))
  .map(([whole, part]) => `${whole}${part}`);
const numeric = fc
  .tuple(
    fc.array(fc.record({ value: decimal, tolerance: fc.constantFrom('0', '0.5', '12'), permille: shares }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom('', 'ngày làm việc', '%'),
  )
  .map(([key, unit]): QuestionBody => ({ kind: 'numeric', unit, key: topped(key) }));
const shortText = fc
  .tuple(several(1, 4), fc.array(shares, { minLength: 4, maxLength: 4 }), fc.boolean(), fc.boolean())
  .map(([texts, worth, ignoreCase, ignoreAccents]): QuestionBody => {
    const lines = texts.map((text, i) => ({
      text: tidy(text.replaceAll('*', '').replace(/\s+/g, ' ')),
      permille: worth[i] ?? 1000,
    }));
    const key = topped(lines.filter(({ text }) => text !== ''));
    return {
      kind: 'short-text',
      ignoreCase,
      ignoreAccents,
      key: key.length > 0 ? key : topped([{ text: 'a', permille: 1 }]),
    };
  });
const essay = fc
  .tuple(several(1, 3), fc.integer({ min: 0, max: 900 }))
  .map(([texts, maxWords]): QuestionBody => {
    const share = Math.floor(1000 / texts.length);
    const rubric = texts.map((text, i) => ({
      code: letterOf(i),
      text,
      permille: i === 0 ? 1000 - share * (texts.length - 1) : share,
    }));
    return { kind: 'essay', maxWords, rubric };
  });

/** Something must be worth everything. */
function topped<T extends { permille: number }>(key: T[]): T[] {
  return key.map((each, i) => (i === 0 ? { ...each, permille: 1000 } : each));
}

const bodies = fc.oneof(single, statement, multiple, matching, ordering, numeric, shortText, essay);

/** Questions of every kind, with everything that a question can have, whole and valid. */
export const anyDraft: fc.Arbitrary<QuestionDraft> = fc
  .record({
    text: words,
    body: bodies,
    code: fc.constantFrom('', 'DV-001', 'AT-120', 'x:{y}]'),
    topic: fc.constantFrom('', 'dich-vu-cong', 'an-toan-du-lieu'),
    difficulty: orNothing(fc.constantFrom(...difficulties)),
    audience: fc.subarray(['cbccvc', 'nguoi-dan']),
    picture,
    stimulus: orNothing(fc.record({ code: fc.constantFrom('tinh-huong-1', 'th 2'), text: words, picture })),
    explanation: fc.oneof(fc.constant(''), words),
    citations: fc.array(
      fc.record({
        document: fc.constantFrom('nd-118-2025', 'luat-20-2023'),
        article: fc.constantFrom('', '5', '21a'),
        clause: fc.constantFrom('', '1'),
        point: fc.constantFrom('', 'đ'),
        summary: words.map((text) => text.replace(/\s+/g, ' ')),
      }),
      { maxLength: 2 },
    ),
    asksAbout: orNothing(day),
    validFrom: orNothing(day),
    validUntil: orNothing(day),
  })
  .map((parts) => ({ ...draftOf('', parts.body), ...parts }));

/** A question without what a format has no place for. */
export function withoutPictures(draft: QuestionDraft): QuestionDraft {
  const bare = (list: Option[]) => list.map((option) => ({ ...option, picture: null }));
  const body = 'choices' in draft.body ? { ...draft.body, choices: bare(draft.body.choices) } : draft.body;
  return {
    ...draft,
    picture: null,
    stimulus: draft.stimulus && { ...draft.stimulus, picture: null },
    body,
  };
}
