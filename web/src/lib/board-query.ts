import type { BoardView } from './api/board-types.ts';
import { pageNumber } from './contest.ts';

/** Words of the address ↔ the API's names of the three boards. */
export const viewWords = {
  'ca-nhan': 'individual',
  'don-vi': 'unit',
  'co-quan': 'organization',
} as const satisfies Record<string, BoardView>;
export type ViewWord = keyof typeof viewWords;

export interface BoardQuery {
  view: ViewWord;
  division: string;
  unitId: string;
  page: number;
}

/** `?xem=don-vi&khoi=nguoi-dan&xa=…&trang=2`; anything unknown falls back to the individual board. */
export function readBoardQuery(query: URLSearchParams): BoardQuery {
  const asked = query.get('xem') ?? '';
  return {
    view: Object.hasOwn(viewWords, asked) ? (asked as ViewWord) : 'ca-nhan',
    division: query.get('khoi') ?? '',
    unitId: query.get('xa') ?? '',
    page: pageNumber(query.get('trang')),
  };
}

/** The same board with something changed: always back on its first page. */
export function boardAddress(query: { toString(): string }, changes: Record<string, string>): string {
  const next = new URLSearchParams(query.toString());
  next.delete('trang');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
