import { dateTime } from '../../format.ts';
import type { Publication } from '../vi/publication.ts';

export const publication = {
  ownPaper: 'Your paper',
  score: {
    'at-once': 'not graded yet. Reload the page to see it.',
    'after-closing': 'shown when the round closes',
    'after-finalising': 'shown with the official result',
    never: 'not published',
  },
  keys: {
    'after-closing': 'Answers and explanations are shown when the round closes.',
    'after-finalising': 'Answers and explanations are shown with the official result.',
    never: 'By its rules, this contest does not publish answers and explanations.',
  },
  choices: 'Choices',
  appealNow: 'If you think a question is faulty, appeal right below it.',
  paperAt: (at: string) => `You can look at your paper again from ${dateTime(at)}, when the round closes.`,
  toPaper: 'See my paper',
  waiting: {
    official: 'The organisers are checking. Ranks are published with the official result.',
    never: 'The organisers are checking the results.',
  },
  noRanks: 'By its rules, this contest does not publish ranks. Winners are listed on the awards page.',
} satisfies Publication;
