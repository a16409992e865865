import type { Difficulty } from '../rulebook.js';

export const questionKinds = [
  'single',
  'multiple',
  'true-false',
  'matching',
  'ordering',
  'numeric',
  'short-text',
  'essay',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** `file`: SHA-256 (hex) of the stored picture, or a name inside the batch while it is being imported. */
export type PictureRef = { file: string; alt: string };

/** Something to choose, put in order or match; ids are letters from `a`, unique in their list. */
export type Option = { id: string; text: string; picture: PictureRef | null };

/**
 * What is asked and what is right, by kind. Numbers are decimal texts with a point (`"12.5"`), so that nothing
 * is lost; shares of the points are permille. An answer on the wire and in the log is always a list of texts:
 * ids of choices, ids in the chosen order, `left:right` pairs, or one text.
 */
export type QuestionBody =
  | { kind: 'single' | 'true-false'; choices: Option[]; key: string[]; fixedOrder: boolean }
  | {
      kind: 'multiple';
      choices: Option[];
      key: string[];
      fixedOrder: boolean;
      partialCredit: 'all-or-nothing' | 'per-choice';
    }
  | {
      kind: 'matching';
      lefts: Option[];
      /** May hold more than `lefts`: distractors. */
      rights: Option[];
      /** `left:right`, one for each left. */
      key: string[];
      partialCredit: 'all-or-nothing' | 'per-pair';
    }
  | {
      kind: 'ordering';
      items: Option[];
      /** Ids in the right order. */
      key: string[];
      partialCredit: 'all-or-nothing' | 'per-neighbour';
    }
  | {
      kind: 'numeric';
      /** Words behind the field, like `ngày làm việc`; empty: none. */
      unit: string;
      /** The best that holds counts: within `tolerance` of `value`, for a share of the points. */
      key: { value: string; tolerance: string; permille: number }[];
    }
  | {
      kind: 'short-text';
      ignoreCase: boolean;
      ignoreAccents: boolean;
      key: { text: string; permille: number }[];
    }
  | {
      kind: 'essay';
      maxWords: number;
      /** Permilles add up to 1000. */
      rubric: { code: string; text: string; permille: number }[];
    };

/** Where the answer stands in the law; see question/law.ts. Numbers are texts, empty where not narrowed down. */
export type DraftCitation = {
  document: string;
  article: string;
  clause: string;
  point: string;
  summary: string;
};

/** A text, table or picture that several questions share; equal `code`: asked together, in this order. */
export type Stimulus = { code: string; text: string; picture: PictureRef | null };

/**
 * A question as it is written, imported and exported: the one model between every file format, the editor and
 * the bank. Texts are plain, NFC, without markup; line breaks are kept. Empty texts and null: not given.
 */
export type QuestionDraft = {
  /** Stable code in its bank; empty: to be given. */
  code: string;
  topic: string;
  difficulty: Difficulty | null;
  audience: string[];
  text: string;
  picture: PictureRef | null;
  stimulus: Stimulus | null;
  body: QuestionBody;
  explanation: string;
  citations: DraftCitation[];
  /** Days `YYYY-MM-DD`. */
  asksAbout: string | null;
  validFrom: string | null;
  validUntil: string | null;
};

/** A construct of a foreign file that was not taken as it stood. `where`: line, row or element, for a person. */
export type Loss = { where: string; what: string; action: 'dropped' | 'changed' };

/** What could not be read at all. */
export type ReadError = { where: string; what: string };

/** What reading a file gave. `pictures` by the name that `PictureRef.file` uses. */
export type ReadResult = {
  questions: { draft: QuestionDraft; where: string }[];
  losses: Loss[];
  errors: ReadError[];
  pictures: Map<string, { bytes: Uint8Array; mediaType: string }>;
};

/** A file made of questions, and what its format cannot say. */
export type WriteResult = { bytes: Uint8Array; losses: Loss[] };
