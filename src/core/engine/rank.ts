import type { Counting, Criterion, PredictionRule } from '../rules/document.js';
import type { AttemptFact, PersonFact, Settlement } from '../rules/facts.js';
import { type Actual, actualOf, errorColumn, errorText, exactColumn } from './predict.js';
import {
  attemptRows,
  choosesAttempts,
  compareKeys,
  compareText,
  keysOf,
  orderOf,
  personColumns,
  type Rows,
  separating,
  valueOf,
} from './rows.js';

/** What a ranking of one round goes by. `opensAt` epoch ms. */
export type RoundOrder = {
  round: string;
  opensAt: number;
  counts: Counting;
  criteria: readonly Criterion[];
  prediction: PredictionRule | null;
};

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
 * The attempts of one round that count, one a person, in order of person. First or last handed in, or the best
 * by the rulebook's own order; what is only known once everybody's attempts are chosen (the prediction, the
 * number of attempts) has no say in it. Between equals the earlier counts, then the lesser id.
 */
export function countingAttempts(
  attempts: readonly AttemptFact[],
  { counts, criteria, opensAt }: Pick<RoundOrder, 'counts' | 'criteria' | 'opensAt'>,
): AttemptFact[] {
  const ordered = attempts.toSorted(
    (a, b) =>
      compareText(a.contestantId, b.contestantId) ||
      a.submittedAt - b.submittedAt ||
      compareText(a.attemptId, b.attemptId),
  );
  const chosen: number[] = [];
  const better = counts === 'best' ? bestFirst(ordered, criteria, opensAt) : () => counts === 'last';
  for (let row = 0; row < ordered.length; row += 1) {
    const last = chosen.at(-1);
    if (last === undefined || ordered[last]?.contestantId !== ordered[row]?.contestantId) chosen.push(row);
    else if (better(row, last)) chosen[chosen.length - 1] = row;
  }
  return chosen.flatMap((row) => ordered[row] ?? []);
}

function bestFirst(
  ordered: readonly AttemptFact[],
  criteria: readonly Criterion[],
  opensAt: number,
): (row: number, than: number) => boolean {
  const own = criteria.filter(choosesAttempts);
  const rows = attemptRows(ordered, own, opensAt);
  const keys = own.map((criterion) => keysOf(rows, criterion));
  return (row, than) => compareKeys(keys, row, than) < 0;
}

/**
 * The standing of one round. `soFar` are the attempts and counting attempts that the prediction looks at when
 * it asks for more than this round. Attempts of people who are not in `people` are left out.
 */
export function rankRound(
  order: RoundOrder,
  attempts: readonly AttemptFact[],
  people: ReadonlyMap<string, PersonFact>,
  settlements: readonly Settlement[],
  soFar?: { attempts: readonly AttemptFact[]; counting: readonly AttemptFact[] },
): Standing {
  const own = attempts.filter(({ round, contestantId }) => round === order.round && people.has(contestantId));
  const counting = countingAttempts(own, order);
  const numbers = new Map<string, number>();
  for (const { contestantId } of own) numbers.set(contestantId, (numbers.get(contestantId) ?? 0) + 1);
  const { prediction } = order;
  const actual =
    prediction &&
    actualOf(
      prediction,
      prediction.over === 'contest-so-far' ? (soFar?.attempts ?? own) : own,
      prediction.over === 'contest-so-far' ? (soFar?.counting ?? counting) : counting,
      people,
    );
  const drafts = counting.map((fact): Draft => {
    const person = people.get(fact.contestantId) as PersonFact;
    const target =
      actual && (prediction?.within === 'division' ? actual.divisions[person.division] : actual.all);
    return {
      contestantId: fact.contestantId,
      person,
      attemptId: fact.attemptId,
      rounds: 1,
      attempts: numbers.get(fact.contestantId) ?? 0,
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
      predictionError: target === null || target === undefined ? null : errorText(fact.prediction, target),
    };
  });
  return { ...toStanding(order.round, order.criteria, drafts, settlements), actual, attempts: own.length };
}

export type Draft = Omit<Line, 'rank' | 'divisionRank' | 'why' | 'whyInDivision'>;

/** Orders drafts (given in order of id) among all and inside their divisions, and says why. */
export function toStanding(
  scope: string,
  criteria: readonly Criterion[],
  drafts: readonly Draft[],
  settlements: readonly Settlement[],
): Standing {
  const rows = rowsOf(scope, criteria, drafts, settlements);
  const keys = criteria.map((criterion) => keysOf(rows, criterion));
  const order = [...orderOf(keys, drafts.length)];
  const byDivision = Map.groupBy(order, (row) => drafts[row]?.person.division ?? '');
  const all = judge(order, keys);
  const inDivision = new Map<number, Judged>();
  for (const own of byDivision.values())
    for (const [row, judged] of judge(own, keys)) inDivision.set(row, judged);
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
  const nowhere: Judged = { rank: 0, above: null, below: null, sharedWith: 0 };
  const lines = order.flatMap((row): Line[] => {
    const draft = drafts[row];
    if (!draft) return [];
    const [judged, within] = [all.get(row) ?? nowhere, inDivision.get(row) ?? nowhere];
    return [
      {
        ...draft,
        rank: judged.rank,
        divisionRank: within.rank,
        why: whyOf(row, judged),
        whyInDivision: whyOf(row, within),
      },
    ];
  });
  const attempts = drafts.reduce((sum, draft) => sum + draft.attempts, 0);
  return { scope, criteria, actual: null, people: lines.length, attempts, lines };
}

/** Sums of a mean are brought to one divisor, so that they compare exactly. */
function rowsOf(
  scope: string,
  criteria: readonly Criterion[],
  drafts: readonly Draft[],
  settlements: readonly Settlement[],
): Rows {
  const divisor = drafts.reduce((common, { over }) => leastCommon(common, over), 1);
  const measured = (of: (draft: Draft) => number | null | undefined) =>
    divisor === 1
      ? Float64Array.from(drafts, (draft) => of(draft) ?? Number.NaN)
      : exactColumn(
          drafts.map((draft) => {
            const value = of(draft);
            return value === null || value === undefined
              ? null
              : BigInt(value) * BigInt(divisor / draft.over);
          }),
        );
  const topics = criteria.flatMap((criterion) => (criterion.by === 'topic-points' ? [criterion.topic] : []));
  return {
    size: drafts.length,
    divisor,
    scoreMilli: measured((draft) => draft.scoreMilli),
    correct: measured((draft) => draft.correct),
    essayMilli: measured((draft) => draft.essayMilli),
    topics: new Map(topics.map((topic) => [topic, measured((draft) => draft.topicMilli[topic])])),
    predictionError: errorColumn(
      drafts.map(({ predictionError }) => predictionError),
      drafts.map(({ over }) => divisor / over),
    ),
    durationMs: measured((draft) => draft.durationMs),
    afterOpeningMs: measured((draft) => draft.afterOpeningMs),
    submittedAt: Float64Array.from(drafts, ({ submittedAt }) => submittedAt),
    startedAt: Float64Array.from(drafts, ({ startedAt }) => startedAt),
    attempts: Float64Array.from(drafts, ({ attempts }) => attempts),
    ...personColumns(
      drafts.map(({ person }) => person),
      settlements,
      scope,
    ),
  };
}

function leastCommon(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

type Judged = { rank: number; above: number | null; below: number | null; sharedWith: number };

/** Ranks of rows in order, with the nearest rows of another rank. */
function judge(order: readonly number[], keys: readonly Float64Array[]): Map<number, Judged> {
  const found = new Map<number, Judged>();
  for (let from = 0; from < order.length;) {
    let until = from + 1;
    const first = order[from] as number;
    while (until < order.length && compareKeys(keys, first, order[until] as number) === 0) until += 1;
    for (const row of order.slice(from, until)) {
      found.set(row, {
        rank: from + 1,
        above: order[from - 1] ?? null,
        below: order[until] ?? null,
        sharedWith: until - from - 1,
      });
    }
    from = until;
  }
  return found;
}
