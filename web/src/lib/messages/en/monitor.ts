import { date, dateTime, number, percent, span, time, timeWithSeconds } from '../../format.ts';
import type { Monitor } from '../vi/monitor.ts';

export const monitor = {
  title: (round: string) => `Monitor · ${round}`,
  left: (ms: number) => `${span(ms, 'en')} left`,
  opensIn: (ms: number) => `opens in ${span(ms, 'en')}`,
  closedAt: (at: string) => `closed at ${dateTime(at)}`,
  figures: 'Five figures',
  inProgress: 'In progress',
  submitted: 'Submitted',
  people: 'People',
  errors: 'Errors, 5 min',
  waiting: 'To be graded',
  ofRegistered: (n: number) => `of ${number(n, 'en')} registered`,
  ofStarted: (n: number) => `of ${number(n, 'en')} started`,
  timedOut: (n: number) => `${number(n, 'en')} out of time`,
  errorsNote: 'failed answers of the server',
  late: (n: number) => `${number(n, 'en')} late answers`,
  asOf: (at: string) => `Figures of ${timeWithSeconds(at)}`,
  auto: 'Updates every 10 seconds.',
  paused: 'Updates are paused.',
  failed: (at: string) =>
    `Could not update. These are the figures of ${timeWithSeconds(at)}. The page tries again by itself.`,
  pause: 'Pause updates',
  resume: 'Resume updates',
  noScript: 'Reload the page for new figures.',

  hourly: 'Submissions by hour',
  hourlyFinding: (hours: number, total: number, most: number, at: string) =>
    `${number(total, 'en')} papers in the last ${hours === 1 ? 'hour' : `${number(hours, 'en')} hours`}; most in the hour of ${time(at)}, ${date(at)}: ${number(most, 'en')}.`,
  hourlyLast: (hours: number) =>
    `Papers in the last ${hours === 1 ? 'hour' : `${number(hours, 'en')} hours`}`,
  hourlyNone: 'No papers yet.',
  table: 'Table of figures',
  hour: 'Hour',
  started: 'Started',
  handedIn: 'Submitted',
  hourOf: (at: string) => dateTime(at),

  groups: 'Taking part by place',
  units: 'Communes',
  organizations: 'Organizations',
  unit: 'Commune',
  organization: 'Organization',
  entrants: 'People / head count',
  rate: 'Rate',
  peopleColumn: 'People',
  noHeadCount: 'no head count',
  noHeadCounts: 'None of these has a head count, so only numbers of people compare.',
  base: (entrants: number, headCount: number | null) =>
    headCount === null ? number(entrants, 'en') : `${number(entrants, 'en')}/${number(headCount, 'en')}`,
  sort: 'Sort by',
  sorts: { thap: 'Lowest first', cao: 'Highest first', ten: 'Name' },
  find: 'Find a name, marks not needed',
  findButton: 'Find',
  none: 'No place fits.',
  showAll: (n: number) => `Show all ${number(n, 'en')}`,
  rateOf: (permille: number) => percent(permille, 'en'),
  over: 'more than the head count, check it',

  close: 'Close the round early…',
  closeTitle: (round: string) => `Close ${round} now?`,
  closeWarning: (closesAt: string, running: number) =>
    `It is to close at ${dateTime(closesAt)}. Once closed, nobody can start. The ${number(running, 'en')} people at work keep their own time. It cannot be opened again.`,
  closeNow: 'Close the round',
  closed: 'The round is closed.',
  toFinalise: 'To finalising',
  notPublic:
    'These figures are for the organisers. Public pages withhold them while predictions can be made.',
  notOpen: 'The round has not opened, so there are no figures yet.',
} satisfies Monitor;
