import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { CollectiveResult } from '../core/engine/collective.js';
import type { Rulebook } from '../core/rules/document.js';
import { AppError, type Language } from '../platform/errors.js';
import { UnitQuery } from '../unit/unit.query.js';
import { type Basis, computeCollective, restored } from './collective.compute.js';
import type { CollectiveAnswer, CollectiveIssueView } from './collective.dto.js';
import { awardViews } from './collective.view.js';

/** Both change rarely, and a crowd comes in the minute in which they do. */
const KEPT_MS = 20_000;
const ANSWERS_KEPT = 200;

/** What was made official, as it was kept. */
export interface StoredCollective {
  issue: CollectiveIssueView;
  basis: Basis;
  results: CollectiveResult[];
  rules: Rulebook;
}

/** Collective results as the public reads them. */
@Injectable()
export class CollectiveQuery {
  private readonly answers = new Map<string, { until: number; answer: Promise<CollectiveAnswer> }>();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** After a new version. */
  forget(): void {
    this.answers.clear();
  }

  /**
   * The official results; before there are any, what the rounds that are official give, as provisional.
   * @throws AppError contest_not_found
   */
  async bySlug(slug: string, language: Language): Promise<CollectiveAnswer> {
    const key = `${slug}|${language}`;
    const kept = this.answers.get(key);
    const now = Date.now();
    if (kept && kept.until > now) return kept.answer;
    if (this.answers.size >= ANSWERS_KEPT) this.answers.clear();
    const answer = this.read(slug, language);
    this.answers.set(key, { until: now + KEPT_MS, answer });
    answer.catch(() => this.answers.delete(key));
    return answer;
  }

  private async read(slug: string, language: Language): Promise<CollectiveAnswer> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const [contest] = await manager.query<{ id: string }[]>(
        'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
        [slug],
      );
      if (!contest) throw new AppError('contest_not_found');
      const official = await readOfficial(manager, contest.id);
      if (official) {
        const { issue, basis, results, rules } = official;
        const awards = awardViews(results, rules, language);
        return { state: 'official', issue, rounds: basis.rounds.map(roundView), awards };
      }
      const computed = await computeCollective(manager, this.units, contest.id);
      if (!computed || computed.basis.rounds.length === 0)
        return { state: null, issue: null, rounds: [], awards: [] };
      const awards = awardViews(computed.results, computed.rules, language);
      return { state: 'provisional', issue: null, rounds: computed.basis.rounds.map(roundView), awards };
    });
  }
}

const roundView = ({ code, name, version }: Basis['rounds'][number]) => ({ code, name, version });

/** Every version, the newest first. */
export function readIssued(manager: EntityManager, contestId: string): Promise<CollectiveIssueView[]> {
  return manager.query(
    `SELECT r.version, r.issued_at AS at, a.display_name AS by, b.display_name AS "confirmedBy", r.sha256, r.reason
     FROM collective_result r JOIN account a ON a.id = r.issued_by LEFT JOIN account b ON b.id = r.confirmed_by
     WHERE r.contest_id = $1 ORDER BY r.version DESC`,
    [contestId],
  );
}

/** A version, or the newest; null: there is none. */
export async function readOfficial(
  manager: EntityManager,
  contestId: string,
  version: number | null = null,
): Promise<StoredCollective | null> {
  const issued = await readIssued(manager, contestId);
  const issue = issued.find((each) => version === null || each.version === version);
  if (!issue) return null;
  const [kept] = await manager.query<Omit<StoredCollective, 'issue'>[]>(
    `SELECT r.basis, r.results, v.document AS rules FROM collective_result r
     JOIN rulebook_version v ON v.contest_id = r.contest_id AND v.version = r.rulebook_version
     WHERE r.contest_id = $1 AND r.version = $2`,
    [contestId, issue.version],
  );
  return { issue, ...kept!, results: restored(kept!.results) };
}
