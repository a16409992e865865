import { timeWithSeconds } from '../../format.ts';
import type { Live } from '../vi/live.ts';

export const live = {
  label: 'Updates of the board',
  on: 'The board updates by itself.',
  frozen: 'The board updates by itself once it is thawed.',
  held: 'This page opens the board by itself when the round closes.',
  paused: 'Updates are paused.',
  waiting: 'Connection lost, trying again. The board below may be out of date.',
  refused: 'The board cannot update by itself. Reload the page for a newer one.',
  over: 'The board no longer updates by itself.',
  reload: 'Reload the page to see all of it',
  changed: (n: number, at: number) => `At ${timeWithSeconds(at)} ${n === 1 ? '1 row' : `${n} rows`} changed.`,
  pause: 'Pause updates',
  resume: 'Resume updates',
} satisfies Live;
