import { searchKey } from '../core/text.js';

/** A thing that can be found by typing. Keys are made by core's searchKey. */
export interface Searchable {
  key: string;
  /** Keys of other words for it: former names, other spellings. */
  aliases: readonly string[];
  /** Key of what it lies in; helps to narrow ("phuong 2 vinh long"), never finds it alone. */
  within: string;
}

/**
 * The entries that hold every typed word, as the beginning of one of their words: by own name before by
 * another name; whole names before beginnings before the middle. Equal ones keep the order of `entries`. An empty text finds all.
 */
export function search<T extends Searchable>(entries: readonly T[], typed: string, limit: number): T[] {
  const words = searchKey(typed).split(' ').filter(Boolean);
  const text = words.join(' ');
  return entries
    .map((entry) => ({ entry, place: placeOf(entry, words, text) }))
    .filter(({ place }) => place !== null)
    .sort((a, b) => Number(a.place) - Number(b.place))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** Smaller stands first; null: does not match. */
function placeOf(entry: Searchable, words: readonly string[], text: string): number | null {
  const byName = placeIn(entry.key, entry.within, words, text);
  if (byName !== null) return byName;
  const byAlias = entry.aliases
    .map((alias) => placeIn(alias, entry.within, words, text))
    .filter((place) => place !== null);
  return byAlias.length === 0 ? null : 10 + Math.min(...byAlias);
}

function placeIn(key: string, within: string, words: readonly string[], text: string): number | null {
  if (key === text) return 0;
  const own = ` ${key}`;
  const all = `${own} ${within}`;
  if (!words.every((word) => all.includes(` ${word}`))) return null;
  if (!words.some((word) => own.includes(` ${word}`))) return words.length === 0 ? 4 : null;
  if (key.startsWith(text)) return 1;
  if (own.includes(` ${text}`)) return 2;
  return 3;
}
