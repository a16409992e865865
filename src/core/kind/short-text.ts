import { clean, nfc } from '../text.js';
import { type KindLaw, nothing, shareProblems } from './kind.js';

const longest = 200;
/** One, not the dots of `v.v...`: they are part of what was written. */
const finalStop = /(?<!\.) ?\.$/u;

/**
 * One short text. It counts as an accepted one when both read the same after NFC, single spaces and without a final
 * full stop, and, where the question says so, without regard to capitals or to marks (then đ is d, too). Points × the
 * share of the best accepted text, rounded down.
 */
export const shortText: KindLaw<'short-text'> = {
  validate: ({ key }) => [
    ...key.flatMap(({ text }, i) => {
      const good = clean(text) !== '' && text.length <= longest;
      return good ? [] : [{ code: 'body_text_invalid' as const, path: `key[${i}]`, params: { longest } }];
    }),
    ...shareProblems(
      key.map(({ permille }) => permille),
      'key',
    ),
  ],
  options: () => [],
  arrange: () => [],
  checkResponse: (_, value) => {
    if (value.length > 1) return ['too_many_choices'];
    return (value[0] ?? '').length > longest ? ['text_too_long'] : [];
  },
  grade: (body, value, pointsMilli) => {
    const [given = ''] = value;
    if (value.length !== 1 || clean(given) === '') return nothing;
    const read = readingOf(body);
    const best = Math.max(
      0,
      ...body.key.map(({ text, permille }) => (read(text) === read(given) ? permille : 0)),
    );
    return { scoreMilli: Math.floor((pointsMilli * best) / 1000), correct: best === 1000 };
  },
};

function readingOf({ ignoreCase, ignoreAccents }: { ignoreCase: boolean; ignoreAccents: boolean }) {
  return (text: string): string => {
    const plain = clean(text).replace(finalStop, '');
    const cased = ignoreCase ? plain.toLowerCase() : plain;
    if (!ignoreAccents) return cased;
    const bare = cased.normalize('NFD').replace(/\p{M}/gu, '');
    return nfc(bare.replaceAll('đ', 'd').replaceAll('Đ', 'D'));
  };
}
