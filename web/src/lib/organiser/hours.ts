import type { MonitorHour } from './types.ts';

const hour = 3_600_000;

/**
 * The last `most` hours until the last one in which anything happened, quiet hours filled in with zeros.
 * The server leaves quiet hours out.
 */
export function filledHours(hours: MonitorHour[], most = 48): MonitorHour[] {
  const first = hours[0];
  const last = hours.at(-1);
  if (!first || !last) return [];
  const end = Date.parse(last.hour);
  const start = Math.max(Date.parse(first.hour), end - (most - 1) * hour);
  const known = new Map(hours.map((each) => [Date.parse(each.hour), each]));
  return Array.from({ length: (end - start) / hour + 1 }, (_, i) => {
    const at = start + i * hour;
    return known.get(at) ?? { hour: new Date(at).toISOString(), started: 0, submitted: 0 };
  });
}

/** A round number at or above `value` for the top of a scale: 1, 2, 5 times a power of ten. */
export function scaleTop(value: number): number {
  if (value <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((n) => n * power >= value) ?? 10) * power;
}
