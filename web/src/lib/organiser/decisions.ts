import type { Closing } from '#lib/messages/vi/closing.ts';
import type { Decision } from './types.ts';

/** What a decision says, in a line. `all`: of the round, for the one that it takes back. */
export function titleOf(decision: Decision, all: readonly Decision[], m: Closing): string {
  const code = decision.questionCode ?? '';
  const name = decision.contestant ?? '';
  if (decision.kind === 'take-back') {
    const taken = all.find(({ id }) => id === decision.takesBack);
    return m.kind.takeBack(taken ? titleOf(taken, [], m) : '');
  }
  if (decision.kind === 'correct-key') return m.kind.key(code);
  if (decision.kind === 'disqualify') return decision.attemptId ? m.kind.attempt(name) : m.kind.person(name);
  return decision.effect === 'removed' ? m.kind.removed(code) : m.kind.everyoneRight(code);
}

export const stateTone = {
  proposed: 'amber',
  'in-force': 'green',
  withdrawn: 'grey',
  'taken-back': 'grey',
} as const;
