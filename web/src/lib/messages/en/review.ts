import { number } from '../../format.ts';
import type { Review } from '../vi/review.ts';

export const review: Review = {
  title: 'Review queue',
  waiting: (n) => `Waiting for review (${number(n, 'en')})`,
  none: 'No question waits for review.',
  intro: 'Read each question, tick those you agree with, then press Approve at the end of the page.',
  own: (n) => `${number(n, 'en')} questions on this page are your own: somebody else must approve them.`,
  pick: (code) => `Pick ${code}`,
  open: 'Open',
  changes: 'Changes since the version before',
  remark: 'Remark',
  remarkHint: 'Needed to return a question.',
  approve: 'Approve the picked questions',
  giveBack: 'Return the picked questions',
  pickFirst: 'You have picked no question.',
  approved: (n) => `${number(n, 'en')} questions were approved.`,
  returned: (n) => `${number(n, 'en')} questions were returned.`,
  flagged: (n) => `To be looked at after a round (${number(n, 'en')})`,
  noneFlagged: 'The statistics of the rounds name no question to be looked at.',
  flaggedIntro:
    'Statistics say that something may be wrong here. Mend, retire, or say why the question stays.',
  answers: (n) => `${n} answers`,
  note: 'Looked at; it stays because',
  noteHint: 'At least 10 characters.',
  keep: 'Keep it',
  mend: 'Open to mend or retire',
  answered: (code) => `Noted: ${code} stays as it is.`,
};
