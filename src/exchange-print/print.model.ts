import { percentText } from '../core/draft/decimal.js';
import { withoutPictures, Writing } from '../core/draft/writing.js';
import { picturesOf } from '../question/bank.parse.js';
import type { DraftCitation, Loss, Option, QuestionBody, QuestionDraft } from '../core/kind/draft.js';

/** Something printed with the picture under it, by its name; null: none. */
export interface PrintedText {
  text: string;
  picture: string | null;
}

/** A question on paper. `note`: how to answer; `space`: lines left to write on. */
export interface PrintedQuestion {
  number: number;
  /** A text shared with the questions after it, with the line that says with which. */
  shared: ({ heading: string } & PrintedText) | null;
  text: string;
  picture: string | null;
  note: string;
  /** Lines of choices; several in a line stand side by side. */
  options: PrintedText[][];
  space: number;
  answer: string;
  explanation: string;
  citations: string[];
}

export interface Print {
  title: string;
  questions: PrintedQuestion[];
  losses: Loss[];
}

export const printWords = {
  title: 'ĐỀ TRẮC NGHIỆM',
  name: 'Họ và tên:',
  unit: 'Đơn vị:',
  end: 'HẾT',
  sheet: 'PHIẾU TRẢ LỜI',
  sheetHint: 'Ghi chữ cái, thứ tự hoặc câu trả lời của bạn vào ô cạnh số câu.',
  key: 'ĐÁP ÁN',
  explanation: 'Giải thích:',
  citations: 'Căn cứ:',
  question: (n: number) => `Câu ${n}.`,
  answer: (answer: string) => `Đáp án: ${answer}`,
};

const notes: Partial<Record<QuestionBody['kind'], string>> = {
  multiple: 'Chọn các phương án đúng.',
  matching: 'Ghép mỗi chữ cái với một số.',
  ordering: 'Ghi các chữ cái theo thứ tự đúng.',
};
/** Signs that fit side by side on a line of A4. */
const wide = { line: 66, half: 36 };

/**
 * Questions as they stand on paper, in the order given, with their answers apart.
 * @param pictures names of those that can be printed; a question with another one is printed without any, and told
 */
export function printOf(drafts: readonly QuestionDraft[], pictures: ReadonlySet<string>): Print {
  const writing = new Writing();
  const plain = drafts.map((draft, i) =>
    picturesOf(draft).every(({ file }) => pictures.has(file))
      ? draft
      : withoutPictures(draft, writing.tellOf(i, draft)),
  );
  const questions = plain.map((draft, i) => ({
    number: i + 1,
    shared: sharedOf(plain, i),
    text: draft.text,
    picture: draft.picture?.file ?? null,
    note:
      notes[draft.body.kind] ??
      (draft.body.kind === 'numeric' && draft.body.unit !== '' ? `Đơn vị: ${draft.body.unit}.` : ''),
    options: optionLines(draft.body),
    space: draft.body.kind === 'essay' ? 8 : ['numeric', 'short-text'].includes(draft.body.kind) ? 1 : 0,
    answer: answerOf(draft.body),
    explanation: draft.explanation,
    citations: draft.citations.map(citationText),
  }));
  return { title: printWords.title, questions, losses: writing.losses };
}

function sharedOf(drafts: readonly QuestionDraft[], at: number): PrintedQuestion['shared'] {
  const own = drafts[at]?.stimulus;
  const isSame = (i: number) =>
    own != null && drafts[i]?.stimulus?.code === own.code && drafts[i].stimulus.text === own.text;
  if (!own || isSame(at - 1)) return null;
  let last = at;
  while (isSame(last + 1)) last += 1;
  const which = last === at ? `câu ${at + 1}` : `các câu từ ${at + 1} đến ${last + 1}`;
  return {
    heading: `Đọc nội dung sau và trả lời ${which}:`,
    text: own.text,
    picture: own.picture?.file ?? null,
  };
}

const lettered = (list: readonly Option[]): PrintedText[] =>
  list.map(({ id, text, picture }) => ({
    text: `${id.toUpperCase()}. ${text}`,
    picture: picture?.file ?? null,
  }));

const nothing: PrintedText = { text: '', picture: null };

function optionLines(body: QuestionBody): PrintedText[][] {
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple':
      return sideBySide(lettered(body.choices));
    case 'ordering':
      return lettered(body.items).map((line) => [line]);
    case 'matching': {
      const lefts = lettered(body.lefts);
      const rights = body.rights.map(({ text, picture }, i) => ({
        text: `${i + 1}) ${text}`,
        picture: picture?.file ?? null,
      }));
      return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, i) => [
        lefts[i] ?? nothing,
        rights[i] ?? nothing,
      ]);
    }
    default:
      return [];
  }
}

function sideBySide(options: readonly PrintedText[]): PrintedText[][] {
  const isTall = ({ text, picture }: PrintedText) => picture !== null || text.includes('\n');
  const longest = Math.max(0, ...options.map((option) => (isTall(option) ? Infinity : option.text.length)));
  const inLine = longest * options.length <= wide.line ? options.length : longest <= wide.half ? 2 : 1;
  return Array.from({ length: Math.ceil(options.length / inLine) }, (_, i) =>
    options.slice(i * inLine, (i + 1) * inLine),
  );
}

const comma = (decimal: string): string => decimal.replace('.', ',');
const share = (permille: number): string => (permille === 1000 ? '' : ` (${comma(percentText(permille))}%)`);

function answerOf(body: QuestionBody): string {
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple':
      return body.key.map((id) => id.toUpperCase()).join(', ');
    case 'ordering':
      return body.key.map((id) => id.toUpperCase()).join(' → ');
    case 'matching':
      return body.key
        .map(
          (pair) =>
            `${(pair[0] ?? '').toUpperCase()}-${body.rights.findIndex(({ id }) => id === pair.slice(2)) + 1}`,
        )
        .join(', ');
    case 'numeric':
      return body.key
        .map(
          ({ value, tolerance, permille }) =>
            `${comma(value)}${tolerance === '0' ? '' : ` ± ${comma(tolerance)}`} ${body.unit}`.trim() +
            share(permille),
        )
        .join('; ');
    case 'short-text':
      return body.key.map(({ text, permille }) => `${text}${share(permille)}`).join('; ');
    case 'essay':
      return body.rubric.map(({ text, permille }) => `${text} (${comma(percentText(permille))}%)`).join('; ');
  }
}

function citationText({ document, article, clause, point, summary }: DraftCitation): string {
  const place = [
    point && `điểm ${point}`,
    clause && `khoản ${clause}`,
    article && `Điều ${article}`,
    document,
  ];
  const where = place.filter((part) => part !== '').join(' ');
  return summary === '' ? where : `${where}: ${summary}`;
}

/** Rows of the answer sheet: numbers in columns of equal length, read downwards. */
export function sheetColumns(count: number, columns: number): number[][] {
  const length = Math.ceil(count / columns);
  return Array.from({ length }, (_, row) =>
    Array.from({ length: columns }, (__, column) => column * length + row + 1).filter((n) => n <= count),
  );
}
