import { type Line, rankRound } from '../core/engine/rank.js';
import type { AttemptFact, PersonFact } from '../core/rules/facts.js';
import type { ResultBasis } from '../tally/tally.basis.js';
import { type LineMore, type ResultHead, type ResultLine, resultText } from '../tally/tally.lines.js';

/** A graded attempt with what its contestant was; `round` of the archive, not of the rulebook. */
export type RankedFact = Omit<AttemptFact, 'round'> & {
  roundId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  essays: number;
  essaysRight: number;
};

/**
 * A result once more from the facts, by core alone. @param roundIds by code of the rulebook
 * @param more what the file says of registration and age, which the archive has nowhere else
 */
export function* rankingText(
  roundId: string,
  basis: ResultBasis,
  keepsBasis: boolean,
  facts: readonly RankedFact[],
  { roundIds, more }: { roundIds: ReadonlyMap<string, string>; more: ReadonlyMap<string, LineMore> },
): Generator<string> {
  const codes = new Map(
    [...basis.earlier, basis.order].map(({ round }) => [roundIds.get(round) ?? '', round]),
  );
  codes.set(roundId, basis.order.round);
  const attempts = facts.flatMap((fact): AttemptFact[] => {
    const round = codes.get(fact.roundId);
    return round === undefined
      ? []
      : [{ ...fact, ...(basis.withParts ? apart(fact) : { essayMilli: null }), round }];
  });
  const people = new Map(
    facts.map((fact) => [fact.contestantId, personOf(fact, more.get(fact.contestantId))]),
  );
  const { order, settlements, earlier } = basis;
  const { lines, actual } = rankRound(order, attempts, people, settlements, earlier);
  const predictionActual = actual?.all == null ? null : Number(actual.all);
  const head: ResultHead = {
    predictionActual,
    actual,
    basis: keepsBasis ? basis : null,
    people: lines.length,
  };
  const number = (text: string | null) => (text === null ? null : Number(text));
  const written = lines.map((line): ResultLine => {
    const { person } = line;
    return {
      attemptId: line.attemptId ?? '',
      contestantId: line.contestantId,
      division: person.division,
      unitId: person.unitId,
      organizationId: person.organizationId,
      scoreMilli: line.scoreMilli,
      correctCount: line.correct,
      prediction: number(line.prediction),
      predictionError: number(line.predictionError),
      durationMs: line.durationMs,
      submittedAt: line.submittedAt,
      attempts: line.attempts,
      rank: line.rank,
      divisionRank: line.divisionRank,
      more: moreOf(line, basis, more.get(line.contestantId)),
    };
  });
  yield* resultText(roundId, head, written);
}

/** Essays are marked by people: they are among neither questions nor right answers. */
const apart = ({ correct, questions, essays, essaysRight }: RankedFact) => ({
  correct: correct - essaysRight,
  questions: questions - essays,
});

function personOf(fact: RankedFact, more: LineMore | undefined): PersonFact {
  const born = String(more?.born ?? '1900');
  return {
    contestantId: fact.contestantId,
    division: fact.division,
    unitId: fact.unitId,
    organizationId: fact.organizationId,
    born: born.length === 8 ? `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}` : born,
    registeredAt: more?.registeredAt ?? 0,
    groups: [],
    cannotWin: null,
  };
}

/** What further criteria looked at, from the facts where the archive has them. */
function moreOf(
  line: Line,
  { order, settlements }: ResultBasis,
  told: LineMore | undefined,
): LineMore | null {
  const named = new Set(order.criteria.map(({ by }) => by));
  const topics = order.criteria.flatMap((each) =>
    each.by === 'topic-points' && line.topicMilli[each.topic] !== undefined
      ? [[each.topic, line.topicMilli[each.topic]] as const]
      : [],
  );
  const places = settlements.flatMap(({ scope, by, places: of }) =>
    scope === order.round && named.has(by) && of[line.contestantId] !== undefined
      ? [[by, of[line.contestantId]] as const]
      : [],
  );
  const more = {
    ...(named.has('started-at') ? { startedAt: line.startedAt } : {}),
    ...(named.has('registered-at') && told?.registeredAt !== undefined
      ? { registeredAt: told.registeredAt }
      : {}),
    ...(told?.born === undefined ? {} : { born: told.born }),
    ...(named.has('essay-score') && line.essayMilli !== null ? { essayMilli: line.essayMilli } : {}),
    ...(topics.length > 0 ? { topicMilli: Object.fromEntries(topics) } : {}),
    ...(places.length > 0 ? { places: Object.fromEntries(places) } : {}),
  };
  return Object.keys(more).length === 0 ? null : (more as LineMore);
}
