import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { cellText } from '../core/text.js';
import { Regrade } from '../grading/regrade.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import type { ResultLine } from '../tally/tally.lines.js';
import type { ForeseenAward } from '../result/result.dto.js';
import { ResultFollowers } from '../result/result.events.js';
import { readRound } from '../result/result.query.js';
import { computeBoth } from '../result/result.store.js';
import type { ChangedAward, ChangedRow, DecisionPreviewAnswer } from './decision.dto.js';
import { DecisionQuery, type DecisionRecord } from './decision.query.js';
import { DecisionService } from './decision.service.js';
import { record } from '../workbook/csv.js';

const rowsShown = 200;

/** What a proposal would change, computed by the same engine on the scores that it would give, then forgotten. */
@Injectable()
export class DecisionPreview {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: DecisionQuery,
    private readonly decisions: DecisionService,
    private readonly regrade: Regrade,
    private readonly followers: ResultFollowers,
  ) {}

  /** @throws AppError decision_not_found */
  async of(decisionId: string): Promise<DecisionPreviewAnswer> {
    const decision = await this.query.one(decisionId);
    const { before, after } = await this.suppose(decision);
    const awards = changedAwards(before.awards, after.awards);
    return {
      ...(await this.compare(before.computed, after.computed)),
      awards: awards.slice(0, rowsShown),
      awardsChanged: awards.length,
      newKey: await this.decisions.newKey(decision),
    };
  }

  /** All of it: a line of CSV for each person whose score, rank or award changes. @throws AppError decision_not_found */
  async table(decisionId: string): Promise<string> {
    const { before, after } = await this.suppose(await this.query.one(decisionId));
    const lines = changedLines(before.computed, after.computed);
    const awards = Map.groupBy(
      changedAwards(before.awards, after.awards),
      ({ contestantId }) => contestantId,
    );
    const listed = new Set(lines.map(({ id }) => id));
    const alone = [...awards.keys()].filter((id) => !listed.has(id));
    const all = [...lines, ...alone.map((id) => ({ id, before: undefined, after: undefined }))];
    const names = await this.namesOf(all.map(({ id }) => id));
    const given = (id: string, when: 'before' | 'after') =>
      cellText((awards.get(id) ?? []).flatMap((each) => each[when]?.tier ?? []).join('; '));
    const rows = all.map((each) => [
      cellText(names.get(each.id) ?? ''),
      cellText((each.after ?? each.before)?.division ?? ''),
      ...pointsOf(each),
      rankOf(each.before),
      rankOf(each.after),
      divisionRankOf(each.before),
      divisionRankOf(each.after),
      given(each.id, 'before'),
      given(each.id, 'after'),
    ]);
    return `\uFEFF${record(tableHeader)}${rows.map(record).join('')}`;
  }

  private async suppose(decision: DecisionRecord): Promise<{ before: Supposed; after: Supposed }> {
    const { id: decisionId } = decision;
    const about = decision.takesBack === null ? decision : await this.query.one(decision.takesBack);
    const before = await this.compute(this.database.manager, decision.roundId);
    const work = (manager: EntityManager) => this.compute(manager, decision.roundId);
    const after =
      about.kind === 'disqualify'
        ? await this.supposeStruckOut(decisionId, work)
        : await this.regrade.suppose(decision.roundId, decisionId, work);
    return { before, after };
  }

  private async supposeStruckOut<T>(id: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.database.createQueryRunner();
    await runner.startTransaction();
    try {
      await this.decisions.strikeOut(runner.manager, await this.query.one(id, runner.manager));
      return await work(runner.manager);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async compute(manager: EntityManager, roundId: string): Promise<Supposed> {
    const round = await readRound(manager, roundId);
    const { computed } = await computeBoth(manager, round);
    return { computed, awards: (await this.followers.foresee(manager, round, computed)).awards };
  }

  private async compare(
    before: ComputedResult,
    after: ComputedResult,
  ): Promise<Omit<DecisionPreviewAnswer, 'newKey' | 'awards' | 'awardsChanged'>> {
    const changed = changedLines(before, after);
    const foremost = changed.slice(0, rowsShown);
    const names = await this.namesOf(foremost.map(({ id }) => id));
    return {
      scoresChanged: changed.filter((each) => scoreOf(each.before) !== scoreOf(each.after)).length,
      ranksChanged: changed.filter(ranksDiffer).length,
      perfectBefore: before.perfect,
      perfectAfter: after.perfect,
      predictionBefore: before.predictionActual,
      predictionAfter: after.predictionActual,
      rows: foremost.map((each): ChangedRow => {
        const line = each.after ?? each.before;
        return {
          contestantId: each.id,
          name: names.get(each.id) ?? '',
          division: line?.division ?? '',
          rankBefore: rankOf(each.before),
          rankAfter: rankOf(each.after),
          divisionRankBefore: divisionRankOf(each.before),
          divisionRankAfter: divisionRankOf(each.after),
          scoreBefore: scoreOf(each.before),
          scoreAfter: scoreOf(each.after),
        };
      }),
    };
  }

  private async namesOf(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }[]>(
      'SELECT id, full_name AS name FROM contestant WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface Supposed {
  computed: ComputedResult;
  awards: ForeseenAward[];
}

/** What each person would have of each list before and after, where the two differ. */
function changedAwards(before: readonly ForeseenAward[], after: readonly ForeseenAward[]): ChangedAward[] {
  const keyOf = ({ list, contestantId }: ForeseenAward) => `${list} ${contestantId}`;
  const old = new Map(before.map((award) => [keyOf(award), award]));
  const fresh = new Map(after.map((award) => [keyOf(award), award]));
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key): ChangedAward[] => {
    const [was, becomes] = [old.get(key), fresh.get(key)];
    const shown = becomes ?? was;
    if (!shown || (was?.tier === becomes?.tier && was?.amount === becomes?.amount)) return [];
    const { contestantId, name, award, division } = shown;
    const tierOf = (given: ForeseenAward | undefined) => given && { tier: given.tier, amount: given.amount };
    return [
      { contestantId, name, award, division, before: tierOf(was) ?? null, after: tierOf(becomes) ?? null },
    ];
  });
}

/** Whose score or rank is not what it was, the better of both ranks first, then the better new one. */
function changedLines(before: ComputedResult, after: ComputedResult): Both[] {
  const old = new Map([...before.lines()].map((line) => [line.contestantId, line]));
  const fresh = new Map([...after.lines()].map((line) => [line.contestantId, line]));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((id) => ({ id, before: old.get(id), after: fresh.get(id) }))
    .filter((each) => scoreOf(each.before) !== scoreOf(each.after) || ranksDiffer(each))
    .toSorted((a, b) => best(a) - best(b) || newRank(a) - newRank(b) || (a.id < b.id ? -1 : 1));
}

const tableHeader = [
  'Họ và tên',
  'Khối',
  'Điểm trước',
  'Điểm sau',
  'Hạng chung trước',
  'Hạng chung sau',
  'Hạng khối trước',
  'Hạng khối sau',
  'Giải trước',
  'Giải sau',
];

interface Both {
  id: string;
  before: ResultLine | undefined;
  after: ResultLine | undefined;
}

const rankOf = (line: ResultLine | undefined): number | null => line?.rank ?? null;
const divisionRankOf = (line: ResultLine | undefined): number | null => line?.divisionRank ?? null;
const ranksDiffer = ({ before, after }: Both): boolean =>
  rankOf(before) !== rankOf(after) || divisionRankOf(before) !== divisionRankOf(after);
const pointsOf = ({ before, after }: Both): (number | null)[] =>
  [before, after].map((line) => (line ? line.scoreMilli / 1000 : null));
const scoreOf = (line: ResultLine | undefined): number | null => line?.scoreMilli ?? null;
/** Behind every rank: who has none. */
const last = Number.MAX_SAFE_INTEGER;
const newRank = ({ after }: Both): number => after?.rank ?? last;
const best = ({ before, after }: Both): number => Math.min(before?.rank ?? last, after?.rank ?? last);
