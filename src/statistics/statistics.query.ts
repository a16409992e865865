import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { PaperFairness, PaperStatistics } from '../core/statistics/paper.js';
import type { Weighted } from '../core/statistics/moments.js';
import type { QuestionFigures } from '../core/statistics/round.js';

/** Figures of a round's papers; `totals` is the histogram of points in thousandths. */
export interface PaperFigures {
  statistics: PaperStatistics | null;
  fairness: PaperFairness | null;
  totals: Weighted[];
  maxMilli: number;
}

export interface StoredStatistics {
  computedAt: Date;
  paper: PaperFigures;
  questions: QuestionFigures[];
}

/** Stored statistics; the newest computation of a round replaces the one before. */
@Injectable()
export class StatisticsQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Whether the round is over: closed, its grace run out and every attempt of it ended. */
  async isOver(roundId: string): Promise<boolean> {
    const [row] = await this.database.query<{ over: boolean }[]>(
      `SELECT clock_timestamp() > r.closes_at + (r.rules ->> 'graceMs')::integer * interval '1 ms' AND NOT EXISTS (
         SELECT 1 FROM attempt a WHERE a.round_id = r.id AND NOT EXISTS (
           SELECT 1 FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))) AS over
       FROM round r WHERE r.id = $1`,
      [roundId],
    );
    return row?.over ?? false;
  }

  /** Points of the attempts that count, struck out ones left out, and the most that a paper gave. */
  async totals(roundId: string): Promise<{ totals: Weighted[]; maxMilli: number }> {
    const rows = await this.database.query<(Weighted & { maxMilli: number })[]>(
      `SELECT s.score_milli AS value, count(*)::float8 AS n, max(s.max_milli) AS "maxMilli" FROM score s
       WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)
       GROUP BY s.score_milli ORDER BY s.score_milli`,
      [roundId],
    );
    return {
      totals: rows.map(({ value, n }) => ({ value, n })),
      maxMilli: Math.max(0, ...rows.map(({ maxMilli }) => maxMilli)),
    };
  }

  async store(roundId: string, paper: PaperFigures, questions: readonly QuestionFigures[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM round WHERE id = $1 FOR UPDATE', [roundId]);
      await manager.query('DELETE FROM paper_statistic WHERE round_id = $1', [roundId]);
      await manager.query('INSERT INTO paper_statistic (round_id, figures) VALUES ($1, $2)', [
        roundId,
        JSON.stringify(paper),
      ]);
      await manager.query(
        `INSERT INTO question_statistic (round_id, question_id, flags, figures)
         SELECT $1, (q ->> 'questionId')::uuid, ARRAY(SELECT jsonb_array_elements_text(q -> 'flags')), q
         FROM jsonb_array_elements($2::jsonb) AS q`,
        [roundId, JSON.stringify(questions)],
      );
    });
  }

  /** Null while nothing was computed. */
  async stored(roundId: string): Promise<StoredStatistics | null> {
    const [paper] = await this.database.query<{ figures: PaperFigures; computedAt: Date }[]>(
      'SELECT figures, computed_at AS "computedAt" FROM paper_statistic WHERE round_id = $1',
      [roundId],
    );
    if (!paper) return null;
    const questions = await this.database.query<{ figures: QuestionFigures }[]>(
      'SELECT figures FROM question_statistic WHERE round_id = $1 ORDER BY question_id',
      [roundId],
    );
    return {
      computedAt: paper.computedAt,
      paper: paper.figures,
      questions: questions.map(({ figures }) => figures),
    };
  }
}
