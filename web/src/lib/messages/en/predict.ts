import type { Predict } from '../vi/predict.ts';

export const predict: Predict = {
  asked: {
    'perfect-contestants': 'How many people will answer every question right',
    'perfect-attempts': 'How many attempts will answer every question right',
    entrants: 'How many people will take part',
    attempts: 'How many attempts will there be',
    'perfect-percent': 'What percentage of the people will answer every question right',
  },
  inRound: 'in this round',
  soFar: 'from the first round to the end of this one',
  inDivision: 'in your division alone',
  ask: (what, where) => `${what} ${where}?`,
  label: {
    people: 'Number of people you predict',
    attempts: 'Number of attempts you predict',
    percent: 'Percentage you predict',
  },
  unit: { people: 'people', attempts: 'attempts', percent: '%' },
  hint: 'Digits only. Example: 12500',
  hintDecimals: (n, example) => `At most ${n} decimal places. Example: ${example}`,
  wrong: (most) => `Enter a whole number from 0 to ${most}`,
  wrongDecimals: (n) => `Enter a number from 0 to 100 with at most ${n} decimal places`,
};
