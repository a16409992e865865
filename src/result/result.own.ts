import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { compared, type ValueOf } from '../core/explain/compared.js';
import type { Criterion } from '../core/rules/document.js';
import { AppError, type Language } from '../platform/errors.js';
import { publishesRanks } from '../rulebook/rulebook.query.js';
import { basisOfPlain, type ResultBasis } from '../tally/tally.basis.js';
import type { LineMore } from '../tally/tally.lines.js';
import type { OwnNeighbour, OwnPlace } from './result.dto.js';
import { publicNames, readRound } from './result.query.js';

interface StoredLine {
  contestantId: string;
  rank: number;
  divisionRank: number;
  division: string;
  scoreMilli: number;
  correctCount: number;
  predictionError: number | null;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
  attempts: number;
  more: LineMore | null;
}

const columns = `l.contestant_id AS "contestantId", l.rank, l.division_rank AS "divisionRank", l.division,
  l.score_milli AS "scoreMilli", l.correct_count AS "correctCount", l.prediction_error::float8 AS "predictionError",
  l.duration_ms::float8 AS "durationMs", floor(extract(epoch FROM l.submitted_at) * 1000)::float8 AS "submittedAt",
  l.attempts, l.more`;

/** A contestant's own place in an official result, read only from what was stored with it. */
@Injectable()
export class OwnPlaceQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * @throws AppError round_not_found; result_not_found until the result is official, for who is not in it, and where the rules never
   *   publish ranks
   */
  async read(roundId: string, contestantId: string, language: Language): Promise<OwnPlace> {
    const round = await readRound(this.database, roundId);
    const [result] = await this.database.query<{ id: string; version: number; basis: ResultBasis | null }[]>(
      'SELECT id, version, basis FROM result WHERE round_id = $1 ORDER BY version DESC LIMIT 1',
      [roundId],
    );
    const ranked = await publishesRanks(this.database, round.contestId);
    if (!result || !ranked || round.times.publishedAt === null) throw new AppError('result_not_found');
    const [own] = await this.database.query<StoredLine[]>(
      `SELECT ${columns} FROM result_row l WHERE l.result_id = $1 AND l.contestant_id = $2`,
      [result.id, contestantId],
    );
    if (!own) throw new AppError('result_not_found');
    const [counts] = await this.database.query<{ people: number; equals: number }[]>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE rank = $3)::int AS equals
       FROM result_row WHERE result_id = $1 AND division = $2`,
      [result.id, own.division, own.rank],
    );
    const [above, below] = await Promise.all([
      this.beside(result.id, own, '<', 'DESC'),
      this.beside(result.id, own, '>', 'ASC'),
    ]);
    const { order } = result.basis ?? basisOfPlain(round.rules, round.times.opensAt);
    const names = await publicNames(
      this.database,
      [above, below].flatMap((line) => line?.contestantId ?? []),
      round.times,
    );
    const neighbour = (line: StoredLine | null): OwnNeighbour | null =>
      line && {
        name: names.get(line.contestantId) ?? '',
        divisionRank: line.divisionRank,
        compared: compared(order.criteria, valuesOf(own, order), valuesOf(line, order), language),
      };
    return {
      version: result.version,
      rank: own.rank,
      divisionRank: own.divisionRank,
      people: counts?.people ?? 1,
      sharedWith: (counts?.equals ?? 1) - 1,
      above: neighbour(above),
      below: neighbour(below),
    };
  }

  /** The next one of the division with another rank. */
  private async beside(
    resultId: string,
    { division, rank }: StoredLine,
    side: '<' | '>',
    direction: 'ASC' | 'DESC',
  ): Promise<StoredLine | null> {
    const [line] = await this.database.query<StoredLine[]>(
      `SELECT ${columns} FROM result_row l WHERE l.result_id = $1 AND l.division = $2 AND l.rank ${side} $3
       ORDER BY l.rank ${direction}, l.contestant_id LIMIT 1`,
      [resultId, division, rank],
    );
    return line ?? null;
  }
}

/** What each criterion of the result saw of a line. */
function valuesOf(line: StoredLine, { opensAt }: ResultBasis['order']): ValueOf {
  const more = line.more ?? {};
  const values: Record<Criterion['by'], number | string | null | undefined> = {
    score: line.scoreMilli,
    correct: line.correctCount,
    'essay-score': more.essayMilli,
    'topic-points': null,
    'prediction-error': line.predictionError === null ? null : String(line.predictionError),
    duration: line.durationMs,
    'submitted-at': line.submittedAt,
    'submitted-after-opening': line.submittedAt - opensAt,
    'started-at': more.startedAt,
    'registered-at': more.registeredAt,
    attempts: line.attempts,
    older: more.born,
    younger: more.born,
    'extra-question': more.places?.['extra-question'],
    draw: more.places?.['draw'],
    decision: more.places?.['decision'],
  };
  return (criterion) =>
    (criterion.by === 'topic-points' ? more.topicMilli?.[criterion.topic] : values[criterion.by]) ?? null;
}
