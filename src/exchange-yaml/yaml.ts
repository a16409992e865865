import { Buffer } from 'node:buffer';
import { type Document, isMap, isSeq, LineCounter, parseAllDocuments, stringify } from 'yaml';
import { draftFromJson } from '../core/draft/from-json.js';
import { Reading, tidy, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { withPictures } from '../core/draft/stored.js';
import { bodyOf, type WrittenBody, writtenOf } from '../core/draft/written.js';
import { withoutPictures, Writing } from '../core/draft/writing.js';
import type { QuestionDraft, ReadResult, Stimulus, WriteResult } from '../core/kind/draft.js';
import { decodeText } from '../exchange-text/decode.js';
import { carriedBy, fileNames, pictured, picturesIn } from './yaml.pictures.js';

type Fields = Record<string, unknown>;

const yamlSaid = {
  syntax: (code: string) => `YAML không đúng cú pháp (${code.toLowerCase().replaceAll('_', ' ')}).`,
  shape: (path: string) => `Trường “${path}” không đúng dạng.`,
  field: (name: string) => `Trường “${name}” không được giữ.`,
};

/** What a bank's file says beside the question itself; it belongs to the bank and not to a draft. */
const ofTheBank = ['version', 'allow'];
const known = new Set([
  'code',
  'difficulty',
  'audience',
  'kind',
  'text',
  'explanation',
  'citations',
  'asksAbout',
  'validFrom',
  'validUntil',
  'stimulus',
  'picture',
  'topic',
  'choices',
  'key',
  'fixedOrder',
  'partialCredit',
  'pairs',
  'extraRights',
  'items',
  'answers',
  'unit',
  'accepted',
  'ignoreCase',
  'ignoreAccents',
  'maxWords',
  'rubric',
  ...ofTheBank,
]);

/** Reads questions written as question-bank/README.md shows, one or several documents in a file. */
export function readYaml(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  for (const document of Array.isArray(documents) ? documents : []) readDocument(document, lines, reading);
  return reading.result();
}

function readDocument(document: Document, lines: LineCounter, reading: Reading): void {
  const lineOf = (offset: number | undefined) => said.line(Math.max(1, lines.linePos(offset ?? 0).line));
  for (const error of document.errors.slice(0, 20))
    reading.fail(lineOf(error.pos[0]), yamlSaid.syntax(error.code));
  if (document.errors.length > 0 || !isMap(document.contents)) return;
  const list = document.get('questions');
  let value: unknown;
  try {
    // Throws where aliases would grow beyond measure.
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return reading.fail(said.wholeFile, yamlSaid.syntax('ALIAS'));
  }
  const { questions, topic, stimuli, pictures } = value as Fields;
  const shared = sharedOf(stimuli);
  const kept = picturesIn(pictures, reading);
  if (!isSeq(list) || !Array.isArray(questions)) return reading.fail(said.wholeFile, said.empty);
  questions.forEach((fields: unknown, i) => {
    const node = list.items[i] as { range?: [number, number, number] | null } | null;
    const where = lineOf(node?.range?.[0]);
    reading.question(where, (tell) => {
      const facts = { topic: typeof topic === 'string' ? topic : '', shared };
      const draft = draftOfYaml(fields, facts, (name) => tell(yamlSaid.field(name)));
      return [pictured(draft, kept, tell)];
    });
  });
}

interface FileFacts {
  topic: string;
  shared: ReadonlyMap<unknown, unknown>;
}

/** Texts that questions name by their code. */
function sharedOf(stimuli: unknown): FileFacts['shared'] {
  if (!Array.isArray(stimuli)) return new Map();
  return new Map(stimuli.map((each: unknown) => [(each as { code?: unknown } | null)?.code, each]));
}

function draftOfYaml(
  value: unknown,
  { topic, shared }: FileFacts,
  unknownField: (name: string) => void,
): QuestionDraft {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(said.noText);
  const fields = value as Fields;
  for (const name of Object.keys(fields)) if (!known.has(name)) unknownField(name.slice(0, 40));
  const citations = Array.isArray(fields['citations'])
    ? fields['citations'].map(asTexts)
    : fields['citations'];
  const stimulus =
    typeof fields['stimulus'] === 'string' ? (shared.get(fields['stimulus']) ?? null) : fields['stimulus'];
  if (stimulus === null && fields['stimulus'] != null) throw new Unreadable(yamlSaid.shape('stimulus'));
  const { draft, problems } = draftFromJson(
    tidied({ topic, ...fields, stimulus, citations, body: bodyIn(fields) }),
  );
  const [problem] = problems;
  if (problem) throw new Unreadable(yamlSaid.shape(problem.path));
  if (draft.text === '') throw new Unreadable(said.noText);
  return draft;
}

/** A body that is not shaped as it should be makes the mapping stumble; the place is enough for the person. */
function bodyIn(fields: Fields): unknown {
  try {
    return bodyOf(fields as unknown as WrittenBody);
  } catch {
    throw new Unreadable(yamlSaid.shape('kind'));
  }
}

/** People write `article: 17`. */
function asTexts(citation: unknown): unknown {
  if (typeof citation !== 'object' || citation === null) return citation;
  return Object.fromEntries(
    Object.entries(citation).map(([name, part]) => [name, typeof part === 'number' ? String(part) : part]),
  );
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return tidy(value);
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, tidied(part)]));
}

/** Writes questions as a bank's files have them, a document for each topic with its pictures. */
export function writeYaml(
  questions: readonly QuestionDraft[],
  pictures: ReadResult['pictures'],
): WriteResult {
  const writing = new Writing();
  const names = fileNames(pictures);
  const plain = questions.map((draft, i) =>
    withPictures(
      withoutPictures(draft, writing.tellOf(i, draft), (file) => pictures.has(file)),
      names,
    ),
  );
  const documents = [...Map.groupBy(plain, ({ topic }) => topic)].map(([topic, drafts]) => {
    const shared = new Map(
      drafts.flatMap(({ stimulus }) => (stimulus ? [[codeOf(stimulus, drafts), stimulus]] : [])),
    );
    const stimuli = [...shared].map(([code, { text, picture }]) => ({
      code,
      text,
      ...(picture && { picture }),
    }));
    const carried = carriedBy(drafts, pictures, names);
    const content = {
      topic,
      ...(stimuli.length > 0 ? { stimuli } : {}),
      questions: drafts.map((draft) => fieldsOf(draft, drafts)),
      ...(carried && { pictures: carried }),
    };
    return stringify(content, { lineWidth: 110, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  });
  return { bytes: new Uint8Array(Buffer.from(documents.join('---\n'))), losses: writing.losses };
}

/** A shared text is named by its code; one that has none, or the code of another text, gets one here. */
function codeOf(own: Stimulus, drafts: readonly QuestionDraft[]): string {
  const { code } = own;
  const contentOf = ({ text, picture }: Stimulus) => JSON.stringify([text, picture]);
  const contents = [
    ...new Set(drafts.flatMap(({ stimulus }) => (stimulus?.code === code ? [contentOf(stimulus)] : []))),
  ];
  const at = contents.indexOf(contentOf(own));
  return code !== '' && at === 0 ? code : `${code || 'ngu-lieu'}-${at + 1}`;
}

function fieldsOf(draft: QuestionDraft, all: readonly QuestionDraft[]): Fields {
  const { kind, ...body } = writtenOf(draft.body);
  const {
    code,
    difficulty,
    audience,
    text,
    picture,
    stimulus,
    explanation,
    citations,
    asksAbout,
    validFrom,
    validUntil,
  } = draft;
  const given = Object.entries({ asksAbout, validFrom, validUntil, difficulty }).filter(
    ([, value]) => value !== null,
  );
  return {
    ...(code === '' ? {} : { code }),
    version: 1,
    ...Object.fromEntries(given),
    audience,
    kind,
    ...(stimulus ? { stimulus: codeOf(stimulus, all) } : {}),
    text,
    ...(picture && { picture }),
    ...body,
    ...(explanation === '' ? {} : { explanation }),
    citations: citations.map((each) =>
      Object.fromEntries(Object.entries(each).filter(([, part]) => part !== '')),
    ),
  };
}
