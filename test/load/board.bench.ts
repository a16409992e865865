import { createHmac, randomUUID } from 'node:crypto';
import { publicationOf } from '../../src/core/publication/moments.js';
import type { RoundRules } from '../../src/core/rulebook.js';
import { RoundStanding, type StandingRow } from '../../src/standing/round-standing.js';
import { positionOf, scoreboardOf, type Shown } from '../../src/standing/standing.view.js';
import { testRules } from '../support/factories.js';
import type { Figures } from './figure.js';

const sizes = [10_000, 100_000, 1_000_000];
const batches = 10;
const batch = 60;
const opened = Date.UTC(2026, 10, 24);

/**
 * One look at a board: the first fifty rows and a contestant's rank with ten neighbours on each side, as they
 * leave the server, names and opaque ids included; before each look one more paper comes in.
 */
export async function runBoard(): Promise<Figures> {
  const medians = sizes.map((size) => lookMs(size));
  const [small = 1, , large = 1] = medians;
  const growth = Math.sqrt(large / small);
  return {
    board_ms_1m: {
      value: large,
      unit: 'ms',
      baseline: null,
      ratio: null,
      bound: '≤ 1',
      ok: large <= 1,
    },
    board_growth_per_tenfold: {
      value: growth,
      unit: '×',
      baseline: null,
      ratio: null,
      bound: '≤ 1.3',
      ok: growth <= 1.3,
    },
  };
}

/** The best of several batches' medians among `size` contestants: other work on the machine only adds. */
function lookMs(size: number): number {
  const rows = Array.from({ length: size }, (_, i) => row(i));
  const { tieBreaks } = testRules;
  const named: string[] = [];
  const standing = new RoundStanding({ counts: 'best', tieBreaks, target: null, official: false }, rows);
  const shown = show(standing, named);
  const times: number[] = [];
  for (let i = 0; i < batches * batch; i += 1) {
    const asked = rows[(i * 7_919) % size]!.contestantId;
    standing.add([row(size + i)]);
    const began = performance.now();
    const board = scoreboardOf(shown, {
      view: 'individual',
      division: null,
      unitId: null,
      page: 1,
    });
    const { position } = positionOf(shown, asked, null);
    times.push(performance.now() - began);
    if (board.rows.length !== 50 || !position || position.around.length < 11)
      throw new Error('a look failed');
    // Ids are kept once made; on a small board soon all would be, and it would only seem faster.
    for (const id of named.splice(0)) standing.entryOf(id)!.rowId = '';
  }
  const medians = Array.from({ length: batches }, (_, i) => {
    const sorted = times.slice(i * batch, (i + 1) * batch).sort((a, b) => a - b);
    return sorted[batch / 2]!;
  });
  return Math.min(...medians);
}

/** Scores, times and units spread as in a round; no two papers equal, none drawn by chance. */
function row(i: number): StandingRow {
  const mixed = Math.imul(i + 1, 2_654_435_761) >>> 0;
  return {
    attemptId: `a${i}`,
    contestantId: randomUUID(),
    maxMilli: 20_000,
    prediction: null,
    gradedAt: opened + i,
    scoreMilli: (mixed % 21) * 1000,
    correctCount: mixed % 21,
    durationMs: 120_000 + (mixed % 900_000),
    submittedAt: opened + (mixed % 40_000_000),
    birthYear: 1980,
    publicName: i % 2 === 0,
    fullName: `Nguyễn Thị Phương ${['Đào', 'Mai', 'Lan', 'Cúc'][i % 4]!}`,
    division: 'nguoi-dan',
    unitId: `2025-${28_000 + (mixed % 124)}`,
    unitName: 'Xã Châu Thành',
    organizationId: null,
    rank: 0,
    divisionRank: 0,
    predictionError: null,
  };
}

function show(standing: RoundStanding, named: string[]): Shown {
  const rules: RoundRules = { ...testRules, prediction: null };
  const times = {
    publishedAt: 0,
    opensAt: opened,
    frozenAt: null,
    thawedAt: null,
    finalizedAt: null,
  };
  const now = opened + 3_600_000;
  return {
    facts: {
      id: randomUUID(),
      contestId: randomUUID(),
      reportPeriod: '2025',
      rules,
      publication: publicationOf(null),
      now,
      result: null,
      rescoredAt: null,
      lastDeadlineAt: null,
      times: { ...times, closesAt: opened + 86_400_000 },
      divisions: [{ code: 'nguoi-dan', place: 'unit' }],
    },
    standing,
    now,
    rowId: (id) => {
      named.push(id);
      return createHmac('sha256', 'bench').update(id).digest('base64url').slice(0, 8);
    },
    groupName: () => ({ name: 'Xã Châu Thành', headCount: null }),
  };
}
