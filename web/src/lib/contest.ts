import type { ContestView, Phase, RoundView } from './api/types.ts';
import type { Lang } from './i18n.ts';

type Timed = { phase: Phase; opensAt: string; closesAt: string };

export const isOpen = (phase: Phase) => phase === 'open' || phase === 'frozen';

/**
 * The round a visitor came for: the open one that closes first, else the next to open,
 * else the one that closed last.
 */
export function headline<R extends Timed>(rounds: readonly R[]): R | undefined {
  const soonest = (list: R[], key: 'opensAt' | 'closesAt') =>
    list.toSorted((a, b) => (a[key] < b[key] ? -1 : 1))[0];
  const open = rounds.filter((round) => isOpen(round.phase));
  const upcoming = rounds.filter((round) => round.phase === 'upcoming');
  return (
    soonest(open, 'closesAt') ??
    soonest(upcoming, 'opensAt') ??
    rounds.toSorted((a, b) => (a.closesAt < b.closesAt ? 1 : -1))[0]
  );
}

/** The round asked for by number (`?dot=2`), else the one whose board is worth a look. */
export function chosenRound(contest: ContestView, asked: string | null): RoundView | undefined {
  const byNumber = contest.rounds.find((round) => String(round.number) === asked);
  const begun = contest.rounds.filter((round) => round.phase !== 'upcoming' && round.phase !== 'draft');
  return byNumber ?? headline(begun) ?? headline(contest.rounds);
}

/** A contest's title in the reader's language; says whether it had to stay Vietnamese. */
export function titleIn(contest: { title: string; titleEn: string }, lang: Lang): string {
  return lang === 'en' && contest.titleEn ? contest.titleEn : contest.title;
}

/** Whole page number of a query, at least 1. */
export function pageNumber(asked: string | null): number {
  return Math.max(1, Number.parseInt(asked ?? '1', 10) || 1);
}
