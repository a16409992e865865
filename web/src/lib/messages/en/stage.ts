import { dateTime, number, points } from '../../format.ts';
import type { Stage } from '../vi/stage.ts';

export const stage: Stage = {
  tab: 'Stage points',
  title: (round) => `Stage points · ${round}`,
  intro: (max) =>
    `One person enters points from the minutes, another confirms them. Only confirmed points count. At most: ${points(max, 'en')}.`,
  waits: 'Nothing can be entered yet: the list of who goes on to this round is not fixed.',
  qualified: 'These are the people who go on to this round. Note on that list when somebody declines.',
  open: (shown) =>
    `The rules do not say who goes on to this round. At most ${number(shown, 'en')} people are shown; bring more by a file.`,
  nobody: 'Nobody is on the list.',
  enter: 'Enter points',
  enterHint:
    'Write points like 85.5; write “absent” for who was not there; leave empty what is not known yet.',
  person: 'Contestant',
  points: 'Points',
  pointsOf: (name) => `Points of ${name}`,
  seconds: 'Time (seconds)',
  secondsOf: (name) => `Time of ${name}, seconds`,
  state: 'State',
  none: 'Not entered',
  counted: (milli) => `Confirmed: ${milli === null ? 'absent' : points(milli, 'en')}`,
  waiting: (milli) => `To be confirmed: ${milli === null ? 'absent' : points(milli, 'en')}`,
  by: (by, at) => `${by}, ${dateTime(at)}`,
  absent: 'absent',
  reason: 'Why points are corrected',
  reasonHint: 'Only where confirmed points change. 10 to 500 characters.',
  save: 'Save the points',
  saved: 'Saved. The points wait for another person.',
  confirm: 'Confirm points',
  confirmIntro: 'Compare each with the minutes, then confirm. They count at once.',
  confirmOwn: (n) => `You entered points of ${number(n, 'en')} people. Another person must confirm them.`,
  confirmNone: 'No points wait for you.',
  confirmDo: (n) => `Confirm points of ${number(n, 'en')} people`,
  confirmed: 'Confirmed.',
  duration: (seconds) => `${number(seconds, 'en')} seconds`,
  why: (reason) => `Why: ${reason}`,
  bring: 'Bring a file',
  imports: 'Files brought in',
  importLine: (file, at, by) => `${file || 'Unnamed file'}, ${dateTime(at)}, ${by}`,
  fates: (added, known, refused) =>
    `${number(added, 'en')} new, ${number(known, 'en')} known, ${number(refused, 'en')} rows not taken.`,
};
