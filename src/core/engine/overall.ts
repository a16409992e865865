import { OverallTable } from '../columns/overall.js';
import { bornNumber, compareText, personColumns, rowsAt } from '../columns/rows.js';
import type { Criterion, OverallRule } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';
import { errorFrom, guessUnits, placesOf } from './predict.js';
import { type Draft, type Line, placed, type Standing, toStanding, type Why } from './rank.js';

/**
 * The standing over several rounds, see `OverallTable` for how they are combined. Without named rounds all standings
 * count.
 */
export function rankOverall(
  rule: OverallRule,
  standings: readonly Standing[],
  settlements: readonly Settlement[],
): Standing {
  const named = rule.rounds.flatMap((code) => standings.find(({ scope }) => scope === code) ?? []);
  const rounds = rule.rounds.length === 0 ? standings : named;
  const ids = new Set(rounds.flatMap(({ lines }) => lines.map(({ contestantId }) => contestantId)));
  const numbers = new Map([...ids].toSorted(compareText).map((id, number) => [id, number]));
  const table = new OverallTable(rule, numbers.size);
  const told: Line[] = [];
  for (const { lines, actual } of rounds) {
    for (const line of lines) {
      const person = numbers.get(line.contestantId) as number;
      write(table, line);
      if (table.take(person, actual !== null, line.attempts)) told[person] = line;
    }
  }
  const persons = told.map(({ person }) => person);
  const people = {
    ...personColumns(persons, settlements, 'overall'),
    born: Float64Array.from(persons, ({ born }) => bornNumber(born)),
  };
  const { persons: chosen, rows, rounds: sat } = table.combined(people);
  const { maxMilli, questions } = table.columns;
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  const drafts = Array.from(chosen, (at): Draft => {
    const { rank: _, divisionRank: _d, why: _w, whyInDivision: _i, ...line } = told[at] as Line;
    const alone = rule.combines === 'best' || sat[at] === 1;
    const error = known(rows.predictionError[at]);
    return {
      ...line,
      attemptId: alone ? line.attemptId : null,
      rounds: sat[at] as number,
      attempts: rows.attempts[at] as number,
      over: rows.over?.[at] ?? 1,
      scoreMilli: rows.scoreMilli[at] as number,
      maxMilli: maxMilli[at] as number,
      correct: rows.correct[at] as number,
      questions: questions[at] as number,
      durationMs: rows.durationMs[at] as number,
      startedAt: rows.startedAt[at] as number,
      submittedAt: rows.submittedAt[at] as number,
      afterOpeningMs: rows.afterOpeningMs[at] as number,
      essayMilli: known(rows.essayMilli[at]),
      topicMilli: Object.fromEntries(
        [...rows.topics].flatMap(([code, { [at]: points }]) =>
          known(points) === null ? [] : [[code, points]],
        ),
      ) as Record<string, number>,
      prediction: alone ? line.prediction : null,
      predictionError: error === null ? null : errorFrom(error, table.errorPlaces[at] as number),
    };
  });
  return placed('overall', rule.ranking, drafts, rowsAt(rows, chosen));
}

function write(table: OverallTable, line: Line): void {
  const { columns, errorPlaces, next } = table;
  const { predictionError: error } = line;
  columns.scoreMilli[next] = line.scoreMilli;
  columns.maxMilli[next] = line.maxMilli;
  columns.correct[next] = line.correct;
  columns.questions[next] = line.questions;
  columns.durationMs[next] = line.durationMs;
  columns.afterOpeningMs[next] = line.afterOpeningMs;
  columns.essayMilli[next] = line.essayMilli ?? Number.NaN;
  columns.submittedAt[next] = line.submittedAt;
  columns.startedAt[next] = line.startedAt;
  columns.predictionError[next] = error === null ? Number.NaN : guessUnits(error);
  errorPlaces[next] = error === null ? 0 : placesOf(error);
  for (const [code, points] of Object.entries(line.topicMilli)) table.topic(code)[next] = points;
}

/** Lines of a standing in its order: those asked about, and the nearest of another rank before and behind them. */
export type Stretch = {
  before: Line | null;
  lines: readonly Line[];
  behind: Line | null;
  /** How many have a rank, lines left out too. */
  sharing: ReadonlyMap<number, number>;
};

/** Why the people of a stretch stand where they do, by id. @param rank among all or inside the division */
export function whysOf(
  criteria: readonly Criterion[],
  settlements: readonly Settlement[],
  { before, lines, behind, sharing }: Stretch,
  rank: 'rank' | 'divisionRank',
): Map<string, Why> {
  const drafts = [before, ...lines, behind].filter((line) => line !== null);
  const told = toStanding('overall', criteria, drafts, settlements).lines;
  const whys = new Map(told.map(({ contestantId, why }) => [contestantId, why]));
  return new Map(
    lines.map((line) => {
      const { above, below } = whys.get(line.contestantId) as Why;
      return [line.contestantId, { above, below, sharedWith: (sharing.get(line[rank]) ?? 1) - 1 }];
    }),
  );
}
