import type { AttemptFact, PersonFact, Settlement } from '../core/rules/facts.js';
import type { Source } from './rank.sql.js';

const attemptColumns = `attempt_id text, contestant_id text, round text, started_at bigint, submitted_at bigint,
  duration_ms bigint, score_milli bigint, max_milli bigint, correct int, questions int, essay_milli bigint,
  topic_milli jsonb, prediction numeric`;

/** Facts handed in as they are: for a dry run and for tests. */
export function givenFacts(
  attempts: readonly AttemptFact[],
  people: readonly PersonFact[],
  settlements: readonly Settlement[],
): Source {
  const snake = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    );
  const places = settlements.flatMap(({ scope, by, places: of }) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place })),
  );
  return {
    text: `attempt_fact AS (SELECT attempt_id COLLATE "C" AS attempt_id, contestant_id COLLATE "C" AS contestant_id, round,
        started_at, submitted_at, duration_ms, score_milli, max_milli, correct, questions, essay_milli, topic_milli, prediction
      FROM jsonb_to_recordset($1::jsonb) AS x(${attemptColumns})),
    person_fact AS (SELECT contestant_id COLLATE "C" AS contestant_id, division, unit_id, organization_id, born, registered_at
      FROM jsonb_to_recordset($2::jsonb) AS x(contestant_id text, division text, unit_id text,
        organization_id text, born text, registered_at bigint)),
    settlement_fact AS (SELECT scope, by, id COLLATE "C" AS id, place
      FROM jsonb_to_recordset($3::jsonb) AS x(scope text, by text, id text, place float8))`,
    values: [JSON.stringify(attempts.map(snake)), JSON.stringify(people.map(snake)), JSON.stringify(places)],
  };
}
