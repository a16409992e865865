/**
 * Questions marked for another look. They live in a cookie, not in the outbox, so that the page can be
 * drawn with them when scripts are off. They mean nothing to the server's log.
 */
export const flagCookie = 'bv_danh_dau';

/** `ab12cd34.3-7` → [3, 7], when the cookie belongs to this attempt. */
export function readFlags(value: string | undefined, attemptId: string): number[] {
  const [owner, slots = ''] = (value ?? '').split('.');
  if (owner !== attemptId.slice(0, 8)) return [];
  return slots
    .split('-')
    .map(Number)
    .filter((slot) => Number.isInteger(slot) && slot > 0);
}

export function writeFlags(attemptId: string, slots: readonly number[]): string {
  return `${attemptId.slice(0, 8)}.${[...slots].sort((a, b) => a - b).join('-')}`;
}

export const withFlag = (slots: readonly number[], slot: number, on: boolean): number[] =>
  on ? [...new Set([...slots, slot])] : slots.filter((other) => other !== slot);
