import {
  type Piece,
  draftOf,
  multipleBody,
  piece,
  shortTextBody,
  singleBody,
  type Weighted,
} from '../core/draft/bodies.js';
import { type Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';
import { searchKey } from '../core/text.js';
import { officeSaid } from './office.said.js';
import type { Sheet, SheetRow } from './workbook.js';

/** Where Kahoot's and Quizizz's columns are; -1: none. */
export interface QuizHeader {
  program: 'kahoot' | 'quizizz';
  at: number;
  text: number;
  kind: number;
  options: number[];
  correct: number;
  seconds: number;
  image: number;
  explanation: number;
}

const headersWithin = 60;

/** The header of either program in a sheet, by its words; it may stand in any row and column. */
export function quizHeaderIn({ rows }: Sheet): QuizHeader | null {
  for (const { at, cells } of rows.slice(0, headersWithin)) {
    const names = cells.map((cell) => searchKey(cell.slice(0, 120)));
    const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
    const options = (pattern: RegExp) => names.flatMap((name, i) => (pattern.test(name) ? [i] : []));
    const rest = {
      at,
      seconds: find(/^time (?:limit|in seconds)/),
      image: find(/^image/),
      explanation: find(/^answer explanation/),
    };
    const kahoot = {
      text: find(/^question(?: max \d+ characters)?$/),
      correct: find(/^correct answer s/),
      options: options(/^answer \d+(?: max \d+ characters)?$/),
    };
    if (kahoot.text >= 0 && kahoot.correct >= 0 && kahoot.options.length >= 2)
      return { program: 'kahoot', kind: -1, ...rest, ...kahoot };
    const quizizz = {
      text: find(/^question text$/),
      kind: find(/^question type$/),
      correct: find(/^correct answer$/),
      options: options(/^option \d+$/),
    };
    if (quizizz.text >= 0 && quizizz.kind >= 0 && quizizz.options.length >= 1)
      return { program: 'quizizz', ...rest, ...quizizz };
  }
  return null;
}

/** Whether a workbook is what these programs give after a game: it has no key, only what people answered. */
export function reportOf(sheets: readonly Sheet[]): 'kahoot' | 'quizizz' | null {
  const words = new Set(
    sheets
      .flatMap(({ name, rows }) => [name, ...rows.slice(0, 30).flatMap(({ cells }) => cells)])
      .map((text) => searchKey(text.slice(0, 60))),
  );
  const has = (...names: string[]) => names.filter((name) => words.has(name)).length;
  if (has('final scores', 'kahoot summary', 'rawreportdata data', 'played on', 'hosted by') >= 2)
    return 'kahoot';
  if (
    has(
      'participant data',
      'class level',
      'quiz started on',
      'quiz ended on',
      'total attendance',
      'average score',
    ) >= 2
  )
    return 'quizizz';
  const percents = sheets.some(
    ({ rows }) =>
      rows.slice(1, 30).filter(({ cells }) => cells.some((cell) => /^\d{1,3}(?:\.\d+)?%$/.test(cell)))
        .length >= 1,
  );
  return percents && has('correct', 'incorrect', 'accuracy', 'unattempted', 'question accuracy') >= 2
    ? 'quizizz'
    : null;
}

export function readQuizRows(sheet: Sheet, header: QuizHeader, reading: Reading): void {
  for (const row of sheet.rows) {
    if (row.at <= header.at) continue;
    const where = officeSaid.sheetRow(sheet.name, row.at);
    const text = cellOf(row, header.text);
    const options = header.options.map((place) => cellOf(row, place));
    // Numbered rows wait for questions down to the end of the template.
    if (text === '' && options.every((option) => option === '')) continue;
    if (header.program === 'quizizz' && isInstruction(text)) continue;
    reading.question(where, (tell) => [questionOf(row, header, text, options, tell)]);
    if (cellOf(row, header.seconds) !== '') reading.tally(where, officeSaid.timeLimit);
  }
}

const cellOf = (row: SheetRow, place: number): string => tidy(row.cells[place] ?? '');

const isInstruction = (text: string): boolean => /^text of the question\b/i.test(text);

function questionOf(
  row: SheetRow,
  header: QuizHeader,
  text: string,
  options: string[],
  tell: Tell,
): QuestionDraft {
  if (text === '') throw new Unreadable(said.noText);
  const kind = searchKey(cellOf(row, header.kind));
  const body =
    header.program === 'kahoot'
      ? choices(row, header, options, null, tell)
      : quizizzBody(row, header, options, kind, tell);
  if (cellOf(row, header.image) !== '') tell(officeSaid.imageLink);
  return { ...draftOf(text, body), explanation: cellOf(row, header.explanation) };
}

function quizizzBody(
  row: SheetRow,
  header: QuizHeader,
  options: string[],
  kind: string,
  tell: Tell,
): QuestionBody {
  switch (kind) {
    case 'multiple choice':
      return choices(row, header, options, 'single', tell);
    case 'checkbox':
      return choices(row, header, options, 'multiple', tell);
    case 'fill in the blank':
    case 'fill in the blanks':
      return shortTextBody(
        options.map((text) => ({ text, permille: text === '' ? 0 : 1000 })).filter(({ text }) => text !== ''),
        true,
        tell,
      );
    case 'open ended':
      return { kind: 'essay', maxWords: 0, rubric: [] };
    case 'poll':
      tell(officeSaid.pollNoKey, 'changed');
      return singleBody(
        filled(options).map((each) => ({ ...each.piece, permille: 0 })),
        false,
        () => {},
      );
    default:
      throw new Unreadable(officeSaid.quizizzKind(cellOf(row, header.kind)));
  }
}

const filled = (options: readonly string[]): { place: number; piece: Piece }[] =>
  options.flatMap((text, i) => (text === '' ? [] : [{ place: i + 1, piece: piece(text) }]));

function choices(
  row: SheetRow,
  header: QuizHeader,
  options: string[],
  kind: 'single' | 'multiple' | null,
  tell: Tell,
): QuestionBody {
  const cell = cellOf(row, header.correct);
  const given = filled(options);
  const right = new Set(
    cell
      .split(/[,;.\s]+/)
      .filter((each) => each !== '')
      .map(Number),
  );
  const unknown = [...right].find((place) => !given.some((each) => each.place === place));
  if (unknown !== undefined) throw new Unreadable(officeSaid.keyMissing(cell));
  const weighted: Weighted[] = given.map(({ place, piece: own }) => ({
    ...own,
    permille: right.has(place) ? 1000 / right.size : 0,
  }));
  if (kind === 'single' && right.size > 1) throw new Unreadable(officeSaid.onlyOneKey);
  const several = kind === 'multiple' || right.size > 1;
  return several
    ? multipleBody(weighted, false, (what, action) => what !== said.weightsChanged && tell(what, action))
    : singleBody(weighted, false, tell);
}
