import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Regrade } from '../grading/regrade.js';
import type { ComputedResult, ResultLine } from '../result/result.compute.js';
import { readRound } from '../result/result.query.js';
import { computeBoth } from '../result/result.store.js';
import type { ChangedRow, DecisionPreviewAnswer } from './decision.dto.js';
import { DecisionQuery, type DecisionRecord } from './decision.query.js';
import { optionsOf } from '../core/kind/registry.js';
import { QuestionQuery } from '../question/question.query.js';
import { DecisionService } from './decision.service.js';

const rowsShown = 200;

/** What a proposal would change, computed by the same engine on the scores that it would give, then forgotten. */
@Injectable()
export class DecisionPreview {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: DecisionQuery,
    private readonly decisions: DecisionService,
    private readonly regrade: Regrade,
    private readonly questions: QuestionQuery,
  ) {}

  /** @throws AppError decision_not_found */
  async of(decisionId: string): Promise<DecisionPreviewAnswer> {
    const decision = await this.query.one(decisionId);
    const about = decision.takesBack === null ? decision : await this.query.one(decision.takesBack);
    const before = await this.compute(this.database.manager, decision.roundId);
    const work = (manager: EntityManager) => this.compute(manager, decision.roundId);
    const after =
      about.kind === 'disqualify'
        ? await this.supposeStruckOut(decisionId, work)
        : await this.regrade.suppose(decision.roundId, decisionId, work);
    return { ...(await this.compare(before, after)), newKey: await this.newKey(decision) };
  }

  /** The second person must see the key that is proposed, not only what comes of it. */
  private async newKey({ id, kind, roundId, questionId }: DecisionRecord): Promise<string[] | null> {
    if (kind !== 'correct-key' || questionId === null) return null;
    const correction = (await this.regrade.corrections(roundId, id)).get(questionId);
    const question = (await this.questions.byIds([questionId])).get(questionId);
    if (correction?.effect !== 'key' || !question) return null;
    const texts = new Map(optionsOf(question.asked).map((option) => [option.id, option.text]));
    return correction.key.map((choice) => texts.get(choice) ?? choice);
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

  private async compute(manager: EntityManager, roundId: string): Promise<ComputedResult> {
    return (await computeBoth(manager, await readRound(manager, roundId))).computed;
  }

  private async compare(
    before: ComputedResult,
    after: ComputedResult,
  ): Promise<Omit<DecisionPreviewAnswer, 'newKey'>> {
    const old = new Map(before.lines.map((line) => [line.contestantId, line]));
    const fresh = new Map(after.lines.map((line) => [line.contestantId, line]));
    const changed = [...new Set([...old.keys(), ...fresh.keys()])]
      .map((id) => ({ id, before: old.get(id), after: fresh.get(id) }))
      .filter(
        (each) => scoreOf(each.before) !== scoreOf(each.after) || rankOf(each.before) !== rankOf(each.after),
      );
    const foremost = changed
      .toSorted((a, b) => best(a) - best(b) || (a.id < b.id ? -1 : 1))
      .slice(0, rowsShown);
    const names = await this.namesOf(foremost.map(({ id }) => id));
    return {
      scoresChanged: changed.filter((each) => scoreOf(each.before) !== scoreOf(each.after)).length,
      ranksChanged: changed.filter((each) => rankOf(each.before) !== rankOf(each.after)).length,
      perfectBefore: perfectOf(before),
      perfectAfter: perfectOf(after),
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

interface Both {
  before: ResultLine | undefined;
  after: ResultLine | undefined;
}

const rankOf = (line: ResultLine | undefined): number | null => line?.rank ?? null;
const scoreOf = (line: ResultLine | undefined): number | null => line?.scoreMilli ?? null;
const best = ({ before, after }: Both): number => Math.min(before?.rank ?? Infinity, after?.rank ?? Infinity);
const perfectOf = ({ lines }: ComputedResult): number =>
  lines.filter(({ scoreMilli, maxMilli }) => scoreMilli === maxMilli).length;
