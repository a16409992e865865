import type { Marking } from '../vi/marking.ts';

export const marking: Marking = {
  title: 'Marking',
  intro:
    'Two people mark each essay independently. Where they differ too far, a third marks it and the mean of the two nearest counts. Markers do not know who wrote it.',
  introUnit:
    'You mark the essays of your unit where the rules name two levels. When all are marked, send them up.',
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
  most: (percent: number) => `Percent of the points of the question, at most ${percent}%`,
  comment: 'Note (contestants do not see it)',
  bound: 'Bound',
  percent: (value) => `${value}%`,
  boundTitle: 'How far two marks may lie apart',
  boundIntro: 'Beyond it a third person marks the essay. Essays with a final mark stay as they are.',
  boundPercent: 'Bound, percent of the points of the question',
  boundHint: 'From 0 to 100; 15 is usual.',
  boundSave: 'Save the bound',
  boundSaved: 'The bound was saved.',
  save: 'Save the mark',
};
