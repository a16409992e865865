import { placeRows } from '../columns/place.js';
import {
  attemptRows,
  bornNumber,
  compareText,
  personColumns,
  type Rows,
  separating,
  valueOf,
} from '../columns/rows.js';
import { type AttemptTable, countTable, type PersonTable, type RoundOrder } from '../columns/table.js';
import type { Criterion } from '../rules/document.js';
import type { AttemptFact, PersonFact, Settlement } from '../rules/facts.js';
import { type Actual, errorColumn, errorText, isPerfect } from './predict.js';

/** A person's line. Of an overall standing: sums over the rounds, to be divided by `over` (1 unless a mean). */
export type Line = {
  contestantId: string;
  person: PersonFact;
  /** The attempt that counts; null where several are combined. */
  attemptId: string | null;
  rounds: number;
  attempts: number;
  over: number;
  scoreMilli: number;
  maxMilli: number;
  correct: number;
  questions: number;
  durationMs: number;
  startedAt: number;
  submittedAt: number;
  /** Since the opening of its round. */
  afterOpeningMs: number;
  essayMilli: number | null;
  /** By topic code. */
  topicMilli: Readonly<Record<string, number>>;
  prediction: string | null;
  /** Exact decimal text. */
  predictionError: string | null;
  rank: number;
  divisionRank: number;
  /** Why here, among all and inside the division. */
  why: Why;
  whyInDivision: Why;
};

/** A neighbour with the first criterion that separates, and what both have there (units of the criterion). */
export type Neighbour = {
  contestantId: string;
  criterion: Criterion;
  theirs: number | string | null;
  own: number | string | null;
};
/** The next in front and the next behind who do not share the rank, and how many others share it. */
export type Why = { above: Neighbour | null; below: Neighbour | null; sharedWith: number };

export type Standing = {
  /** Code of the round, or `overall`. */
  scope: string;
  criteria: readonly Criterion[];
  actual: Actual | null;
  people: number;
  attempts: number;
  /** In order of rank, equals by id. */
  lines: Line[];
};

/**
 * The standing of one round. `earlier` are the rounds before it that the prediction looks at when it asks for
 * more than this round. Attempts of people who are not in `people` are left out.
 */
export function rankRound(
  order: RoundOrder,
  attempts: readonly AttemptFact[],
  people: ReadonlyMap<string, PersonFact>,
  settlements: readonly Settlement[],
  earlier: readonly RoundOrder[] = [],
): Standing {
  const persons = [...people.values()].toSorted((a, b) => compareText(a.contestantId, b.contestantId));
  const numbers = new Map(persons.map(({ contestantId }, i) => [contestantId, i]));
  const own = factsIn(order, attempts, numbers);
  const { chosen, rows, actual, actualAt } = countTable(
    order,
    tableOf(order, own, numbers),
    personTable(persons, settlements, order.round),
    earlier.map((each) => ({ order: each, table: tableOf(each, factsIn(each, attempts, numbers), numbers) })),
  );
  const drafts = Array.from(chosen, (row, place): Draft => {
    const fact = own[row] as AttemptFact;
    const target = actualAt(place);
    return {
      contestantId: fact.contestantId,
      person: people.get(fact.contestantId) as PersonFact,
      attemptId: fact.attemptId,
      rounds: 1,
      attempts: rows.attempts[place] as number,
      over: 1,
      scoreMilli: fact.scoreMilli,
      maxMilli: fact.maxMilli,
      correct: fact.correct,
      questions: fact.questions,
      durationMs: fact.durationMs,
      startedAt: fact.startedAt,
      submittedAt: fact.submittedAt,
      afterOpeningMs: fact.submittedAt - order.opensAt,
      essayMilli: fact.essayMilli,
      topicMilli: fact.topicMilli,
      prediction: fact.prediction,
      predictionError: target === null ? null : errorText(fact.prediction, target),
    };
  });
  return { ...placed(order.round, order.criteria, drafts, rows), actual };
}

/** Attempts of a round in order of person, moment of handing in and id. */
const factsIn = (
  { round }: RoundOrder,
  attempts: readonly AttemptFact[],
  numbers: ReadonlyMap<string, number>,
): AttemptFact[] =>
  attempts
    .filter((fact) => fact.round === round && numbers.has(fact.contestantId))
    .toSorted(
      (a, b) =>
        compareText(a.contestantId, b.contestantId) ||
        a.submittedAt - b.submittedAt ||
        compareText(a.attemptId, b.attemptId),
    );

function tableOf(
  { criteria, opensAt }: RoundOrder,
  facts: readonly AttemptFact[],
  numbers: ReadonlyMap<string, number>,
): AttemptTable {
  return {
    rows: attemptRows(facts, criteria, opensAt),
    person: Uint32Array.from(facts, ({ contestantId }) => numbers.get(contestantId) ?? 0),
    perfect: Uint8Array.from(facts, (fact) => Number(isPerfect(fact))),
    errorsOf: (rows, actual) => {
      const errors = Array.from(rows, (row, place) => {
        const [guess, target] = [facts[row]?.prediction ?? null, actual(place)];
        return target === null ? null : errorText(guess, target);
      });
      return errorColumn(errors);
    },
  };
}

function personTable(
  persons: readonly PersonFact[],
  settlements: readonly Settlement[],
  scope: string,
): PersonTable {
  const divisions = [...new Set(persons.map(({ division }) => division))].toSorted();
  const places = new Map(divisions.map((code, i) => [code, i]));
  return {
    ...personColumns(persons, settlements, scope),
    born: Float64Array.from(persons, ({ born }) => bornNumber(born)),
    size: persons.length,
    division: Uint16Array.from(persons, ({ division }) => places.get(division) ?? 0),
    divisions,
  };
}

export type Draft = Omit<Line, 'rank' | 'divisionRank' | 'why' | 'whyInDivision'>;

/** Orders drafts (given in order of id) among all and inside their divisions, and says why. */
export const toStanding = (
  scope: string,
  criteria: readonly Criterion[],
  drafts: readonly Draft[],
  settlements: readonly Settlement[],
): Standing => placed(scope, criteria, drafts, rowsOf(scope, criteria, drafts, settlements));

/** @param rows columns of the drafts */
export function placed(
  scope: string,
  criteria: readonly Criterion[],
  drafts: readonly Draft[],
  rows: Rows,
): Standing {
  const codes = [...new Set(drafts.map(({ person }) => person.division))];
  const places = new Map(codes.map((code, i) => [code, i]));
  const division = Uint16Array.from(drafts, ({ person }) => places.get(person.division) ?? 0);
  const { keys, order, rank, divisionRank } = placeRows(rows, criteria, division);
  const all = judge([...order], rank);
  const inDivision = new Map<number, Judged>();
  for (const own of Map.groupBy(order, (row) => division[row]).values())
    for (const [row, judged] of judge(own, divisionRank)) inDivision.set(row, judged);
  const shown = (row: number, criterion: Criterion): number | string | null => {
    const { predictionError, over } = drafts[row] as Draft;
    if (criterion.by !== 'prediction-error') return valueOf(rows, criterion, row);
    return predictionError === null || over === 1 ? predictionError : String(Number(predictionError) / over);
  };
  const neighbour = (row: number, other: number | null): Neighbour | null => {
    const at = other === null ? -1 : separating(keys, row, other);
    const criterion = criteria[at];
    const draft = other === null ? undefined : drafts[other];
    if (other === null || !criterion || !draft) return null;
    return {
      contestantId: draft.contestantId,
      criterion,
      theirs: shown(other, criterion),
      own: shown(row, criterion),
    };
  };
  const whyOf = (row: number, { above, below, sharedWith }: Judged): Why => ({
    above: neighbour(row, above),
    below: neighbour(row, below),
    sharedWith,
  });
  const nowhere: Judged = { above: null, below: null, sharedWith: 0 };
  const lines = Array.from(order, (row): Line => ({
    ...(drafts[row] as Draft),
    rank: rank[row] as number,
    divisionRank: divisionRank[row] as number,
    why: whyOf(row, all.get(row) ?? nowhere),
    whyInDivision: whyOf(row, inDivision.get(row) ?? nowhere),
  }));
  const attempts = drafts.reduce((sum, draft) => sum + draft.attempts, 0);
  return { scope, criteria, actual: null, people: lines.length, attempts, lines };
}

function rowsOf(
  scope: string,
  criteria: readonly Criterion[],
  drafts: readonly Draft[],
  settlements: readonly Settlement[],
): Rows {
  const column = (of: (draft: Draft) => number | null | undefined) =>
    Float64Array.from(drafts, (draft) => of(draft) ?? Number.NaN);
  const topics = criteria.flatMap((criterion) => (criterion.by === 'topic-points' ? [criterion.topic] : []));
  return {
    size: drafts.length,
    over: column(({ over }) => over),
    scoreMilli: column(({ scoreMilli }) => scoreMilli),
    correct: column(({ correct }) => correct),
    essayMilli: column(({ essayMilli }) => essayMilli),
    topics: new Map(topics.map((topic) => [topic, column(({ topicMilli }) => topicMilli[topic])])),
    predictionError: errorColumn(drafts.map(({ predictionError }) => predictionError)),
    durationMs: column(({ durationMs }) => durationMs),
    afterOpeningMs: column(({ afterOpeningMs }) => afterOpeningMs),
    submittedAt: column(({ submittedAt }) => submittedAt),
    startedAt: column(({ startedAt }) => startedAt),
    attempts: column(({ attempts }) => attempts),
    ...personColumns(
      drafts.map(({ person }) => person),
      settlements,
      scope,
    ),
  };
}

type Judged = { above: number | null; below: number | null; sharedWith: number };

/** The nearest rows of another rank. @param ranks by row */
function judge(order: readonly number[], ranks: Uint32Array): Map<number, Judged> {
  const found = new Map<number, Judged>();
  for (let from = 0; from < order.length;) {
    let until = from + 1;
    while (until < order.length && ranks[order[until] as number] === ranks[order[from] as number]) until += 1;
    const equals = {
      above: order[from - 1] ?? null,
      below: order[until] ?? null,
      sharedWith: until - from - 1,
    };
    for (const row of order.slice(from, until)) found.set(row, equals);
    from = until;
  }
  return found;
}
