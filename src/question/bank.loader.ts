import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { concealed, toParts, withPictures } from '../core/draft/stored.js';
import { compareText } from '../core/ranking.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { storePicture } from '../picture/picture.store.js';
import { AppError, errorText } from '../platform/errors.js';
import { type BankQuestionEntry, picturesOf, type Topic } from './bank.parse.js';
import { type BankFinding, BankRefused, explain } from './bank.problems.js';
import { type BankReading, readBank } from './bank.reader.js';
import type { LegalDocument } from './law.js';

/** Any number, the same in every process: two loads of a bank go one after the other. */
const bankLock = 7_315_045_204;

export interface BankLoad {
  /** Questions in the files. */
  questions: number;
  documents: number;
  /** Rows that were new: a question, or a higher version of one. */
  added: number;
}

interface StoredVersion {
  code: string;
  version: number;
  contentHash: string;
  secretHash: string;
}

/**
 * Takes a bank's folder into the database. Questions go in by the grading role, the only one that may write
 * them and their keys; topics and law by the play role, before. Versions are only ever added.
 */
@Injectable()
export class BankLoader {
  constructor(
    @InjectDataSource() private readonly play: DataSource,
    @InjectDataSource('grading') private readonly grading: DataSource,
  ) {}

  /**
   * @param bank the name under which contests draw from it, like `public`
   * @throws BankRefused with every problem; then nothing of the folder was taken
   */
  async load(directory: string, bank: string): Promise<BankLoad> {
    const reading = readBank(directory);
    if (reading.problems.length > 0) throw new BankRefused(reading.problems);
    const added = await this.grading.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [bankLock]);
      const fresh = newVersions(reading, await storedVersions(manager, bank));
      await this.play.transaction(async (player) => {
        await saveRegister(player, reading);
        await saveBank(player, bank);
      });
      const pictures = await storePictures(manager, reading, fresh);
      if (fresh.length > 0) await insertQuestions(manager, bank, fresh, reading.pictures, pictures);
      return fresh.length;
    });
    return { questions: reading.questions.length, documents: reading.documents.length, added };
  }

  /**
   * Stores versions of questions whose pictures are stored already; doing it twice changes nothing.
   * @param approved whole drafts: with difficulty, without faults
   */
  async publish(bank: string, approved: readonly { version: number; draft: QuestionDraft }[]): Promise<void> {
    await this.grading.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [bankLock]);
      const stored = await manager.query<{ code: string; version: number }[]>(
        'SELECT code, version FROM question WHERE bank = $1 AND code = ANY($2)',
        [bank, approved.map(({ draft }) => draft.code)],
      );
      const known = new Set(stored.map(({ code, version }) => `${code} ${version}`));
      const entries = approved
        .filter(({ draft, version }) => !known.has(`${draft.code} ${version}`))
        .map(({ draft, version }) => ({ ...draft, difficulty: draft.difficulty ?? 'nhan-biet', version }));
      if (entries.length === 0) return;
      const files = entries.flatMap((entry) => picturesOf(entry).map(({ file }) => file));
      await insertQuestions(manager, bank, entries, new Map(), new Map(files.map((file) => [file, file])));
    });
  }
}

/** Those not yet stored. @throws BankRefused for a stored version that has changed or a version that went back */
function newVersions(reading: BankReading, stored: StoredVersion[]): BankQuestionEntry[] {
  const byVersion = new Map(stored.map((row) => [`${row.code} ${row.version}`, row]));
  const newest = new Map<string, number>();
  for (const { code, version } of stored) newest.set(code, Math.max(version, newest.get(code) ?? 0));
  const findings: BankFinding[] = [];
  const highest = new Map<string, number>();
  for (const { code, version } of reading.questions)
    highest.set(code, Math.max(version, highest.get(code) ?? 0));
  const fresh = reading.questions.filter((question) => {
    const { code, version } = question;
    const same = byVersion.get(`${code} ${version}`);
    const known = newest.get(code) ?? 0;
    // A bank may hold the versions before its newest, but not lack one that was loaded later.
    const wentBack = version < known && (same === undefined || version === highest.get(code));
    const place = () => reading.placeOf(code, version);
    if (wentBack) findings.push({ ...place(), code: 'version_went_back', params: { code, version, known } });
    else if (same && !equal(same, question, reading.pictures)) {
      findings.push({ ...place(), code: 'changed_same_version', params: { code, version } });
    }
    return version > known;
  });
  if (findings.length > 0) throw new BankRefused(findings.map(explain));
  return fresh;
}

const equal = (
  stored: StoredVersion,
  question: BankQuestionEntry,
  pictures: ReadonlyMap<string, Buffer>,
): boolean =>
  stored.contentHash === contentHash(question, pictures) &&
  stored.secretHash === secretHash(secretOf(question));

/**
 * Stores the pictures of new questions. @returns the names under which they are stored, by file name
 * @throws BankRefused for pictures that cannot be shown
 */
async function storePictures(
  manager: EntityManager,
  reading: BankReading,
  questions: readonly BankQuestionEntry[],
): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  const findings: BankFinding[] = [];
  for (const question of questions) {
    for (const { file } of picturesOf(question)) {
      if (stored.has(file)) continue;
      try {
        stored.set(file, (await storePicture(manager, reading.pictures.get(file) ?? Buffer.of())).sha256);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const [text, textEn] = [
          errorText(error.code, 'vi', error.params),
          errorText(error.code, 'en', error.params),
        ];
        const params = { name: file, text, textEn };
        findings.push({ ...reading.placeOf(question.code, question.version), code: 'picture_unfit', params });
      }
    }
  }
  if (findings.length > 0) throw new BankRefused(findings.map(explain));
  return stored;
}

/** Keys are compared where they lie: a hash over them in the open table would let anybody try the letters. */
async function storedVersions(manager: EntityManager, bank: string): Promise<StoredVersion[]> {
  const rows = await manager.query<(StoredVersion & Secret)[]>(
    `SELECT q.code, q.version, q.content_hash AS "contentHash", k.key, k.partial_credit AS "partialCredit",
       k.explanation
     FROM question q LEFT JOIN vault.question_key k ON k.question_id = q.id WHERE q.bank = $1`,
    [bank],
  );
  return rows.map(({ code, version, contentHash, ...secret }) => ({
    code,
    version,
    contentHash,
    secretHash: secretHash(secret),
  }));
}

type Secret = { key: unknown; partialCredit: string | null; explanation: string };

function secretHash({ key, partialCredit, explanation }: Secret): string {
  // The database gives the fields of an object back in an order of its own.
  const told = JSON.stringify(key, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => compareText(a, b))
      : value,
  );
  return hash([told, partialCredit, explanation]);
}

const secretOf = ({ body, explanation }: BankQuestionEntry): Secret => ({
  ...toParts(concealed(body)).secret,
  explanation,
});

/** Of what the play role may read anyway, never of keys. */
function contentHash(question: BankQuestionEntry, pictures: ReadonlyMap<string, Buffer>): string {
  const { topic, difficulty, audience, text, body, asksAbout, validFrom, validUntil } = question;
  const citations = question.citations.map((each) => [
    each.document,
    each.article,
    each.clause,
    each.point,
    each.summary,
  ]);
  const { kind, choices, rest } = toParts(concealed(body)).open;
  const texts = choices.map((choice) => choice.text);
  const parts = [topic, difficulty, audience, kind, text, texts, asksAbout, validFrom, validUntil, citations];
  const named = picturesOf(question).map(({ file, alt }) => [
    alt,
    hash([pictures.get(file)?.toString('hex')]),
  ]);
  const usual = JSON.stringify(rest) === JSON.stringify({ fixedOrder: kind === 'true-false' });
  // A plain question keeps the hash that it had before there were other kinds.
  const further = [
    usual ? null : rest,
    question.stimulus && [question.stimulus.code, question.stimulus.text],
    named,
  ];
  return hash(usual && question.stimulus === null && named.length === 0 ? parts : [...parts, ...further]);
}

const hash = (parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

async function insertQuestions(
  manager: EntityManager,
  bank: string,
  questions: BankQuestionEntry[],
  pictures: ReadonlyMap<string, Buffer>,
  stored: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = questions.map((question) => {
    const { picture, stimulus, body } = withPictures(question, stored);
    const { open, secret } = toParts(concealed(body));
    const { kind, choices, rest } = open;
    return {
      ...question,
      picture,
      stimulus,
      kind,
      choices,
      rest,
      ...secret,
      hash: contentHash(question, pictures),
    };
  });
  await manager.query(
    `WITH given AS (
       SELECT gen_random_uuid() AS id, row FROM jsonb_array_elements($2::jsonb) AS row
     ), stored AS (
       INSERT INTO question (id, bank, code, version, topic, difficulty, audience, kind, text, choices, body,
         picture, stimulus, asks_about, valid_from, valid_until, citations, content_hash)
       SELECT id, $1, row->>'code', (row->>'version')::int, row->>'topic', row->>'difficulty',
         ARRAY(SELECT jsonb_array_elements_text(row->'audience')), row->>'kind', row->>'text', row->'choices',
         row->'rest', nullif(row->'picture', 'null'), nullif(row->'stimulus', 'null'),
         (row->>'asksAbout')::date, (row->>'validFrom')::date, (row->>'validUntil')::date, row->'citations',
         row->>'hash'
       FROM given
     )
     INSERT INTO vault.question_key (question_id, key, partial_credit, explanation)
     SELECT id, row->'key', row->>'partialCredit', row->>'explanation' FROM given`,
    [bank, JSON.stringify(rows)],
  );
}

/** The bank that ships with the product is everybody's to read. */
async function saveBank(manager: EntityManager, bank: string): Promise<void> {
  await manager.query(
    `INSERT INTO bank (name, title, public) VALUES ($1, CASE WHEN $1 = 'public' THEN 'Ngân hàng công khai' ELSE $1 END, $1 = 'public')
     ON CONFLICT (name) DO UPDATE SET public = bank.public OR EXCLUDED.public,
       title = CASE WHEN EXCLUDED.public THEN EXCLUDED.title ELSE bank.title END`,
    [bank],
  );
}

/** Topics and documents are corrected in place; those no longer listed stay, older questions need them. */
async function saveRegister(
  manager: EntityManager,
  { topics, documents }: { topics: Topic[]; documents: LegalDocument[] },
): Promise<void> {
  await manager.query(
    `INSERT INTO topic (code, name_vi, name_en, position)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(code text, "nameVi" text, "nameEn" text, position int)
     ON CONFLICT (code) DO UPDATE SET (name_vi, name_en, position) =
       (EXCLUDED.name_vi, EXCLUDED.name_en, EXCLUDED.position)`,
    [JSON.stringify(topics)],
  );
  const law = JSON.stringify(documents);
  await manager.query(upsertDocuments, [law]);
  await manager.query(
    `DELETE FROM legal_provision WHERE document IN (SELECT d->>'code' FROM jsonb_array_elements($1::jsonb) AS d)`,
    [law],
  );
  await manager.query(insertProvisions, [law]);
}

const upsertDocuments = `
  INSERT INTO legal_document (code, kind, number, title, issued_on, in_force_from, in_force_until,
    replaced_by, amended_by, note)
  SELECT d->>'code', d->>'kind', d->>'number', d->>'title', (d->>'issuedOn')::date, (d->>'inForceFrom')::date,
    (d->>'inForceUntil')::date, ARRAY(SELECT jsonb_array_elements_text(d->'replacedBy')),
    ARRAY(SELECT jsonb_array_elements_text(d->'amendedBy')), d->>'note'
  FROM jsonb_array_elements($1::jsonb) AS d
  ON CONFLICT (code) DO UPDATE SET (kind, number, title, issued_on, in_force_from, in_force_until,
    replaced_by, amended_by, note) = (EXCLUDED.kind, EXCLUDED.number, EXCLUDED.title, EXCLUDED.issued_on,
    EXCLUDED.in_force_from, EXCLUDED.in_force_until, EXCLUDED.replaced_by, EXCLUDED.amended_by, EXCLUDED.note)`;

const insertProvisions = `
  INSERT INTO legal_provision (document, article, clause, point, in_force_from, in_force_until, note)
  SELECT d->>'code', p.article, p.clause, p.point, p."inForceFrom", p."inForceUntil", p.note
  FROM jsonb_array_elements($1::jsonb) AS d,
    jsonb_to_recordset(d->'provisions') AS p(article text, clause text, point text,
      "inForceFrom" date, "inForceUntil" date, note text)`;
