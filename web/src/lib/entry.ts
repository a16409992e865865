import { isOpen } from './contest.ts';
import type { MyRound, RoundView } from './api/types.ts';

/** What a person can do about a round right now; decides the one main action of the contest's page. */
export type Entry =
  | { step: 'register' | 'register-first' | 'registered' | 'enter' | 'over' | 'waiting' }
  /** Null: attempts are not limited. */
  | { step: 'again'; left: { of: number; left: number } | null }
  | { step: 'resume'; deadlineAt: string }
  | { step: 'used'; submittedAt: string | null }
  | { step: 'review'; submittedAt: string | null };

export function entryOf(round: RoundView, signedIn: boolean, mine: MyRound | null): Entry {
  const open = isOpen(round.phase);
  const last = mine?.attempts.findLast((attempt) => attempt.endedAt)?.endedAt ?? null;
  if (round.phase === 'upcoming' || round.phase === 'draft')
    return { step: signedIn ? 'registered' : 'register-first' };
  if (!open)
    return last
      ? { step: 'review', submittedAt: last }
      : { step: round.phase === 'closed' ? 'waiting' : 'over' };
  if (!signedIn) return { step: 'register' };
  const unfinished = mine?.attempts.find((attempt) => attempt.id === mine.open);
  if (unfinished) return { step: 'resume', deadlineAt: unfinished.deadlineAt };
  const allowed = mine?.allowed ?? null;
  if (mine && allowed !== null && mine.used >= allowed) return { step: 'used', submittedAt: last };
  if (mine && mine.used > 0)
    return { step: 'again', left: allowed === null ? null : { left: allowed - mine.used, of: allowed } };
  return { step: 'enter' };
}
