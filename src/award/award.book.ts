import { type AwardPlan, awardsByDivision, awardsOfPlan } from '../core/rules/divisions.js';
import type { AwardRules, Criterion, OverallRule, Rulebook } from '../core/rules/document.js';
import { plainCode } from '../core/rules-lift/lift.js';
import type { RoundRules } from '../core/rulebook.js';
import { readRulebook, type Reader } from '../rulebook/rulebook.query.js';

export interface BookRound {
  id: string;
  /** As the rulebook calls it. */
  code: string;
  name: string;
  /** Epoch ms. */
  opensAt: number;
  criteria: readonly Criterion[];
}

/** What awards of a contest go by; rounds in their order, trial rounds left out. */
export interface AwardBook {
  from: 'rulebook' | 'plan';
  version: number;
  rules: AwardRules;
  overall: OverallRule | null;
  rounds: BookRound[];
  /** All names are shortened, whatever anybody agreed to. */
  shortNames: boolean;
}

interface StoredRound {
  id: string;
  number: number;
  name: string;
  opensAt: number;
  ruleCode: string | null;
  rules: RoundRules;
}

/** From the rulebook in force, else from the plan that organisers set; null where nobody said anything of prizes. */
export async function readAwardBook(db: Reader, contestId: string): Promise<AwardBook | null> {
  const rounds = await db.query<StoredRound[]>(
    `SELECT id, number, name, floor(extract(epoch FROM opens_at) * 1000)::float8 AS "opensAt",
       rule_code AS "ruleCode", rules
     FROM round WHERE contest_id = $1 ORDER BY number`,
    [contestId],
  );
  const rulebook = await readRulebook(db, contestId);
  if (rulebook) return ofRulebook(rulebook.document, rulebook.version, rounds);
  const plan = await readPlan(db, contestId);
  if (!plan) return null;
  return {
    from: 'plan',
    ...plan,
    overall: null,
    shortNames: false,
    rounds: rounds.map(({ id, number, name, opensAt, rules }) => ({
      id,
      code: plainCode({ number }),
      name,
      opensAt,
      criteria: rules.tieBreaks.map((by) => ({ by })),
    })),
  };
}

/** The newest plan of a contest without a rulebook. */
export async function readPlan(
  db: Reader,
  contestId: string,
): Promise<{ version: number; rules: AwardRules } | null> {
  const [plan] = await db.query<{ version: number; rules: AwardPlan }[]>(
    'SELECT version, rules FROM award_plan WHERE contest_id = $1 ORDER BY version DESC LIMIT 1',
    [contestId],
  );
  return plan ? { version: plan.version, rules: awardsOfPlan(plan.rules) } : null;
}

function ofRulebook(document: Rulebook, version: number, stored: readonly StoredRound[]): AwardBook {
  const rounds = document.rounds.flatMap(({ code, kind, ranking }): BookRound[] => {
    const round = stored.find(({ ruleCode }) => ruleCode === code);
    if (!round || kind === 'trial') return [];
    const { id, name, opensAt } = round;
    return [{ id, code, name, opensAt, criteria: ranking ?? document.ranking }];
  });
  return {
    from: 'rulebook',
    version,
    rules: awardsByDivision(document),
    overall: document.overall && {
      ...document.overall,
      rounds: document.overall.rounds.length > 0 ? document.overall.rounds : rounds.map(({ code }) => code),
    },
    rounds,
    shortNames: document.publication.names === 'shortened',
  };
}

/** Every place of every list of one standing; more can never be given by rank. */
export const placesOf = ({ tiers, special }: AwardRules): number =>
  [...tiers.flatMap((each) => each.tiers), ...special].reduce((sum, { count }) => sum + count, 0);
