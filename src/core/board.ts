import type { CoreCode } from './errors.js';
import type { Phase } from './phase.js';
import { standingsHeldBack } from './publication/moments.js';
import type { Prediction } from './rulebook.js';
import type { Moment } from './rules/document.js';
import { clean } from './text.js';

/**
 * What a public board must leave out (true: leave out).
 * - `rows`: everybody and everything that is ranked, because the rules publish the standings later
 * - `totals`: people, attempts, registered people, entrants and participation of a unit or organization
 * - `position`: the rank of one contestant, "of how many", and the neighbours
 * - `paging`: every page but the first, the number of pages and of rows, and lists narrowed to one unit or
 *   organization
 * - `means`: mean scores of units and organizations, and their order
 * - `topRows`: at most so many rows in the list of all people, fewer in those of divisions; null: no limit
 * - `reason`: code of the message that says why; null: nothing is left out
 */
export type Withheld = {
  rows: boolean;
  totals: boolean;
  position: boolean;
  paging: boolean;
  means: boolean;
  topRows: number | null;
  reason: CoreCode | null;
};

const TOP_ROWS = 10;
const nothing: Withheld = {
  rows: false,
  totals: false,
  position: false,
  paging: false,
  means: false,
  topRows: null,
  reason: null,
};
const beforeClosing = new Set<Phase>(['draft', 'upcoming', 'open', 'frozen']);

/**
 * While a prediction can still be made, nothing public may give its answer away. How it could be read:
 *
 * Number of perfect contestants. The rank of the first paper with a mistake is that number + 1, so anybody's
 * position bounds it and a page with the change from full points shows it; lists by commune are short enough
 * to show all of them, added up; a mean at full points tells that a whole unit is perfect. The top rows stay,
 * ten of them: they show the number only while it is below ten (and so must the lists of divisions, added up).
 * Totals stay, they count people of every score.
 *
 * Number of entrants. Any total, by unit too (they add up); the position of a paper handed in empty, which is
 * the last; the last page; a commune's list; and a mean, because each entrant moves one: who looks every second
 * counts the moves.
 *
 * Number of attempts: the same, each total of people bounds it. The share of perfect contestants and the number of
 * perfect attempts give themselves away as the number of perfect contestants does.
 *
 * For the same reason the sequence number of a live board may move only when a row shown has changed.
 * Responses are taken until the grace has run out, so `stillTaking` (phase.ts, isTakingResponses) keeps all
 * this hidden for that moment after closing.
 */
export function withheld(prediction: Prediction, phase: Phase, stillTaking = false): Withheld {
  if (prediction === null || !(stillTaking || beforeClosing.has(phase))) return { ...nothing };
  const hidden = { rows: false, position: true, paging: true, means: true, topRows: TOP_ROWS };
  const { target } = prediction;
  if (target === 'entrants' || target === 'attempts')
    return { ...hidden, totals: true, reason: 'withheld_entrants' };
  return { ...hidden, totals: false, reason: 'withheld_perfect_contestants' };
}

/**
 * The same with what the rules say of standings: before their moment there are no rows, pages or positions. Totals
 * count people of every rank and stay as they are.
 */
export function withHeldStandings(hidden: Withheld, standings: Moment, phase: Phase): Withheld {
  const reason = standingsHeldBack(standings, phase);
  if (reason === null) return hidden;
  return { ...hidden, rows: true, position: true, paging: true, means: true, topRows: 0, reason };
}

/**
 * The name on a public page. With consent the full name; else the given name, the last word, is cut to its
 * first letter: "Nguyễn Thị Đ.". A child under 16 is "Thí sinh" and nothing else, consent or not (Law on
 * personal data protection 91/2025/QH15, article 24). Only the year of birth is known, so whoever may still
 * be 15 on some day of `year` counts as a child.
 */
export function publicName(
  fullName: string,
  { consent, birthYear, year }: { consent: boolean; birthYear: number; year: number },
): string {
  const words = clean(fullName).split(' ');
  if (year - birthYear <= 16 || words[0] === '') return 'Thí sinh';
  if (consent) return words.join(' ');
  const given = words.pop() ?? '';
  const initial = /[\p{L}\p{N}]\p{M}*/u.exec(given)?.[0] ?? '';
  return [...words, `${initial.toUpperCase()}.`].join(' ');
}

/**
 * Entrants in thousandths of the head count, rounded down so that only everybody is 1000; null without a head
 * count. More than 1000 means that the head count is out of date, and is shown as it is.
 */
export function participation(entrants: number, headCount: number | null): number | null {
  return headCount === null || headCount <= 0 ? null : Math.floor((entrants * 1000) / headCount);
}
