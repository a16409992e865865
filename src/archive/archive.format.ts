import type { Json } from '../core/decision/canonical.js';
import type { Correction } from '../core/decision/corrections.js';
import type { DrawStep } from '../core/draw/draw.js';
import type { QuestionBody } from '../core/kind/draft.js';
import type { PaperSlot } from '../core/paper.js';
import type { AttemptPlan } from '../core/play/course.js';
import type { LogEntry } from '../core/response.js';
import type { RoundRules } from '../core/rulebook.js';
import type { AwardPlan } from '../core/rules/divisions.js';
import type { BodyFact, Settlement } from '../core/rules/facts.js';
import type { ResultBasis } from '../tally/tally.basis.js';
import type { ArchivedFile } from './archive.lines.js';

/**
 * What the files of an archive hold. Contestants are named only by their random ids; names and phones are not in it.
 * Years of birth are where rules rank or award by age, and in overall results, whose digests cover them. Times are
 * epoch ms, points thousandths. Archives of format 1 end with the results of rounds; they are read like before.
 */
export const FORMAT = 2;
export const OLD_FORMAT = 1;

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
  /** From format 2. */
  versions?: FixedVersion[];
};

/**
 * What was fixed besides the results of rounds, every version of it. The SHA-256 of the file's bytes is the digest that
 * was published: canonical JSON (RFC 8785), a head and then one line a contestant, in the order in which it was fixed.
 */
export type FixedVersion = {
  of: 'overall' | 'qualification' | 'awards' | 'collective';
  /** Of a qualification: code of the round that people go on to. */
  target: string | null;
  version: number;
  file: string;
  sha256: string;
  /** Why it replaced the one before; of awards, what they followed. */
  reason: string;
  fixedAt: number;
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
export type ArchivedRound = {
  id: string;
  number: number;
  name: string;
  rules: RoundRules;
  opensAt: number;
  /** In the rulebook; null: there is none. */
  rule_code: string | null;
};

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
    /** From format 2. */
    questionCount?: number;
    prediction: number | null;
    durationMs: number;
    endedAt: number;
  } | null;
};

/** A line of `decisions.jsonl`; `act` null: proposed and nothing more. From format 2 with what became of it. */
export type ArchivedDecision = {
  id: string;
  round_id: string;
  kind: 'void-question' | 'correct-key' | 'disqualify' | 'take-back';
  question_id: string | null;
  effect: 'everyone-right' | 'removed' | null;
  attempt_id: string | null;
  contestant_id: string | null;
  takes_back: string | null;
  reason: string;
  act?: 'confirmed' | 'withdrawn' | null;
  actAt?: number | null;
};

/** A line of `appeals.jsonl`: what came of an appeal. What people wrote is not in the archive. */
export type ArchivedAppeal = {
  id: string;
  /** Null: of a unit or organization. */
  attemptId: string | null;
  unitId?: string | null;
  organizationId?: string | null;
  about: 'question' | 'own-attempt' | 'unit';
  slot: number | null;
  filedAt: number;
  outcome: 'upheld' | 'rejected' | null;
  decisionId: string | null;
};

/** A line of `plans.jsonl`: prizes of a contest without a rulebook. */
export type ArchivedPlan = { version: number; rules: AwardPlan };

/** A line of `people.jsonl`, of whom there is something to say. */
export type ArchivedPerson = {
  contestantId: string;
  /** Could not win when the newest awards were computed; why is not said. */
  cannotWin?: true;
  /** Where rules award by age: YYYY. */
  born?: string;
  /** Where rules of collective awards count groups. */
  groups?: string[];
};

/** A line of `declined.jsonl`: who declined an award of a list. */
export type ArchivedDecline = { list: string; contestantId: string };

/** A line of `settlements.jsonl`: what settled who was equal, in the order of time. */
export type ArchivedSettlement = {
  scope: string;
  by: Settlement['by'];
  /** By id; null: they follow from the draw. */
  places: Settlement['places'] | null;
  /** Number of the draw. */
  draw: number | null;
  at: number;
};

/** A line of `draws.jsonl`; those who were in it are the lines of its file, as `ArchivedLot`. */
export type ArchivedDraw = {
  number: number;
  scope: string;
  title: string;
  places: number;
  /** Hex, published before the values of the sources were known. */
  poolSha256: string;
  fixedAt: number;
  sources: { name: string; from: string }[];
  /** Null: not drawn. `sources`: the values in the order of the sources. */
  outcome: {
    sources: { values: string[]; knownAt: string }[];
    key: string;
    steps: DrawStep[];
    drawnAt: number;
  } | null;
  file: string;
};
/** `id` of the contestant or body behind a published line. */
export type ArchivedLot = { line: string; id: string };

/** A line of `bodies.jsonl`: units and organizations of collective awards. */
export type ArchivedBody = Pick<BodyFact, 'id' | 'name' | 'among' | 'level' | 'covers' | 'kind'> & {
  /** Where head-counts come from the roster. */
  roster: { people: number; groups: Record<string, number> } | null;
};

export const rankingFile = (round: number, version: number): string => `ranking-${round}-${version}.jsonl`;
