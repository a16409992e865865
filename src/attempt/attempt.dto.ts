import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Option, type PictureRef, type QuestionKind, questionKinds } from '../core/kind/draft.js';
import { optionsOf } from '../core/kind/registry.js';
import { type PredictionTarget, predictionTargets } from '../core/rulebook.js';
import { AppError } from '../platform/errors.js';
import type { Question } from '../question/question.query.js';

export class AttemptRow {
  id: string;
  number: number;
  startedAt: Date;
  deadlineAt: Date;
  endedAt: Date | null;
  @ApiProperty({ enum: ['submit', 'timeout'], nullable: true })
  endedBy: 'submit' | 'timeout' | null;
}

/** A round as the signed-in contestant stands before it. */
export class MineAnswer {
  roundId: string;
  @ApiProperty({ enum: ['draft', 'upcoming', 'open', 'frozen', 'closed', 'provisional', 'official'] })
  phase: string;
  now: Date;
  used: number;
  /** In this round; null: as many as one likes. */
  allowed: number | null;
  extraTimePermille: number;
  /** The attempt that is running. */
  open: string | null;
  attempts: AttemptRow[];
  /** Code of the reason why no attempt can be started or continued. */
  refused: string | null;
  /** Of a limit that is reached: how many attempts it allows. */
  refusedLimit: number | null;
  /** When it may be tried again. */
  startsAt: Date | null;
}

export class PredictionView {
  @ApiProperty({ enum: predictionTargets })
  target: PredictionTarget;
  over?: 'contest-so-far';
  within?: 'division';
  /** Places of a percentage; left out: a whole number. */
  decimals?: number;
}

/** A picture as a page shows it. */
export class ShownPicture {
  path: string;
  alt: string;
}

export class ChoiceView {
  id: string;
  text: string;
  picture?: ShownPicture;
}

/** What several questions of a paper share. */
export class StimulusView {
  code: string;
  text: string;
  picture?: ShownPicture;
}

export class SlotView {
  slot: number;
  @ApiProperty({ enum: questionKinds })
  kind: QuestionKind;
  text: string;
  picture?: ShownPicture;
  stimulus?: StimulusView;
  /** What an answer chooses from, in the order of this paper; empty where it is typed. */
  choices: ChoiceView[];
  /** Only matching: what the choices are matched to. */
  lefts?: ChoiceView[];
  /** Only numeric: words behind the field. */
  unit?: string;
  /** Only essay. */
  maxWords?: number;
}

/** Which questions are open, and until when. */
export class CourseView {
  from: number;
  to: number;
  until: Date;
  /** The question that may be opened next; null: none. */
  next: number | null;
}

export class AttemptView {
  id: string;
  roundId: string;
  contestSlug: string;
  number: number;
  /** The server's clock, for the countdown. */
  now: Date;
  startedAt: Date;
  deadlineAt: Date;
  graceMs: number;
  /** Carries the attempt to another device. */
  continuationCode: string;
  prediction: PredictionView | null;
  /** Of the whole paper; `paper` holds what is open now. */
  questionCount: number;
  /** Null: every question is open until the deadline. */
  course: CourseView | null;
  /** Which of the ready papers it is; null: drawn. */
  readyPaper: number | null;
  /** Not valid with an answer missing. */
  mustAnswerAll: boolean;
  @ApiProperty({ enum: ['resumable', 'uses-up'] })
  leaving: 'resumable' | 'uses-up';
  paper: SlotView[];
  /** Answers by slot number: ids of choices, ids in order, `left:right` pairs, or one text. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
  })
  answers: Record<string, string[]>;
  predictionGiven: number | null;
  /** Number of the last entry in the log. */
  lastN: number;
  endedAt: Date | null;
  @ApiProperty({ enum: ['submit', 'timeout'], nullable: true })
  endedBy: 'submit' | 'timeout' | null;
}

/** One answer or prediction; sent again with the same clientId it has the same effect once. */
export class ResponseInput {
  @ApiProperty({ format: 'uuid' })
  clientId: string;
  @ApiProperty({ enum: ['answer', 'prediction'] })
  kind: 'answer' | 'prediction';
  slot?: number;
  /** Ids of choices, ids in order, `left:right` pairs, or one text; none clear the slot. */
  choices?: string[];
  @ApiProperty({ type: Number, nullable: true, required: false })
  prediction?: number | null;
}

export class ResponsesInput {
  @ApiProperty({ type: [ResponseInput], minItems: 1, maxItems: 50 })
  entries: ResponseInput[];
}

export class ResponseOutcome {
  clientId: string;
  /** `saved` is said only of what is durable. */
  @ApiProperty({ enum: ['saved', 'late', 'ended', 'refused'] })
  outcome: 'saved' | 'late' | 'ended' | 'refused';
  n: number | null;
  receivedAt: Date | null;
  /** Why an entry was refused. */
  code?: string;
  message?: string;
}

export class ResponsesAnswer {
  now: Date;
  results: ResponseOutcome[];
}

export class StartInput {
  /** Where papers are offered: the number of one. */
  @IsOptional()
  @IsInt()
  paper?: number;
}

export class OpenInput {
  @IsUUID()
  clientId: string;

  @IsInt()
  slot: number;
}

export class SubmitInput {
  @IsUUID()
  clientId: string;

  /** The page was left, where that ends the attempt. */
  @IsOptional()
  @IsBoolean()
  leaving?: boolean;
}

/** Thousandths of points. */
export class ReceiptScore {
  scoreMilli: number;
  maxMilli: number;
}

/** What the contestant keeps of an ended attempt. */
export class ReceiptView {
  attemptId: string;
  /** `submitted` by this request, or `already` before it. */
  @ApiProperty({ enum: ['submitted', 'already'] })
  outcome: 'submitted' | 'already';
  code: string;
  submittedAt: Date;
  @ApiProperty({ enum: ['submit', 'timeout'] })
  endedBy: 'submit' | 'timeout';
  /** False: answers are missing where all are asked for, so it does not count. */
  valid: boolean;
  answered: number;
  questionCount: number;
  predictionGiven: number | null;
  /** Answers that came after the end and do not count. */
  late: number;
  /** When the round closes. */
  resultsAt: Date;
  /** Null: not graded yet, or the rules publish it later or never. */
  score: ReceiptScore | null;
}

export class ContinuationInput {
  @IsString()
  @MaxLength(40)
  code: string;
}

export class ContinuationAnswer {
  attemptId: string;
  roundId: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => uuid.test(text);

const fieldsOf: Record<string, ReadonlySet<string>> = {
  answer: new Set(['clientId', 'kind', 'slot', 'choices']),
  prediction: new Set(['clientId', 'kind', 'prediction']),
};
const maxEntries = 50;
const maxChoices = 50;

type Mistake = { field: string; code: string };

/**
 * Reads the body of the busiest route by hand: five times faster than the validating pipe, same errors.
 * Only shapes are checked here; what the paper can hold is core's to say.
 * @throws AppError `bad_input` naming every wrong field
 */
export function readResponses(body: unknown): ResponseInput[] {
  const mistakes: Mistake[] = [];
  const entries = isRecord(body) ? body['entries'] : undefined;
  if (isRecord(body)) {
    for (const field of Object.keys(body)) if (field !== 'entries') mistakes.push(unknown(field));
  }
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > maxEntries) {
    mistakes.push(invalid('entries'));
  } else {
    entries.forEach((entry: unknown, i) => checkEntry(entry, `entries.${i}`, mistakes));
  }
  if (mistakes.length > 0) throw new AppError('bad_input', {}, undefined, mistakes);
  return entries as ResponseInput[];
}

function checkEntry(entry: unknown, path: string, mistakes: Mistake[]): void {
  if (!isRecord(entry)) return void mistakes.push(invalid(path));
  const { clientId, kind, slot, choices, prediction } = entry;
  if (typeof clientId !== 'string' || !isId(clientId)) mistakes.push(invalid(`${path}.clientId`));
  const fields = kind === 'answer' || kind === 'prediction' ? fieldsOf[kind] : undefined;
  if (!fields) return void mistakes.push(invalid(`${path}.kind`));
  for (const field of Object.keys(entry)) {
    if (!fields.has(field)) mistakes.push(unknown(`${path}.${field}`));
  }
  if (kind === 'prediction') {
    if (prediction !== null && typeof prediction !== 'number') mistakes.push(invalid(`${path}.prediction`));
    return;
  }
  if (typeof slot !== 'number') mistakes.push(invalid(`${path}.slot`));
  if (!isChoices(choices)) mistakes.push(invalid(`${path}.choices`));
}

const isChoices = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= maxChoices && value.every((choice) => typeof choice === 'string');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field's name comes from outside; a long one is not sent back whole. */
const unknown = (field: string): Mistake => ({ field: field.slice(0, 80), code: 'unknown_field' });
const invalid = (field: string): Mistake => ({ field, code: 'invalid_field' });

/** Only what a contestant may see: a stored question has no key, and this picks its fields one by one. */
export function toSlotView(
  { text, picture, stimulus, asked }: Question,
  slot: number,
  choiceIds: readonly string[],
  maxWords: number | null = null,
): SlotView {
  const options = new Map(optionsOf(asked).map((option) => [option.id, option]));
  return {
    slot,
    kind: asked.kind,
    text,
    ...shown(picture),
    ...(stimulus && { stimulus: { code: stimulus.code, text: stimulus.text, ...shown(stimulus.picture) } }),
    choices: choiceIds.map((id) => toChoiceView(options.get(id) ?? { id, text: '', picture: null })),
    ...(asked.kind === 'matching' && { lefts: asked.lefts.map(toChoiceView) }),
    ...(asked.kind === 'numeric' && asked.unit !== '' && { unit: asked.unit }),
    ...(asked.kind === 'essay' && { maxWords: maxWords ?? asked.maxWords }),
  };
}

const toChoiceView = ({ id, text, picture }: Option): ChoiceView => ({ id, text, ...shown(picture) });

const shown = (picture: PictureRef | null): { picture?: ShownPicture } =>
  picture ? { picture: { path: `/api/pictures/${picture.file}`, alt: picture.alt } } : {};
