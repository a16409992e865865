import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { computeAwards, type ComputedAwards } from '../award/award.compute.js';
import { AwardStore } from '../award/award.store.js';
import { poolDigest, poolOrder } from '../core/draw/draw.js';
import { refinePlaces } from '../core/draw/refine.js';
import type { OpenTie } from '../core/engine/lists.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { blockersOf, readProgress } from '../result/result.blockers.js';
import { readRound, type RoundRecord } from '../result/result.query.js';
import { computeBoth } from '../result/result.store.js';
import { readSettlements } from '../tally/tally.basis.js';
import { askedOrder, holdOverall } from './draw.asked.js';
import type { AwardTieRequest, DrawOutcomeRequest, FixDrawRequest, SourceInput } from './draw.dto.js';
import { drawFrom, drawnAmong, isLottery, keySources, lineOf, placesOf, sha256 } from './draw.rules.js';

export interface PoolLine {
  line: string;
  id: string;
}

/** Equals among whom lots decide, and by which public values. */
export interface Pool {
  contestId: string;
  roundId: string;
  scope: string;
  title: string;
  places: number;
  candidates: readonly string[];
  sources: readonly SourceInput[];
  accountId: string;
}

/** Lots before witnesses and decisions with minutes: what settles who is equal at the edge of an award. */
@Injectable()
export class DrawService {
  private readonly lineSecret: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) config: Config,
    private readonly awards: AwardStore,
  ) {
    this.lineSecret = derivedSecret(config, 'lines of draws');
  }

  /**
   * Fixes the pool before the values of its sources are known. Asking again for the same people gives the
   * draw that waits for its values.
   * @throws AppError round_not_found, draw_too_early, tie_not_found, draw_source_lottery
   */
  async fix(roundId: string, accountId: string, { scope, sources }: FixDrawRequest): Promise<string> {
    return this.database.transaction(async (manager) => {
      const { round, awards } = await settleable(manager, roundId);
      const { candidates, places, ...tie } = tieOf(awards, scope, 'draw');
      const title = await titleOf(manager, round, awards, tie);
      const { contestId } = round;
      return this.fixPool(manager, {
        contestId,
        roundId,
        scope,
        title,
        places,
        candidates,
        sources,
        accountId,
      });
    });
  }

  /**
   * The same for equals of any kind: people, also at the edge of a next round, or the bodies of a collective award.
   * @returns the draw's id
   * @throws AppError draw_source_lottery
   */
  async fixPool(manager: EntityManager, wanted: Pool): Promise<string> {
    const { contestId, roundId, scope, title, places, candidates, sources, accountId } = wanted;
    const bad = sources.findIndex(({ name, from }) => isLottery(`${name} ${from}`));
    if (bad >= 0) throw new AppError('draw_source_lottery', {}, `sources.${bad}.name`);
    const waiting = await waitingDraw(manager, contestId, wanted);
    if (waiting) return waiting.id;
    const id = randomUUID();
    const pool = candidates.map((each): PoolLine => ({ line: lineOf(this.lineSecret, id, each), id: each }));
    const lines = pool.map(({ line }) => line);
    const at = new Map(poolOrder(lines).map((line, i) => [line, i]));
    pool.sort((a, b) => (at.get(a.line) ?? 0) - (at.get(b.line) ?? 0));
    const digest = poolDigest(lines, sha256);
    const [kept, named] = [JSON.stringify(pool), JSON.stringify(sources)];
    await manager.query(
      `INSERT INTO draw (id, contest_id, round_id, scope, title, places, pool, pool_sha256, sources, fixed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, contestId, roundId, scope, title, places, kept, digest, named, accountId],
    );
    return id;
  }

  /**
   * Draws, once: the values that were named beforehand, read out before witnesses, decide everything.
   * @throws AppError draw_not_found, draw_done, draw_sources_differ, draw_value_early
   */
  async draw(drawId: string, accountId: string, wanted: DrawOutcomeRequest): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await lockedDraw(manager, drawId);
      if (found.drawn) throw new AppError('draw_done');
      if (wanted.sources.length !== found.sources.length)
        throw new AppError('draw_sources_differ', { count: found.sources.length }, 'sources');
      wanted.sources.forEach(({ knownAt }, i) => {
        const known = Date.parse(knownAt);
        if (known <= found.fixedAt.getTime() || known > found.now.getTime())
          throw new AppError('draw_value_early', {}, `sources.${i}.knownAt`);
      });
      const { pool, poolSha256, places } = found;
      const values = wanted.sources.map((source) => source.values);
      const { key, steps } = drawFrom(
        pool.map(({ line }) => line),
        places,
        keySources(poolSha256, pool.length, values),
      );
      await manager.query(
        `INSERT INTO draw_outcome (draw_id, sources, key, steps, witnesses, drawn_by) VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          drawId,
          JSON.stringify(wanted.sources),
          key,
          JSON.stringify(steps),
          JSON.stringify(wanted.witnesses),
          accountId,
        ],
      );
      await manager.query(
        `INSERT INTO settlement (contest_id, round_id, scope, by, places, draw_id, members, signed_by)
         VALUES ($1, $2, $3, 'draw', $4, $5, $6, $7)`,
        [
          found.contestId,
          found.roundId,
          found.scope,
          JSON.stringify(placesOf(pool, steps)),
          drawId,
          JSON.stringify(wanted.witnesses),
          accountId,
        ],
      );
      if (drawnAmong(found.scope) !== 'winners') return;
      await this.awards.issue(manager, found.contestId, { cause: 'draw', reason: found.title, accountId });
    });
  }

  /**
   * Keeps what the organisers decided among equals, or how they answered an extra question, with the minutes. The
   * extra question is a criterion of the order of the round, or overall, so it is taken until that result is official.
   * @throws AppError round_not_found, draw_too_early, tie_not_found, tie_winners_wrong
   */
  async decide(roundId: string, accountId: string, wanted: AwardTieRequest): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { by = 'decision' } = wanted;
      if (by !== 'decision') await holdOverall(manager, roundId);
      const { round, awards } = await settleable(manager, roundId);
      const tie = tieOf(awards, wanted.scope, by === 'decision' ? by : null);
      const order = by === 'decision' ? null : await askedOrder(manager, awards, tie, round);
      if (by !== 'decision' && order === null) throw new AppError('tie_not_found', {}, 'scope');
      const among = new Set(tie.candidates);
      if (wanted.winners.length !== tie.places || wanted.winners.some((id) => !among.has(id)))
        throw new AppError('tie_winners_wrong', { places: tie.places }, 'winners');
      const chosen = new Map(wanted.winners.map((id, i) => [id, i + 1]));
      const places = Object.fromEntries(
        tie.candidates.map((id) => [id, chosen.get(id) ?? wanted.winners.length + 1]),
      );
      // Of an order the latest word counts, so it says again what was said before.
      const told = order === null ? [] : await readSettlements(manager, round.contestId, order);
      const before = told.find((each) => each.by === by)?.places ?? {};
      await manager.query(
        `INSERT INTO settlement (contest_id, round_id, scope, by, places, minutes, members, signed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          round.contestId,
          roundId,
          order ?? wanted.scope,
          by,
          JSON.stringify(order === null ? places : refinePlaces(before, places)),
          wanted.minutes,
          JSON.stringify(wanted.members),
          accountId,
        ],
      );
      const reason = await titleOf(manager, round, awards, tie);
      await this.awards.issue(manager, round.contestId, { cause: 'decision', reason, accountId });
    });
  }
}

/** A round whose order stands, with its awards as they would be; held until the transaction ends. */
async function settleable(
  manager: EntityManager,
  roundId: string,
): Promise<{ round: RoundRecord; awards: ComputedAwards }> {
  const round = await readRound(manager, roundId, true);
  const blockers = blockersOf(round.times, round.rules, await readProgress(manager, roundId));
  const open = blockers.filter(({ code }) => code !== 'board_frozen');
  if (open.length > 0) throw new AppError('draw_too_early');
  const awards = await awardsOf(manager, round);
  if (!awards) throw new AppError('tie_not_found', {}, 'scope');
  return { round, awards };
}

/** The awards as the scores of a round are now, official or not. */
export async function awardsOf(manager: EntityManager, round: RoundRecord): Promise<ComputedAwards | null> {
  const { computed } = await computeBoth(manager, round);
  return computeAwards(manager, round.contestId, { roundId: round.id, result: computed });
}

/** @param by null: however the award itself settles it */
function tieOf({ open }: ComputedAwards, scope: string, by: OpenTie['by'] | null): OpenTie {
  const tie = open.find((each) => each.list === scope && (by === null || each.by === by));
  if (!tie) throw new AppError('tie_not_found', {}, 'scope');
  return tie;
}

/** A draw of just these that has no outcome yet. */
export async function waitingDraw(
  manager: EntityManager,
  contestId: string,
  { scope, candidates, places }: Pick<Pool, 'scope' | 'candidates' | 'places'>,
): Promise<{ id: string; roundId: string } | null> {
  const [found] = await manager.query<{ id: string; roundId: string }[]>(
    `SELECT w.id, w.round_id AS "roundId" FROM draw w WHERE w.contest_id = $1 AND w.scope = $2 AND w.places = $3
       AND NOT EXISTS (SELECT 1 FROM draw_outcome o WHERE o.draw_id = w.id)
       AND (SELECT array_agg(x->>'id' ORDER BY x->>'id') FROM jsonb_array_elements(w.pool) x)
         = (SELECT array_agg(y ORDER BY y) FROM unnest($4::text[]) y)
     ORDER BY w.fixed_at DESC LIMIT 1`,
    [contestId, scope, places, candidates],
  );
  return found ?? null;
}

/** The award, its round and division and the tiers: no two draws of a contest are called alike. */
async function titleOf(
  manager: EntityManager,
  round: RoundRecord,
  { lists, awarded, book }: ComputedAwards,
  tie: Pick<OpenTie, 'list' | 'tiers'>,
): Promise<string> {
  const list = lists.find((each) => each.list.id === tie.list)?.list;
  const tiers = book.rules.tiers.flatMap((award) => (award.code === list?.award ? award.tiers : []));
  const names = tie.tiers.map(
    (code) =>
      tiers.find((tier) => tier.code === code)?.name ??
      awarded.find((each) => each.tier === code)?.tierName ??
      list?.name ??
      code,
  );
  const [division] = await manager.query<{ name: string }[]>(
    'SELECT name_vi AS name FROM division WHERE contest_id = $1 AND code = $2',
    [round.contestId, list?.division ?? null],
  );
  const where = [list?.scope === 'overall' ? [] : round.name, division?.name ?? []].flat();
  return [...new Set([list?.name ?? tie.list, ...where, ...names])].join(' – ');
}

interface LockedDraw {
  contestId: string;
  roundId: string;
  scope: string;
  title: string;
  places: number;
  pool: PoolLine[];
  poolSha256: string;
  sources: SourceInput[];
  fixedAt: Date;
  now: Date;
  drawn: boolean;
}

async function lockedDraw(manager: EntityManager, drawId: string): Promise<LockedDraw> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`draw ${drawId}`]);
  const [found] = await manager.query<LockedDraw[]>(
    `SELECT w.contest_id AS "contestId", w.round_id AS "roundId", w.scope, w.title, w.places, w.pool,
       w.pool_sha256 AS "poolSha256", w.sources, w.fixed_at AS "fixedAt", clock_timestamp() AS now,
       EXISTS (SELECT 1 FROM draw_outcome o WHERE o.draw_id = w.id) AS drawn
     FROM draw w WHERE w.id = $1`,
    [drawId],
  );
  if (!found) throw new AppError('draw_not_found');
  return found;
}
