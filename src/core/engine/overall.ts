import type { OverallRule } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';
import { fromUnits, placesOf, toUnits } from './predict.js';
import { type Draft, type Line, type Standing, toStanding } from './rank.js';
import { choosesAttempts, compareText } from '../columns/rows.js';

/**
 * The standing over several rounds. Scores, counts, durations, essays, prediction errors and times since the
 * opening are added up (a mean divides them by the rounds in which the person took part); moments are those of
 * the last round handed in. A missing guess in a round that asked leaves no error at all, else who guessed
 * less would be nearer. Without named rounds all standings count. `best` takes the one round that stands first by the same order.
 */
export function rankOverall(
  rule: OverallRule,
  standings: readonly Standing[],
  settlements: readonly Settlement[],
): Standing {
  const named = rule.rounds.flatMap((code) => standings.find(({ scope }) => scope === code) ?? []);
  const rounds = rule.rounds.length === 0 ? standings : named;
  const byPerson = new Map<string, { line: Line; round: Standing }[]>();
  for (const round of rounds) {
    for (const line of round.lines) {
      const own = byPerson.get(line.contestantId);
      if (own) own.push({ line, round });
      else byPerson.set(line.contestantId, [{ line, round }]);
    }
  }
  const drafts: Draft[] = [];
  const people = [...byPerson].toSorted(([a], [b]) => compareText(a, b));
  for (const [, own] of people) {
    if (own.length < rule.minimumRounds) continue;
    const taken = rule.combines === 'best' ? [bestOf(own, rule)] : own;
    const attempts = own.reduce((sum, { line }) => sum + line.attempts, 0);
    drafts.push({
      ...combined(taken),
      attempts,
      rounds: own.length,
      over: rule.combines === 'mean' ? own.length : 1,
    });
  }
  return toStanding('overall', rule.ranking, drafts, settlements);
}

type Part = { line: Line; round: Standing };

/** The number of attempts is that of all rounds together, so it says nothing of one of them. */
function bestOf(parts: readonly Part[], rule: OverallRule): Part {
  const criteria = rule.ranking.filter((each) => choosesAttempts(each) || each.by === 'prediction-error');
  const drafts = parts.map(({ line }, i) => ({ ...line, contestantId: String(i) }));
  const [best] = toStanding('', criteria, drafts, []).lines;
  return parts[Number(best?.contestantId)] as Part;
}

function combined(parts: readonly Part[]): Draft {
  const lines = parts.map(({ line }) => line);
  const first = lines[0] as Line;
  const sum = (of: (line: Line) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const latest = lines.reduce((last, line) => (line.submittedAt > last.submittedAt ? line : last), first);
  const essays = lines.flatMap(({ essayMilli }) => essayMilli ?? []);
  const { rank: _, divisionRank: _d, why: _w, whyInDivision: _i, ...plain } = first;
  return {
    ...plain,
    attemptId: lines.length === 1 ? first.attemptId : null,
    scoreMilli: sum((line) => line.scoreMilli),
    maxMilli: sum((line) => line.maxMilli),
    correct: sum((line) => line.correct),
    questions: sum((line) => line.questions),
    durationMs: sum((line) => line.durationMs),
    startedAt: latest.startedAt,
    submittedAt: latest.submittedAt,
    afterOpeningMs: sum((line) => line.afterOpeningMs),
    topicMilli: addTopics(lines.map(({ topicMilli }) => topicMilli)),
    essayMilli: essays.length === 0 ? null : essays.reduce((total, essay) => total + essay, 0),
    prediction: lines.length === 1 ? first.prediction : null,
    predictionError: addErrors(
      parts.filter(({ round }) => round.actual !== null).map(({ line }) => line.predictionError),
    ),
  };
}

function addErrors(errors: readonly (string | null)[]): string | null {
  const known = errors.flatMap((error) => error ?? []);
  if (known.length === 0 || known.length < errors.length) return null;
  const places = Math.max(...known.map(placesOf));
  return fromUnits(
    known.reduce((total, error) => total + toUnits(error, places), 0n),
    places,
  );
}

function addTopics(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const part of parts)
    for (const [topic, points] of Object.entries(part)) total[topic] = (total[topic] ?? 0) + points;
  return total;
}
