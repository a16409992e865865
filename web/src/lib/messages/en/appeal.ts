import { date, dateTime } from '../../format.ts';
import type { Appeal } from '../vi/appeal.ts';

export const appeal = {
  aboutQuestion: (slot: number) => `Appeal about question ${slot}`,
  aboutAttempt: 'Appeal about the whole attempt',
  until: (at: string) => `Appeals are taken until ${dateTime(at)}.`,
  untilOfficial: 'Appeals are taken until the result is official.',
  once: 'One appeal for each question, so say all of it.',
  notTaken: 'By its rules the contest takes no appeals.',
  over: 'The time for appeals is over.',
  text: 'What is wrong, and why',
  textHint: '20 to 2,000 characters.',
  citation: 'Provision of law',
  citationIfAny: 'Provision of law (if any)',
  citationHint: 'For example: clause 2 of article 5 of which decree.',
  send: 'Send the appeal',
  sent: 'Your appeal has arrived.',
  filed: (at: string) => `You appealed at ${dateTime(at)}`,
  waiting: 'The organisers have not answered yet.',
  due: (at: string) => `To be answered by ${dateTime(at)}.`,
  answer: { upheld: 'Upheld', rejected: 'Rejected' },
  answeredAt: (at: string) => `Answered by the organisers at ${dateTime(at)}.`,
  corrected: {
    'everyone-right': (at: string) =>
      `This question was voided on ${date(at)}; it counts as right for everybody.`,
    removed: (at: string) => `This question was removed on ${date(at)}; it counts for nobody.`,
    key: (at: string) =>
      `The key of this question was corrected on ${date(at)}; every paper was graded again.`,
  },
  formerExplanation:
    'The former explanation was written for the key before it was corrected, so it is no longer shown.',
  left: 'Removed',
  reason: 'Reason',
  published: 'Changes of questions after closing',
  publishedIntro: 'Scores and ranks follow these changes.',
  decided: {
    'everyone-right': 'Voided, everyone counts as right',
    removed: 'Removed, counts for nobody',
    key: 'Key corrected, graded again',
  },
  decidedAt: (at: string) => `In force since ${dateTime(at)}`,
  changed: (scores: string, ranks: string, awards: string) =>
    `Changed: score of ${scores} people, rank of ${ranks} people, ${awards} awards.`,
} satisfies Appeal;
