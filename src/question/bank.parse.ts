import { bodyOf, type WrittenBody } from '../core/draft/written.js';
import type { Option, PictureRef, QuestionDraft } from '../core/kind/draft.js';
import type { Difficulty } from '../core/rulebook.js';
import { clean } from '../core/text.js';
import type { Citation, Day, LegalDocument } from './law.js';

/** A question as an editor wrote it, with its key: never leaves the loader. */
export interface BankQuestionEntry extends QuestionDraft {
  version: number;
  difficulty: Difficulty;
  citations: Citation[];
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
  stimuli?: { code: string; text: string; picture?: PictureRef }[];
  questions: QuestionYaml[];
  /** What the file carries itself; `data`: Base64. */
  pictures?: { file: string; data: string }[];
}

interface AllowanceYaml {
  rule: string;
  reason: string;
}

export type QuestionYaml = WrittenBody & {
  code: string;
  version: number;
  difficulty: Difficulty;
  audience: string[];
  text: string;
  picture?: PictureRef;
  stimulus?: string;
  explanation: string;
  asksAbout?: Day;
  validFrom?: Day;
  validUntil?: Day;
  allow?: AllowanceYaml[];
  citations: ({ document: string; summary: string } & PlaceYaml)[];
};

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

export function toTopic({ topic, name, order }: QuestionFileYaml): Topic {
  return { code: topic, nameVi: clean(name.vi), nameEn: clean(name.en), position: order };
}

export function toQuestions(file: QuestionFileYaml): BankQuestionEntry[] {
  const stimuli = new Map(
    (file.stimuli ?? []).map(({ code, text, picture = null }) => [
      code,
      { code, text: text.trim(), picture },
    ]),
  );
  return file.questions.map((question) => ({
    topic: file.topic,
    code: question.code,
    version: question.version,
    difficulty: question.difficulty,
    audience: question.audience.toSorted(),
    text: question.text.trim(),
    picture: question.picture ?? null,
    stimulus: stimuli.get(question.stimulus ?? '') ?? null,
    body: bodyOf(question),
    asksAbout: question.asksAbout ?? null,
    validFrom: question.validFrom ?? null,
    validUntil: question.validUntil ?? null,
    citations: question.citations.map(({ document, summary, ...place }) => ({
      document,
      ...toPlace(place),
      summary: summary.trim(),
    })),
    explanation: question.explanation.trim(),
  }));
}

/** Every picture that a question names. */
export function picturesOf({ picture, stimulus, body }: QuestionDraft): PictureRef[] {
  const lists = ['choices', 'lefts', 'rights', 'items'] as const;
  const options = lists.flatMap((name) => (body as Partial<Record<typeof name, Option[]>>)[name] ?? []);
  return [picture, stimulus?.picture, ...options.map((option) => option.picture)].filter(
    (each) => each !== null && each !== undefined,
  );
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
