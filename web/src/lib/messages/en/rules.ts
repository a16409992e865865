import { dateTime, limit, number, points } from '../../format.ts';
import type { Rules } from '../vi/rules.ts';

export const rules = {
  title: 'Rules',
  of: (title: string) => `Rules of ${title}`,
  forRound: (name: string) => `For ${name}`,
  choose: 'See the rules of another round',
  print: 'To print, use your browser. The print-out is laid out for A4.',
  article: (n: number) => `Article ${n}.`,

  host: 'Contest and organiser',
  name: (title: string) => `Contest: ${title}.`,
  organizer: (name: string) => `Organised by: ${name}.`,

  who: 'Who may enter',
  whoIntro: 'The contest is for these divisions:',
  division: {
    unit: 'with the commune or ward of residence',
    organization: 'with the agency or school of work or study',
  },
  oneEach: 'Each person registers once, with one phone number, in one division.',
  noCard: 'No identity number is asked at registration. Papers are checked only when prizes are handed over.',

  when: 'When',
  schedule: 'Schedule of the rounds:',
  round: 'Round',
  opens: 'Opens',
  closes: 'Closes',
  serverClock: 'All times are Vietnam time, by the clock of the contest’s server.',
  lateStart:
    'An attempt still under way when the round closes is submitted at that moment. Start early enough.',

  paper: 'The paper',
  paperDrawn: (n: number) =>
    `Each paper has ${n} questions, drawn at random for each person from the question bank by the table below. All papers have the same number of questions per topic and level.`,
  matrix: 'Blueprint (number of questions)',
  topic: 'Topic',
  difficulty: { 'nhan-biet': 'Recall', 'thong-hieu': 'Understand', 'van-dung': 'Apply' },
  total: 'Total',
  kinds: 'Questions take one answer, take several answers, or are true or false. Each question says which.',
  shuffledBoth: 'The order of questions and of choices is shuffled for each person.',
  shuffledQuestions: 'The order of questions is shuffled for each person.',
  shuffledChoices: 'The order of choices within a question is shuffled for each person.',

  how: 'Taking part',
  register:
    'Contestants give name, phone, year of birth, division and place, and confirm with a 6-digit code.',
  duration: (ms: number) => `The time is ${limit(ms, 'en')}, counted from pressing “Start”.`,
  attempts: (n: number | null) =>
    n === null
      ? 'The number of attempts in the round is not limited.'
      : n === 1
        ? 'Each person has one attempt in the round.'
        : `Each person has up to ${n} attempts in the round.`,
  counts: {
    best: 'With several attempts the best one counts: compared as in Article 8, without the prediction.',
    first: 'With several attempts the first one counts.',
    last: 'With several attempts the last one counts.',
  },
  change: 'Answers may be changed until submission. The last saved choice of each question counts.',
  timeout: 'When time is up the paper is submitted by itself. Saved answers count.',
  offline: (ms: number) =>
    `If the network is lost, carry on: answers are kept on the device and sent later. Answers that reach the server more than ${limit(ms, 'en')} after the deadline are recorded as late and do not count.`,
  extraTime:
    'Before they start, people with disabilities and older people may ask the organisers for extra time. Extra time is not made public.',
  helper: 'Others may help with the device but may not answer.',

  score: 'Scoring',
  perQuestion: (milli: number, n: number) =>
    `A right answer gives ${points(milli, 'en')} points. The most a paper can reach is ${points(milli * n, 'en')} points. Wrong or blank answers give 0; nothing is deducted.`,
  single: 'One-answer and true-or-false questions: the right choice gives all the points.',
  multiple: 'Several-answer questions: choosing all right answers and no others gives all the points.',
  partial: 'Several-answer questions with partial credit are scored by this formula:',
  formula: (milli: number) =>
    `Points = ${points(milli, 'en')} × (right answers chosen − wrong choices chosen) ÷ number of right answers`,
  formulaNote: 'Below 0 counts as 0; rounded down to a thousandth of a point.',
  partialFixed: 'Which way a question is scored is fixed in the question bank before the round opens.',

  prediction: 'Prediction',
  predictionNone: 'This round has no prediction question.',
  predictionAsk: (question: string) => `Contestants predict: “${question}”`,
  predictionActual: {
    'perfect-contestants':
      'The actual number counts people, not attempts, whose counting paper is right in every question, all divisions together.',
    entrants:
      'The actual number counts people, not attempts, with at least one paper submitted in the round, all divisions together.',
  },
  predictionError:
    'The error is the difference between the prediction and the actual number. Too high and too low are alike.',
  predictionBlank: 'People without a prediction come after those with one on this criterion.',
  predictionSecret:
    'To keep the answer of the prediction secret, related figures are not shown before the round closes.',

  rank: 'Ranking',
  rankIntro:
    'Contestants are ranked by division. A criterion is looked at only when all before it are equal:',
  tieBreaks: {
    score: 'Higher total score.',
    'prediction-error': 'Smaller prediction error.',
    duration: 'Shorter time from start to submission.',
    'submitted-at': 'Earlier moment of submission.',
  },
  equal: 'People equal in every criterion share a rank; the following ranks are left out accordingly.',

  publish: 'Publication',
  boardOpen: 'The scoreboard is public during the round.',
  boardFrozen: (at: string) => `From ${dateTime(at)} the scoreboard is frozen. Later papers still count.`,
  review: 'Answers, explanations and legal bases open to contestants after the round closes.',
  provisional:
    'Results stamped “Provisional” are not official. They become official when the organisers confirm them.',
  correction:
    'An official result changes only by a correction that states its reason. Earlier versions are kept.',

  privacy: 'Personal data',
  privacyUse: 'The organisers use registration data to run the contest, rank, award and report.',
  privacyName:
    'The scoreboard shows a shortened name unless the contestant agrees to the full one. Names of people under 16 are not shown.',
  privacyMore: 'See your rights over personal data',

  contact: 'Contact',
  contactText: (contact: string) => `Questions, remarks and complaints: ${contact}.`,
  contactNone: (organizer: string) => `Questions, remarks and complaints go to ${organizer}.`,
  count: (n: number) => number(n, 'en'),
} satisfies Rules;
