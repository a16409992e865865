import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import { Regrade } from '../grading/regrade.js';
import { SlotScores } from '../grading/slot-scores.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { UnitQuery } from '../unit/unit.query.js';
import { type ResultHead, type ResultLine, resultText } from '../tally/tally.lines.js';
import {
  type ArchivedAttempt,
  type ArchivedRound,
  FORMAT,
  type Manifest,
  rankingFile,
} from './archive.format.js';
import { writeFacts } from './archive.facts.js';
import { batches, LinesZip, ms } from './archive.lines.js';
import { writeVersions } from './archive.versions.js';

const KIND = 'archive';
/** In the options of a file that may have years of birth beyond what the rules ask for. */
const YEARS = 'years';

/** The whole contest as open files, from which anybody recomputes scores, ranks and digests. */
@Injectable()
export class ArchiveService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    private readonly slots: SlotScores,
    private readonly regrade: Regrade,
    private readonly units: UnitQuery,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: () => 'hồ sơ lưu trữ',
      // Contestants are random ids in it; with years of birth they might be known all the same.
      mayRelease: ({ options }) => options[YEARS] !== true,
      write: (...all) => this.write(...all),
    });
  }

  /**
   * Only when every round that opened is official: the archive has the keys.
   * @throws AppError contest_not_found, archive_not_yet
   */
  async request(staff: StaffPrincipal, contestId: string): Promise<string> {
    const [contest] = await this.database.query<{ open: number; rounds: number; overall: boolean }[]>(
      `SELECT EXISTS (SELECT FROM overall_result o WHERE o.contest_id = c.id) AS overall, count(r.id)::int AS rounds,
         count(r.id) FILTER (WHERE r.opens_at <= clock_timestamp() AND r.finalized_at IS NULL)::int AS open
       FROM contest c LEFT JOIN round r ON r.contest_id = c.id WHERE c.id = $1 GROUP BY c.id`,
      [contestId],
    );
    if (!contest) throw new AppError('contest_not_found');
    if (contest.open > 0 || contest.rounds === 0) throw new AppError('archive_not_yet');
    return this.downloads.request(staff, {
      kind: KIND,
      format: 'zip',
      roundId: null,
      contestId,
      options: contest.overall ? { [YEARS]: true } : {},
    });
  }

  private async write(
    manager: EntityManager,
    { contestId, options }: FileTask,
    path: string,
    progress: (share: number) => Promise<void>,
  ): Promise<void> {
    const zip = new LinesZip(path);
    try {
      const [contest] = await manager.query<{ title: string; now: number }[]>(
        `SELECT *, floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now FROM contest WHERE id = $1`,
        [contestId],
      );
      const rounds = await manager.query<ArchivedRound[]>(
        `SELECT *, floor(extract(epoch FROM opens_at) * 1000)::float8 AS "opensAt",
           floor(extract(epoch FROM closes_at) * 1000)::float8 AS "closesAt"
         FROM round WHERE contest_id = $1 AND finalized_at IS NOT NULL ORDER BY number`,
        [contestId],
      );
      zip.open('contest.jsonl');
      await zip.lines([contest]);
      await zip.rows(
        'divisions.jsonl',
        manager,
        'SELECT * FROM division WHERE contest_id = $1 ORDER BY position',
        [contestId],
      );
      await zip.rows(
        'rulebook.jsonl',
        manager,
        `SELECT version, document, sha256, reason, ${ms('published_at')} AS "publishedAt"
         FROM rulebook_version WHERE contest_id = $1 ORDER BY version`,
        [contestId],
      );
      zip.open('rounds.jsonl');
      await zip.lines(rounds);
      await this.writeAttempts(manager, zip, contestId, progress);
      await this.writeQuestions(manager, zip, rounds);
      const results = await writeResults(manager, zip, rounds);
      await writeFacts(manager, zip, contestId, this.units);
      const versions = await writeVersions(manager, zip, contestId, rounds);
      // Asked for before there was an overall result: it would be taken for a file without years of birth.
      if (options[YEARS] !== true && versions.some((version) => version.of === 'overall'))
        throw new Error('an overall result became official meanwhile');
      const manifest: Manifest = {
        format: FORMAT,
        contestId,
        title: contest?.title ?? '',
        createdAt: contest?.now ?? 0,
        files: [],
        results,
        versions,
      };
      zip.open('manifest.json');
      await zip.lines([{ ...manifest, files: zip.files }]);
      await zip.close();
    } catch (error) {
      zip.abandon();
      throw error;
    }
  }

  private async writeAttempts(
    manager: EntityManager,
    zip: LinesZip,
    contestId: string,
    progress: (share: number) => Promise<void>,
  ): Promise<void> {
    const [total] = await manager.query<{ attempts: number }[]>(
      'SELECT count(*)::int AS attempts FROM attempt a JOIN round r ON r.id = a.round_id WHERE r.contest_id = $1',
      [contestId],
    );
    zip.open('attempts.jsonl');
    let done = 0;
    for await (const rows of batches<ArchivedAttempt>(manager, attemptsStatement, [contestId])) {
      await zip.lines(rows);
      done += rows.length;
      await progress(done / (total?.attempts ?? 1));
    }
  }

  private async writeQuestions(
    manager: EntityManager,
    zip: LinesZip,
    rounds: readonly ArchivedRound[],
  ): Promise<void> {
    const questions = await manager.query<{ id: string }[]>(
      `SELECT q.id, q.code, q.version, q.topic, q.difficulty, q.text, q.citations FROM question q
       WHERE q.id IN (SELECT (slot ->> 'questionId')::uuid FROM attempt a, jsonb_array_elements(a.paper) slot
         WHERE a.round_id = ANY($1)) ORDER BY q.code, q.version`,
      [rounds.map(({ id }) => id)],
    );
    const keys = await this.slots.keysOf(questions.map(({ id }) => id));
    zip.open('questions.jsonl');
    await zip.lines(
      questions.map((question) => {
        const key = keys.get(question.id);
        return { ...question, body: key?.body ?? null, explanation: key?.explanation ?? '' };
      }),
    );
    zip.open('corrections.jsonl');
    for (const { id: roundId } of rounds) {
      const corrections = await this.regrade.corrections(roundId);
      await zip.lines(
        [...corrections].map(([questionId, correction]) => ({ roundId, questionId, correction })),
      );
    }
    const roundIds = rounds.map(({ id }) => id);
    await zip.rows(
      'decisions.jsonl',
      manager,
      `SELECT d.id, d.round_id, d.kind, d.question_id, d.effect, d.attempt_id, d.contestant_id, d.takes_back, d.reason,
         d.proposed_at, a.act, ${ms('a.at')} AS "actAt", a.changed
       FROM decision d LEFT JOIN decision_act a ON a.decision_id = d.id WHERE d.round_id = ANY($1)
       ORDER BY d.proposed_at, d.id`,
      [roundIds],
    );
    await zip.rows(
      'appeals.jsonl',
      manager,
      `SELECT p.id, p.attempt_id AS "attemptId", p.unit_id AS "unitId", p.organization_id AS "organizationId", p.about, p.slot, ${ms('p.filed_at')} AS "filedAt", w.outcome,
         w.decision_id AS "decisionId"
       FROM appeal p LEFT JOIN attempt a ON a.id = p.attempt_id LEFT JOIN appeal_answer w ON w.appeal_id = p.id
       WHERE coalesce(p.round_id, a.round_id) = ANY($1) ORDER BY p.filed_at, p.id`,
      [roundIds],
    );
    await zip.rows(
      'law.jsonl',
      manager,
      `SELECT * FROM legal_document WHERE code IN (
         SELECT c ->> 'document' FROM question q, jsonb_array_elements(q.citations) c WHERE q.id = ANY($1))
       ORDER BY code`,
      [questions.map(({ id }) => id)],
    );
  }
}

/** Where somebody belonged is taken from the newest result, which it was part of, and else from today. */
const attemptsStatement = `
  SELECT a.id, a.round_id AS "roundId", a.contestant_id AS "contestantId",
    coalesce(x.division, c.division) AS division,
    CASE WHEN x.contestant_id IS NULL THEN c.unit_id ELSE x.unit_id END AS "unitId",
    CASE WHEN x.contestant_id IS NULL THEN c.organization_id ELSE x.organization_id END AS "organizationId",
    a.number, a.seed, a.paper, a.plan, ${ms('a.started_at')} AS "startedAt", ${ms('a.deadline_at')} AS "deadlineAt",
    coalesce((SELECT json_agg(json_build_object('n', e.n, 'kind', e.kind, 'slot', e.slot, 'value', e.value,
      'receivedAt', ${ms('e.received_at')}) ORDER BY e.n) FROM response e WHERE e.attempt_id = a.id), '[]') AS log,
    coalesce((SELECT json_agg(json_build_object('slot', m.slot, 'permille', m.permille) ORDER BY m.slot)
      FROM essay_result m WHERE m.attempt_id = a.id), '[]') AS marks,
    (SELECT e.points_milli FROM stage_confirmation k JOIN stage_entry e ON e.id = k.entry_id
      WHERE k.attempt_id = a.id) AS "stageMilli",
    CASE WHEN s.attempt_id IS NULL THEN NULL ELSE json_build_object('scoreMilli', s.score_milli, 'maxMilli', s.max_milli,
      'correctCount', s.correct_count, 'questionCount', s.question_count, 'prediction', s.prediction, 'durationMs', s.duration_ms,
      'endedAt', ${ms('s.ended_at')}) END AS score
  FROM attempt a JOIN round r ON r.id = a.round_id JOIN contestant c ON c.id = a.contestant_id
  LEFT JOIN score s ON s.attempt_id = a.id
  LEFT JOIN result n ON n.round_id = a.round_id
    AND n.version = (SELECT max(version) FROM result m WHERE m.round_id = a.round_id)
  LEFT JOIN result_row x ON x.result_id = n.id AND x.contestant_id = a.contestant_id
  WHERE r.contest_id = $1 AND r.finalized_at IS NOT NULL`;

/** Each version as the lines whose SHA-256 is the digest of that result. */
async function writeResults(
  manager: EntityManager,
  zip: LinesZip,
  rounds: readonly ArchivedRound[],
): Promise<Manifest['results']> {
  const written: Manifest['results'] = [];
  for (const { id: roundId, number } of rounds) {
    const versions = await manager.query<
      (ResultHead & { id: string; version: number; sha256: string | null })[]
    >(
      `SELECT id, version, sha256, prediction_actual::float8 AS "predictionActual", basis, actual, people
       FROM result WHERE round_id = $1 ORDER BY version`,
      [roundId],
    );
    for (const { id, version, sha256, ...head } of versions) {
      const file = rankingFile(number, version);
      zip.open(file);
      await zip.text([...resultText(roundId, head, [])]);
      for await (const lines of batches<ResultLine>(manager, rankedStatement, [id])) {
        const [, ...texts] = resultText(roundId, { ...head, basis: null }, lines);
        await zip.text(texts);
      }
      written.push({ roundId, version, file, sha256, basis: head.basis });
    }
  }
  return written;
}

const rankedStatement = `
  SELECT contestant_id AS "contestantId", attempt_id AS "attemptId", division, rank,
    division_rank AS "divisionRank", score_milli AS "scoreMilli", correct_count AS "correctCount",
    prediction::float8 AS prediction, prediction_error::float8 AS "predictionError",
    duration_ms::float8 AS "durationMs", ${ms('submitted_at')} AS "submittedAt", attempts,
    unit_id AS "unitId", organization_id AS "organizationId", more
  FROM result_row WHERE result_id = $1 ORDER BY rank, contestant_id`;
