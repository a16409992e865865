import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerOn, startPhone } from '../support/answering.js';
import { makeContestant, makeRound } from '../support/factories.js';
import type { Figures } from './figure.js';
import { ownServer } from './ground.js';

const phones = 32;
const warmUpShare = 0.2;

/**
 * Resident memory of the built server: idle after its start, and the slope of a straight line through samples
 * taken every second under steady answering, after the first fifth of the time.
 */
export async function runMemory(minutes: number): Promise<Figures> {
  const { db, server, close } = await ownServer('memory');
  try {
    await sleep(5000);
    const idle = residentMb(server.child.pid);
    const round = await makeRound(db);
    const sitting = [];
    for (let index = 0; index < phones; index += 1) {
      const { cookie } = await makeContestant(db, round.contestId);
      sitting.push(await startPhone(server.url, round.roundId, cookie));
    }
    const until = Date.now() + minutes * 60_000;
    const load = Promise.all(
      sitting.map((phone) =>
        answerOn(
          phone,
          () => server.url,
          [],
          () => Date.now() > until,
        ),
      ),
    );
    const samples: { minute: number; mb: number }[] = [];
    const began = Date.now();
    while (Date.now() < until) {
      await sleep(1000);
      samples.push({ minute: (Date.now() - began) / 60_000, mb: residentMb(server.child.pid) });
    }
    await load;
    const growth = growthPercentPerMinute(samples.filter(({ minute }) => minute > minutes * warmUpShare));
    return {
      idle_rss_mb: {
        value: idle,
        unit: 'MB',
        baseline: null,
        ratio: null,
        bound: '≤ 250',
        ok: idle <= 250,
      },
      rss_growth_percent_per_min: {
        value: growth,
        unit: '%/min',
        baseline: null,
        ratio: null,
        bound: '≤ 1',
        ok: growth <= 1,
      },
    };
  } finally {
    await close();
  }
}

function residentMb(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 102.4) / 10;
}

/** Least-squares slope as a share of the mean. */
function growthPercentPerMinute(samples: { minute: number; mb: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const minute = mean(samples.map((sample) => sample.minute));
  const mb = mean(samples.map((sample) => sample.mb));
  const covariance = mean(samples.map((sample) => (sample.minute - minute) * (sample.mb - mb)));
  const variance = mean(samples.map((sample) => (sample.minute - minute) ** 2));
  return (100 * covariance) / variance / mb;
}
