import { dateTime, number } from '../../format.ts';
import type { Declaration } from '../vi/declaration.ts';

const n = (value: number) => number(value, 'en');

export const declaration: Declaration = {
  title: 'What units declare',
  introOrganiser:
    'Units state their head-count and send evidence. Only what the organisers confirmed is used for rates and collective awards.',
  introCoordinator:
    'State the head-count of your unit and send the evidence that the rules ask for. It counts once the organisers have confirmed it.',
  contest: 'Contest',
  state: 'State',
  states: {
    all: 'All',
    waiting: 'Waiting',
    confirmed: 'With a head-count',
    none: 'Without a head-count',
  },
  find: 'Name of the unit',
  totals: (total, confirmed, waiting) =>
    `${n(total)} units: ${n(confirmed)} with a confirmed head-count, ${n(waiting)} waiting.`,
  noContest: 'There is no contest yet.',
  nobody: 'In this contest there is no unit that is yours.',
  noneFound: 'No unit fits. Try fewer letters or another state.',

  headCount: 'Head-count',
  counted: 'What counts',
  notCounted: 'no head-count',
  stated: 'Newest statement',
  notStated: 'none',
  numbers: (people, exempt) =>
    exempt > 0 ? `${n(people)} people, ${n(exempt)} exempt` : `${n(people)} people`,
  groupOf: (name, people) => `${name}: ${n(people)} people`,
  by: (name, at) => `${name}, ${dateTime(at)}`,
  note: 'Source',
  waits: 'waiting',
  confirmedBy: (name, at) => `confirmed by ${name}, ${dateTime(at)}`,
  refusedBy: (name, at) => `refused by ${name}, ${dateTime(at)}`,
  reason: 'Reason',

  stateLink: 'State the head-count',
  restateLink: 'State it anew',
  stateFor: (name) => `Head-count of ${name}`,
  people: 'Head-count',
  peopleHint: 'Everybody of the unit who could take part. Example: 141',
  exempt: 'Of them exempt',
  exemptHint: 'Who need not take part by the rules, such as people on leave. 0 if nobody.',
  group: (name) => `People of the group: ${name}`,
  noteHint: 'Example: payroll of November 2026',
  numberWrong: 'Enter a whole number. Example: 141',
  selfConfirmed: 'You are an organiser, so this number is confirmed when you save it.',
  stateSaved: 'The head-count is saved.',

  confirm: 'Confirm',
  refuse: 'Refuse',
  refuseFor: (what) => `Refuse: ${what}`,
  refuseReason: 'Reason',
  refuseHint: 'The unit reads it. 5 to 500 characters.',
  ruled: 'Your decision is kept.',

  evidence: 'Evidence',
  noEvidence: 'none',
  size: (bytes) =>
    bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${n(Math.ceil(bytes / 1_048_576))} MB`,
  sendLink: 'Send evidence',
  sendFor: (name) => `Send evidence of ${name}`,
  kind: 'Kind of evidence',
  file: 'File',
  fileHint: 'PDF up to 8 MB, or a picture as PNG, JPEG or WebP. What is hidden in pictures is removed.',
  send: 'Send the file',
  sending: 'Sending…',
  sent: 'The evidence is sent.',
  failed: 'It could not be sent. Check the network and try again.',
  needsScript: 'Sending a file needs JavaScript.',
};
