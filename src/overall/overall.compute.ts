import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { rankOverall } from '../core/engine/overall.js';
import type { Line, Standing } from '../core/engine/rank.js';
import type { OverallRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { overallRankSql, type Source } from '../engine-sql/rank.sql.js';
import { readSettlements } from '../tally/tally.basis.js';
import { epoch } from '../tally/tally.facts.js';
import { looksAtParts, type OfficialResult, type OverallBook, type OverallRound } from './overall.book.js';
import { giveRoom } from '../tally/tally.second.js';
import { readStanding } from '../tally/tally.standing.js';

/** What an overall result follows from; kept with it. */
export interface OverallBasis {
  rulebookVersion: number | null;
  rule: OverallRule;
  rounds: { code: string; roundId: string; resultId: string; version: number }[];
  settlements: Settlement[];
}

export interface ComputedOverall {
  book: OverallBook;
  basis: OverallBasis;
  standing: Standing;
  /** Hex SHA-256 of `overallText`. */
  sha256: string;
  /** Contestants on whom the two computations differ; nothing may become official with any. */
  differing: number;
}

type Counted = OverallRound & { id: string; official: OfficialResult };

/** Rounds of a book that are official, in the order in which they count. */
export const officialRounds = ({ rounds }: Pick<OverallBook, 'rounds'>): Counted[] =>
  rounds.filter((round): round is Counted => round.id !== null && round.official !== null);

/**
 * The overall standing of the rounds that are official, by core and by the database.
 * @param manager of a transaction: the database's room to work in ends with it
 */
export async function computeOverall(
  manager: EntityManager,
  contestId: string,
  book: OverallBook,
): Promise<ComputedOverall> {
  await giveRoom(manager);
  const counted = officialRounds(book);
  const settlements = await readSettlements(manager, contestId, 'overall');
  const withParts = looksAtParts(book.rule.ranking);
  const standings: Standing[] = [];
  for (const round of counted)
    standings.push(await readStanding(manager, round, round.official, { withParts }));
  const rule = { ...book.rule, rounds: counted.map(({ code }) => code) };
  const standing = counted.length === 0 ? empty(rule) : rankOverall(rule, standings, settlements);
  const basis: OverallBasis = {
    rulebookVersion: book.rulebookVersion,
    rule: book.rule,
    rounds: counted.map(({ id, code, official: { resultId, version } }) => ({
      code,
      roundId: id,
      resultId,
      version,
    })),
    settlements,
  };
  return {
    book,
    basis,
    standing,
    sha256: await digestOf(contestId, basis, standing),
    differing: counted.length === 0 ? 0 : await disagreements(manager, rule, counted, settlements, standing),
  };
}

const empty = ({ ranking }: OverallRule): Standing => ({
  scope: 'overall',
  criteria: ranking,
  actual: null,
  people: 0,
  attempts: 0,
  lines: [],
});

/** Lines of official results as the database has them. */
function officialLines(
  counted: readonly Counted[],
  settlements: readonly Settlement[],
  parts: boolean,
): Source {
  const places = settlements.flatMap(({ scope, by, places: of }) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place })),
  );
  return {
    text: `chosen_result AS (
      SELECT * FROM unnest($1::uuid[], $2::float8[], $3::boolean[]) WITH ORDINALITY AS r(result_id, opens_at, asked, position)),
    line_fact AS (
      SELECT l.contestant_id, l.division, c.birth_year::text AS born, ${epoch('c.registered_at')} AS registered_at,
        l.attempts, l.score_milli, l.correct_count AS correct, l.duration_ms,
        ${epoch('l.submitted_at')} - r.opens_at::bigint AS after_opening_ms, ${epoch('l.submitted_at')} AS submitted_at,
        ${epoch('t.started_at')} AS started_at, l.prediction_error, r.asked, r.position,
        ${parts ? 'CASE WHEN p.essays > 0 THEN p.essay_milli END' : 'NULL::integer'} AS essay_milli,
        ${parts ? 'p.topic_milli' : 'NULL::jsonb'} AS topic_milli
      FROM result_row l JOIN chosen_result r USING (result_id) JOIN contestant c ON c.id = l.contestant_id
      JOIN attempt t ON t.id = l.attempt_id
      ${parts ? 'LEFT JOIN score_parts($5) p ON p.attempt_id = l.attempt_id' : ''}),
    settlement_fact AS (
      SELECT scope, by, id, place FROM jsonb_to_recordset($4::jsonb) AS x(scope text, by text, id uuid, place float8))`,
    values: [
      counted.map(({ official }) => official.resultId),
      counted.map(({ opensAt }) => opensAt),
      counted.map(({ asked }) => asked),
      JSON.stringify(places),
      ...(parts ? [counted.map(({ id }) => id)] : []),
    ],
  };
}

interface RankedRow {
  contestant_id: string;
  rounds: number;
  attempts: number;
  rank: number;
  division_rank: number;
}

/** People whom only one of the two knows, or whom they place differently. */
async function disagreements(
  manager: EntityManager,
  rule: OverallRule,
  counted: readonly Counted[],
  settlements: readonly Settlement[],
  { lines }: Standing,
): Promise<number> {
  const source = officialLines(counted, settlements, looksAtParts(rule.ranking));
  const { text, values } = overallRankSql(source, rule, counted.length);
  const rows = await manager.query<RankedRow[]>(text, values);
  const theirs = new Map(rows.map((row) => [row.contestant_id, row]));
  const alike = lines.filter((line) => {
    const row = theirs.get(line.contestantId);
    return (
      row?.rank === line.rank &&
      row.division_rank === line.divisionRank &&
      row.rounds === line.rounds &&
      row.attempts === line.attempts
    );
  }).length;
  return Math.max(lines.length, rows.length) - alike;
}

/** What criteria beyond the columns of a row look at. */
export const factsOf = (line: Line) => ({
  maxMilli: line.maxMilli,
  questions: line.questions,
  startedAt: line.startedAt,
  afterOpeningMs: line.afterOpeningMs,
  essayMilli: line.essayMilli,
  topicMilli: line.topicMilli,
  prediction: line.prediction,
  predictionError: line.predictionError,
  born: line.person.born,
  registeredAt: line.person.registeredAt,
});
export type LineFacts = ReturnType<typeof factsOf>;

/**
 * An overall result as text from which anybody computes its digest: canonical JSON (RFC 8785), a head and then one line
 * a contestant, in order of rank and id.
 */
export function* overallText(
  contestId: string,
  basis: OverallBasis,
  { people, attempts, lines }: Standing,
): Generator<string> {
  yield `${canonicalJson({ contestId, basis, people, attempts } as unknown as Json)}\n`;
  for (const line of lines) {
    const { contestantId, attemptId, rank, divisionRank, rounds, over, scoreMilli, correct, durationMs } =
      line;
    const { division, unitId, organizationId } = line.person;
    yield `${canonicalJson({
      contestantId,
      attemptId,
      division,
      unitId,
      organizationId,
      rank,
      divisionRank,
      rounds,
      attempts: line.attempts,
      over,
      scoreMilli,
      correct,
      durationMs,
      submittedAt: line.submittedAt,
      facts: factsOf(line),
    })}\n`;
  }
}

/** Lines that are hashed before other work of the process has its turn. */
const LINES_AT_ONCE = 5000;

async function digestOf(contestId: string, basis: OverallBasis, standing: Standing): Promise<string> {
  const hash = createHash('sha256');
  let count = 0;
  for (const line of overallText(contestId, basis, standing)) {
    hash.update(line);
    count += 1;
    if (count % LINES_AT_ONCE === 0) await setImmediate();
  }
  return hash.digest('hex');
}
