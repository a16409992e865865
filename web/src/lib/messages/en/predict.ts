import type { PredictionRule } from '../../api/types.ts';
import type { Predict } from '../vi/predict.ts';

const asked: Record<PredictionRule['target'], string> = {
  'perfect-contestants': 'How many people will answer every question right',
  'perfect-attempts': 'How many attempts will answer every question right',
  entrants: 'How many people will take part',
  attempts: 'How many attempts will there be',
  'perfect-percent': 'What percentage of the people will answer every question right',
};
const people = { ask: 'Number of people you predict', unit: ' people' };
const attempts = { ask: 'Number of attempts you predict', unit: ' attempts' };

const named = {
  'perfect-contestants': people,
  entrants: people,
  'perfect-attempts': attempts,
  attempts,
  'perfect-percent': { ask: 'Percentage you predict', unit: '%' },
};

export const predict: Predict = {
  ask: ({ target, over, within }) =>
    `${asked[target]} ${over ? 'from the first round to the end of this one' : 'in this round'}${within ? ', in your division alone' : ''}?`,
  label: ({ target }) => named[target]?.ask,
  unit: ({ target }) => named[target]?.unit,
  hint: (decimals) =>
    decimals > 0
      ? `At most ${decimals} decimal places, after a comma or a point. Example: 87.${'654321'.slice(0, decimals)}`
      : 'Digits only. Example: 12500',
  wrong: (decimals, percent) =>
    decimals > 0
      ? `Enter a number from 0 to 100 with at most ${decimals} decimal places`
      : `Enter a whole number from 0 to ${percent ? '100' : '100,000,000'}`,
};
