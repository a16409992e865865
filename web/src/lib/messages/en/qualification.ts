import { dateTime, number } from '../../format.ts';
import type { Qualification } from '../vi/qualification.ts';

export const qualification: Qualification = {
  title: 'Going on to a next round',
  description: (title) => `Who goes on to the next round of ${title}`,
  state: { provisional: 'Not published yet', official: 'Official', outdated: 'To be issued anew' },
  into: (round) => `Going on to ${round}`,
  rule: (top, of, rounds) => `The top ${number(top, 'en')} ${of} in ${rounds}.`,
  per: {
    division: 'of each division',
    unit: 'of each unit',
    round: 'of each round',
    all: 'of all together',
  },
  onDecline: {
    next: 'Who declines is replaced by the next in rank.',
    empty: 'The place of who declines stays empty.',
  },
  none: 'The list is published after the result of the round before is official.',
  outdated: 'The list will be issued anew: a result was corrected, or somebody declined.',
  noRules: 'The rules of this contest choose nobody for a next round.',
  issued: (version, at, people) =>
    `Version ${number(version, 'en')}, ${dateTime(at)}: ${number(people, 'en')} people.`,
  corrected: (reason) => `Issued anew. Reason: ${reason}`,
  digest: 'SHA-256 checksum:',
  rank: 'Rank',
  name: 'Name',
  from: 'Chosen from',
  stateOf: 'State',
  states: {
    qualified: 'Goes on',
    declined: 'Declined',
    'cannot-win': 'Not considered',
    'qualified-elsewhere': 'Goes on by another result',
  },
  replaces: 'Goes on (replacement)',
  why: 'Why',
  reasons: 'Why they go on',

  deskIntro:
    'Made from official results by the rules. Once a list is signed, only those on it can sit the next round.',
  now: (people, passed) =>
    passed === 0
      ? `By the results now: ${number(people, 'en')} people go on.`
      : `By the results now: ${number(people, 'en')} people go on, ${number(passed, 'en')} are passed over.`,
  outdatedDesk: 'The published list differs from what is so now. Sign a new version with a reason.',
  unchanged: 'The published list is what the results give now.',
  first: 'Sign the list',
  again: 'Sign a new version',
  publish: 'Sign and publish',
  sure: 'I have looked at the list below and mean to publish it.',
  sureMissing: 'Tick this box before you sign.',
  reason: 'Reason for the new version',
  reasonHint: 'Published with the list. 10 to 500 characters.',
  list: 'The list as it is now',
  done: {
    'cong-bo': 'The list is published.',
    'khong-doi': 'Nothing has changed, so there is no new version.',
    'tu-choi': 'Noted. The list changes only by a new version.',
    'phan-dinh': 'The order of the minutes is recorded.',
  },

  tieTitle: (people, places) =>
    `${number(people, 'en')} people are equal, with ${number(places, 'en')} places left`,
  tieIntro:
    'The order of ranking does not tell these people apart. Draw lots before witnesses, or decide and keep minutes.',
  byLots: 'Draw lots',
  byMinutes: 'Without lots: write down what was decided',
  orderHint: (places) =>
    `The organisers decide. Put 1 to ${number(places, 'en')} beside those who go on; leave the others empty.`,
  minutesHint: '20 to 2,000 characters.',

  decline: 'Note who declines',
  declineIntro: 'Only what the person said. Who has sat the next round cannot decline any more.',
  who: 'Who declines',
  chooseWho: 'Choose a person',
  whoMissing: 'Choose who declines.',
  takeBack: 'Take back a word that was noted',
  declineReason: 'How and when it was said',
  declineHint: 'Not published. 5 to 300 characters.',
  declineMissing: 'Enter the reason, 5 to 300 characters.',
  declineButton: 'Note it',
  declines: 'What was noted',
  declinedBy: (name, declined, by, at) =>
    `${name}: ${declined ? 'declines' : 'takes it back'}, noted by ${by} at ${dateTime(at)}.`,
};
