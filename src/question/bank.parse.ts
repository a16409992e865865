import type { Difficulty } from '../core/rulebook.js';
import { clean } from '../core/text.js';
import type { Citation, Day, LegalDocument } from './law.js';

/** A question as an editor wrote it, with its key: never leaves the loader. */
export interface BankQuestionEntry {
  topic: string;
  code: string;
  version: number;
  difficulty: Difficulty;
  audience: string[];
  kind: 'single' | 'multiple' | 'true-false';
  text: string;
  choices: { id: string; text: string }[];
  asksAbout: Day | null;
  validFrom: Day | null;
  validUntil: Day | null;
  citations: Citation[];
  /** Ids of the right choices. */
  key: string[];
  partialCredit: 'all-or-nothing' | 'per-choice' | null;
  explanation: string;
}

export interface Topic {
  code: string;
  nameVi: string;
  nameEn: string;
  position: number;
}

/** One file of questions whose shape the schema has passed. */
export interface QuestionFileYaml {
  topic: string;
  name: { vi: string; en: string };
  order: number;
  /** Rules of the check that are set aside for the topic as a whole. */
  allow?: AllowanceYaml[];
  questions: QuestionYaml[];
}

interface AllowanceYaml {
  rule: string;
  reason: string;
}

interface QuestionYaml {
  code: string;
  version: number;
  difficulty: Difficulty;
  audience: string[];
  kind: BankQuestionEntry['kind'];
  text: string;
  choices: string[];
  key: string[];
  partialCredit?: 'all-or-nothing' | 'per-choice';
  explanation: string;
  asksAbout?: Day;
  validFrom?: Day;
  validUntil?: Day;
  allow?: AllowanceYaml[];
  citations: ({ document: string; summary: string } & PlaceYaml)[];
}

interface PlaceYaml {
  article: number | string;
  clause?: number | string;
  point?: string;
}

export interface LegalDocumentYaml extends Omit<LegalDocument, 'note' | 'provisions'> {
  note?: string;
  /** How many articles it has, or those that were read. */
  articles?: number | (number | string)[];
  provisions: (PlaceYaml & { inForceFrom: Day | null; inForceUntil: Day | null; note: string })[];
}

/** Letter of a choice by its place: 0 → `a`. */
export const choiceId = (index: number): string => String.fromCharCode(97 + index);

export function toTopic({ topic, name, order }: QuestionFileYaml): Topic {
  return { code: topic, nameVi: clean(name.vi), nameEn: clean(name.en), position: order };
}

export function toQuestions(file: QuestionFileYaml): BankQuestionEntry[] {
  return file.questions.map((question) => ({
    topic: file.topic,
    code: question.code,
    version: question.version,
    difficulty: question.difficulty,
    audience: question.audience.toSorted(),
    kind: question.kind,
    text: question.text.trim(),
    choices: question.choices.map((text, i) => ({ id: choiceId(i), text: text.trim() })),
    asksAbout: question.asksAbout ?? null,
    validFrom: question.validFrom ?? null,
    validUntil: question.validUntil ?? null,
    citations: question.citations.map(({ document, summary, ...place }) => ({
      document,
      ...toPlace(place),
      summary: summary.trim(),
    })),
    key: question.key.map((letter) => letter.toLowerCase()).toSorted(),
    partialCredit: question.partialCredit ?? null,
    explanation: question.explanation.trim(),
  }));
}

export function toLegalDocument({ note = '', provisions, ...document }: LegalDocumentYaml): LegalDocument {
  return {
    code: document.code,
    kind: document.kind,
    number: document.number,
    title: document.title,
    issuedOn: document.issuedOn,
    inForceFrom: document.inForceFrom,
    inForceUntil: document.inForceUntil,
    replacedBy: document.replacedBy,
    amendedBy: document.amendedBy,
    note,
    provisions: provisions.map(({ inForceFrom, inForceUntil, note: reason, ...place }) => ({
      ...toPlace(place),
      inForceFrom,
      inForceUntil,
      note: reason,
    })),
  };
}

/** Numbers of provisions become texts, for "21a" stands beside 21; empty where nothing is named. */
export function toPlace({
  article,
  clause,
  point,
}: PlaceYaml): Pick<Citation, 'article' | 'clause' | 'point'> {
  return { article: String(article), clause: String(clause ?? ''), point: point ?? '' };
}
