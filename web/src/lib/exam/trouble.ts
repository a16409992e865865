import type { Problem } from '../api/types.ts';

/** Why something could not be sent, by what to do about it. */
export type Trouble =
  | 'offline' // nothing answered: try again
  | 'busy' // the server asks for patience: try again
  | 'signed-out' // wait until the reader signs in
  | 'gone' // this attempt is not this reader's
  | 'bad'; // this entry will never be taken

export function troubleOf(problem: Problem): Trouble {
  const { status } = problem;
  if (status === 0) return 'offline';
  if (status === 401) return 'signed-out';
  if (status === 403 || status === 404) return 'gone';
  return status === 429 || status >= 500 ? 'busy' : 'bad';
}
