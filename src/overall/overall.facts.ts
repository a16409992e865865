import type { EntityManager } from 'typeorm';
import { OverallTable } from '../core/columns/overall.js';
import { none } from '../core/columns/rows.js';
import { type Actual, GUESS_UNITS, placesIn } from '../core/engine/predict.js';
import type { OverallRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { readSettlements } from '../tally/tally.basis.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import { type CopiedRow, copyOut, readColumns } from '../tally/tally.copy.js';
import { epoch } from '../tally/tally.facts.js';
import { IdPlaces } from '../tally/tally.ids.js';
import { type OverallFacts, RankedOverall } from '../tally/tally.overall.js';
import { byTurns } from '../tally/tally.second.js';
import { type CountedRound, looksAtParts } from './overall.book.js';

/** Whence the lines of a round come: from an official result, or from one that is not official yet. */
export type RoundLines = {
  id: string;
  /** Epoch ms. */
  opensAt: number;
  actual: Actual | null;
} & ({ resultId: string } | { result: ComputedResult });

export const sourceOf = ({ id, opensAt, official: { resultId, actual } }: CountedRound): RoundLines => ({
  id,
  opensAt,
  actual,
  resultId,
});

/** What is combined: rounds in the order in which they count. */
interface Wanted {
  rule: OverallRule;
  rounds: readonly RoundLines[];
}

/** The overall standing that would follow from these rounds, by core alone. @param manager without a transaction, in one of its own */
export async function foreseeOverall(
  manager: EntityManager,
  contestId: string,
  wanted: Wanted,
): Promise<RankedOverall> {
  if (!manager.queryRunner) return manager.transaction((own) => foreseeOverall(own, contestId, wanted));
  const settlements = await readSettlements(manager, contestId, 'overall');
  const facts = await readFacts(manager, contestId, { ...wanted, settlements });
  return byTurns(RankedOverall.from(wanted.rule, facts));
}

/** Everybody of the contest, and the lines of one round after another as they come off the wire. */
export async function readFacts(
  manager: EntityManager,
  contestId: string,
  { rule, rounds, settlements }: Wanted & { settlements: readonly Settlement[] },
): Promise<OverallFacts> {
  const { size, uuids, numbers } = await readColumns(
    manager,
    {
      // The year is all that is known.
      text: `SELECT id AS contestant_id, birth_year * 10000 AS birth, ${epoch('registered_at')} AS registered_at FROM contestant
        WHERE contest_id = $1 ORDER BY id`,
      values: [contestId],
    },
    { uuid: ['contestant_id'], text: [], number: ['birth', 'registered_at'] },
  );
  const contestant = uuids.get('contestant_id') as Buffer;
  const places = await byTurns(IdPlaces.from(contestant));
  const table = new OverallTable(rule, size);
  const who = new Said(size, rule.combines === 'best');
  const withParts = looksAtParts(rule.ranking);
  for (const round of rounds) {
    const asked = round.actual !== null;
    const take = (row: CopiedRow, attempts: number) => {
      const person = places.of(who.id, 0);
      if (person < 0) throw new Error('a result has a line of nobody');
      who.put(person, table.take(person, asked, attempts), row);
    };
    if ('result' in round) await copyGraded(manager, round, { table, who, withParts, take });
    else
      await copyOut(manager, storedSql(round, withParts), (row) => {
        row.id(who.id, 0);
        take(row, writeLine(row, table, round.opensAt, withParts));
      });
  }
  const nobody = none(size);
  const settled = (by: Settlement['by']) => {
    const told = settlements.filter((each) => each.by === by).flatMap((each) => Object.entries(each.places));
    if (told.length === 0) return nobody;
    const column = none(size);
    for (const [id, place] of told) {
      const person = places.find(id);
      if (person >= 0) column[person] = place;
    }
    return column;
  };
  return {
    table,
    people: {
      registeredAt: numbers.get('registered_at') as Float64Array,
      born: numbers.get('birth') as Float64Array,
      settled: {
        'extra-question': settled('extra-question'),
        draw: settled('draw'),
        decision: settled('decision'),
      },
    },
    said: { contestant, ...who.columns() },
  };
}

type Query = Parameters<typeof copyOut>[1];

/** Points of essays and of topics. */
const parts = (withParts: boolean): string =>
  withParts ? 'CASE WHEN p.essays > 0 THEN p.essay_milli::float8 END, p.topic_milli::text,' : '';

const storedSql = ({ id, resultId }: { id: string; resultId: string }, withParts: boolean): Query => ({
  text: `SELECT l.contestant_id, l.attempts::float8, l.score_milli::float8, s.max_milli::float8, l.correct_count::float8,
     s.question_count::float8, l.duration_ms::float8, ${epoch('l.submitted_at')}::float8,
     ${epoch('a.started_at')}::float8, (l.prediction * ${GUESS_UNITS})::float8,
     (l.prediction_error * ${GUESS_UNITS})::float8, ${parts(withParts)}
     l.attempt_id, l.organization_id, l.division, l.unit_id
   FROM result_row l JOIN score s ON s.attempt_id = l.attempt_id JOIN attempt a ON a.id = l.attempt_id
   ${withParts ? 'LEFT JOIN score_parts(ARRAY[$2::uuid]) p ON p.attempt_id = l.attempt_id' : ''}
   WHERE l.result_id = $1 AND s.round_id = $2 AND a.round_id = $2`,
  values: [resultId, id],
});

/** @returns the number of attempts */
function writeLine(row: CopiedRow, table: OverallTable, opensAt: number, withParts: boolean): number {
  const { columns, next } = table;
  const attempts = row.number();
  columns.scoreMilli[next] = row.number();
  columns.maxMilli[next] = row.number();
  columns.correct[next] = row.number();
  columns.questions[next] = row.number();
  columns.durationMs[next] = row.number();
  const submittedAt = row.number();
  columns.submittedAt[next] = submittedAt;
  columns.afterOpeningMs[next] = submittedAt - opensAt;
  columns.startedAt[next] = row.number();
  columns.prediction[next] = row.number();
  const error = row.number();
  columns.predictionError[next] = error;
  table.errorPlaces[next] = placesIn(error);
  if (withParts) writeParts(row, table);
  return attempts;
}

function writeParts(row: CopiedRow, table: OverallTable): void {
  const { columns, next } = table;
  columns.essayMilli[next] = row.number();
  const topics = JSON.parse(row.text() ?? '{}') as Record<string, number>;
  for (const [code, points] of Object.entries(topics)) table.topic(code)[next] = points;
}

/** Lines of a result that is not official, with what is known of their attempts besides. */
async function copyGraded(
  manager: EntityManager,
  { id, opensAt, result }: { id: string; opensAt: number; result: ComputedResult },
  to: {
    table: OverallTable;
    who: Said;
    withParts: boolean;
    take: (row: CopiedRow, attempts: number) => void;
  },
): Promise<void> {
  const { table, who, withParts, take } = to;
  if (result.people === 0) return;
  const { columns, next } = table;
  const { attempt, contestant } = result.row(0);
  const lines = await byTurns(IdPlaces.from(attempt.ids));
  const attemptId = new Uint32Array(4);
  const query = {
    text: `SELECT s.attempt_id, s.max_milli::float8, s.question_count::float8, ${epoch('a.started_at')}::float8,
       ${parts(withParts)} s.attempt_id, c.organization_id, c.division, c.unit_id
     FROM score s JOIN attempt a ON a.id = s.attempt_id JOIN contestant c ON c.id = s.contestant_id
     ${withParts ? 'LEFT JOIN score_parts(ARRAY[$1::uuid]) p ON p.attempt_id = s.attempt_id' : ''}
     WHERE s.round_id = $1 AND a.round_id = $1`,
    values: [id],
  };
  await copyOut(manager, query, (row) => {
    row.id(attemptId, 0);
    const at = lines.of(attemptId, 0);
    if (at < 0) return;
    for (let word = 0; word < 4; word += 1) who.id[word] = contestant.ids.readUInt32LE(at * 16 + word * 4);
    const line = result.line(at);
    columns.scoreMilli[next] = line.scoreMilli;
    columns.correct[next] = line.correctCount;
    columns.durationMs[next] = line.durationMs;
    columns.submittedAt[next] = line.submittedAt;
    columns.afterOpeningMs[next] = line.submittedAt - opensAt;
    const { error } = result.row(at);
    columns.prediction[next] =
      line.prediction === null ? Number.NaN : Math.round(line.prediction * GUESS_UNITS);
    columns.predictionError[next] = error;
    table.errorPlaces[next] = placesIn(error);
    columns.maxMilli[next] = row.number();
    columns.questions[next] = row.number();
    columns.startedAt[next] = row.number();
    if (withParts) writeParts(row, table);
    take(row, line.attempts);
  });
}

/** Who the persons are, by the line that says so. */
class Said {
  readonly id = new Uint32Array(4);
  private readonly attempt: Uint32Array<ArrayBuffer>;
  private readonly organization: Uint32Array<ArrayBuffer>;
  private readonly division: Uint16Array;
  private readonly unit: Uint32Array;
  private readonly divisions = new Map<string, number>();
  private readonly units = new Map<string, number>();

  constructor(
    size: number,
    private readonly best: boolean,
  ) {
    this.attempt = new Uint32Array(size * 4);
    this.organization = new Uint32Array(size * 4);
    this.division = new Uint16Array(size);
    this.unit = new Uint32Array(size);
  }

  /** @param fresh whether this line says it @param row its attempt, organization, division and unit come next */
  put(person: number, fresh: boolean, row: CopiedRow): void {
    // Several attempts are none.
    if (fresh || !this.best) this.attempt.fill(0, person * 4, person * 4 + 4);
    if (!fresh) return;
    this.organization.fill(0, person * 4, person * 4 + 4);
    row.id(this.attempt, person * 4);
    row.id(this.organization, person * 4);
    this.division[person] = numbered(this.divisions, row.text() ?? '');
    this.unit[person] = numbered(this.units, row.text() ?? '');
  }

  columns(): Omit<OverallFacts['said'], 'contestant'> {
    const { attempt, organization, division, unit, divisions, units } = this;
    return {
      attempt: Buffer.from(attempt.buffer),
      organization: Buffer.from(organization.buffer),
      division,
      unit,
      divisions: [...divisions.keys()],
      units: [...units.keys()],
    };
  }
}

function numbered(words: Map<string, number>, word: string): number {
  let number = words.get(word);
  if (number === undefined) words.set(word, (number = words.size));
  return number;
}
