import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, type Repository } from 'typeorm';
import { withheld } from '../core/board.js';
import { isTakingResponses, type Phase, phaseOf } from '../core/phase.js';
import { type Publication, publicationOf } from '../core/publication/moments.js';
import { AppError } from '../platform/errors.js';
import { publicationSql } from '../rulebook/rulebook.query.js';
import { ContestClock } from './contest-clock.js';
import { Contest, Division, Round } from './contest.entity.js';
import { timesOf } from './contest.policy.js';

/** People and attempts that were graded. */
export interface Turnout {
  people: number;
  attempts: number;
}

/** SQL for a time as whole epoch ms, a JSON number. */
export const epochMs = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** SQL: core's `RoundTimes` of round r of contest k, as JSON. */
export const roundTimesSql = `json_build_object('publishedAt', ${epochMs('k.published_at')},
  'opensAt', ${epochMs('r.opens_at')}, 'frozenAt', ${epochMs('r.frozen_at')}, 'closesAt', ${epochMs('r.closes_at')},
  'thawedAt', ${epochMs('r.thawed_at')}, 'finalizedAt', ${epochMs('r.finalized_at')})`;

/**
 * SQL: the latest deadline, epoch ms, of the attempts that an early closing of a round left running; null when
 * there is none. Only those have a deadline behind the closing, four days at most (24 hours, with extra time).
 * @param round alias of table round
 */
export const lastDeadlineSql = (round: string): string => `
  CASE WHEN ${round}.closes_at BETWEEN now() - interval '4 days' AND clock_timestamp() THEN (
    SELECT ${epochMs('max(a.deadline_at)')} FROM attempt a
    WHERE a.round_id = ${round}.id AND a.deadline_at > ${round}.closes_at
      AND a.deadline_at > now() - interval '3 minutes'
      AND NOT EXISTS (SELECT 1 FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))
  ) END`;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The public page is read far more often than its numbers matter to the second. */
const turnoutFreshMs = 3_000;

/** Contests and rounds as all rooms read them. */
@Injectable()
export class ContestQuery {
  private readonly turnouts = new Map<string, { until: number; value: Promise<Turnout> }>();

  constructor(
    @InjectRepository(Contest) private readonly contests: Repository<Contest>,
    @InjectRepository(Division) private readonly divisions: Repository<Division>,
    @InjectRepository(Round) private readonly rounds: Repository<Round>,
    private readonly clock: ContestClock,
  ) {}

  /** A round with its contest, in any phase. @throws AppError round_not_found, also for what is no id */
  async round(id: string): Promise<Round> {
    const round = uuid.test(id)
      ? await this.rounds.findOne({ where: { id }, relations: { contest: true } })
      : null;
    if (!round) throw new AppError('round_not_found');
    return round;
  }

  /** The same for the public: a draft does not exist. @throws AppError round_not_found */
  async publishedRound(id: string): Promise<Round> {
    const round = await this.round(id);
    if (this.phaseOf(round) === 'draft') throw new AppError('round_not_found');
    return round;
  }

  /** @throws AppError contest_not_found, also for a draft */
  async publishedContest(slug: string): Promise<Contest> {
    const contest = slug.includes('\0') ? null : await this.contests.findOneBy({ slug });
    if (!contest?.publishedAt) throw new AppError('contest_not_found');
    return contest;
  }

  /** @throws AppError contest_not_found, also for what is no id */
  async contest(id: string): Promise<Contest> {
    const contest = uuid.test(id) ? await this.contests.findOneBy({ id }) : null;
    if (!contest) throw new AppError('contest_not_found');
    return contest;
  }

  /** Published real contests, newest first; with `all` also drafts and rehearsals. */
  list(all: boolean): Promise<Contest[]> {
    return this.contests.find({
      where: all ? {} : { kind: 'real', publishedAt: Not(IsNull()) },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
  }

  /** By contest, each in the order of numbers. */
  async roundsOf(contestIds: readonly string[]): Promise<Round[]> {
    return this.rounds.find({
      where: { contestId: In([...contestIds]) },
      relations: { contest: true },
      order: { contestId: 'ASC', number: 'ASC' },
    });
  }

  /** In the order in which they are listed. */
  async divisionsOf(contestIds: readonly string[]): Promise<Division[]> {
    return this.divisions.find({ where: { contestId: In([...contestIds]) }, order: { position: 'ASC' } });
  }

  /** Which standings beyond those of rounds the rules in force know. */
  async standingsRuled(contestId: string): Promise<{ hasOverall: boolean; hasQualification: boolean }> {
    const [ruled] = await this.rounds.query<{ hasOverall: boolean; hasQualification: boolean }[]>(
      `SELECT v.document -> 'overall' <> 'null' AS "hasOverall",
         jsonb_array_length(v.document -> 'qualification') > 0 AS "hasQualification"
       FROM rulebook_version v WHERE v.contest_id = $1 ORDER BY v.version DESC LIMIT 1`,
      [contestId],
    );
    return ruled ?? { hasOverall: false, hasQualification: false };
  }

  /** When each contest publishes what, by its rules in force. */
  async publications(contestIds: readonly string[]): Promise<Map<string, Publication>> {
    const rows = await this.rounds.query<{ id: string; publication: Publication | null }[]>(
      `SELECT c.id, ${publicationSql('c.id')} AS publication FROM contest c WHERE c.id = ANY($1)`,
      [contestIds],
    );
    return new Map(rows.map(({ id, publication }) => [id, publicationOf(publication)]));
  }

  /** As a view says it: by the database's clock, a few milliseconds off. Decisions are made in SQL. */
  phaseOf(round: Round): Phase {
    return phaseOf(timesOf(round), this.clock.now());
  }

  /** Why the numbers of a contest are not told now: a round of it can still be predicted. Null: they are told. */
  async turnoutWithheld(rounds: readonly Round[]): Promise<string | null> {
    const now = this.clock.now();
    for (const round of rounds) {
      const { prediction } = round.rules;
      const phase = this.phaseOf(round);
      // A round that has not opened has no numbers to give away.
      if (phase === 'draft' || phase === 'upcoming' || !withheld(prediction, phase, true).totals) continue;
      const last = await this.lastDeadlineOf(round.id);
      const hidden = withheld(prediction, phase, isTakingResponses(timesOf(round), round.rules, now, last));
      if (hidden.totals) return hidden.reason;
    }
    return null;
  }

  private async lastDeadlineOf(roundId: string): Promise<number | null> {
    const [row] = await this.rounds.query<{ at: number | null }[]>(
      `SELECT ${lastDeadlineSql('r')} AS at FROM round r WHERE r.id = $1`,
      [roundId],
    );
    return row?.at ?? null;
  }

  async turnout(contestId: string): Promise<Turnout> {
    const now = performance.now();
    const kept = this.turnouts.get(contestId);
    if (kept && now < kept.until) return kept.value;
    const value = this.countTurnout(contestId);
    this.turnouts.set(contestId, { until: now + turnoutFreshMs, value });
    value.catch(() => this.turnouts.delete(contestId));
    return value;
  }

  private async countTurnout(contestId: string): Promise<Turnout> {
    const [row] = await this.rounds.query<Turnout[]>(
      `SELECT count(DISTINCT contestant_id)::int AS people, count(*)::int AS attempts
       FROM score WHERE round_id IN (
         SELECT id FROM round WHERE contest_id = $1 AND rules -> 'trial' IS DISTINCT FROM 'true')`,
      [contestId],
    );
    return row ?? { people: 0, attempts: 0 };
  }
}
