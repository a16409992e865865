import type { Marking } from '../vi/marking.ts';

export const marking: Marking = {
  title: 'Marking',
  intro:
    'Two people mark each essay independently. Where they differ too far, a third marks it and the mean of the two nearest counts. Markers do not know who wrote it.',
  round: 'Round',
  open: 'Unfinished essays',
  forMe: 'You can mark',
  mine: 'You have marked',
  none: 'No essay waits to be marked.',
  back: 'Rounds with essays',
  saved: 'The mark is saved. The next essay is below.',
  noneForYou: 'No essay of this round waits for you.',
  words: (n: number, most: number) =>
    n > most ? `${n} words; what is struck out after word ${most} is not marked` : `${n}/${most} words`,
  reading: (place: number) => `reading ${place}`,
  rubric: 'Rubric',
  most: (percent: number) => `at most ${percent}%`,
  comment: 'Note (contestants do not see it)',
  save: 'Save the mark',
};
