import type { RoundRules } from '../rulebook.js';

/**
 * What there is to tell of an attempt besides its points. On a stage nothing is answered or handed in, and a time is
 * taken only where the order looks at it.
 */
export function toldOf({ stage, ranking, tieBreaks }: Pick<RoundRules, 'stage' | 'ranking' | 'tieBreaks'>): {
  answers: boolean;
  duration: boolean;
} {
  const order: readonly string[] = ranking ?? tieBreaks;
  return { answers: !stage, duration: !stage || order.includes('duration') };
}
