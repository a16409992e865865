import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { ReceiptScore } from './attempt.dto.js';
import { epochMs, roundTimesSql } from '../contest/contest.query.js';
import { type AgeVerdict, ageToday, type Born } from '../core/entry/age.js';
import type { DivisionRule } from '../core/rules/document.js';
import type { PaperSlot } from '../core/paper.js';
import type { AttemptPlan } from '../core/play/course.js';
import type { Sat } from '../core/play/limits.js';
import { phaseOf, type RoundTimes } from '../core/phase.js';
import { isShown, type Publication, publicationOf } from '../core/publication/moments.js';
import type { LogEntry } from '../core/response.js';
import type { RoundRules } from '../core/rulebook.js';
import { ageRuleSql, chosenSql, publicationSql } from '../rulebook/rulebook.query.js';

/** An attempt as it was made; the table refuses changes, so it may be kept. Times in epoch ms. */
export interface Attempt {
  id: string;
  roundId: string;
  contestSlug: string;
  contestantId: string;
  number: number;
  paper: PaperSlot[];
  startedAt: number;
  deadlineAt: number;
  graceMs: number;
  prediction: RoundRules['prediction'];
  /** Null: sat the plain way. */
  plan: AttemptPlan | null;
  essay: RoundRules['essay'];
}

/** How an attempt ended; a timed-out one ended at its deadline, whenever the server got to write it down. */
export interface Ending {
  endedAt: number | null;
  endedBy: 'submit' | 'timeout' | null;
}

export interface AttemptSummary extends Ending {
  id: string;
  number: number;
  startedAt: number;
  deadlineAt: number;
}

/** A round as one contestant stands before it, at `now` of the database. */
export interface Situation {
  now: number;
  /** False when the contestant is registered in another contest. */
  eligible: boolean;
  /** Of a round for those who were chosen in one before: whether this one was, or the list is not out. */
  chosen: 'yes' | 'no' | 'pending';
  /** Whether the division's bounds of age admit the contestant today, where that is asked. */
  age: AgeVerdict;
  division: { code: string; place: 'unit' | 'organization' };
  extraTimePermille: number;
  bank: string;
  times: RoundTimes;
  rules: RoundRules;
  /** Of this round, in their order. */
  attempts: AttemptSummary[];
  /** Of the whole contest. */
  sat: Sat[];
}

export interface NewAttempt {
  id: string;
  roundId: string;
  contestantId: string;
  number: number;
  seed: string;
  paper: PaperSlot[];
  startedAt: number;
  deadlineAt: number;
  graceMs: number;
  plan: AttemptPlan | null;
  continuationHash: Buffer;
  /** The moment, epoch ms, from which it may not be begun any more. */
  startsBefore: number;
}

/** What the log of an attempt says at `now`; `late` counts answers and predictions that came after the end. */
export interface LogFound {
  now: number;
  log: LogEntry[];
  late: number;
  closesAt: number;
}

type Source = DataSource | EntityManager;

/** Reads of the room, and the birth of an attempt. */
@Injectable()
export class AttemptQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Work that no other start of this contestant comes between, in any process: what it sees stays true until it
   * is done.
   */
  oneByOne<T>(contestantId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 93))', [contestantId]);
      return work(manager);
    });
  }

  /** Null when there is no such round or its contest is not published. */
  async situation(
    roundId: string,
    contestantId: string,
    source: Source = this.database,
  ): Promise<Situation | null> {
    const [row] = await source.query<SituationRow[]>(situationStatement, [roundId, contestantId]);
    if (!row) return null;
    const now = row.now.getTime();
    const all = (row.attempts ?? []).map(({ here, series, trial, ...attempt }) => ({
      here,
      series,
      trial,
      id: attempt.id,
      number: attempt.number,
      startedAt: attempt.started_ms,
      deadlineAt: attempt.deadline_ms,
      ...endingOf(attempt.ended_by, attempt.ended_ms, attempt.deadline_ms, attempt.grace_ms, now),
    }));
    return {
      now,
      eligible: row.eligible,
      chosen: row.chosen,
      age: ageToday(row.age, row.born, now),
      division: { code: row.division, place: row.place },
      extraTimePermille: row.extra_time_permille,
      bank: row.bank,
      times: row.times,
      rules: row.rules,
      attempts: all.filter(({ here }) => here),
      sat: all,
    };
  }

  /**
   * Writes the attempt if, by the database's clock in this statement, the round is open and the contestant has
   * the attempts that were seen. False when another request was faster, or the round closed meanwhile.
   */
  async insert(attempt: NewAttempt, source: Source = this.database): Promise<boolean> {
    const rows = await source.query<unknown[]>(insertStatement, [
      attempt.id,
      attempt.roundId,
      attempt.contestantId,
      attempt.number,
      attempt.seed,
      JSON.stringify(attempt.paper),
      new Date(attempt.startedAt),
      new Date(attempt.deadlineAt),
      attempt.graceMs,
      attempt.continuationHash,
      new Date(attempt.startsBefore),
      attempt.plan === null ? null : JSON.stringify(attempt.plan),
    ]);
    return rows.length > 0;
  }

  async byId(attemptId: string): Promise<Attempt | null> {
    return this.find('a.id = $1', attemptId);
  }

  /** The attempt that a continuation code's hash belongs to, running or not. */
  async byContinuation(hash: Buffer): Promise<Attempt | null> {
    return this.find('a.continuation_hash = $1', hash);
  }

  async log(attemptId: string): Promise<LogFound> {
    const [found] = await this.database.query<LogRow[]>(logStatement, [attemptId]);
    return {
      now: found?.now.getTime() ?? 0,
      closesAt: found?.closes_at.getTime() ?? 0,
      late: found?.late ?? 0,
      log: found?.log ?? [],
    };
  }

  /** Null: not graded, struck out, or to be shown later or never by the rules in force. */
  async shownScore(attemptId: string): Promise<ReceiptScore | null> {
    const [found] = await this.database.query<
      { score: ReceiptScore; publication: Publication | null; times: RoundTimes; now: number }[]
    >(scoreStatement, [attemptId]);
    const { score } = publicationOf(found?.publication ?? null);
    return found && isShown(score, phaseOf(found.times, found.now)) ? found.score : null;
  }

  /** The database's clock, epoch ms. */
  async now(): Promise<number> {
    const [row] = await this.database.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    return row?.now.getTime() ?? 0;
  }

  private async find(condition: string, value: unknown): Promise<Attempt | null> {
    const [row] = await this.database.query<AttemptRow[]>(
      `SELECT a.id, a.round_id, a.contestant_id, a.number, a.paper, a.started_at, a.deadline_at, a.grace_ms,
         a.plan, r.rules -> 'prediction' AS prediction, r.rules -> 'essay' AS essay, k.slug
       FROM attempt a JOIN round r ON r.id = a.round_id JOIN contest k ON k.id = r.contest_id
       WHERE ${condition}`,
      [value],
    );
    if (!row) return null;
    return {
      id: row.id,
      roundId: row.round_id,
      contestSlug: row.slug,
      contestantId: row.contestant_id,
      number: row.number,
      paper: row.paper,
      startedAt: row.started_at.getTime(),
      deadlineAt: row.deadline_at.getTime(),
      graceMs: row.grace_ms,
      prediction: row.prediction,
      plan: row.plan,
      essay: row.essay,
    };
  }
}

/** The end that the log names; without one, the end that the clock has brought. */
export function endingOf(
  endedBy: 'submit' | 'timeout' | null,
  writtenAt: number | null,
  deadlineAt: number,
  graceMs: number,
  now: number,
): Ending {
  if (endedBy === 'submit') return { endedBy, endedAt: writtenAt };
  if (endedBy === 'timeout' || now > deadlineAt + graceMs) return { endedBy: 'timeout', endedAt: deadlineAt };
  return { endedBy: null, endedAt: null };
}

interface SituationRow {
  now: Date;
  eligible: boolean;
  chosen: Situation['chosen'];
  age: DivisionRule['age'];
  born: Born;
  division: string;
  place: 'unit' | 'organization';
  extra_time_permille: number;
  bank: string;
  rules: RoundRules;
  times: RoundTimes;
  attempts:
    | {
        id: string;
        number: number;
        started_ms: number;
        deadline_ms: number;
        grace_ms: number;
        ended_by: 'submit' | 'timeout' | null;
        ended_ms: number | null;
        here: boolean;
        series: string;
        trial: boolean;
      }[]
    | null;
}

interface AttemptRow {
  id: string;
  round_id: string;
  contestant_id: string;
  number: number;
  paper: PaperSlot[];
  started_at: Date;
  deadline_at: Date;
  grace_ms: number;
  prediction: RoundRules['prediction'];
  plan: AttemptPlan | null;
  essay: RoundRules['essay'];
  slug: string;
}

interface LogRow {
  now: Date;
  closes_at: Date;
  late: number;
  log: LogEntry[] | null;
}

const situationStatement = `
  SELECT clock_timestamp() AS now, c.contest_id = r.contest_id AS eligible, ${chosenSql} AS chosen, ${ageRuleSql} AS age,
    json_build_object('year', c.birth_year, 'day', to_char(c.born, 'YYYY-MM-DD')) AS born, c.division, d.place, c.extra_time_permille, coalesce(d.bank, k.bank) AS bank, r.rules, ${roundTimesSql} AS times,
    (SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'started_ms', ${epochMs('a.started_at')},
        'deadline_ms', ${epochMs('a.deadline_at')}, 'grace_ms', a.grace_ms, 'ended_by', e.kind, 'ended_ms', ${epochMs('e.received_at')},
        'here', a.round_id = r.id, 'series', coalesce(s.rules ->> 'series', ''), 'trial', coalesce((s.rules -> 'trial')::boolean, false))
        ORDER BY a.number)
      FROM attempt a JOIN round s ON s.id = a.round_id
      LEFT JOIN response e ON e.attempt_id = a.id AND e.kind IN ('submit', 'timeout')
      WHERE a.contestant_id = c.id) AS attempts
  FROM round r JOIN contest k ON k.id = r.contest_id CROSS JOIN contestant c
  JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
  WHERE r.id = $1 AND c.id = $2 AND k.published_at <= now()`;

const insertStatement = `
  INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash, plan)
  SELECT $1, r.id, $3, $4, $5, $6, $7, $8, $9, $10, $12
  FROM round r JOIN contest k ON k.id = r.contest_id JOIN contestant c ON c.contest_id = r.contest_id
  CROSS JOIN (SELECT clock_timestamp() AS now) clock
  WHERE r.id = $2 AND c.id = $3 AND r.finalized_at IS NULL
    AND k.published_at <= clock.now AND r.opens_at <= clock.now AND clock.now < least(r.closes_at, $11)
    AND (SELECT count(*) FROM attempt a WHERE a.round_id = r.id AND a.contestant_id = c.id) = $4 - 1
  ON CONFLICT DO NOTHING RETURNING id`;

const logStatement = `
  SELECT clock_timestamp() AS now, r.closes_at,
    (SELECT count(*)::integer FROM late_response l
      WHERE l.attempt_id = a.id AND l.kind IN ('answer', 'prediction')) AS late,
    (SELECT json_agg(json_build_object('n', e.n, 'kind', e.kind, 'slot', e.slot, 'value', e.value,
        'receivedAt', ${epochMs('e.received_at')}) ORDER BY e.n)
      FROM response e WHERE e.attempt_id = a.id) AS log
  FROM attempt a JOIN round r ON r.id = a.round_id WHERE a.id = $1`;

const scoreStatement = `
  SELECT json_build_object('scoreMilli', s.score_milli, 'maxMilli', s.max_milli) AS score,
    ${epochMs('clock_timestamp()')} AS now, ${roundTimesSql} AS times, ${publicationSql('k.id')} AS publication
  FROM score s JOIN round r ON r.id = s.round_id JOIN contest k ON k.id = r.contest_id
  WHERE s.attempt_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`;
