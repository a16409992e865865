import { isEmpty, type KindLaw, nothing } from './kind.js';

/** Room for every word of an essay and for some that will not be marked; a request holds 64 KB. */
const longest = 12_000;
const mostWords = 1_000;

/** How many words a text has: runs of signs between spaces, as people count Vietnamese syllables. */
export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/**
 * An essay. People mark it by the rubric (core/marking.ts); an empty one gets nothing without them. Words past
 * `maxWords` are kept, for nothing that somebody wrote is thrown away, but they are not to be marked.
 */
export const essay: KindLaw<'essay'> = {
  validate: ({ maxWords, rubric }) => [
    ...(Number.isInteger(maxWords) && maxWords >= 1 && maxWords <= mostWords
      ? []
      : [{ code: 'body_max_words' as const, path: 'maxWords', params: { most: mostWords } }]),
    ...(rubric.length > 0 && rubric.reduce((sum, { permille }) => sum + permille, 0) === 1000
      ? []
      : [{ code: 'body_rubric_sum' as const, path: 'rubric' }]),
    ...rubric.flatMap(({ text, permille }, i) =>
      text.trim() !== '' && Number.isInteger(permille) && permille > 0
        ? []
        : [{ code: 'body_share_invalid' as const, path: `rubric[${i}]` }],
    ),
  ],
  options: () => [],
  arrange: () => [],
  checkResponse: (_, value) => {
    if (value.length > 1) return ['too_many_choices'];
    return (value[0] ?? '').length > longest ? ['text_too_long'] : [];
  },
  grade: (_, value) => (isEmpty(value) ? nothing : null),
};
