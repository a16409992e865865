import type { Json } from '../core/decision/canonical.js';
import type { Correction } from '../core/decision/corrections.js';
import type { QuestionBody } from '../core/kind/draft.js';
import type { PaperSlot } from '../core/paper.js';
import type { AttemptPlan } from '../core/play/course.js';
import type { LogEntry } from '../core/response.js';
import type { RoundRules } from '../core/rulebook.js';
import type { ResultBasis } from '../tally/tally.basis.js';
import type { ArchivedFile } from './archive.lines.js';

/**
 * What the files of an archive hold. Contestants are named only by their random ids; names and phones are not
 * in it, ages only where the rules rank by them. Times are epoch ms, points thousandths.
 */
export const FORMAT = 1;

/** `manifest.json`, the last file; `results` name the digest of each ranking file. */
export type Manifest = {
  format: number;
  contestId: string;
  title: string;
  createdAt: number;
  files: ArchivedFile[];
  results: {
    roundId: string;
    version: number;
    file: string;
    sha256: string | null;
    /** What it was decided by; null on results of old: then the rules of the round. */
    basis: ResultBasis | null;
  }[];
};

/** A line of `rulebook.jsonl`: a published version, with the SHA-256 of the document as canonical JSON (RFC 8785). */
export type ArchivedRulebook = {
  version: number;
  document: Json;
  sha256: string;
  /** Why it was amended; empty for the first. */
  reason: string;
  publishedAt: number;
};

/** A line of `rounds.jsonl`. */
export type ArchivedRound = { id: string; number: number; name: string; rules: RoundRules; opensAt: number };

/** A line of `questions.jsonl`: as it was asked, with its key, its explanation and the law it rests on. */
export type ArchivedQuestion = {
  id: string;
  code: string;
  version: number;
  topic: string;
  difficulty: string;
  text: string;
  body: QuestionBody;
  explanation: string;
  citations: unknown;
};

/** A line of `corrections.jsonl`. */
export type ArchivedCorrection = { roundId: string; questionId: string; correction: Correction };

/** A line of `attempts.jsonl`. `score` null: never graded, like one that was struck out. */
export type ArchivedAttempt = {
  id: string;
  roundId: string;
  contestantId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  number: number;
  seed: string;
  paper: PaperSlot[];
  startedAt: number;
  deadlineAt: number;
  /** What it keeps of rules that are not plain; null: sat the plain way. */
  plan: AttemptPlan | null;
  log: LogEntry[];
  /** Final marks of essays. */
  marks: { slot: number; permille: number }[];
  /** Points that two people entered for a stage; null: it was sat. */
  stageMilli: number | null;
  score: {
    scoreMilli: number;
    maxMilli: number;
    correctCount: number;
    prediction: number | null;
    durationMs: number;
    endedAt: number;
  } | null;
};

export const rankingFile = (round: number, version: number): string => `ranking-${round}-${version}.jsonl`;
