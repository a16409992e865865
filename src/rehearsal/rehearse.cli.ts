import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../platform/config.js';
import { localOwnerUrl } from '../platform/open-database.js';
import { describe, judge, type RehearsalReport } from './rehearsal.report.js';
import { sit, type Stage } from './rehearsal.robot.js';
import {
  cloneRound,
  countGraded,
  countStored,
  type RehearsalRound,
  type RobotSeat,
  seatRobots,
} from './rehearsal.setup.js';
import { watchBoard } from './rehearsal.spectators.js';

const help = `npm run rehearse -- --contestants 300 [--url http://127.0.0.1:3000] [--round ID] [--spectators 50] [--think 800] [--json]

Clones a round into a rehearsal round and lets robots sit it through the public interface.
Exits with 0 when the report says GO, with 1 otherwise.

  --contestants  how many robots (default 300, at most 20000)
  --url          address of the running server (default http://HOST:PORT of this environment)
  --round        id of the round to clone (default: the open one)
  --spectators   how many people watch the live board (default 50)
  --think        milliseconds that a robot thinks about a question (default 800)
  --json         print the report as one JSON object
`;

interface Options {
  contestants: number;
  spectators: number;
  think: number;
  url: string;
  round: string | null;
  json: boolean;
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  const reason = error instanceof ConfigError ? error.problems.join('\n') : (error as Error).message;
  process.stderr.write(`${reason}\n`);
  process.exit(2);
});

async function main(argv: string[]): Promise<void> {
  const config = readConfig(process.env);
  const options = readOptions(argv, `http://${config.host}:${config.port}`);
  const ownerUrl = localOwnerUrl(config);
  if (ownerUrl === null)
    throw new Error(`No server runs on ${config.dataDir}; start it first with: npm start`);
  const answers = await fetch(`${options.url}/readyz`).catch(() => null);
  if (!answers?.ok)
    throw new Error(`No server answers at ${options.url}; name the address of yours with --url`);
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const report = await rehearse(db, options, (line) =>
      process[options.json ? 'stderr' : 'stdout'].write(`${line}\n`),
    );
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
    process.exitCode = report.go ? 0 : 1;
  } finally {
    await db.end();
  }
  process.exit();
}

async function rehearse(
  db: pg.Client,
  options: Options,
  say: (line: string) => void,
): Promise<RehearsalReport> {
  const round = await cloneRound(db, options.round, 3_600_000);
  say(`Rehearsal of "${round.source}" with ${options.contestants} robots`);
  say(`Live board: ${options.url}/cuoc-thi/${round.slug}/xep-hang`);
  const seats = await seatRobots(db, round.contestId, options.contestants);
  const stage = makeStage(options.url, round);
  const spectators = await watchBoard(stage, options.spectators);
  await withProgress(stage, options.contestants, say, () => everybodySits(stage, seats, options.think));
  await boardSettles(db, round.roundId, () => spectators.shown());
  const report = judge(
    {
      contestants: options.contestants,
      started: stage.started,
      sent: stage.sent,
      acknowledged: stage.acknowledged.length,
      stored: await countStored(db, stage.acknowledged),
      submitted: stage.submitted,
      errors: stage.errors.length,
      shown: stage.timings.board.length === 0 ? await countGraded(db, round.roundId) : spectators.shown(),
    },
    stage.timings,
  );
  spectators.close();
  for (const error of stage.errors.slice(0, 5)) say(`  ${error}`);
  return report;
}

function makeStage(url: string, round: RehearsalRound): Stage {
  return {
    url,
    roundId: round.roundId,
    cookieName: url.startsWith('https:') ? '__Host-bv_thi' : 'bv_thi',
    timings: { start: [], answer: [], submit: [], board: [] },
    acknowledged: [],
    sent: 0,
    started: 0,
    submitted: 0,
    errors: [],
    submittedAt: [],
  };
}

/** Three kinds of people: quick, usual and slow; every fifth has a bad network. They arrive within 3 s. */
async function everybodySits(stage: Stage, seats: RobotSeat[], thinkMs: number): Promise<void> {
  const speeds = [0.4, 1, 1, 1.8];
  await Promise.all(
    seats.map(async (seat, index) => {
      await sleep(Math.random() * 3000);
      const speed = speeds[index % speeds.length] ?? 1;
      await sit(stage, seat, { thinkMs: thinkMs * speed, dropShare: index % 5 === 0 ? 0.15 : 0 });
    }),
  );
}

async function withProgress(
  stage: Stage,
  all: number,
  say: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const timer = setInterval(() => {
    say(
      `  started ${stage.started}/${all} · saved ${stage.acknowledged.length}/${stage.sent} · submitted ${stage.submitted}/${all}`,
    );
  }, 2000);
  await work();
  clearInterval(timer);
}

/** Waits, ten seconds at most, until the live board shows everybody who is graded. */
async function boardSettles(db: pg.Client, roundId: string, shown: () => number): Promise<void> {
  for (let waited = 0; waited < 20; waited += 1) {
    if (shown() >= (await countGraded(db, roundId)) && waited > 2) return;
    await sleep(500);
  }
}

function readOptions(argv: string[], defaultUrl: string): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      contestants: { type: 'string', default: '300' },
      spectators: { type: 'string', default: '50' },
      think: { type: 'string', default: '800' },
      url: { type: 'string', default: defaultUrl },
      round: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    process.exit(0);
  }
  const number = (name: 'contestants' | 'spectators' | 'think', min: number, max: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new Error(`--${name} must be a whole number from ${min} to ${max}`);
    return value;
  };
  if (!URL.canParse(values.url)) throw new Error('--url must be an address like http://127.0.0.1:3000');
  return {
    contestants: number('contestants', 1, 20_000),
    spectators: number('spectators', 0, 5000),
    think: number('think', 0, 60_000),
    url: new URL(values.url).origin,
    round: values.round ?? null,
    json: values.json,
  };
}
