/** Vietnam has had one offset and no summer time since 1975, so the wall clock is plain arithmetic. */
const OFFSET_MS = 7 * 3_600_000;

/**
 * A date whose UTC fields read as the clock on the wall in Vietnam: what a spreadsheet keeps, because its
 * dates have no zone.
 */
export const wallClock = (ms: number): Date => new Date(ms + OFFSET_MS);

/** "08:00, 01/12/2026", in Vietnam. */
export function localTime(ms: number): string {
  const [date = '', time = ''] = wallClock(ms).toISOString().split('T');
  return `${time.slice(0, 5)}, ${date.split('-').reverse().join('/')}`;
}
