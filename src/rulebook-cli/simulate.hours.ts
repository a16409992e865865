import { openingOf, stretchAt } from '../core/play/when.js';
import { compileRound } from '../core/rules-check/compile.js';
import type { Rulebook } from '../core/rules/document.js';
import type { RowProblem, SimulatedFacts } from './simulate.rows.js';

/**
 * Attempts that play would not have begun: outside of the round, its hours, or the days of the division. They are
 * ranked all the same, because rules are also tried on what was held at other times.
 */
export function outsideHours(rulebook: Rulebook, { attempts, people }: SimulatedFacts): RowProblem[] {
  const divisionOf = new Map(people.map(({ contestantId, division }) => [contestantId, division]));
  const rounds = new Map(
    rulebook.rounds.flatMap((round) => {
      const compiled = round.onStage ? null : compileRound(rulebook, round.code);
      return compiled ? [[round.code, { ...compiled, name: round.name }] as const] : [];
    }),
  );
  return attempts.flatMap(({ attemptId, contestantId, round: code, startedAt }) => {
    const round = rounds.get(code);
    if (!round) return [];
    const opening = openingOf(round.times, round.rules, divisionOf.get(contestantId) ?? '');
    const stretch = opening && stretchAt(opening, round.rules.dailyHours, startedAt);
    if (stretch && startedAt >= stretch.from) return [];
    const fault = opening ? `Bắt đầu ngoài giờ mở của ${round.name}` : `Khối này không dự ${round.name}`;
    const message = `${fault}; vẫn xếp hạng ở đây, khi thi thật thì không vào được`;
    return [{ line: Number(attemptId), column: 'start', message }];
  });
}
