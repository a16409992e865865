import type { Kinds } from '../vi/kinds.ts';

export const kinds: Kinds = {
  stimulus: 'Situation shared by these questions',
  match: 'Choose a match for each entry on the left.',
  putInOrder: 'Put the items in the right order.',
  number: 'Your answer as a number',
  numberHow: 'Write it like 1.250,5. The comma is the decimal sign.',
  readAs: (number: string) => `Read as ${number}`,
  unread: 'This cannot be read as a number, so it is not saved. Write it like 1.250,5.',
  shortText: 'Your answer',
  essay: (most: number) => `Your text (at most ${most} words)`,
  words: (n: number, most: number) => `${n}/${most} words`,
  tooManyWords: (n: number, most: number) =>
    `${n}/${most} words. Everything is saved, but what follows word ${most} is not marked.`,
  choose: 'Choose…',
  right: (n: number) => `Entry ${n}`,
  place: (n: number) => `Place ${n}`,
  up: (item: string) => `Move up: ${item}`,
  down: (item: string) => `Move down: ${item}`,
  moved: (item: string, at: number, all: number) => `${item}: place ${at} of ${all}`,
  keepOrder: 'Keep this order',
  notOrdered: 'You have not answered yet. Move the items, or keep the order as it is.',
};
