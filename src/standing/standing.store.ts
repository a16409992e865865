import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { PinoLogger } from 'nestjs-pino';
import { isBoardFrozen, isTakingResponses, phaseOf } from '../core/phase.js';
import { plainTarget } from '../core/rulebook.js';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { RoundStanding } from './round-standing.js';
import { type RoundFacts, StandingQuery } from './standing.query.js';

/** A round as it lies in memory. */
export interface LoadedRound {
  facts: RoundFacts;
  standing: RoundStanding;
}

interface Held extends LoadedRound {
  source: Source;
  /** What the standings were built from; another text means building them anew. */
  sourceKey: string;
  /** performance.now() of the last reading, of the last wide reading and of the last count. */
  readAt: number;
  wideAt: number;
  countedAt: number;
}

/** Where the rows come from: a result, or the scores (until the freeze), with or without prediction errors. */
interface Source {
  resultId: string | null;
  untilFreeze: boolean;
  predictionKnown: boolean;
}

/** At most so long a reading serves everybody who asks. */
const FRESH_MS = 100;
/** A reading looks back behind the newest score it knows, for those whose commit came later: a little, and now and then far. */
const OVERLAP_MS = 1_000;
const WIDE_OVERLAP_MS = 15_000;
const WIDE_EVERY_MS = 3_000;
const COUNT_EVERY_MS = 30_000;
const MAX_ROUNDS = 24;

/**
 * Standings of the rounds that somebody looks at, held in memory and brought up to the database's state when
 * they are asked for: several processes agree because each reads the same table.
 */
@Injectable()
export class StandingStore {
  private readonly rounds = new Map<string, Held>();
  private readonly readings = new Map<string, Promise<Held>>();
  private readonly idKey: string;

  constructor(
    private readonly query: StandingQuery,
    @Inject(CONFIG) config: Config,
    private readonly logger: PinoLogger,
  ) {
    this.idKey = derivedSecret(config, 'standing-row-id');
  }

  /**
   * The round not older than a tenth of a second; with the database gone, as it was last.
   * @throws AppError `round_not_found` for an unknown or unpublished round
   */
  async current(roundId: string): Promise<LoadedRound> {
    const held = this.rounds.get(roundId);
    if (held && performance.now() - held.readAt < FRESH_MS) return held;
    try {
      return await this.read(roundId);
    } catch (error) {
      if (error instanceof AppError || !held) throw error;
      this.logger.warn({ err: error, roundId }, 'standings could not be read; the last ones are shown');
      return held;
    }
  }

  /** The next `current` reads the database, however fresh the last reading is. */
  expire(roundId: string): void {
    const held = this.rounds.get(roundId);
    if (held) held.readAt = -Infinity;
  }

  /** Opaque, and another one in every round, so that rows of two boards cannot be joined. */
  rowId(roundId: string, contestantId: string): string {
    return createHmac('sha256', this.idKey)
      .update(`${roundId} ${contestantId}`)
      .digest('base64url')
      .slice(0, 8);
  }

  /** One reading at a time for each round, shared by all who wait for it. */
  private read(roundId: string): Promise<Held> {
    const running = this.readings.get(roundId);
    if (running) return running;
    const reading = this.bringUp(roundId).finally(() => this.readings.delete(roundId));
    this.readings.set(roundId, reading);
    return reading;
  }

  private async bringUp(roundId: string): Promise<Held> {
    const startedAt = performance.now();
    const facts = await this.query.facts(roundId);
    if (facts === null) {
      this.rounds.delete(roundId);
      throw new AppError('round_not_found');
    }
    const held = this.rounds.get(roundId);
    const source = sourceOf(facts);
    const sourceKey = JSON.stringify([source, facts.rules, facts.rescoredAt]);
    const ready = held?.sourceKey === sourceKey ? held : await this.build(facts, source, sourceKey);
    ready.facts = facts;
    if (ready === held) await this.catchUp(ready, startedAt);
    ready.readAt = startedAt;
    this.keep(roundId, ready);
    return ready;
  }

  private async build(facts: RoundFacts, source: Source, sourceKey: string): Promise<Held> {
    const { rules } = facts;
    const rows =
      source.resultId === null
        ? await this.query.scores(facts, null, source.untilFreeze)
        : await this.query.official(facts, source.resultId);
    const standing = new RoundStanding(
      {
        counts: rules.counts,
        tieBreaks: rules.tieBreaks,
        target: source.predictionKnown ? plainTarget(rules.prediction) : null,
        official: source.resultId !== null,
      },
      rows,
    );
    const now = performance.now();
    return { facts, standing, source, sourceKey, readAt: now, wideAt: now, countedAt: now };
  }

  private async catchUp(held: Held, now: number): Promise<void> {
    const { facts, source, standing } = held;
    if (source.resultId !== null) return;
    const wide = now - held.wideAt > WIDE_EVERY_MS;
    const after = standing.newestGradedAt - (wide ? WIDE_OVERLAP_MS : OVERLAP_MS);
    standing.add(await this.query.scores(facts, after, source.untilFreeze));
    if (wide) held.wideAt = now;
    if (now - held.countedAt < COUNT_EVERY_MS) return;
    held.countedAt = now;
    // A grading that took longer than the wide overlap to commit shows here, and nowhere else.
    if ((await this.query.countScores(facts.id, source.untilFreeze)) <= standing.attempts) return;
    held.standing = (await this.build(facts, source, held.sourceKey)).standing;
  }

  /** Most recently used last; the ones nobody asked for longest are dropped. */
  private keep(roundId: string, held: Held): void {
    this.rounds.delete(roundId);
    this.rounds.set(roundId, held);
    for (const oldest of this.rounds.keys()) {
      if (this.rounds.size <= MAX_ROUNDS) break;
      this.rounds.delete(oldest);
    }
  }
}

/**
 * A board that will freeze holds from the start only what ended by the freeze, so a restart in the middle of it
 * shows the same. The prediction's number is used once nobody can predict any more and everything is shown.
 */
function sourceOf({ times, rules, result, now, lastDeadlineAt }: RoundFacts): Source {
  const phase = phaseOf(times, now);
  if (phase === 'official' && result !== null) {
    return { resultId: result.id, untilFreeze: false, predictionKnown: true };
  }
  return {
    resultId: null,
    untilFreeze: isBoardFrozen(times, Math.max(now, times.frozenAt ?? now)),
    predictionKnown: phase === 'provisional' && !isTakingResponses(times, rules, now, lastDeadlineAt),
  };
}
