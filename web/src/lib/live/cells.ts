import type { BoardState, GroupRow, IndividualRow, Scoreboard } from '../api/board-types.ts';
import { dateTime, duration, meanPoints, number, percent, points } from '../format.ts';
import type { Lang } from '../i18n.ts';
import type { Board } from '../messages/vi/board.ts';

/** Colour of a board's stamp. */
export const boardTone = {
  live: 'indigo',
  frozen: 'amber',
  provisional: 'red',
  official: 'green',
  held: 'amber',
} as const satisfies Record<BoardState, string>;

/** What a board says of its state. @param frozenAt ISO-8601 */
export function stateText({ state, withheld }: Scoreboard, frozenAt: string, words: Board): string {
  if (state === 'frozen') return words.frozenSince(frozenAt);
  if (state !== 'held') return words.state[state];
  if (withheld.until) return words.heldUntil(withheld.until);
  return withheld.reason === 'withheld_standings_never' ? words.heldForGood : words.heldUntilOfficial;
}

/** What stands where nothing is known. */
const unknown = '–';
const some = (value: number | null, write: (n: number, lang: Lang) => string, lang: Lang) =>
  value === null ? unknown : write(value, lang);

/** The words of a person's row by field: the one place where the server's page and the live page agree on them. */
export function personCells(row: IndividualRow, lang: Lang) {
  return {
    rank: number(row.rank, lang),
    name: row.name,
    place: row.place,
    score: points(row.scoreMilli, lang),
    error: some(row.predictionError, number, lang),
    duration: duration(row.durationMs, lang),
    submitted: dateTime(row.submittedAt),
  };
}

/** The same for a unit or an organization. */
export function groupCells(row: GroupRow, lang: Lang) {
  return {
    rank: number(row.rank, lang),
    name: row.name,
    entrants: some(row.entrants, number, lang),
    rate: some(row.participationPermille, percent, lang),
    mean: some(row.meanScoreMilli, meanPoints, lang),
  };
}

/** Stands for a row's id in the blank row that live pages copy. */
export const blankId = 'id-cua-hang';
