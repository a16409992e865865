import { dateTime, limit, number, points, timeWithSeconds } from '../../format.ts';
import type { Play } from '../vi/play.ts';

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const times = (n: number) => (n === 1 ? '1 attempt' : `${n} attempts`);

export const play: Play = {
  trial: 'This is a trial round. It counts for no ranking and no prize.',
  limits: {
    round: (n) => `${times(n)} in the round`,
    day: (n) => `${times(n)} a day`,
    week: (n) => `${times(n)} a week (Monday to Sunday)`,
    contest: (n) => `${times(n)} in the whole contest`,
  },
  atMost: (limits) => `You have at most ${limits.join(', ')}.`,
  unlimited: 'The number of attempts is not limited.',
  coolDown: (ms) => `Two attempts are at least ${limit(ms, 'en')} apart, counted from handing in.`,
  usesUp:
    'Leaving uses up the attempt: when the page is closed or reloaded, the paper is handed in at once. Saved answers count. You cannot change to another device.',
  hours: (from, until) => `Open daily from ${clock(from)} to ${clock(until)} only.`,
  window: (from, until) => `Your division takes part from ${dateTime(from)} to ${dateTime(until)}.`,
  fullTime: 'Whoever starts before closing has the full time.',
  cutDaily: 'At the daily closing hour a running paper is handed in.',
  mustAnswerAll: 'A paper is valid only with every question answered, the prediction too if there is one.',
  mustTimeout:
    'If time runs out with a question unanswered, the paper does not count and the attempt is used.',
  sequential: 'One question after the other, without going back. The next question needs the network.',
  perQuestion: (ms) =>
    `Each question has ${limit(ms, 'en')} from the moment it is shown. After that it takes no answer.`,
  essay: (words, pointsMilli) =>
    `An essay of ${points(pointsMilli, 'en')} points ends the paper, at most ${number(words, 'en')} words. More is not marked.`,
  essayClock: (ms) =>
    `The essay has its own time: ${limit(ms, 'en')}. Once it is open you cannot return to the questions.`,
  choosePaper: 'Choose a paper',
  paperNumber: (n) => `Paper ${n}`,
  paperFault: 'Choose a paper to start',

  startsAt: (at) => `You may start from ${dateTime(at)}.`,
  points: (maxMilli) =>
    `Questions are worth different points, as the blueprint says. The paper has ${points(maxMilli, 'en')} points.`,
  step: {
    title: 'Exam',
    heading: (slot, all) => `Question ${slot}/${all}`,
    until: (at) => `This question takes answers until ${timeWithSeconds(at)}`,
    deadline: (at) => `Submit by ${timeWithSeconds(at)}`,
    left: (clock) => `${clock} left`,
    over: 'The time of this question is over.',
    save: 'Save',
    saved: 'The answer is saved.',
    next: 'Save and go on',
    nextOver: 'Next question',
    openEssay: 'Save and open the essay',
    toEnd: 'Save and go to the end',
    back: 'Previous question',
    list: 'Open questions',
    choose: {
      single: 'Choose one answer.',
      multiple: 'Choose one or more answers.',
      'true-false': 'Choose true or false.',
    },
    typed: 'Answer',
    order: (n) => `Place ${n}`,
    choice: 'Choose',
    words: (most) => `At most ${number(most, 'en')} words. More is not marked.`,
    end: 'Submit',
    final: 'After submitting nothing can be changed.',
    submit: 'Submit now',
    toQuestion: 'Back to the question',
  },
  leftBehind: 'You left the running paper. By the rules this attempt is used up.',
  handInLeft: 'Hand in what was left',
};
