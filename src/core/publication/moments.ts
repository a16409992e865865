import type { CoreCode } from '../errors.js';
import type { Phase } from '../phase.js';
import type { Moment, PublicationRule } from '../rules/document.js';

/** When what is shown, and how people are named. */
export type Publication = Pick<PublicationRule, 'score' | 'explanations' | 'standings' | 'names'>;

/** Of rounds that were made without a rulebook: the document's defaults. */
const plain: Publication = {
  score: 'at-once',
  explanations: 'after-closing',
  standings: 'at-once',
  names: 'by-consent',
};

const moments: readonly Moment[] = ['at-once', 'after-closing', 'after-finalising', 'never'];

/** Whether what is shown at `a` is seen before what is shown at `b`. */
export const isEarlier = (a: Moment, b: Moment): boolean => moments.indexOf(a) < moments.indexOf(b);

const later = <M extends Moment>(a: M, b: Moment): M => (isEarlier(a, b) ? (b as M) : a);

/**
 * The moments that are kept. A key beside what was chosen tells the score, and so does a row of the standings:
 * neither comes before it, also where rules that were published before the check knew this say so.
 * @param rule null: there is no rulebook
 */
export function publicationOf(rule: Publication | null): Publication {
  const { score, explanations, standings, names } = rule ?? plain;
  return { score, explanations: later(explanations, score), standings: later(standings, score), names };
}

/** Whether a moment has come. Closed is closed, whether or not a freeze was lifted. */
export function isShown(moment: Moment, phase: Phase): boolean {
  switch (moment) {
    case 'at-once':
      return phase !== 'draft';
    case 'after-closing':
      return phase === 'closed' || phase === 'provisional' || phase === 'official';
    case 'after-finalising':
      return phase === 'official';
    case 'never':
      return false;
  }
}

/** Why the standings are held back now: the code of a sentence; null: they are shown, as far as a prediction lets them. */
export function standingsHeldBack(moment: Moment, phase: Phase): CoreCode | null {
  if (isShown(moment, phase)) return null;
  if (moment === 'never') return 'withheld_standings_never';
  return moment === 'after-finalising'
    ? 'withheld_standings_until_official'
    : 'withheld_standings_until_closing';
}
