import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { AwardRules } from '../core/rules/document.js';
import { AppError } from '../platform/errors.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { readRound } from '../result/result.query.js';
import { computeBoth } from '../result/result.store.js';
import { readPlan } from './award.book.js';
import { computeAwards } from './award.compute.js';
import type { AwardPlanRequest, AwardPlanView } from './award.dto.js';
import { AwardStore } from './award.store.js';

/** What organisers say of prizes: the plan of a contest without a rulebook, and whose names stay short. */
@Injectable()
export class AwardService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly store: AwardStore,
  ) {}

  /** @throws AppError contest_not_found */
  async plan(contestId: string): Promise<AwardPlanView | null> {
    await divisionsOf(this.database.manager, contestId);
    const rulebook = await readRulebook(this.database, contestId);
    if (rulebook) return { fromRulebook: true, ...toView(rulebook.document.awards) };
    const plan = await readPlan(this.database, contestId);
    return plan && { fromRulebook: false, ...toView(plan.rules) };
  }

  /**
   * Sets the prizes of a contest without a rulebook; what is official already is computed anew from them.
   * @throws AppError contest_not_found, award_plan_in_rulebook
   */
  async setPlan(contestId: string, accountId: string, wanted: AwardPlanRequest): Promise<void> {
    await this.database.transaction(async (manager) => {
      const divisions = await divisionsOf(manager, contestId, true);
      if (await readRulebook(manager, contestId)) throw new AppError('award_plan_in_rulebook');
      const rules = toRules(wanted, divisions);
      const version = ((await readPlan(manager, contestId))?.version ?? 0) + 1;
      await manager.query(
        'INSERT INTO award_plan (contest_id, version, rules, set_by) VALUES ($1, $2, $3, $4)',
        [contestId, version, JSON.stringify(rules), accountId],
      );
      const reason = `Cơ cấu giải thưởng, phiên bản ${version}`;
      await this.store.issue(manager, contestId, { cause: 'rules', reason, accountId });
    });
  }

  /** Computes anew what something other than a result changed, as who may win. @throws AppError contest_not_found */
  async review(contestId: string, accountId: string, reason: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await divisionsOf(manager, contestId);
      await this.store.issue(manager, contestId, { cause: 'review', reason, accountId });
    });
  }

  /**
   * Notes that the winners of a round who did not agree to be named were told that their names are shortened.
   * @throws AppError round_not_found
   */
  async noteShortNames(roundId: string, accountId: string): Promise<void> {
    const manager = this.database.manager;
    const round = await readRound(manager, roundId);
    const { computed } = await computeBoth(manager, round);
    const awards = await computeAwards(manager, round.contestId, { roundId, result: computed });
    const winners = awards?.awarded.filter(({ list }) => awards.roundOf.get(list.scope) === roundId) ?? [];
    await manager.query(
      `INSERT INTO short_name_note (round_id, contestant_id, noted_by)
       SELECT $1, c.id, $2 FROM contestant c WHERE c.id = ANY($3::uuid[]) AND NOT c.public_name
       ON CONFLICT DO NOTHING`,
      [roundId, accountId, winners.map(({ contestantId }) => contestantId)],
    );
  }
}

/** @throws AppError contest_not_found */
async function divisionsOf(manager: EntityManager, contestId: string, lock = false): Promise<string[]> {
  const [contest] = await manager.query<unknown[]>(
    `SELECT 1 FROM contest WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [contestId],
  );
  if (!contest) throw new AppError('contest_not_found');
  const rows = await manager.query<{ code: string }[]>(
    'SELECT code FROM division WHERE contest_id = $1 ORDER BY position',
    [contestId],
  );
  return rows.map(({ code }) => code);
}

const PLAIN = 'ca-nhan';

const toRules = (
  { tiers, equals, everyone, minimumScorePercent }: AwardPlanRequest,
  divisions: readonly string[],
): AwardRules => ({
  tiers: [
    {
      code: PLAIN,
      name: 'Giải cá nhân',
      scope: 'round',
      rounds: [],
      divisions: [],
      perDivision: [...divisions],
      tiers: tiers.map(({ name, count, amount }, i) => ({ code: `muc-${i + 1}`, name, count, amount })),
      minimumScorePercent: 0,
      chosen: 'by-rank',
      equals,
    },
  ],
  special: [],
  onePerPerson: 'per-round-higher',
  earlierWinnersExcluded: false,
  maxPercentOfEntrants: null,
  certificates: { winners: true, everyone, minimumScorePercent },
});

function toView({ tiers, certificates }: AwardRules): Omit<AwardPlanView, 'fromRulebook'> {
  const [first] = tiers;
  const { everyone, minimumScorePercent } = certificates;
  return {
    tiers: tiers.flatMap((award) =>
      award.tiers.map(({ name, count, amount }) => ({
        name: award.code === PLAIN ? name : `${award.name}: ${name}`,
        count,
        amount,
      })),
    ),
    equals: first?.equals ?? 'all',
    everyone,
    minimumScorePercent,
  };
}
