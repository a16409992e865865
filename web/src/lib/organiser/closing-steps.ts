import type { FinalizationView } from './types.ts';

export interface CloseStep {
  name: 'lock' | 'anomalies' | 'appeals' | 'ranking' | 'awards' | 'sign';
  /** After the round's own address, or a place of the same page. */
  path: string;
  state: 'done' | 'todo' | 'look' | 'later';
}

const lock = [
  'round_not_closed',
  'answers_arriving',
  'attempts_open',
  'attempts_ungraded',
  'attempts_changed',
  'essays_unlisted',
  'essays_unsent',
  'essays_ungraded',
  'stage_nobody',
  'stage_unconfirmed',
];
const anomalies = ['suspected_duplicates', 'scores_unlike_log'];
const awards = ['awards_wait_for_draw', 'awards_wait_for_decision', 'winners_without_consent'];
const appeals = ['appeals_open', 'decisions_open', 'decisions_unapplied'];

/** How far a round is on the way to an official result. What only people can judge is to be looked at, never done. */
export function stepsOf({
  blockers,
  finalized,
}: Pick<FinalizationView, 'blockers' | 'finalized'>): CloseStep[] {
  const codes = blockers.map(({ code }) => code);
  const stopped = (own: readonly string[]) => codes.some((code) => own.includes(code));
  const locked = !stopped(lock);
  const ranked = codes.every((code) => [...lock, ...anomalies, ...appeals, ...awards].includes(code));
  const official = finalized.length > 0;
  const looked = official ? 'done' : locked ? 'look' : 'later';
  return [
    { name: 'lock', path: '', state: locked ? 'done' : 'todo' },
    { name: 'anomalies', path: '/thong-ke', state: stopped(anomalies) ? 'todo' : looked },
    { name: 'appeals', path: '/khieu-nai', state: stopped(appeals) ? 'todo' : locked ? 'done' : 'later' },
    { name: 'ranking', path: '#xem-truoc', state: ranked ? looked : 'todo' },
    { name: 'awards', path: '/giai-thuong', state: stopped(awards) ? 'todo' : looked },
    { name: 'sign', path: '#ky', state: official ? 'done' : codes.length === 0 ? 'todo' : 'later' },
  ];
}
