/** Of fewer answers the figures say nothing about a question; the server raises no flags then. */
export const enoughPeople = 30;

/** Points in thousandths from `from` to `to`, both included, and how many papers got them. */
export type ScoreBar = { from: number; to: number; n: number };

const mostBars = 41;

/** Bars of equal width over 0 … `maxMilli`, whole points wide, at most 41 of them. */
export function scoreBars(totals: readonly { value: number; n: number }[], maxMilli: number): ScoreBar[] {
  const points = Math.max(1, Math.ceil(maxMilli / 1000));
  const width = Math.ceil((points + 1) / mostBars) * 1000;
  const bars: ScoreBar[] = [];
  for (let from = 0; from <= points * 1000; from += width) {
    bars.push({ from, to: width === 1000 ? from : Math.min(from + width - 1000, points * 1000), n: 0 });
  }
  for (const { value, n } of totals) {
    const bar = bars[Math.min(bars.length - 1, Math.max(0, Math.floor(value / width)))];
    if (bar) bar.n += n;
  }
  return bars;
}
