import { dateTime, number } from '../../format.ts';
import type { Overall } from '../vi/overall.ts';

export const overall: Overall = {
  title: 'Overall standing',
  description: (title) => `Overall standing of ${title}`,
  state: { provisional: 'Not official yet', official: 'Official', outdated: 'To be issued anew' },
  none: 'There is no official overall standing yet.',
  noneHint:
    'It is published when every round below has an official result and the organisers have finalised it.',
  outdated:
    'A round has issued its result anew since this was finalised. The organisers will publish a new version.',
  issued: (version, at) => `Version ${number(version, 'en')}, finalised at ${dateTime(at)}.`,
  corrected: (reason) => `Issued anew. Reason: ${reason}`,
  totals: (people, attempts) => `${number(people, 'en')} people, ${number(attempts, 'en')} attempts.`,
  combines: {
    sum: 'Scores and times of the rounds are added up.',
    mean: 'Scores and times are the mean of the rounds that were sat.',
    best: 'The best round counts.',
  },
  minimum: (rounds) => `Only who sat at least ${number(rounds, 'en')} rounds is in it.`,
  rounds: 'Rounds that count',
  roundVersion: (version) =>
    version === null ? 'no official result yet' : `official result, version ${number(version, 'en')}`,
  digest: 'SHA-256 checksum:',
  rank: 'Rank',
  allRank: 'Among all',
  name: 'Name',
  score: 'Score',
  correct: 'Right',
  duration: 'Time',
  roundsSat: 'Rounds',
  attempts: 'Attempts',
  reasons: 'Why they stand there',
  empty: 'Nobody of this division is ranked yet.',
  division: (name, people) => `${name}: ${number(people, 'en')} people`,

  deskIntro:
    'Made from the official results of the rounds by the rules. Overall awards come only when it is official.',
  noRules: 'The rules of this contest know no overall standing.',
  blockers: 'It cannot be finalised yet:',
  ready: 'It can be finalised now.',
  ofRound: (round) => `${round}:`,
  toRound: 'Open the finalising page of the round',
  toAwards: 'Open the page of awards',
  preview: 'Preview',
  outdatedDesk: 'The published version is not what the rounds give now. Publish a new one with a reason.',
  unchanged: 'The published version is what the rounds give now.',
  done: 'The overall standing is official and published.',
  already: 'Nothing has changed, so there is no new version.',
  publish: 'Sign and publish',
  sure: 'I have looked at the preview and mean to publish it.',
  sureMissing: 'Tick this box before you sign.',
  reason: 'Reason for the new version',
  reasonHint: 'Published with the result. 10 to 500 characters.',
  export: 'Take the table out (XLSX, CSV) on the page',
  toExport: 'Exports',
};
