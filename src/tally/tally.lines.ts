import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Actual } from '../core/engine/predict.js';
import type { ResultBasis } from './tally.basis.js';

/** What criteria beyond score, prediction, duration and moment looked at; only what the rules name is there. */
export interface LineMore {
  /** Epoch ms. */
  startedAt?: number;
  registeredAt?: number;
  /** YYYYMMDD, or YYYY where only years were compared. */
  born?: number;
  essayMilli?: number;
  topicMilli?: Record<string, number>;
  /** Places that lots, an extra question or minutes gave. */
  places?: Record<string, number>;
}

/** A contestant's line of a result; `attempts` counts graded ones, `rank` is over all divisions. */
export interface ResultLine {
  attemptId: string;
  contestantId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  scoreMilli: number;
  correctCount: number;
  prediction: number | null;
  predictionError: number | null;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
  attempts: number;
  rank: number;
  divisionRank: number;
  more: LineMore | null;
}

/** What stands above the lines. */
export interface ResultHead {
  /** The number that was to be guessed by all; null without one. */
  predictionActual: number | null;
  actual: Actual | null;
  /** Null on results of old. */
  basis: ResultBasis | null;
  people: number;
}

/**
 * A result as text from which anybody computes its digest: canonical JSON (RFC 8785), a head and then one line a
 * contestant, in order of rank and id. Their SHA-256 names the result.
 */
export function* resultText(
  roundId: string,
  head: ResultHead,
  lines: Iterable<ResultLine>,
): Generator<string> {
  const { predictionActual, people, actual, basis } = head;
  const plain = { roundId, predictionActual, people };
  yield `${canonicalJson(basis === null ? plain : ({ ...plain, actual, basis } as unknown as Json))}\n`;
  for (const line of lines) yield lineText(line);
}

/** The names of a line in the order of RFC 8785; written out, because a million are written. */
function lineText(line: ResultLine): string {
  const { more, organizationId: organization, unitId: unit } = line;
  const named = more === null ? '' : `"more":${canonicalJson(more as unknown as Json)},`;
  return `{"attemptId":"${line.attemptId}","attempts":${line.attempts},"contestantId":"${line.contestantId}","correctCount":${line.correctCount},"division":${quoted(line.division)},"divisionRank":${line.divisionRank},"durationMs":${line.durationMs},${named}"organizationId":${organization === null ? 'null' : `"${organization}"`},"prediction":${line.prediction},"predictionError":${line.predictionError},"rank":${line.rank},"scoreMilli":${line.scoreMilli},"submittedAt":${line.submittedAt},"unitId":${unit === null ? 'null' : quoted(unit)}}\n`;
}

/** Codes need no escape; whatever else comes is written as JSON writes it. */
export const quoted = (text: string): string => (/^[\w-]+$/.test(text) ? `"${text}"` : JSON.stringify(text));
