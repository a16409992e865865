/** The server's time tied to a reading of `performance.now()`; `doubt` is how far off it may be. All ms. */
export interface Reading {
  server: number;
  at: number;
  doubt: number;
}

/** A reading from a request: the server named its time somewhere between sending and receiving. */
export const readingOf = (now: string, sent: number, received: number): Reading => ({
  server: Date.parse(now),
  at: (sent + received) / 2,
  doubt: (received - sent) / 2,
});

/** An old precise reading beats a fresh vague one, until it is a minute old. */
export function better(old: Reading | null, fresh: Reading): Reading {
  if (!old || fresh.at - old.at > 60_000) return fresh;
  return fresh.doubt <= old.doubt ? fresh : old;
}

export const serverNow = (reading: Reading, monotonic: number): number =>
  reading.server + (monotonic - reading.at);

/** Moments before the end that are read out, in minutes. */
export const spokenMinutes = [10, 5, 1] as const;

/** The mark passed between two looks at the clock, or null. After a long sleep only the last one counts. */
export function markPassed(before: number, after: number): number | null {
  const passed = spokenMinutes.filter((minute) => before > minute * 60_000 && after <= minute * 60_000);
  const last = passed.at(-1);
  return last !== undefined && after > 0 ? last : null;
}

/** Time to the next change of the shown second. */
export const untilNextSecond = (left: number): number => (left <= 0 ? 1000 : left % 1000 || 1000);
