import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Regrade } from '../grading/regrade.js';
import type { AskedBody } from '../core/kind/kind.js';
import { keyInWords, numberLine } from '../core/decision/corrections.js';
import { checkResponse } from '../core/kind/registry.js';
import { AppError } from '../platform/errors.js';
import { QuestionQuery } from '../question/question.query.js';
import type { DecisionEffect, DecisionRequest } from './decision.dto.js';
import { DecisionQuery, type DecisionRecord } from './decision.query.js';

/** What two people decide together: one proposes, another one confirms; taking back is a decision of its own. */
@Injectable()
export class DecisionService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: DecisionQuery,
    private readonly questions: QuestionQuery,
    private readonly regrade: Regrade,
  ) {}

  /**
   * @returns the id of the proposal
   * @throws AppError round_not_found, decision_too_early, question_not_in_round, choice_not_in_question,
   *   attempt_not_found, contestant_not_found, decision_not_found, decision_not_in_force, bad_input
   */
  async propose(roundId: string, accountId: string, wanted: DecisionRequest): Promise<string> {
    if (!(await this.query.isOver(roundId))) throw new AppError('decision_too_early');
    const checked = await this.check(roundId, wanted);
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO decision (round_id, kind, question_id, effect, attempt_id, contestant_id, takes_back, reason, evidence, proposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        roundId,
        wanted.kind,
        checked.questionId,
        checked.effect,
        checked.attemptId,
        checked.contestantId,
        checked.takesBack,
        wanted.reason,
        wanted.evidence ?? '',
        accountId,
      ],
    );
    const id = made?.id ?? '';
    // Without its key a proposal decides nothing: it can only be withdrawn.
    if (wanted.kind === 'correct-key') await this.regrade.keepKey(id, wanted.key ?? []);
    return id;
  }

  /**
   * Makes a proposal count. @param changed what it changes, kept for the public
   * @throws AppError decision_not_found, decision_settled, second_person_needed
   */
  async confirm(id: string, accountId: string, changed: DecisionEffect): Promise<void> {
    const decision = await this.database.transaction(async (manager) => {
      const found = await this.settle(manager, id, accountId, 'confirmed', changed);
      await this.strikeOut(manager, found);
      return found;
    });
    await this.apply(decision.roundId);
  }

  /** @throws AppError decision_not_found, decision_settled */
  async withdraw(id: string, accountId: string): Promise<void> {
    await this.database.transaction((manager) => this.settle(manager, id, accountId, 'withdrawn'));
  }

  /** The second person must see the key that is proposed, not only what comes of it. */
  async newKey({ id, kind, roundId, questionId }: DecisionRecord): Promise<string[] | null> {
    if (kind !== 'correct-key' || questionId === null) return null;
    const correction = (await this.regrade.corrections(roundId, id)).get(questionId);
    const question = (await this.questions.byIds([questionId])).get(questionId);
    if (correction?.effect !== 'key' || !question) return null;
    return keyInWords(question.asked, correction.key);
  }

  /** Gives the scores that the decisions in force make; may be done again after a failure. */
  async apply(roundId: string): Promise<void> {
    await this.regrade.apply(roundId);
    await this.database.query('UPDATE round SET rescored_at = clock_timestamp() WHERE id = $1', [roundId]);
  }

  /** Entries of the log that a disqualification, or its taking back, adds. */
  async strikeOut(manager: EntityManager, decision: DecisionRecord): Promise<void> {
    const about = decision.takesBack === null ? decision : await this.query.one(decision.takesBack, manager);
    if (about.kind !== 'disqualify') return;
    // Of two decisions about one attempt at once, the later one sees what the earlier one did.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [about.roundId]);
    const attempts =
      decision.takesBack === null
        ? await this.query.attemptsOf(about)
        : await this.query.attemptsFreedOf(about, manager);
    await manager.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, value, received_at)
       SELECT id, 1 + coalesce((SELECT max(n) FROM response r WHERE r.attempt_id = id), 0), gen_random_uuid(), $2, $3,
         date_trunc('milliseconds', clock_timestamp())
       FROM unnest($1::uuid[]) AS id`,
      [
        attempts,
        decision.takesBack === null ? 'void' : 'reinstate',
        JSON.stringify({ decision: decision.id }),
      ],
    );
  }

  private async settle(
    manager: EntityManager,
    id: string,
    accountId: string,
    act: 'confirmed' | 'withdrawn',
    changed: DecisionEffect | null = null,
  ): Promise<DecisionRecord> {
    const found = await this.query.one(id, manager);
    if (found.state !== 'proposed') throw new AppError('decision_settled');
    if (act === 'confirmed' && found.proposedBy === accountId) throw new AppError('second_person_needed');
    const made = await manager.query<unknown[]>(
      `INSERT INTO decision_act (decision_id, act, signed_by, changed) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING decision_id`,
      [id, act, accountId, changed],
    );
    if (made.length === 0) throw new AppError('decision_settled');
    return found;
  }

  private async check(roundId: string, wanted: DecisionRequest) {
    const nothing = { questionId: null, effect: null, attemptId: null, contestantId: null, takesBack: null };
    if (wanted.kind === 'take-back') {
      const found = await this.query.one(wanted.takesBack ?? '00000000-0000-0000-0000-000000000000');
      if (found.roundId !== roundId) throw new AppError('decision_not_found', {}, 'takesBack');
      if (found.state !== 'in-force' || found.kind === 'take-back')
        throw new AppError('decision_not_in_force', {}, 'takesBack');
      return { ...nothing, takesBack: found.id };
    }
    if (wanted.kind === 'disqualify') {
      const { attemptId = null, contestantId = null } = wanted;
      if ((attemptId === null) === (contestantId === null))
        throw new AppError('attempt_not_found', {}, 'attemptId');
      const attempts = await this.query.attemptsOf({ roundId, attemptId, contestantId });
      if (attempts.length === 0)
        throw new AppError(attemptId === null ? 'contestant_not_found' : 'attempt_not_found');
      return { ...nothing, attemptId, contestantId };
    }
    const questionId = await this.questionOf(roundId, wanted);
    if (wanted.kind === 'correct-key') return { ...nothing, questionId };
    return { ...nothing, questionId, effect: wanted.effect ?? ('everyone-right' as const) };
  }

  private async questionOf(
    roundId: string,
    { questionId = '', kind, key = [] }: DecisionRequest,
  ): Promise<string> {
    const question = (await this.questions.byIds(questionId === '' ? [] : [questionId])).get(questionId);
    const [asked] = question
      ? await this.database.query<unknown[]>(
          `SELECT 1 FROM attempt WHERE round_id = $1 AND paper @> jsonb_build_array(jsonb_build_object('questionId', $2::text)) LIMIT 1`,
          [roundId, questionId],
        )
      : [];
    if (!question || !asked) throw new AppError('question_not_in_round', {}, 'questionId');
    if (kind === 'void-question') return questionId;
    if (!canBeKey(question.asked, key)) throw new AppError('key_invalid', {}, 'key');
    return questionId;
  }
}

/** A key has the shape of a whole answer, or is a list of what may be typed. An essay has none: people mark it. */
function canBeKey(asked: AskedBody, key: readonly string[]): boolean {
  if (key.length === 0 || asked.kind === 'essay') return false;
  if (asked.kind === 'numeric') return key.every((line) => numberLine(line) !== null);
  if (asked.kind === 'short-text')
    return key.every((text) => checkResponse(asked, [text]).length === 0 && text !== '');
  if (asked.kind === 'matching' && key.length < asked.lefts.length) return false;
  return checkResponse(asked, key).length === 0;
}
