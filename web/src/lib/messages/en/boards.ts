import { dateTime, number } from '../../format.ts';
import type { Boards } from '../vi/boards.ts';

export const boards: Boards = {
  title: 'Two levels of marking',
  open: 'Lists and sending up',
  rule: (listed, adults, minors) =>
    `Each unit marks at most ${number(listed, 'en')} essays with the best other points. It sends up at most ${number(adults, 'en')} of people aged 18 or more and ${number(minors, 'en')} of people under 18.`,
  back: 'Marking',
  notYet: 'The lists are not made yet',
  unlisted: (n) => `${number(n, 'en')} essays wait for the lists.`,
  closes: (at) =>
    `The round closes at ${dateTime(at)}. Lists can be made once every attempt has been handed in.`,
  once: 'Lists are made once. Where somebody on a list is struck out before the unit sends up, the next paper takes the place. An essay that is not marked gets no points, and its attempt keeps the others.',
  make: 'Make the lists',
  waitForList: 'The organisers have not made the lists of this round.',
  made: (at, by) => `Made at ${dateTime(at)} by ${by}.`,
  units: 'Units',
  unit: 'Unit',
  markers: 'Markers',
  listed: 'On the list',
  marked: 'Marked',
  sent: 'Sent up',
  notSent: 'Not sent',
  counts: (adults, minors) => `${number(adults, 'en')} of adults, ${number(minors, 'en')} of people under 18`,
  by: (at, by) => `${dateTime(at)}, ${by}`,
  struckOut: (n: number) =>
    n === 1
      ? 'One paper sent up was struck out since; none replaces it.'
      : `${number(n)} papers sent up were struck out since; none replaces them.`,
  noUnits: 'No essay is on a list.',
  few: 'A unit with fewer than two markers cannot finish. Add coordinator accounts under Accounts.',
  mark: 'Mark the unit’s essays',
  sendTitle: 'Send up',
  sendIntro:
    'The essays with the best points in all are chosen, as many as may be sent. This cannot be undone. The others get 0 points and keep the points of the questions.',
  left: (n) => `${number(n, 'en')} essays are not marked yet. Mark them all first.`,
  send: 'Send up',
  insteadTitle: 'Send for a unit',
  insteadIntro:
    'For a unit that does not finish in time. Unmarked essays stand behind all marked ones, by the points of the questions. The reason is kept and organisers see it.',
  reason: 'Reason',
  reasonHint: '10 to 500 characters. Not needed where the unit has marked everything.',
  instead: 'Send for it',
  reasonOf: (reason) => `Why it was sent for the unit: ${reason}`,
  listDone: 'The lists are made.',
  sendDone: 'The essays were sent up.',
};
