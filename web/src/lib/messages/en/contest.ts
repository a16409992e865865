import { dateTime, limit, number, span, time } from '../../format.ts';
import type { Contest } from '../vi/contest.ts';

export const contest = {
  homeTitle: 'Contests',
  homeEmpty: 'No contest has been announced yet. Its name and opening time will appear here.',
  finished: 'Finished. Your details have been removed from this device.',
  see: 'See the contest',
  organizer: 'Organised by',
  round: (n: number) => `Round ${n}`,
  left: (name: string, ms: number) => `${name} · ${span(ms, 'en')} left`,
  opensIn: (name: string, ms: number) => `${name} · opens in ${span(ms, 'en')}`,
  closesAt: (at: string) => `Closes at ${dateTime(at)}`,
  opensAt: (at: string) => `Opens at ${dateTime(at)}`,
  closedAt: (name: string, at: string) => `${name} closed at ${dateTime(at)}.`,
  onStage:
    'This round is held on a stage; nothing is sat online. The result will be on this page once it is published.',
  paper: (n: number, prediction: boolean, ms: number) =>
    `${n} questions${prediction ? ' and 1 prediction' : ''} · ${limit(ms, 'en')}`,
  attempts: (n: number | null) =>
    n === null
      ? 'Any number of attempts'
      : n === 1
        ? '1 attempt per person and round'
        : `${n} attempts per person and round`,
  enter: 'Enter the contest',
  resume: 'Continue',
  registerFirst: 'Register now',
  haveAccount: 'Already registered? Sign in',
  haveCode: 'Started on another device? Enter your code',
  registered: (at: string) => `You are registered. The round opens at ${dateTime(at)}.`,
  unfinished: (at: string) => `Your attempt is under way. It ends at ${time(at)}.`,
  submitted: (at: string) => `You submitted at ${dateTime(at)}.`,
  submittedNoTime: 'You have used all your attempts of this round.',
  receipt: 'See the receipt',
  leftAttempts: (left: number, all: number) => `You have ${left} of ${all} attempts left in this round.`,
  waiting: 'The organisers are checking. Provisional results appear on the scoreboard afterwards.',
  provisional: 'Results are provisional, not yet official.',
  official: 'Official results have been published.',
  myReview: 'See my paper and the explanations',
  board: 'Scoreboard',
  result: 'Official results',
  rules: 'Rules',
  frozen: (at: string) => `Standings have been frozen since ${dateTime(at)}. Later papers still count.`,
  otherContest: (name: string) =>
    `This device is used by ${name} in another contest. Finish at the foot of the page before you register.`,
  rounds: 'Rounds',
  topics: 'Topics',
  topicCount: (n: number) => (n === 1 ? '1 question' : `${n} questions`),
  numbers: 'People taking part',
  people: (n: number) => `${number(n, 'en')} people have taken part.`,
  peopleAndAttempts: (people: number, attempts: number) =>
    `${number(people, 'en')} people, ${number(attempts, 'en')} attempts.`,
  withheld: 'Numbers are published after the round closes, because they bear on the prediction question.',
  ask: 'Ask the organisers',
  noRounds: 'No round has been scheduled yet.',
  description: (organizer: string) =>
    `Organised by ${organizer}. On a phone or a computer, nothing to install.`,
} satisfies Contest;
