import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runAnswers } from './answers.bench.js';
import { runBoard } from './board.bench.js';
import { runCertificates } from './certificates.bench.js';
import { runExchange } from './exchange.bench.js';
import { runExport } from './export.bench.js';
import type { Figure, Figures } from './figure.js';
import { runFinalise } from './finalise.bench.js';
import { runLive } from './live.bench.js';
import { runMemory } from './memory.bench.js';
import { runOverall } from './overall.bench.js';
import { runStatistics } from './statistics.bench.js';

const parts: Record<string, (minutes: number) => Promise<Figures>> = {
  answers: runAnswers,
  board: runBoard,
  certificates: runCertificates,
  exchange: runExchange,
  finalise: runFinalise,
  export: runExport,
  live: runLive,
  memory: runMemory,
  overall: runOverall,
  statistics: runStatistics,
};

/** Runs the parts one after the other, prints a table; 1 when a bound is not held. */
export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      minutes: { type: 'string', default: '10' },
    },
  });
  const names = values.only?.split(',') ?? Object.keys(parts);
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    process.stderr.write(`No such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}\n`);
    return 2;
  }
  const figures: Figures = {};
  for (const name of names) {
    process.stderr.write(`${name}…\n`);
    Object.assign(figures, await parts[name]?.(Number(values.minutes)));
  }
  process.stdout.write(table(figures));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  return Object.values(figures).every(({ ok }) => ok) ? 0 : 1;
}

function table(figures: Figures): string {
  const shown = (value: number | null) => (value === null ? '–' : String(Math.round(value * 1000) / 1000));
  const cells = (name: string, { value, unit, baseline, ratio, bound, ok }: Figure) => [
    name,
    shown(value),
    unit,
    shown(baseline),
    shown(ratio),
    bound,
    ok ? 'ok' : 'NOT HELD',
  ];
  const rows = [
    ['figure', 'value', 'unit', 'baseline', 'ratio', 'bound', ''],
    ...Object.entries(figures).map(([name, figure]) => cells(name, figure)),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return `${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')}\n`;
}
