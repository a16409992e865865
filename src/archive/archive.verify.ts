import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { canonicalJson } from '../core/decision/canonical.js';
import { chosenText } from '../core/decision/chosen.js';
import { type Correction, gradeCorrected } from '../core/decision/corrections.js';
import { gradeAttempt } from '../core/grading.js';
import { missingOf } from '../core/play/course.js';
import { replay } from '../core/response.js';
import { basisOfPlain } from '../tally/tally.basis.js';
import type { LineMore } from '../tally/tally.lines.js';
import type {
  ArchivedAttempt,
  ArchivedCorrection,
  ArchivedQuestion,
  ArchivedRound,
  ArchivedRulebook,
  Manifest,
} from './archive.format.js';
import { FORMAT } from './archive.format.js';
import { type RankedFact, rankingText } from './archive.ranking.js';

/** What was checked, and each thing that does not hold. `malformed`: no archive of this format. */
export type Verdict = {
  malformed: string | null;
  files: number;
  attempts: number;
  results: number;
  faults: string[];
};

const MOST_FAULTS = 100;
/** An archive of a million attempts has files of some GB; a line of a file is never so long. */
const LONGEST_LINE = 8_000_000;

/**
 * Recomputes everything an archive says from the archive alone: the digest of every file and rulebook, every score from its
 * log and the keys, the newest ranking of each round from the scores, and the digest of each result.
 */
export async function verifyArchive(path: string): Promise<Verdict> {
  const verdict: Verdict = { malformed: null, files: 0, attempts: 0, results: 0, faults: [] };
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false });
    try {
      const entries = new Map<string, yauzl.Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      await new Verifier(zip, entries, verdict).run();
    } finally {
      zip.close();
    }
  } catch (error) {
    verdict.malformed = error instanceof Error ? error.message : String(error);
  }
  return verdict;
}

class Verifier {
  constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly verdict: Verdict,
  ) {}

  async run(): Promise<void> {
    const [manifest] = await this.all<Manifest>('manifest.json');
    if (manifest?.format !== FORMAT || !Array.isArray(manifest.files) || !Array.isArray(manifest.results))
      throw new Error('manifest.json is not of format 1');
    for (const { name, sha256 } of manifest.files) {
      this.verdict.files += 1;
      if ((await this.digest(name)) !== sha256) this.fault(`${name}: SHA-256 differs from the manifest`);
    }
    const listed = new Set([...manifest.files.map(({ name }) => name), 'manifest.json']);
    for (const name of this.entries.keys()) if (!listed.has(name)) this.fault(`${name}: not in the manifest`);
    for await (const { version, document, sha256 } of this.each<ArchivedRulebook>('rulebook.jsonl')) {
      if (createHash('sha256').update(canonicalJson(document)).digest('hex') !== sha256)
        this.fault(`rulebook.jsonl: version ${version} differs from its SHA-256`);
    }
    await this.results(manifest, await this.scores());
  }

  /** Facts of every attempt that counts, each recomputed from its log. */
  private async scores(): Promise<RankedFact[]> {
    const rounds = new Map((await this.all<ArchivedRound>('rounds.jsonl')).map((round) => [round.id, round]));
    const questions = new Map(
      (await this.all<ArchivedQuestion>('questions.jsonl')).map((question) => [question.id, question]),
    );
    const corrections = new Map<string, Correction>();
    for (const { roundId, questionId, correction } of await this.all<ArchivedCorrection>('corrections.jsonl'))
      corrections.set(`${roundId}|${questionId}`, correction);
    const facts: RankedFact[] = [];
    for await (const attempt of this.each<ArchivedAttempt>('attempts.jsonl')) {
      this.verdict.attempts += 1;
      const rules = rounds.get(attempt.roundId)?.rules;
      if (rules === undefined) {
        this.fault(`attempt ${attempt.id}: of an unknown round`);
        continue;
      }
      try {
        const fact = this.factOf(attempt, rules, questions, corrections);
        if (fact) facts.push(fact);
      } catch (error) {
        this.fault(`attempt ${attempt.id}: ${(error as Error).message}`);
      }
    }
    return facts;
  }

  private factOf(
    attempt: ArchivedAttempt,
    { pointsMilli, stage }: ArchivedRound['rules'],
    questions: ReadonlyMap<string, ArchivedQuestion>,
    corrections: ReadonlyMap<string, Correction>,
  ): RankedFact | null {
    const { score } = attempt;
    const state = replay(attempt.log);
    if (state.endedBy === null || state.endedAt === null || state.voided) return null;
    // Without all of its answers it is not valid.
    if (score === null && missingOf(attempt.plan, attempt.paper.length, state) > 0) return null;
    if (score === null) {
      this.fault(`attempt ${attempt.id}: handed in but without a score`);
      return null;
    }
    const { parts, ...graded } = gradeOf(attempt, state.answers, pointsMilli, questions, corrections);
    const entered = stage && { scoreMilli: attempt.stageMilli ?? 0, maxMilli: stage.maxMilli };
    const grade = entered ?? graded;
    const endedAt = state.endedBy === 'submit' ? state.endedAt : attempt.deadlineAt;
    const durationMs = Math.max(0, endedAt - attempt.startedAt);
    const recomputed = { ...grade, prediction: state.prediction, durationMs, endedAt };
    for (const [name, value] of Object.entries(recomputed)) {
      const stored = score[name as keyof typeof score];
      if (stored !== value) this.fault(`attempt ${attempt.id}: ${name} is ${stored}, the log says ${value}`);
    }
    const { id: attemptId, contestantId, division, unitId, organizationId } = attempt;
    return {
      attemptId,
      contestantId,
      division,
      unitId,
      organizationId,
      roundId: attempt.roundId,
      startedAt: attempt.startedAt,
      scoreMilli: grade.scoreMilli,
      maxMilli: grade.maxMilli,
      correct: score.correctCount,
      questions: attempt.paper.length,
      ...parts,
      prediction: state.prediction === null ? null : String(state.prediction),
      durationMs,
      submittedAt: endedAt,
      complete: true,
    };
  }

  /** Every version has its digest; the newest of each round follows from the scores. */
  private async results({ results }: Manifest, facts: readonly RankedFact[]): Promise<void> {
    const rounds = await this.all<ArchivedRound>('rounds.jsonl');
    const roundIds = new Map(
      results.flatMap(({ roundId, basis }) => (basis ? [[basis.order.round, roundId] as const] : [])),
    );
    for (const { id, rules, opensAt } of rounds) {
      const versions = results.filter(({ roundId }) => roundId === id);
      const newest = versions.toSorted((a, b) => b.version - a.version)[0];
      if (!newest) this.fault(`round ${id}: without a result`);
      for (const version of versions) {
        this.verdict.results += 1;
        const digest = await this.digest(version.file);
        if (version.sha256 !== null && digest !== version.sha256)
          this.fault(`${version.file}: SHA-256 differs from that of the result`);
        if (version !== newest) continue;
        const hash = createHash('sha256');
        const kept = version.basis ?? null;
        const basis = kept ?? basisOfPlain(rules, opensAt);
        const known = { roundIds, more: await this.told(version.file) };
        for (const line of rankingText(id, basis, kept !== null, facts, known)) hash.update(line);
        if (hash.digest('hex') !== digest)
          this.fault(`${version.file}: the ranking does not follow from the scores`);
      }
    }
  }

  /** What a ranking says of registration and age. */
  private async told(file: string): Promise<Map<string, LineMore>> {
    const told = new Map<string, LineMore>();
    for await (const { contestantId, more } of this.each<{ contestantId?: string; more?: LineMore }>(file))
      if (contestantId !== undefined && more) told.set(contestantId, more);
    return told;
  }

  private fault(text: string): void {
    if (this.verdict.faults.length < MOST_FAULTS) this.verdict.faults.push(text);
  }

  private async digest(name: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.open(name)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }

  private open(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`${name} is missing`);
    return this.zip.openReadStreamPromise(entry);
  }

  private async *each<T>(name: string): AsyncGenerator<T> {
    for await (const line of createInterface({ input: await this.open(name), crlfDelay: Infinity })) {
      if (line.length > LONGEST_LINE) throw new Error(`${name}: a line is too long`);
      if (line !== '') yield JSON.parse(line) as T;
    }
  }

  private async all<T>(name: string): Promise<T[]> {
    const values: T[] = [];
    for await (const value of this.each<T>(name)) values.push(value);
    return values;
  }
}

/** Points by topic and of essays. */
type Parts = Pick<RankedFact, 'essayMilli' | 'topicMilli' | 'essays' | 'essaysRight'>;

/** As the server grades, with what people decided about questions after closing. */
function gradeOf(
  { roundId, paper, marks }: ArchivedAttempt,
  answers: ReadonlyMap<number, string[]>,
  points: number,
  questions: ReadonlyMap<string, ArchivedQuestion>,
  corrections: ReadonlyMap<string, Correction>,
): {
  scoreMilli: number;
  maxMilli: number;
  parts: Parts;
} {
  const given = new Map(marks.map(({ slot, permille }) => [slot, permille]));
  const grade = gradeAttempt(paper, questions, answers, points, given);
  let { scoreMilli, maxMilli } = grade;
  const topicMilli: Record<string, number> = {};
  const parts: Parts = { essayMilli: null, essays: 0, essaysRight: 0, topicMilli };
  for (const [i, { questionId, pointsMilli: own }] of paper.entries()) {
    const worth = own ?? points;
    const correction = corrections.get(`${roundId}|${questionId}`);
    const { body, topic } = questions.get(questionId) ?? {};
    if (!body || topic === undefined) continue;
    let earned = grade.slots[i]?.scoreMilli ?? 0;
    if (correction) {
      const chosen = chosenText(body, answers.get(i + 1) ?? [], given.get(i + 1));
      const corrected = gradeCorrected(body, correction, chosen, worth);
      scoreMilli += corrected.pointsMilli - earned;
      earned = corrected.pointsMilli;
      if (corrected.removed) maxMilli -= worth;
    }
    topicMilli[topic] = (topicMilli[topic] ?? 0) + earned;
    if (body.kind !== 'essay') continue;
    parts.essayMilli = (parts.essayMilli ?? 0) + earned;
    parts.essays += 1;
    if (given.get(i + 1) === 1000) parts.essaysRight += 1;
  }
  return { scoreMilli, maxMilli, parts };
}
