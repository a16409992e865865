import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type {
  ActView,
  BankView,
  QuestionStatisticsLine,
  RoundUseView,
  VersionView,
} from './editorial.dto.js';

export interface BankRecord {
  name: string;
  public: boolean;
}

/** A version of an entry, with what became of it. */
export interface VersionRecord {
  id: string;
  number: number;
  state: VersionView['state'];
  authorId: string;
  author: string;
  savedAt: Date;
  acts: ActView[];
}

/** What the list knows of an entry's newest version; keys are not among it. */
export interface EntryRow {
  code: string;
  number: number;
  state: VersionView['state'];
  topic: string;
  difficulty: string;
  kind: string;
  stem: string;
  documents: string[];
  author: string;
  savedAt: Date;
}

/** Reads of the room. */
@Injectable()
export class EntryQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Every bank that the reader may open. */
  banks(staff: StaffPrincipal): Promise<BankView[]> {
    return this.database.query<BankView[]>(
      `SELECT b.name, b.title, b.public, a.display_name AS owner,
         (SELECT count(DISTINCT q.code) FROM question q WHERE q.bank = b.name)::int AS questions,
         (SELECT count(*) FROM bank_entry e JOIN entry_version v ON v.entry_id = e.id
          WHERE e.bank = b.name AND ${stateOf('v')} = 'in-review')::int AS "inReview",
         (SELECT count(*) FROM (${openFlags('b.name')}) AS flagged)::int AS flagged
       FROM bank b LEFT JOIN account a ON a.id = b.owner
       WHERE b.owner IS NULL OR b.owner = $1 OR $2 ORDER BY b.public DESC, b.title, b.name`,
      [staff.accountId, staff.role === 'organiser'],
    );
  }

  /** @throws AppError bank_not_found, also for a private bank of somebody else */
  async bank(name: string, staff: StaffPrincipal): Promise<BankRecord> {
    const [found] = await this.database.query<BankRecord[]>(
      'SELECT name, public FROM bank WHERE name = $1 AND (owner IS NULL OR owner = $2 OR $3)',
      [name, staff.accountId, staff.role === 'organiser'],
    );
    if (!found) throw new AppError('bank_not_found');
    return found;
  }

  /** The newest version of every entry of a bank that was not discarded. */
  entries(bank: string): Promise<EntryRow[]> {
    return this.database.query<EntryRow[]>(
      `SELECT DISTINCT ON (e.code) e.code, v.number, ${stateOf('v')} AS state, v.topic, v.difficulty, v.kind, v.stem,
         v.documents, a.display_name AS author, v.saved_at AS "savedAt"
       FROM bank_entry e JOIN entry_version v ON v.entry_id = e.id JOIN account a ON a.id = v.author
       WHERE e.bank = $1 AND ${stateOf('v')} <> 'discarded' ORDER BY e.code, v.number DESC`,
      [bank],
    );
  }

  /** Versions written here, the newest first. */
  versions(
    bank: string,
    code: string,
    source: DataSource | EntityManager = this.database,
  ): Promise<VersionRecord[]> {
    return source.query<VersionRecord[]>(
      `SELECT v.id, v.number, ${stateOf('v')} AS state, v.author AS "authorId", a.display_name AS author,
         v.saved_at AS "savedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('act', t.act, 'text', t.text, 'by', b.display_name, 'at', t.at)
           ORDER BY t.id) FROM editorial_act t JOIN account b ON b.id = t.account_id WHERE t.version_id = v.id), '[]') AS acts
       FROM bank_entry e JOIN entry_version v ON v.entry_id = e.id JOIN account a ON a.id = v.author
       WHERE e.bank = $1 AND e.code = $2 ORDER BY v.number DESC`,
      [bank, code],
    );
  }

  /** The newest version of each of these questions that was written here. */
  async newestVersions(
    bank: string,
    codes: readonly string[],
    source: DataSource | EntityManager = this.database,
  ): Promise<Map<string, VersionRecord>> {
    const rows = await source.query<(VersionRecord & { code: string })[]>(
      `SELECT DISTINCT ON (e.code) e.code, v.id, v.number, ${stateOf('v')} AS state, v.author AS "authorId",
         a.display_name AS author, v.saved_at AS "savedAt", '[]'::jsonb AS acts
       FROM bank_entry e JOIN entry_version v ON v.entry_id = e.id JOIN account a ON a.id = v.author
       WHERE e.bank = $1 AND e.code = ANY($2) ORDER BY e.code, v.number DESC`,
      [bank, codes],
    );
    return new Map(rows.map(({ code, ...version }) => [code, version]));
  }

  /** Who retired a question, when and why. */
  async retirement(bank: string, code: string): Promise<ActView | null> {
    const [found] = await this.database.query<ActView[]>(
      `SELECT 'retired' AS act, t.reason AS text, a.display_name AS by, t.at
       FROM retired_question t JOIN account a ON a.id = t.account_id WHERE t.bank = $1 AND t.code = $2`,
      [bank, code],
    );
    return found ?? null;
  }

  async retired(bank: string): Promise<Set<string>> {
    const rows = await this.database.query<{ code: string }[]>(
      'SELECT code FROM retired_question WHERE bank = $1',
      [bank],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** What the newest statistics flagged, by question id. */
  async flags(bank: string): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ id: string; flags: string[] }[]>(
      `SELECT DISTINCT ON (s.question_id) s.question_id AS id, s.flags FROM question_statistic s
       JOIN paper_statistic p ON p.round_id = s.round_id JOIN question q ON q.id = s.question_id
       WHERE q.bank = $1 ORDER BY s.question_id, p.computed_at DESC`,
      [bank],
    );
    return new Map(rows.map(({ id, flags }) => [id, flags]));
  }

  /** Rounds in whose papers some version of the question stands. */
  usedIn(bank: string, code: string): Promise<RoundUseView[]> {
    return this.database.query<RoundUseView[]>(
      `SELECT r.id AS "roundId", c.title AS contest, r.name AS round, r.opens_at AS "opensAt"
       FROM round r JOIN contest c ON c.id = r.contest_id
       WHERE c.bank = $1 AND EXISTS (
         SELECT FROM attempt a JOIN question q ON q.bank = $1 AND q.code = $2
         WHERE a.round_id = r.id AND a.paper @> jsonb_build_array(jsonb_build_object('questionId', q.id)))
       ORDER BY r.opens_at DESC LIMIT 100`,
      [bank, code],
    );
  }

  statistics(bank: string, code: string): Promise<QuestionStatisticsLine[]> {
    return this.database.query<QuestionStatisticsLine[]>(
      `SELECT r.name AS round, (s.figures ->> 'n')::float8 AS n, (s.figures ->> 'facility')::float8 AS facility,
         (s.figures ->> 'discrimination')::float8 AS discrimination, s.flags
       FROM question_statistic s JOIN question q ON q.id = s.question_id JOIN round r ON r.id = s.round_id
       WHERE q.bank = $1 AND q.code = $2 ORDER BY r.closes_at DESC LIMIT 50`,
      [bank, code],
    );
  }

  /** Whether somebody could use the bank's keys now: a round that draws from it is open or still takes answers. */
  async isInUse(bank: string): Promise<boolean> {
    const [row] = await this.database.query<{ used: boolean }[]>(
      `SELECT EXISTS (
         SELECT FROM round r JOIN contest c ON c.id = r.contest_id
         WHERE c.bank = $1 AND c.kind = 'real' AND c.published_at <= clock_timestamp()
           AND r.opens_at <= clock_timestamp()
           AND (clock_timestamp() <= r.closes_at + (r.rules ->> 'graceMs')::integer * interval '1 ms' OR EXISTS (
             SELECT FROM attempt a WHERE a.round_id = r.id AND a.deadline_at > clock_timestamp()
               AND NOT EXISTS (SELECT FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))))
       ) AS used`,
      [bank],
    );
    return row?.used ?? false;
  }
}

/**
 * SQL: the newest published versions of a bank's questions that a round's statistics flagged, while nobody has
 * answered for these flags. Retired questions and older versions wait for nobody.
 */
export function openFlags(bank: string): string {
  return `
    SELECT q.id AS "questionId", q.code, q.version, q.text, q.topic, s.round_id AS "roundId", r.name AS round,
      c.title AS contest, s.flags, (s.figures ->> 'n')::float8 AS n, (s.figures ->> 'facility')::float8 AS facility,
      (s.figures ->> 'discrimination')::float8 AS discrimination
    FROM question_statistic s JOIN question q ON q.id = s.question_id
    JOIN round r ON r.id = s.round_id JOIN contest c ON c.id = r.contest_id
    WHERE q.bank = ${bank} AND cardinality(s.flags) > 0
      AND NOT EXISTS (SELECT FROM question n WHERE n.bank = q.bank AND n.code = q.code AND n.version > q.version)
      AND NOT EXISTS (SELECT FROM retired_question t WHERE t.bank = q.bank AND t.code = q.code)
      AND NOT EXISTS (SELECT FROM flag_answer f
        WHERE f.round_id = s.round_id AND f.question_id = s.question_id AND f.flags @> s.flags)`;
}

/** SQL: where a version stands, by the last act that is no comment. */
function stateOf(version: string): string {
  return `coalesce((
    SELECT CASE t.act WHEN 'submitted' THEN 'in-review' WHEN 'approved' THEN 'approved'
      WHEN 'discarded' THEN 'discarded' ELSE 'draft' END
    FROM editorial_act t WHERE t.version_id = ${version}.id AND t.act <> 'commented' ORDER BY t.id DESC LIMIT 1), 'draft')`;
}
