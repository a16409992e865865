import { searchKey } from '../core/text.js';
import { type Finding, found, keyTexts, type Subject } from './finding.js';

/** Jaccard's measure from which two questions are told as one: a warning, and an error. */
const alike = { warning: 0.45, error: 0.7 } as const;

/**
 * Questions that say nearly the same. Compared are pairs of neighbouring words, without marks, of the stem and
 * the right answer: |A ∩ B| / |A ∪ B|. Only questions that share a pair of words are looked at, the rarest
 * pairs first, so that thousands take a moment. Versions of one question are no duplicates.
 * @param most others told of each question; those that share its rarest pairs are found first
 */
export function checkDuplicates(subjects: readonly Subject[], most = Infinity): Finding[] {
  const shingles = subjects.map(({ draft }) => shinglesOf([draft.text, ...keyTexts(draft.body)].join(' ')));
  const holders = new Map<string, number>();
  for (const set of shingles) for (const each of set) holders.set(each, (holders.get(each) ?? 0) + 1);
  const seenBy = new Map<string, number[]>();
  const findings: Finding[] = [];
  for (const [at, own] of shingles.entries()) {
    const subject = subjects[at];
    if (!subject) continue;
    // Two sets as alike as the bound share a pair among the rarest (1 − bound) part of either.
    const rarest = [...own].sort(
      (a, b) => (holders.get(a) ?? 0) - (holders.get(b) ?? 0) || (a < b ? -1 : Number(a > b)),
    );
    const prefix = rarest.slice(0, own.size - Math.ceil(own.size * alike.warning) + 1);
    let told = 0;
    for (const earlier of candidates(prefix, seenBy)) {
      if (told === most) break;
      const other = subjects[earlier];
      const likeness = jaccard(own, shingles[earlier] ?? new Set());
      if (!other || likeness < alike.warning || other.draft.code === subject.draft.code) continue;
      told += 1;
      findings.push(
        found(
          subject,
          'near-duplicate',
          ['text'],
          {
            other: other.draft.code,
            otherFile: other.file,
            otherLine: other.lineOf(['text']),
            percent: Math.round(likeness * 100),
          },
          likeness >= alike.error ? 'error' : 'warning',
        ),
      );
    }
    for (const each of prefix) {
      const seen = seenBy.get(each);
      if (seen === undefined) seenBy.set(each, [at]);
      else seen.push(at);
    }
  }
  return findings;
}

/** Each once, as they are asked for: of questions made from one pattern all would be too many. */
function* candidates(
  prefix: readonly string[],
  seenBy: ReadonlyMap<string, readonly number[]>,
): Generator<number> {
  const given = new Set<number>();
  for (const each of prefix) {
    for (const at of seenBy.get(each) ?? []) {
      if (given.has(at)) continue;
      given.add(at);
      yield at;
    }
  }
}

function shinglesOf(text: string): Set<string> {
  const words = searchKey(text).split(' ');
  return new Set(words.length < 2 ? words : words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared / (a.size + b.size - shared);
}
