import type { EntityManager } from 'typeorm';
import type { RoundOrder } from '../core/columns/table.js';
import { roundOrder, roundsSoFar } from '../core/engine/decide.js';
import { liftRulebook, plainCode } from '../core/rules-lift/lift.js';
import type { RoundRules } from '../core/rulebook.js';
import type { RoundRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { readDecidingRules } from '../rulebook/rulebook.query.js';

/** What a result is decided by besides the scores; kept with it. */
export interface ResultBasis {
  /** Null: the round has no rulebook, its own rules count. */
  rulebookVersion: number | null;
  order: RoundOrder;
  /** Rounds before it that its prediction looks at. */
  earlier: RoundOrder[];
  /** Ties of this round that lots, an extra question or minutes settled. */
  settlements: Settlement[];
  /** Whether points of topics or essays have a say; if so essays count among neither questions nor right answers. */
  withParts: boolean;
}

/** With the ids of the rounds, in the order of `order` and `earlier`. */
export interface RoundBasis extends ResultBasis {
  roundIds: string[];
}

/** The rules in force for a round. */
export async function readBasis(
  manager: EntityManager,
  { id, contestId }: { id: string; contestId: string },
): Promise<RoundBasis> {
  const deciding = await readDecidingRules(manager, contestId);
  const own = deciding?.rounds.find((round) => round.id === id);
  const rule = deciding?.document.rounds.find(({ code }) => code === own?.code);
  if (!deciding || !rule) throw new Error(`round ${id} is in no rulebook`);
  const opensAt = Object.fromEntries(deciding.rounds.map((round) => [round.code, round.opensAt]));
  const order = roundOrder(deciding.document, rule, opensAt);
  const earlier =
    order.prediction?.over === 'contest-so-far'
      ? roundsSoFar(deciding.document, rule, opensAt).slice(0, -1)
      : [];
  const ids = new Map(deciding.rounds.map((round) => [round.code, round.id]));
  const sat = earlier.filter(({ round }) => ids.has(round));
  const orders = [order, ...earlier];
  const papers = new Set(
    deciding.document.rounds.flatMap(({ code, paper }) =>
      orders.some(({ round }) => round === code) ? [paper] : [],
    ),
  );
  return {
    withParts:
      orders.some(({ criteria }) =>
        criteria.some(({ by }) => by === 'topic-points' || by === 'essay-score'),
      ) || deciding.document.papers.some(({ code, essay }) => essay !== null && papers.has(code)),
    rulebookVersion: deciding.version,
    order,
    earlier: sat,
    settlements: await readSettlements(manager, contestId, order.round),
    roundIds: [id, ...sat.map(({ round }) => ids.get(round) ?? '')],
  };
}

/** What settled ties of a ranking, the latest word of each kind. */
export const readSettlements = (
  manager: EntityManager,
  contestId: string,
  scope: string,
): Promise<Settlement[]> =>
  manager.query(
    `SELECT DISTINCT ON (by) scope, by, places FROM settlement WHERE contest_id = $1 AND scope = $2 ORDER BY by, n DESC`,
    [contestId, scope],
  );

/** What a round of old was decided by: its own rules, as results did not keep it then. */
export function basisOfPlain(rules: RoundRules, opensAt: number): ResultBasis {
  const plain = { number: 1, name: '', rules, opensAt, frozenAt: null, closesAt: opensAt };
  const book = liftRulebook({ title: '', organizer: '', divisions: [], rounds: [plain] });
  const order = roundOrder(book, book.rounds[0] as RoundRule, { [plainCode(plain)]: opensAt });
  return { rulebookVersion: null, order, earlier: [], settlements: [], withParts: false };
}

/** What is kept with the result; the ids of rounds say nothing that their codes do not. */
export const keptOf = ({
  rulebookVersion,
  order,
  earlier,
  settlements,
  withParts,
}: RoundBasis): ResultBasis => ({ rulebookVersion, order, earlier, settlements, withParts });
