import { number, time, timeWithSeconds } from '../../format.ts';
import type { Exam } from '../vi/exam.ts';

const questions = (n: number) => (n === 1 ? '1 question' : `${n} questions`);

export const exam = {
  title: 'Exam',
  questionTitle: (slot: number, all: number) => `Question ${slot}/${all}`,
  left: (clock: string) => `${clock} left`,
  lastMinute: (clock: string) => `Last minute ${clock}`,
  deadline: (at: string) => `Submit by ${timeWithSeconds(at)}`,
  answered: (n: number) => `${n} answered`,
  progress: (n: number, all: number) => `${n} of ${all} questions answered`,
  spoken: (minutes: number) => (minutes === 1 ? '1 minute left.' : `${minutes} minutes left.`),
  kind: {
    single: 'Choose one answer.',
    multiple: 'Choose one or more answers.',
    'true-false': 'Choose true or false.',
  },
  flag: 'Mark for another look',
  previous: 'Back',
  next: 'Next question',
  toPrediction: 'To the prediction',
  toReview: 'Review answers',
  list: 'All questions',

  saving: 'Saving…',
  saved: (at: string) => `Saved ${time(at)}`,
  offline: 'Offline – answers are kept on this device. Carry on.',
  busy: 'The server is busy – answers are kept on this device. Carry on.',
  offlineMemory:
    'Offline – this device cannot keep answers. Do not close the page until you are back online.',
  short: { offline: 'Offline', busy: 'Server busy' },
  queue: (n: number) => `${n} waiting`,
  recovered: (n: number) => (n > 0 ? `Back online, ${questions(n)} sent.` : 'Back online.'),
  memory: 'This browser cannot keep answers. If you go offline, do not close or reload the page.',
  elsewhere: 'This paper was also answered on another device. The page now shows the newest answers.',
  signedOut:
    'This device is signed out, so answers are not being sent. Enter the continuation code to send them and carry on.',
  useCode: 'Enter the continuation code',
  gone: 'This device can no longer open the paper. Saved answers are still on the server.',
  unsent: (slots: string) => `Not sent: ${slots}. Choose them again on the other device.`,

  predictionTitle: 'Prediction',
  predictionWhy: 'It ranks people with equal scores. The closer to the actual number, the better.',
  savePrediction: 'Save prediction',

  reviewTitle: 'Review',
  reviewHeading: (n: number, all: number) => `You answered ${n} of ${all} questions`,
  blanks: (n: number) => `${questions(n)} left blank`,
  flagged: (n: number) => `${n} marked`,
  cell: (slot: number, answered: boolean, flagged: boolean) =>
    `Question ${slot}, ${answered ? 'answered' : 'blank'}${flagged ? ', marked' : ''}`,
  legend: { answered: 'answered', blank: 'blank', flagged: 'marked' },
  yourPrediction: (guess: string) => `Prediction: ${guess}`,
  numeral: (n: number) => (n % 1 ? String(n) : number(n, 'en')),
  noPrediction: 'Prediction: not answered',
  edit: 'Change',
  answer: 'Answer',
  final: 'Once submitted, answers cannot be changed.',
  submit: 'Submit',
  toBlank: 'Go to the first blank',
  toQuestions: 'Back to the questions',

  confirmTitle: 'Submit for certain?',
  confirmBlanks: (n: number) => `${questions(n)} left blank. A blank scores 0.`,
  confirmAll: (n: number) => `You answered all ${n} questions.`,
  confirmPrediction: 'You have not answered the prediction.',
  submitNow: 'Submit now',
  goBack: 'Go back',

  submitting: 'Submitting…',
  timeUp: 'Time is up',
  ended: 'The paper has ended',
  sendingRest: (n: number) => `Sending the last ${questions(n)}.`,
  waitNetwork: 'Waiting for the network to submit. Do not close this page.',
  waitServer: 'The server is busy. The page tries again by itself. Do not close it.',
  waitDeadline: (at: string) => `Submit by ${timeWithSeconds(at)}. Saved answers count.`,
  toReceipt: 'See the receipt',

  help: 'Text size, keys, other device',
  textSize: 'Text size',
  keys: 'Use keys: 1–6 or A–F to choose, L for all questions',
  autoNext: 'Go on by itself after choosing',
  continuation: 'Changing device? Continuation code:',
  continuationHelp: 'Open this site on the other device, choose “Continue with a code” and enter it.',
} satisfies Exam;
