/** Latencies in ms of everything that one rehearsal did. */
export interface Timings {
  start: number[];
  answer: number[];
  submit: number[];
  board: number[];
}

export interface Counts {
  contestants: number;
  started: number;
  sent: number;
  acknowledged: number;
  stored: number;
  submitted: number;
  errors: number;
  /** People whose paper the live board counted in the end. */
  shown: number;
}

export interface Percentiles {
  p50: number;
  p99: number;
}

export interface RehearsalReport extends Omit<Counts, 'shown'> {
  /** Acknowledged but not in the database. Must be 0. */
  lost: number;
  go: boolean;
  start: Percentiles;
  answer: Percentiles;
  submit: Percentiles;
  board: Percentiles;
  /** Why not, in words; empty when go. */
  reasons: string[];
}

/** Slowest acceptable p99 in ms: what a person still takes for "at once" or "soon". */
const bounds: Record<keyof Timings, number> = { start: 5000, answer: 1000, submit: 2000, board: 5000 };

/** Value below which the given share of the samples lies (nearest rank); 0 without samples. */
export function percentile(samples: number[], share: number): number {
  if (samples.length === 0) return 0;
  const sorted = samples.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, index)] ?? 0) * 10) / 10;
}

/** The verdict: GO only when nothing acknowledged is missing, everybody got through and nothing was too slow. */
export function judge(counts: Counts, timings: Timings): RehearsalReport {
  const { shown, ...numbers } = counts;
  const lost = counts.acknowledged - counts.stored;
  const of = (samples: number[]): Percentiles => ({
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
  });
  const speed = {
    start: of(timings.start),
    answer: of(timings.answer),
    submit: of(timings.submit),
    board: of(timings.board),
  };
  const reasons = [
    lost > 0 ? `${lost} acknowledged responses are not in the database` : '',
    counts.started < counts.contestants
      ? `${counts.contestants - counts.started} robots could not start`
      : '',
    counts.submitted < counts.started ? `${counts.started - counts.submitted} robots could not submit` : '',
    counts.acknowledged < counts.sent
      ? `${counts.sent - counts.acknowledged} responses were never acknowledged`
      : '',
    shown < counts.submitted ? `the live board counted ${shown} of ${counts.submitted} people` : '',
    counts.errors > 0 ? `${counts.errors} unexpected errors` : '',
    ...Object.entries(bounds).map(([name, bound]) => {
      const { p99 } = speed[name as keyof Timings];
      return p99 > bound ? `p99 of ${name} is ${p99} ms, more than ${bound}` : '';
    }),
  ].filter((reason) => reason !== '');
  return { ...numbers, lost, go: reasons.length === 0, ...speed, reasons };
}

/** The report as a person reads it in the terminal. */
export function describe(report: RehearsalReport): string {
  const line = (name: string, { p50, p99 }: Percentiles) =>
    `  ${name.padEnd(24)} p50 ${String(p50).padStart(8)} ms   p99 ${String(p99).padStart(8)} ms`;
  return [
    '',
    `  contestants ${report.contestants} · started ${report.started} · submitted ${report.submitted}`,
    `  responses: sent ${report.sent} · acknowledged ${report.acknowledged} · stored ${report.stored} · lost ${report.lost}`,
    `  unexpected errors: ${report.errors}`,
    '',
    line('start', report.start),
    line('answer → saved', report.answer),
    line('submit → receipt', report.submit),
    line('change → live board', report.board),
    '',
    report.go ? '  GO' : `  NO-GO\n${report.reasons.map((reason) => `  - ${reason}`).join('\n')}`,
    '',
  ].join('\n');
}
