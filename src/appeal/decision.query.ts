import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { DecisionView, PublicDecision } from './decision.dto.js';

/** A decision as it was proposed, with what became of it. */
export interface DecisionRecord {
  id: string;
  roundId: string;
  kind: DecisionView['kind'];
  questionId: string | null;
  attemptId: string | null;
  contestantId: string | null;
  takesBack: string | null;
  proposedBy: string;
  state: DecisionView['state'];
}

@Injectable()
export class DecisionQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError decision_not_found */
  async one(id: string, source: DataSource | EntityManager = this.database): Promise<DecisionRecord> {
    const [found] = await source.query<DecisionRecord[]>(
      `SELECT d.id, d.round_id AS "roundId", d.kind, d.question_id AS "questionId", d.attempt_id AS "attemptId",
         d.contestant_id AS "contestantId", d.takes_back AS "takesBack", d.proposed_by AS "proposedBy", ${state} AS state
       FROM decision d ${act} WHERE d.id = $1`,
      [id],
    );
    if (!found) throw new AppError('decision_not_found');
    return found;
  }

  /** The newest first. */
  ofRound(roundId: string, accountId: string): Promise<DecisionView[]> {
    return this.database.query<DecisionView[]>(
      `SELECT d.id, d.kind, d.effect, d.question_id AS "questionId", q.code AS "questionCode",
         d.attempt_id AS "attemptId", c.id AS "contestantId", c.full_name AS contestant, d.takes_back AS "takesBack",
         d.reason, d.evidence, p.display_name AS "proposedBy", d.proposed_at AS "proposedAt",
         d.proposed_by = $2 AS own, ${state} AS state, b.display_name AS "actBy", a.at AS "actAt"
       FROM decision d ${act} JOIN account p ON p.id = d.proposed_by LEFT JOIN account b ON b.id = a.signed_by
       LEFT JOIN question q ON q.id = d.question_id LEFT JOIN attempt t ON t.id = d.attempt_id
       LEFT JOIN contestant c ON c.id = coalesce(d.contestant_id, t.contestant_id)
       WHERE d.round_id = $1 ORDER BY d.proposed_at DESC, d.id LIMIT 500`,
      [roundId, accountId],
    );
  }

  /** Decisions about questions that count now; nothing before the round is closed, nothing of persons. */
  published(roundId: string): Promise<PublicDecision[]> {
    return this.database.query<PublicDecision[]>(
      `SELECT q.code AS "questionCode", q.text AS "questionText", d.kind, d.effect, d.reason, a.at, a.changed
       FROM decision d ${act} JOIN question q ON q.id = d.question_id JOIN round r ON r.id = d.round_id
       WHERE d.round_id = $1 AND r.closes_at <= clock_timestamp() AND ${state} = 'in-force' ORDER BY a.at, d.id`,
      [roundId],
    );
  }

  /** Whether the round is closed, its answers are in and all of it is graded. @throws AppError round_not_found */
  async isOver(roundId: string): Promise<boolean> {
    const [row] = await this.database.query<{ over: boolean }[]>(
      `SELECT clock_timestamp() > r.closes_at + (r.rules ->> 'graceMs')::integer * interval '1 ms' AND NOT EXISTS (
         SELECT FROM attempt a LEFT JOIN score s ON s.attempt_id = a.id
         WHERE a.round_id = r.id AND s.attempt_id IS NULL
           AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = a.id)) AS over
       FROM round r WHERE r.id = $1`,
      [roundId],
    );
    if (!row) throw new AppError('round_not_found');
    return row.over;
  }

  /** Attempts that a disqualification strikes out: one, or all of a person in the round. */
  async attemptsOf({
    roundId,
    attemptId,
    contestantId,
  }: Pick<DecisionRecord, 'roundId' | 'attemptId' | 'contestantId'>) {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM attempt WHERE round_id = $1 AND (id = $2 OR contestant_id = $3) ORDER BY id`,
      [roundId, attemptId, contestantId],
    );
    return rows.map(({ id }) => id);
  }

  /** Attempts that come back when a disqualification is taken back: no other one in force strikes them out. */
  async attemptsFreedOf(
    { id, roundId, attemptId, contestantId }: DecisionRecord,
    source: EntityManager,
  ): Promise<string[]> {
    const rows = await source.query<{ id: string }[]>(
      `SELECT t.id FROM attempt t WHERE t.round_id = $1 AND (t.id = $2 OR t.contestant_id = $3) AND NOT EXISTS (
         SELECT FROM decision d ${act} WHERE d.round_id = $1 AND d.kind = 'disqualify' AND d.id <> $4
           AND (d.attempt_id = t.id OR d.contestant_id = t.contestant_id) AND ${state} = 'in-force')
       ORDER BY t.id`,
      [roundId, attemptId, contestantId, id],
    );
    return rows.map((row) => row.id);
  }
}

const act = 'LEFT JOIN decision_act a ON a.decision_id = d.id';
const state = `CASE
  WHEN a.act IS NULL THEN 'proposed' WHEN a.act = 'withdrawn' THEN 'withdrawn'
  WHEN EXISTS (SELECT FROM decision x JOIN decision_act y ON y.decision_id = x.id AND y.act = 'confirmed'
    WHERE x.takes_back = d.id) THEN 'taken-back'
  ELSE 'in-force' END`;
