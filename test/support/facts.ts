import type { AttemptFact, BodyFact, PersonFact, Settlement } from '../../src/core/rules/facts.js';

/** Noon of the first day; whatever is not told is the same for everybody. */
export const noon = Date.UTC(2026, 0, 5, 5);

/** A person who sat once, or with `again` more often; ids are short words so that tables stay readable. */
export type Sat = Partial<Omit<PersonFact, 'contestantId'>> &
  Partial<Omit<AttemptFact, 'contestantId' | 'attemptId'>> & { again?: Partial<AttemptFact>[] };

export type Facts = {
  people: PersonFact[];
  attempts: AttemptFact[];
  bodies: BodyFact[];
  settlements: Settlement[];
};

/** Facts from a table of people: `{ an: { scoreMilli: 9000 }, binh: {…} }`. */
export function factsOf(table: Record<string, Sat>, more: Partial<Facts> = {}): Facts {
  const people: PersonFact[] = [];
  const attempts: AttemptFact[] = [];
  for (const [contestantId, { again = [], ...told }] of Object.entries(table)) {
    const { division, unitId, organizationId, born, registeredAt, groups, cannotWin, ...attempt } = told;
    people.push({
      contestantId,
      division: division ?? 'tat-ca',
      unitId: unitId ?? null,
      organizationId: organizationId ?? null,
      born: born ?? '1990-01-01',
      registeredAt: registeredAt ?? noon - 86_400_000,
      groups: groups ?? [],
      cannotWin: cannotWin ?? null,
    });
    [attempt, ...again.map((next) => ({ ...attempt, ...next }))].forEach((one, n) => {
      const submittedAt = one.submittedAt ?? noon + n * 3_600_000;
      const durationMs = one.durationMs ?? 600_000;
      attempts.push({
        attemptId: `${contestantId}-${n + 1}`,
        contestantId,
        round: 'tuan-1',
        startedAt: submittedAt - durationMs,
        scoreMilli: 10_000,
        maxMilli: 10_000,
        correct: Math.floor((one.scoreMilli ?? 10_000) / 1000),
        questions: 10,
        essayMilli: null,
        topicMilli: {},
        prediction: null,
        complete: true,
        ...one,
        submittedAt,
        durationMs,
      });
    });
  }
  return { people, attempts, bodies: [], settlements: [], ...more };
}

export const byId = (people: readonly PersonFact[]): Map<string, PersonFact> =>
  new Map(people.map((person) => [person.contestantId, person]));
