import { dateTime, number } from '../../format.ts';
import type { Collective } from '../vi/collective.ts';

const n = (value: number) => number(value, 'en');

export const collective: Collective = {
  title: 'Collective awards',
  description: (title) => `Units and organizations of ${title} in order`,
  state: { provisional: 'Provisional', official: 'Official' },
  none: 'There are no collective results yet. They come with the first official round, if the rules have collective awards.',
  provisional: 'Provisional results; they may change.',
  issued: (version, at) => `Official results, version ${version}, ${dateTime(at)}.`,
  from: (rounds) =>
    rounds.length === 0
      ? 'No round has an official result yet.'
      : `From the official results of: ${rounds.join(', ')}.`,
  corrected: (reason) => `Issued anew. Reason: ${reason}`,
  bases: 'A rate always stands with its people and its base. People and attempts are two numbers.',
  digest: 'SHA-256 of the results:',
  rank: 'Rank',
  unit: 'Unit',
  organization: 'Organization',
  people: 'People',
  attempts: 'Attempts',
  headCount: 'Head-count',
  noHeadCount: 'no head-count',
  exempt: (heads, exempt) => `${n(heads)}, ${n(exempt)} exempt`,
  values: 'Criteria',
  award: 'Award',
  tableOf: (name) => `Ranking: ${name}`,
  why: 'Why',
  empty: 'Nobody of any unit has taken part.',
  absent: (count) => `${n(count)} units without entrants and without a head-count are not listed.`,

  contest: 'Contest',
  deskIntro:
    'Collective results follow from the official results of the rounds, confirmed head-counts and individual awards.',
  noRules: 'The rules of this contest have no collective awards.',
  makeOfficial: 'Publish the collective results',
  newVersion: 'What is published',
  unchanged: 'The data of now give the results that are published.',
  blocked: 'It cannot be published yet:',
  signedBy: (by, second) => (second === null ? `Signed by ${by}.` : `Signed by ${by} and ${second}.`),
  reason: 'Why it is issued anew',
  reasonHint: 'Published with the results. 10 to 500 characters.',
  publish: 'Sign and publish',
  published: 'The collective results are published.',
  now: 'Results by the data of now',
  papersIntro: 'Made from the official results; number, day and signatures are left for the records office.',
  papers: { minutes: 'Minutes of the collective ranking', decision: 'Draft decision on collective awards' },
  versions: 'Published versions',
  version: (number) => `Version ${number}`,

  tie: 'Units that are equal at the edge of an award',
  tieIntro: (bodies, places) =>
    `${n(bodies)} units are equal by every criterion; ${n(places)} places have an award.`,
  tieByLots:
    'The rules say that lots decide. The pool is fixed and published before the public values are known.',
  placeOf: (name) => `Place of ${name}`,
  placesWrong: (count) => `Give the places 1 to ${count}, each once.`,
  minutes: 'Minutes',
  minutesHint: 'Number and day of the minutes, and why. 10 to 500 characters.',
  minutesMissing: 'Give the number and day of the minutes and why, at least 10 characters.',
  settle: 'Record the decision',
  settled: 'The order by the minutes is recorded.',
};
