import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Contest, Division, Round } from '../contest/contest.entity.js';
import { canonicalJson } from '../core/decision/canonical.js';
import { fillDefaults } from '../core/rules-check/check.js';
import { fullName } from '../core/rules/divisions.js';
import { compileRound } from '../core/rules-check/compile.js';
import type { Rulebook } from '../core/rules/document.js';
import { AppError } from '../platform/errors.js';
import { QuestionQuery } from '../question/question.query.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { DraftCheck } from './draft.check.js';
import { DraftService } from './draft.service.js';
import { type Draft, DraftStore } from './draft.store.js';
import { hasPrizes, slugOf } from './draft.views.js';
import type { PublishedRulesAnswer, PublishRulesRequest } from './drafting.dto.js';

/** Shortest reason that says something. */
const leastReason = 10;
/** The reason of a change that nobody's attempt can feel. */
const beforeOpening = 'Chỉnh sửa trước khi đợt thi đầu tiên mở.';

/** From a draft to a contest with its rounds; afterwards, from an amended draft to the next version. */
@Injectable()
export class PublishService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly store: DraftStore,
    private readonly drafts: DraftService,
    private readonly checks: DraftCheck,
    private readonly questions: QuestionQuery,
  ) {}

  /**
   * The first time makes the contest, its divisions and rounds; later ones bring them to the new version. What is
   * in force already is answered as it is, so doing it twice changes nothing.
   * @throws AppError draft_not_found, draft_changed, rulebook_problems with everything, public_bank_with_prizes,
   * amendment_reason_missing, slug_taken, rulebook_part_in_use
   */
  async publish(id: string, wanted: PublishRulesRequest, by: string): Promise<PublishedRulesAnswer> {
    try {
      return await this.database.transaction((manager) => this.run(manager, id, wanted, by));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '23505') throw new AppError('slug_taken', {}, 'slug');
      if (code === '23503') throw new AppError('rulebook_part_in_use');
      throw error;
    }
  }

  private async run(
    manager: EntityManager,
    id: string,
    { revision, reason = '', publicBankConfirmed }: PublishRulesRequest,
    by: string,
  ): Promise<PublishedRulesAnswer> {
    const draft = await this.store.find(id, manager);
    if (!draft) throw new AppError('draft_not_found');
    const fields = this.drafts.fieldsOf(draft);
    const { rules, yaml, problems } = await this.checks.check(draft, fields);
    const inForce = draft.contestId === null ? null : await readRulebook(manager, draft.contestId);
    if (rules && inForce && digestOf(rules) === inForce.sha256)
      return this.answer(manager, draft, inForce.version);
    if (draft.revision !== revision) throw new AppError('draft_changed');
    if (!rules || problems.length > 0) {
      const details = problems.map(({ path, ...found }) => ({ field: path, ...found }));
      throw new AppError('rulebook_problems', {}, undefined, details);
    }
    const confirmedBy = publicBankConfirmed ? by : null;
    if (confirmedBy === null && hasPrizes(rules) && (await this.drawsFromPublic(draft, rules)))
      throw new AppError('public_bank_with_prizes', {}, 'bank');
    const version = (inForce?.version ?? 0) + 1;
    const begun = draft.contestId !== null && (await this.checks.begun(draft.contestId));
    if (begun && reason.length < leastReason) throw new AppError('amendment_reason_missing', {}, 'reason');
    const contestId = draft.contestId ?? (await this.createContest(manager, draft, rules, confirmedBy));
    if (inForce)
      await this.amendContest(manager, contestId, fillDefaults(inForce.document), rules, draft.bank);
    await manager.query(
      `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        contestId,
        version,
        JSON.stringify(rules),
        digestOf(rules),
        version === 1 ? '' : reason || beforeOpening,
        by,
      ],
    );
    const [contest] = await manager.query<{ slug: string }[]>('SELECT slug FROM contest WHERE id = $1', [
      contestId,
    ]);
    await this.store.markPublished(manager, id, contestId, yaml, contest?.slug ?? '');
    return { contestId, slug: contest?.slug ?? '', version };
  }

  private async answer(manager: EntityManager, draft: Draft, version: number): Promise<PublishedRulesAnswer> {
    const contestId = draft.contestId ?? '';
    const [contest] = await manager.query<{ slug: string }[]>('SELECT slug FROM contest WHERE id = $1', [
      contestId,
    ]);
    return { contestId, slug: contest?.slug ?? '', version };
  }

  private async drawsFromPublic({ bank }: Draft, { divisions }: Rulebook): Promise<boolean> {
    for (const each of new Set([bank, ...divisions.flatMap((division) => division.bank ?? [])]))
      if (await this.questions.isPublic(each)) return true;
    return false;
  }

  /** @returns the contest's id */
  private async createContest(
    manager: EntityManager,
    draft: Draft,
    rules: Rulebook,
    confirmedBy: string | null,
  ): Promise<string> {
    const { id } = await manager.save(
      manager.create(Contest, {
        ...factsOf(rules),
        slug: draft.slug === '' ? await freeSlug(manager, slugOf(rules.contest.title)) : draft.slug,
        kind: 'real',
        bank: draft.bank,
        reportPeriod: draft.reportPeriod,
        signatures: 2,
      }),
    );
    await manager.query(
      'UPDATE contest SET published_at = clock_timestamp(), public_bank_confirmed_by = $2 WHERE id = $1',
      [id, confirmedBy],
    );
    await manager.insert(Division, divisionsOf(rules, id));
    for (const { code } of rules.rounds) await this.addRound(manager, id, rules, code);
    return id;
  }

  /** Rounds that have opened keep what attempts rest upon: the check saw to that; they may only close later. */
  private async amendContest(
    manager: EntityManager,
    contestId: string,
    before: Rulebook,
    after: Rulebook,
    bank: string,
  ): Promise<void> {
    await manager.query('SELECT 1 FROM contest WHERE id = $1 FOR UPDATE', [contestId]);
    const states = await this.checks.states(contestId);
    const begun = [...states.values()].some((state) => state !== 'upcoming');
    await manager.update(Contest, { id: contestId }, { ...factsOf(after), ...(begun ? {} : { bank }) });
    await manager.upsert(Division, divisionsOf(after, contestId), ['contestId', 'code']);
    const gone = before.divisions.filter(({ code }) => after.divisions.every((each) => each.code !== code));
    for (const { code } of gone) await removeDivision(manager, contestId, code);
    for (const old of before.rounds)
      if (after.rounds.every(({ code }) => code !== old.code))
        await manager.delete(Round, { contestId, ruleCode: old.code });
    for (const { code, name, closesAt } of after.rounds) {
      const state = states.get(code);
      if (state === undefined) await this.addRound(manager, contestId, after, code);
      else if (state === 'upcoming') await this.updateRound(manager, contestId, after, code);
      else {
        const later = before.rounds.find((old) => old.code === code)?.closesAt !== closesAt;
        const compiled = compileRound(after, code);
        await manager.update(
          Round,
          { contestId, ruleCode: code },
          { name, ...(later && compiled ? { closesAt: new Date(compiled.times.closesAt) } : {}) },
        );
      }
    }
  }

  private async addRound(
    manager: EntityManager,
    contestId: string,
    rules: Rulebook,
    code: string,
  ): Promise<void> {
    const round = roundOf(rules, code);
    if (!round) return;
    const number = ((await manager.maximum(Round, 'number', { contestId })) ?? 0) + 1;
    await manager.insert(Round, { ...round, contestId, number, ruleCode: code });
  }

  private async updateRound(
    manager: EntityManager,
    contestId: string,
    rules: Rulebook,
    code: string,
  ): Promise<void> {
    const round = roundOf(rules, code);
    if (round) await manager.update(Round, { contestId, ruleCode: code }, round);
    else await manager.delete(Round, { contestId, ruleCode: code });
  }
}

const digestOf = (rules: Rulebook): string => createHash('sha256').update(canonicalJson(rules)).digest('hex');

function roundOf(
  rules: Rulebook,
  code: string,
): Pick<Round, 'name' | 'opensAt' | 'frozenAt' | 'closesAt' | 'rules'> | null {
  const compiled = compileRound(rules, code);
  const name = rules.rounds.find((round) => round.code === code)?.name;
  if (!compiled || name === undefined) return null;
  const { opensAt, frozenAt, closesAt } = compiled.times;
  return {
    name,
    opensAt: new Date(opensAt),
    frozenAt: frozenAt === null ? null : new Date(frozenAt),
    closesAt: new Date(closesAt),
    rules: compiled.rules,
  };
}

function factsOf(rules: Rulebook) {
  const { title, titleEn, organizer, contact, purpose } = rules.contest;
  return { title, titleEn, organizer, contact, summary: purpose, hasPrizes: hasPrizes(rules) };
}

const divisionsOf = (rules: Rulebook, contestId: string): Division[] =>
  rules.divisions.map((division, i) => {
    const { code, place, bank } = division;
    const { name, nameEn } = fullName(rules, division);
    return { contestId, code, nameVi: name, nameEn, place, bank, position: i + 1 };
  });

/** @throws AppError rulebook_part_in_use when somebody has registered in it */
async function removeDivision(manager: EntityManager, contestId: string, code: string): Promise<void> {
  const [, removed] = await manager.query<[unknown[], number]>(
    `DELETE FROM division WHERE contest_id = $1 AND code = $2
     AND NOT EXISTS (SELECT FROM contestant WHERE contest_id = $1 AND division = $2)`,
    [contestId, code],
  );
  if (removed === 0) throw new AppError('rulebook_part_in_use', {}, 'divisions');
}

/** The address itself, or with the first number behind it that no contest has. */
async function freeSlug(manager: EntityManager, slug: string): Promise<string> {
  const rows = await manager.query<{ slug: string }[]>(
    `SELECT slug FROM contest WHERE slug = $1 OR slug LIKE $1 || '-%'`,
    [slug],
  );
  const taken = new Set(rows.map((row) => row.slug));
  let free = slug;
  for (let n = 2; taken.has(free); n += 1) free = `${slug}-${n}`;
  return free;
}
