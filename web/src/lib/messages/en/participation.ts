import { dateTime, meanPoints, number } from '../../format.ts';
import type { Participation } from '../vi/participation.ts';

const n = (value: number) => number(value, 'en');
const share = (part: number, base: number): string =>
  base === 0 ? '–' : `${(Math.floor((part * 10_000) / base) / 100).toFixed(2)} % (${n(part)}/${n(base)})`;

export const participation: Participation = {
  title: 'Statistics',
  description: (title) => `How many took part in ${title}, by division and unit`,
  rounds: 'Rounds',
  state: { live: 'Provisional', frozen: 'Frozen', provisional: 'Provisional', official: 'Official' },
  notOpened: 'No round has opened yet, so there are no figures.',
  withheld:
    'The numbers of people and attempts bear on the prediction, so they are published after the round has closed.',
  totals: (round, people, attempts) => `${round}: ${n(people)} people with ${n(attempts)} attempts.`,
  meanOf: (milli) => `Mean score ${meanPoints(milli, 'en')}.`,
  asOf: (at) => `Figures until ${dateTime(at)}. People and attempts are two numbers.`,
  meansLater: 'Mean scores come with the official result.',
  least: (people) => `Mean scores and shares are left out for fewer than ${people} people.`,
  byDivision: 'By division',
  byUnit: 'By commune',
  byOrganization: 'By organization',
  division: 'Division',
  unit: 'Commune',
  organization: 'Organization',
  people: 'People',
  attempts: 'Attempts',
  mean: 'Mean score',
  perfect: 'All right',
  rate: 'Participation',
  noHeadCount: 'no head-count',
  tableOf: (title) => `People and attempts: ${title}`,
  share,
  rateOf: (people, base) =>
    people > base ? `${n(people)}/${n(base)}, more than stated` : share(people, base),
  bandsOf: (division) => `Scores: ${division}`,
  band: (from, until) =>
    from === null
      ? `Below ${n(until ?? 0)} % of the points`
      : until === null
        ? from === 100
          ? 'All points'
          : `${n(from)} % and more`
        : `${n(from)} % to below ${n(until)} %`,
};
