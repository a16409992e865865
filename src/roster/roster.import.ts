import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Rulebook } from '../core/rules/document.js';
import { searchKey, sortKey } from '../core/text.js';
import { AppError, errorText, type Language } from '../platform/errors.js';
import { Jobs } from '../platform/jobs.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { type Fate, judge, type Person, type RosterGround } from './roster.check.js';
import type { RosterImportSummary, RosterImportView, RosterRowView } from './roster.dto.js';
import { Places } from './roster.places.js';
import { type Note, readRoster } from './roster.table.js';

const shownRows = 300;

interface ImportRow {
  id: string;
  contestId: string;
  fileName: string;
  importedAt: Date;
  importedBy: string;
  notes: Note[];
  fates: Fate[];
}

/** Bringing lists of people in: every row's fate is told, good rows come in together, nothing half-done. */
@Injectable()
export class RosterImports implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define({ queue: 'roster-import-purge', cron: '50 18 * * *', handle: () => this.purge() });
  }

  /**
   * The same file again changes nothing.
   * @returns the import's id
   * @throws AppError `contest_not_found`, `roster_not_used` and those of readRoster
   */
  async begin(contestId: string, fileName: string, bytes: Uint8Array, accountId: string): Promise<string> {
    const rules = await this.rules(contestId);
    const { lines, notes } = await readRoster(bytes);
    return this.database.transaction(async (manager) => {
      // Two imports at once would both find a person missing.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`roster ${contestId}`]);
      const { fates, added } = judge(lines, await ground(manager, contestId, rules));
      const [made] = await manager.query<{ id: string }[]>(
        `INSERT INTO roster_import (contest_id, file_name, sha256, notes, fates, imported_by)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [
          contestId,
          fileName,
          createHash('sha256').update(bytes).digest('hex'),
          JSON.stringify(notes),
          JSON.stringify(fates),
          accountId,
        ],
      );
      const id = made?.id ?? '';
      await insert(manager, contestId, id, added);
      return id;
    });
  }

  /** @throws AppError `roster_import_not_found` */
  async view(importId: string, language: Language): Promise<RosterImportView> {
    const found = await this.one(importId);
    const told = found.fates.filter(({ notes }) => notes.length > 0);
    return {
      ...summary(found),
      contestId: found.contestId,
      notes: found.notes.map(({ code, params }) => errorText(code, language, params)),
      rows: told.slice(0, shownRows).map((fate) => rowView(fate, language)),
      told: told.length,
    };
  }

  /** Every row with its fate, for the file that is downloaded. @throws AppError `roster_import_not_found` */
  async report(importId: string, language: Language): Promise<{ fileName: string; rows: RosterRowView[] }> {
    const { fileName, fates } = await this.one(importId);
    return { fileName, rows: fates.map((fate) => rowView(fate, language)) };
  }

  /** The newest first. */
  async newest(contestId: string): Promise<RosterImportSummary[]> {
    return (await this.select('i.contest_id = $1 ORDER BY i.imported_at DESC LIMIT 10', contestId)).map(
      summary,
    );
  }

  /** @throws AppError `contest_not_found`, `roster_not_used` */
  async rules(contestId: string): Promise<Rulebook> {
    const [known] = await this.database.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [contestId]);
    if (!known) throw new AppError('contest_not_found');
    const rules = (await readRulebook(this.database, contestId))?.document;
    if (rules?.entry.mode !== 'roster') throw new AppError('roster_not_used');
    return rules;
  }

  private async one(importId: string): Promise<ImportRow> {
    const [found] = await this.select('i.id = $1', importId);
    if (!found) throw new AppError('roster_import_not_found');
    return found;
  }

  private select(condition: string, param: string): Promise<ImportRow[]> {
    return this.database.query<ImportRow[]>(
      `SELECT i.id, i.contest_id AS "contestId", i.file_name AS "fileName", i.imported_at AS "importedAt",
         a.display_name AS "importedBy", i.notes, i.fates
       FROM roster_import i JOIN account a ON a.id = i.imported_by WHERE ${condition}`,
      [param],
    );
  }

  /** Names of who was refused are of no use after the contest. */
  private async purge(): Promise<void> {
    await this.database.query(
      `UPDATE roster_import SET fates = '[]' WHERE imported_at < now() - interval '90 days' AND fates <> '[]'`,
    );
  }
}

const counted = (fates: readonly Fate[], wanted: Fate['state']) =>
  fates.filter(({ state }) => state === wanted).length;

function summary({ id, fileName, importedAt, importedBy, fates }: ImportRow) {
  return {
    id,
    fileName,
    importedAt,
    importedBy,
    added: counted(fates, 'added'),
    known: counted(fates, 'known'),
    refused: counted(fates, 'refused'),
  };
}

function rowView({ row, name, state, notes }: Fate, language: Language): RosterRowView {
  return { row, name, state, messages: notes.map(({ code, params }) => errorText(code, language, params)) };
}

async function ground(manager: EntityManager, contestId: string, rules: Rulebook): Promise<RosterGround> {
  const [contest] = await manager.query<{ period: string; now: number }[]>(
    `SELECT report_period AS period, floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now
     FROM contest WHERE id = $1`,
    [contestId],
  );
  const divisions = await manager.query<RosterGround['divisions']>(
    `SELECT code, name_vi AS "nameVi", name_en AS "nameEn", place FROM division WHERE contest_id = $1 ORDER BY position`,
    [contestId],
  );
  const people = await manager.query<Person[]>(
    `SELECT account_code AS "accountCode", full_name AS "fullName", phone, birth_year AS "birthYear",
       to_char(born, 'YYYY-MM-DD') AS born, division, unit_id AS "unitId", organization_id AS "organizationId", groups
     FROM roster_entry WHERE contest_id = $1 AND removed_at IS NULL ORDER BY added_at, id`,
    [contestId],
  );
  const elsewhere = await manager.query<{ phone: string }[]>(
    `SELECT c.phone FROM contestant c WHERE c.contest_id = $1 AND c.phone IS NOT NULL
       AND NOT EXISTS (SELECT FROM roster_entry e WHERE e.contestant_id = c.id)`,
    [contestId],
  );
  return {
    rules,
    divisions,
    places: await Places.read(manager, contest?.period ?? ''),
    people,
    phonesElsewhere: new Set(elsewhere.map(({ phone }) => phone)),
    now: contest?.now ?? 0,
  };
}

async function insert(
  manager: EntityManager,
  contestId: string,
  importId: string,
  people: readonly Person[],
): Promise<void> {
  const rows = people.map((person) => ({
    ...person,
    searchKey: searchKey(person.fullName),
    sortKey: sortKey(person.fullName),
  }));
  await manager.query(
    `INSERT INTO roster_entry (contest_id, import_id, account_code, full_name, search_key, sort_key, phone, birth_year,
       born, division, unit_id, organization_id, groups)
     SELECT $1, $2, p."accountCode", p."fullName", p."searchKey", p."sortKey", p.phone, p."birthYear", p.born,
       p.division, p."unitId", p."organizationId", p.groups
     FROM jsonb_to_recordset($3::jsonb) AS p("accountCode" text, "fullName" text, "searchKey" text, "sortKey" text,
       phone text, "birthYear" smallint, born date, division text, "unitId" text, "organizationId" uuid, groups text[])`,
    [contestId, importId, JSON.stringify(rows)],
  );
}
