import type { Criterion, OverallRule, PredictionRule } from '../core/rules/document.js';
import type { RoundOrder } from '../core/columns/table.js';
import { orderBy, topicsOf } from './keys.js';

/** A query with its parameters, `$1` being the first of `values`. */
export type Query = { text: string; values: unknown[] };

/**
 * CTEs that give the facts: `attempt_fact` (columns of AttemptFact in snake case, `prediction` numeric,
 * `topic_milli` jsonb), `person_fact` (contestant_id, division, unit_id, organization_id, born text, registered_at) and `settlement_fact`
 * (scope, by, id, place). Ids are of one type that orders like core does: uuid, or text of collation "C". Times epoch ms.
 */
export type Source = Query;

/** Values of a query as they are added to it. */
export class Parameters {
  readonly values: unknown[];
  constructor(from: readonly unknown[]) {
    this.values = [...from];
  }
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

const perfect = `(score_milli = max_milli OR (essay_milli IS NOT NULL AND correct = questions))`;
/** What was settled under a scope, by person; the CTE `name`. */
const settledSql = (name: string, scope: string): string => `${name} AS (
    SELECT id AS settled_id, max(place) FILTER (WHERE by = 'extra-question') AS place_extra,
      max(place) FILTER (WHERE by = 'draw') AS place_draw, max(place) FILTER (WHERE by = 'decision') AS place_decision
    FROM settlement_fact WHERE scope = ${scope} GROUP BY id)`;
const bornKey = (criteria: readonly Criterion[]): string =>
  criteria.some(({ by }) => by === 'older' || by === 'younger')
    ? `CASE WHEN bool_or(length(born) = 4) OVER () THEN left(born, 4) ELSE replace(born, '-', '') END::int`
    : 'NULL::int';

/** Attempts of one round with what tells them apart; `name` is the CTE's. */
function ownSql(name: string, order: RoundOrder, parameters: Parameters): string {
  const round = parameters.add(order.round, 'text');
  const opensAt = parameters.add(order.opensAt, 'bigint');
  const topics = topicsOf(order.criteria).map(
    (topic, i) => `, (topic_milli ->> ${parameters.add(topic, 'text')})::bigint AS topic_${i + 1}`,
  );
  return `${name} AS (
    SELECT a.*, a.submitted_at - ${opensAt} AS after_opening_ms${topics.join('')}
    FROM attempt_fact a WHERE a.round = ${round})`;
}

/**
 * The attempt that counts of each person, and how many there are; one order serves both. Who the person is comes in
 * afterwards: that is a row a person.
 */
function countingSql(name: string, from: string, order: RoundOrder): string {
  const chosen = {
    first: ['submitted_at', 'attempt_id'],
    last: ['submitted_at DESC', 'attempt_id DESC'],
    best: [...orderBy(order.criteria, 'attempt'), 'submitted_at', 'attempt_id'],
  }[order.counts].join(', ');
  return `${name} AS (
    SELECT chosen.*, p.division, p.unit_id, p.organization_id, p.born, p.registered_at FROM (
    SELECT DISTINCT ON (contestant_id) *, (count(*) OVER person)::int AS attempts,
      count(*) FILTER (WHERE ${perfect}) OVER person AS perfect_attempts
    FROM ${from}
    WINDOW person AS (PARTITION BY contestant_id ORDER BY ${chosen}
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ORDER BY contestant_id, ${chosen}) chosen JOIN person_fact p USING (contestant_id))`;
}

const asked: Record<PredictionRule['asked'], string> = {
  'perfect-people': 'perfect_people',
  'perfect-attempts': 'perfect_attempts',
  entrants: 'people',
  attempts: 'attempts',
  'perfect-percent': `CASE WHEN people = 0 THEN 0 ELSE
    div(200::numeric * 10::numeric ^ DECIMALS * perfect_people + people, 2::numeric * people) / 10::numeric ^ DECIMALS END`,
};

/**
 * The predicted number, one row for all or one a division; the CTE `name` has columns division, value. Over several
 * rounds a person may be counted from several rows.
 */
function actualSql(
  name: string,
  rule: PredictionRule,
  counting: string,
  { decimals, people }: { decimals: string; people: '*' | 'DISTINCT contestant_id' },
): string {
  const group = rule.within === 'division' ? 'division' : 'NULL::text';
  return `${name} AS (
    SELECT division, (${asked[rule.asked].replaceAll('DECIMALS', decimals)})::numeric AS value FROM (
      SELECT ${group} AS division,
        count(${people}) AS people,
        count(${people}) FILTER (WHERE ${perfect}) AS perfect_people,
        coalesce(sum(attempts), 0) AS attempts, coalesce(sum(perfect_attempts), 0) AS perfect_attempts
      FROM ${counting} ${rule.within === 'division' ? 'GROUP BY division' : ''}) counted)`;
}

/** CTEs up to `NAME_judged`: one row a person with everything that criteria look at, ranks left out. */
function judgedSql(
  name: string,
  order: RoundOrder,
  soFar: readonly RoundOrder[],
  parameters: Parameters,
): string[] {
  const parts = [
    ownSql(`${name}_own`, order, parameters),
    countingSql(`${name}_counting`, `${name}_own`, order),
  ];
  const { prediction } = order;
  let counting = `${name}_counting`;
  if (prediction?.over === 'contest-so-far') {
    const plain = `contestant_id, division, score_milli, max_milli, essay_milli, correct, questions, attempts,
      perfect_attempts`;
    soFar.forEach((earlier, i) => {
      parts.push(ownSql(`${name}_own_${i}`, earlier, parameters));
      parts.push(countingSql(`${name}_counting_${i}`, `${name}_own_${i}`, earlier));
    });
    counting = `${name}_so_far`;
    const all = soFar.map((_, i) => `SELECT ${plain} FROM ${name}_counting_${i}`).join(' UNION ALL ');
    parts.push(`${counting} AS (${all})`);
  }
  if (prediction) {
    const decimals = prediction.asked === 'perfect-percent' ? parameters.add(prediction.decimals, 'int') : '';
    const people = prediction.over === 'contest-so-far' ? 'DISTINCT contestant_id' : '*';
    parts.push(actualSql(`${name}_actual`, prediction, counting, { decimals, people }));
  }
  const scope = parameters.add(order.round, 'text');
  const actual = prediction
    ? `(SELECT value FROM ${name}_actual t WHERE t.division IS NOT DISTINCT FROM ${prediction.within === 'division' ? 'line.division' : 'NULL'})`
    : 'NULL::numeric';
  parts.push(settledSql(`${name}_settled`, scope));
  parts.push(`${name}_judged AS (
    SELECT line.*, settled.*, ${actual} AS prediction_actual,
      abs(line.prediction - ${actual}) AS prediction_error, ${bornKey(order.criteria)} AS born_key
    FROM ${name}_counting line
    LEFT JOIN ${name}_settled settled ON settled.settled_id = line.contestant_id)`);
  return parts;
}

/**
 * The ranks of the rows of a CTE; inside a division their order is that of all. Divisions are told apart by numbers,
 * which sort faster than their codes. Rows come in the order of the first criterion: equals of it, of which there are
 * many, are then sorted by the second one alone. @param facts who has a division
 */
const rankedSql = (
  columns: string,
  judged: string,
  criteria: readonly Criterion[],
  facts: 'person_fact' | 'judged',
): string => {
  const [first, ...rest] = orderBy(criteria);
  return `SELECT ${columns}, rank, rank() OVER (PARTITION BY division_number ORDER BY rank)::int AS division_rank
   FROM (SELECT presorted.*, rank() OVER (ORDER BY ${[first, ...rest].join(', ')})::int AS rank
     FROM (SELECT ${judged}.*, division_number
       FROM ${judged} JOIN (SELECT division AS numbered, row_number() OVER ()::int AS division_number
         FROM (SELECT DISTINCT division FROM ${facts}) codes) divisions ON numbered = division
       ORDER BY ${first}) presorted) placed`;
};
const inOrder = 'ORDER BY rank, contestant_id';

const plainColumns =
  'contestant_id, attempt_id, attempts, trim_scale(prediction_error)::text AS prediction_error';

/** One row a person of one round, with rank and division_rank; the best first. */
export function roundRankSql(source: Source, order: RoundOrder, soFar: readonly RoundOrder[]): Query {
  const { text, values } = roundRowsSql(source, order, soFar, plainColumns);
  return { text: `${text} ${inOrder}`, values };
}

/**
 * The same in no order. @param columns what is selected besides the ranks: columns of the facts, attempts,
 * prediction_actual, prediction_error, born_key, place_extra, place_draw, place_decision and topic_1, topic_2, … in
 * the order in which the criteria name topics
 */
export function roundRowsSql(
  source: Source,
  order: RoundOrder,
  soFar: readonly RoundOrder[],
  columns: string,
): Query {
  const parameters = new Parameters(source.values);
  const parts = judgedSql('r', order, soFar, parameters);
  return {
    text: `WITH ${source.text}, ${parts.join(', ')}
      ${rankedSql(columns, 'r_judged', order.criteria, 'person_fact')}`,
    values: parameters.values,
  };
}

/** What is added up over rounds, by the criterion that looks at it. */
const summed: Partial<Record<Criterion['by'], string>> = {
  score: 'score_milli',
  correct: 'correct',
  duration: 'duration_ms',
  'submitted-after-opening': 'after_opening_ms',
  'essay-score': 'essay_milli',
};

/**
 * Rows contestant_id, rounds, attempts, rank, division_rank over several rounds, from lines of their standings; in no
 * order. A person is of the division that the first round that counts has.
 * @param source CTEs `settlement_fact`, `person_fact` and `line_fact`: one row a person and round with contestant_id,
 * division, attempts, score_milli, correct, duration_ms, after_opening_ms, submitted_at, started_at, essay_milli,
 * topic_milli, prediction_error, `asked` (the round had a prediction) and `position` of the round; only what the rule's
 * criteria look at is read
 * @param rounds how many there are
 */
export function overallRankSql(source: Source, rule: OverallRule, rounds: number): Query {
  const parameters = new Parameters(source.values);
  const topics = topicsOf(rule.ranking);
  const topicColumns = topics
    .map((topic, i) => `, (topic_milli ->> ${parameters.add(topic, 'text')})::bigint AS topic_${i + 1}`)
    .join('');
  const minimum = parameters.add(rule.minimumRounds, 'int');
  const factor = rule.combines === 'mean' ? ` * div(${leastCommonUpTo(rounds)}::numeric, count(*))` : '';
  const names = new Set(rule.ranking.map(({ by }) => by));
  const when = (by: Criterion['by'], columns: string) => (names.has(by) ? [columns] : []);
  const sums = [...[...names].flatMap((by) => summed[by] ?? []), ...topics.map((_, i) => `topic_${i + 1}`)];
  const combined =
    rule.combines === 'best'
      ? `SELECT DISTINCT ON (contestant_id) contestant_id, division, rounds::int, all_attempts::int AS attempts,
          ${[...sums, 'submitted_at', 'started_at', 'prediction_error'].join(', ')}
        FROM (SELECT line.*, count(*) OVER person AS rounds, sum(attempts) OVER person AS all_attempts
          FROM line WINDOW person AS (PARTITION BY contestant_id)) counted
        WHERE rounds >= ${minimum}
        ORDER BY contestant_id, ${[...orderBy(rule.ranking, 'attempt-and-error'), 'position'].join(', ')}`
      : `SELECT ${[
          'contestant_id',
          `substr(min(((${FIRST} + position)::text || division) COLLATE "C"), ${String(FIRST).length + 1}) AS division`,
          'count(*)::int AS rounds',
          'sum(attempts)::int AS attempts',
          ...sums.map((column) => `sum(${column})${factor} AS ${column}`),
          ...when('submitted-at', 'max(submitted_at) AS submitted_at'),
          ...when(
            'started-at',
            '(array_agg(started_at ORDER BY submitted_at DESC, position))[1] AS started_at',
          ),
          ...when(
            'prediction-error',
            `CASE WHEN bool_or(asked AND prediction_error IS NULL) THEN NULL
              ELSE sum(prediction_error) FILTER (WHERE asked)${factor} END AS prediction_error`,
          ),
        ].join(', ')}
        FROM line GROUP BY contestant_id HAVING count(*) >= ${minimum}`;
  const persons = ['older', 'younger', 'registered-at'].some((by) => names.has(by as Criterion['by']));
  const scope = parameters.add('overall', 'text');
  return {
    text: `WITH ${source.text}, line AS (SELECT *${topicColumns} FROM line_fact),
      combined AS (${combined}), ${settledSql('settled', scope)},
      judged AS (SELECT combined.*, settled.* ${persons ? `, p.registered_at, ${bornKey(rule.ranking)} AS born_key` : ''}
        FROM combined LEFT JOIN settled ON settled_id = contestant_id
        ${persons ? 'JOIN person_fact p USING (contestant_id)' : ''})
      ${rankedSql('contestant_id, rounds, attempts', 'judged', rule.ranking, 'judged')}`,
    values: parameters.values,
  };
}

/** Rounds are numbered from here, so that their numbers order as texts too. */
const FIRST = 1000;

/** Least common multiple of 1 … n, as text: beyond 40 it is more than a double holds. */
function leastCommonUpTo(n: number): string {
  let common = 1n;
  for (let next = 2n; next <= BigInt(n); next += 1n) {
    let [a, b] = [common, next];
    while (b > 0n) [a, b] = [b, a % b];
    common = (common / a) * next;
  }
  return String(common);
}
