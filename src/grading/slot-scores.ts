import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';
import type { AnswerCell } from '../core/statistics/question.js';
import type { Question } from '../question/question.query.js';
import { type KeyAndExplanation, Keys } from './keys.js';

/** How a round's attempts answered one question. */
export interface QuestionAnswers {
  questionId: string;
  key: KeyAndExplanation;
  cells: AnswerCell[];
}

/** Expected shares of all points, 0…1, of a round's papers, added up over the papers. */
export interface PaperSums {
  papers: number;
  sum: number;
  squares: number;
  lowest: number;
  highest: number;
}

type CellRow = AnswerCell & { serial: number };

/** Struck out attempts count nowhere. */
const countedSlots = `
  vault.slot_score s WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`;

/** What the stored slot scores of a round say, counted by the database however many there are. */
@Injectable()
export class SlotScores {
  constructor(
    @InjectDataSource('grading') private readonly database: DataSource,
    private readonly keys: Keys,
  ) {}

  /** For a command line, which has no server around it. */
  static on(grading: DataSource): SlotScores {
    return new SlotScores(grading, new Keys(grading));
  }

  /** By question every combination of points, total and answer, with how often it occurs. */
  async answersOf(roundId: string): Promise<QuestionAnswers[]> {
    const rows = await this.database.query<CellRow[]>(
      `SELECT u.serial, u.points AS "pointsMilli", s.total_milli AS "totalMilli",
         u.chosen, count(*)::float8 AS n
       FROM (SELECT * FROM ${countedSlots}) s
       CROSS JOIN LATERAL unnest(s.questions, s.points_milli, s.chosen) AS u(serial, points, chosen)
       GROUP BY 1, 2, 3, 4`,
      [roundId],
    );
    const bySerial = Map.groupBy(rows, ({ serial }) => serial);
    const ids = await this.database.query<{ id: string; serial: number }[]>(
      'SELECT id, serial FROM question WHERE serial = ANY($1)',
      [[...bySerial.keys()]],
    );
    const keys = await this.keys.of(ids.map(({ id }) => id));
    return ids.flatMap(({ id, serial }) => {
      const key = keys.get(id);
      return key ? [{ questionId: id, key, cells: bySerial.get(serial) ?? [] }] : [];
    });
  }

  /** Keys of a finished round's questions, by question id. */
  keysOf(questionIds: readonly string[]): Promise<Map<string, KeyAndExplanation>> {
    return this.keys.of(questionIds);
  }

  /** A published question as its author wrote it; without `withKey` what is right is left out. */
  async draftOf(question: Question, withKey: boolean): Promise<QuestionDraft> {
    const key = (await this.keys.of([question.id])).get(question.id);
    const { code, topic, difficulty, audience, text, picture, stimulus, citations } = question;
    const { asksAbout, validFrom, validUntil, asked } = question;
    const hidden = { ...asked, ...(asked.kind === 'essay' ? { rubric: [] } : { key: [] }) } as QuestionBody;
    return {
      code,
      topic,
      difficulty,
      audience,
      text,
      picture,
      stimulus,
      body: withKey && key ? key.body : hidden,
      explanation: withKey ? (key?.explanation ?? '') : '',
      citations: [...citations],
      asksAbout,
      validFrom,
      validUntil,
    };
  }

  /** @param facility by question serial, 0…1; every question counts alike */
  async papersOf(roundId: string, facility: ReadonlyMap<number, number>): Promise<PaperSums> {
    // A place for every serial from the lowest: arrays without gaps are read in one step.
    const lowest = Math.min(...facility.keys());
    const highest = Math.max(...facility.keys());
    const values = Array.from(
      { length: Math.max(0, highest - lowest + 1) },
      (_, i) => facility.get(lowest + i) ?? 0,
    );
    const [sums] = await this.database.query<PaperSums[]>(
      // Materialised, or each of the five sums would compute every share again.
      `WITH paper AS MATERIALIZED (
         SELECT (SELECT sum(($2::float8[])[serial - $3::int + 1]) FROM unnest(s.questions) AS u(serial))
           / cardinality(s.questions) AS share
         FROM ${countedSlots} AND cardinality(s.questions) > 0
       )
       SELECT count(*)::float8 AS papers, coalesce(sum(share), 0) AS sum, coalesce(sum(share * share), 0) AS squares,
         coalesce(min(share), 0) AS lowest, coalesce(max(share), 0) AS highest FROM paper`,
      [roundId, values, values.length > 0 ? lowest : 0],
    );
    return sums ?? { papers: 0, sum: 0, squares: 0, lowest: 0, highest: 0 };
  }
}
