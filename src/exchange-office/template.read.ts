import { letterOf, draftOf, multipleBody, optionsOf, piece, singleBody } from '../core/draft/bodies.js';
import { decimalText, permilleOf } from '../core/draft/decimal.js';
import { type Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { dayText, splitCitations } from './template.cells.js';
import type { Option, QuestionBody, QuestionDraft, QuestionKind, Stimulus } from '../core/kind/draft.js';
import { searchKey } from '../core/text.js';
import { officeSaid } from './office.said.js';
import {
  audienceOfWord,
  type ColumnName,
  columns,
  difficultyOfWord,
  type Header,
  kindOfWord,
  partWord,
  yes,
} from './template.columns.js';
import type { Sheet, SheetRow } from './workbook.js';

/** Reads the rows below a header of our own template, or of a table that names its columns in common words. */
export function readRows(sheet: Sheet, header: Header, reading: Reading): void {
  const headerPlace = officeSaid.sheetRow(sheet.name, header.at);
  for (const name of header.unknown) reading.lose(headerPlace, officeSaid.unknownColumn(name));
  const shared = new Map<string, string>();
  const filled = sheet.rows
    .filter(({ at }) => at > header.at)
    .map((row) => ({ at: row.at, cells: new RowCells(row, header) }))
    .filter(({ cells }) => !cells.isEmpty());
  // Where one row calls the first choice 0, a 1 of the others means B: no number there can be trusted.
  const fromZero = filled.some(({ cells }) => cells.numberedKey() === 0);
  for (const { at, cells } of filled)
    reading.question(officeSaid.sheetRow(sheet.name, at), (tell) => {
      if (fromZero && cells.numberedKey() !== null)
        throw new Unreadable(officeSaid.keyFromZero(cells.of('key')));
      return [draftOfRow(cells, shared, tell)];
    });
}

/** The cells of a row by what they mean. */
class RowCells {
  readonly choices: string[];
  readonly rights: string[];

  constructor(
    private readonly row: SheetRow,
    private readonly header: Header,
  ) {
    const own = placesOf(header.choices).map((place) => this.at(place));
    this.choices = own.some((text) => text !== '') ? own : choicesInCell(this.of('allChoices'));
    this.rights = placesOf(header.rights).map((place) => this.at(place));
  }

  of(column: ColumnName): string {
    return this.at(this.header.of[column]);
  }

  isEmpty(): boolean {
    return this.of('text') === '' && this.choices.every((text) => text === '') && this.of('stimulus') === '';
  }

  /** The number by which the key names a choice; null where it does so otherwise, or is a choice's own text. */
  numberedKey(): number | null {
    const key = this.of('key');
    const byNumber = /^\d{1,2}$/.test(key) && this.choices.some((text) => text !== '');
    return byNumber && !this.choices.includes(key) ? Number(key) : null;
  }

  private at(place: number): string {
    return tidy(this.row.cells[place] ?? '');
  }
}

/** `A. một` and `B. hai` in one cell, each on a line of its own or behind a wide gap. */
function choicesInCell(cell: string): string[] {
  const starts = [...cell.matchAll(/(?:^|\n)\s*([A-H])\s*[.):]\s*/g)];
  const inOrder = starts.every(([, letter], i) => letter === letterOf(i).toUpperCase());
  if (!inOrder) return [];
  return starts.map((start, i) => tidy(cell.slice(start.index + start[0].length, starts[i + 1]?.index)));
}

/** A header may leave letters out. */
const placesOf = (places: readonly number[]): number[] => Array.from(places, (place) => place ?? -1);

function draftOfRow(cells: RowCells, shared: Map<string, string>, tell: Tell): QuestionDraft {
  const text = cells.of('text');
  if (text === '') throw new Unreadable(said.noText);
  const body = bodyOf(cells, tell);
  const difficulty = cells.of('difficulty');
  const known = difficultyOfWord(difficulty);
  if (difficulty !== '' && known === null) tell(officeSaid.badCell(columns.difficulty.name, difficulty));
  const day = (column: 'asksAbout' | 'validFrom' | 'validUntil') => {
    const value = cells.of(column);
    const found = dayText(value);
    if (value !== '' && found === null) tell(officeSaid.badCell(columns[column].name, value));
    return found;
  };
  return {
    ...draftOf(text, body),
    code: cells.of('code'),
    topic: cells.of('topic'),
    difficulty: known,
    audience: listOf(cells.of('audience')).map(audienceOfWord),
    stimulus: stimulusOf(cells, shared),
    explanation: cells.of('explanation'),
    citations: splitCitations(cells.of('citations'), tell),
    asksAbout: day('asksAbout'),
    validFrom: day('validFrom'),
    validUntil: day('validUntil'),
  };
}

function stimulusOf(cells: RowCells, shared: Map<string, string>): Stimulus | null {
  const code = cells.of('stimulusCode');
  const text = cells.of('stimulus') || (shared.get(code) ?? '');
  if (code !== '' && text !== '') shared.set(code, text);
  return text === '' ? null : { code, text, picture: null };
}

function bodyOf(cells: RowCells, tell: Tell): QuestionBody {
  const word = cells.of('kind');
  const kind = word === '' ? null : kindOfWord(word);
  if (word !== '' && kind === null) throw new Unreadable(officeSaid.unknownKind(word));
  const filled = cells.choices.filter((text) => text !== '').length;
  if (kind === null) return filled === 0 ? freeBody(cells, tell) : choiceBody(cells, null, tell);
  return bodies[kind](cells, kind, tell);
}

const bodies: Record<QuestionKind, (cells: RowCells, kind: QuestionKind, tell: Tell) => QuestionBody> = {
  single: choiceBody,
  multiple: choiceBody,
  'true-false': choiceBody,
  matching: matchingOf,
  ordering: orderingOf,
  numeric: (cells) => numericOf(cells),
  'short-text': shortTextOf,
  essay: (cells) => essayOf(cells),
};

/** The choices that are filled in, and where a letter or number of the file has gone. */
function choicesOf(cells: RowCells, texts = cells.choices): { options: Option[]; idOf: Map<string, string> } {
  const places = texts.flatMap((text, i) => (text === '' ? [] : [i]));
  const options = optionsOf(places.map((place) => piece(texts[place] ?? '')));
  const idOf = new Map<string, string>();
  places.forEach((place, i) => {
    idOf.set(letterOf(place), letterOf(i));
    idOf.set(String(place + 1), letterOf(i));
  });
  return { options, idOf };
}

function choiceBody(cells: RowCells, kind: QuestionKind | null, tell: Tell): QuestionBody {
  const given = choicesOf(cells);
  const { options, idOf } =
    kind === 'true-false' && given.options.length === 0 ? choicesOf(cells, ['Đúng', 'Sai']) : given;
  if (options.length < 2) throw new Unreadable(said.tooFewChoices);
  const key = keyOf(cells.of('key'), options, idOf);
  const fixed = cells.of('fixedOrder');
  if (kind === 'multiple' || (kind === null && key.length > 1)) {
    if (key.length === 0) tell(said.noKey, 'changed');
    const fixedOrder = isYes(fixed);
    const weighted = options.map((option) => ({
      ...option,
      permille: key.includes(option.id) ? 1000 / key.length : 0,
    }));
    const body = multipleBody(weighted, fixedOrder, () => {});
    return { ...body, partialCredit: isPart(cells, true) ? 'per-choice' : 'all-or-nothing' } as QuestionBody;
  }
  if (key.length > 1) throw new Unreadable(officeSaid.onlyOneKey);
  const weighted = options.map((option) => ({ ...option, permille: option.id === key[0] ? 1000 : 0 }));
  const body = singleBody(weighted, isYes(fixed), tell);
  if (kind === null) return body;
  return { ...body, kind, fixedOrder: fixed === '' ? kind === 'true-false' : isYes(fixed) } as QuestionBody;
}

/** Letters, numbers, or the whole text of a choice; several divided by signs. */
function keyOf(cell: string, options: readonly Option[], idOf: Map<string, string>): string[] {
  if (cell === '') return [];
  const whole = options.filter(({ text }) => searchKey(text) === searchKey(cell) && text !== '');
  const letters = /^\s*[A-Za-z]{2,8}\s*$/.test(cell) ? cell.trim().split('') : listOf(cell);
  const ids = letters.map((each) =>
    idOf.get(
      each
        .replace(/^(?:đáp án|phương án)\s*/i, '')
        .replace(/[.)]$/, '')
        .toLowerCase(),
    ),
  );
  if (ids.every((id) => id !== undefined)) return [...new Set(ids)].sort();
  const only = whole[0];
  if (only && whole.length === 1) return [only.id];
  throw new Unreadable(
    /^[A-Za-z\d\s,;.]{1,12}$/.test(cell) ? officeSaid.keyMissing(cell) : officeSaid.keyOutOf(cell),
  );
}

function matchingOf(cells: RowCells): QuestionBody {
  const lefts = choicesOf(cells);
  const rights = choicesOf(cells, cells.rights);
  const key = listOf(cells.of('key')).map((pair) => {
    const [, left = '', right = ''] = /^([A-Za-z])\s*[-–:=→]?\s*(\d{1,2})$/.exec(pair) ?? [];
    return `${lefts.idOf.get(left.toLowerCase()) ?? '?'}:${rights.idOf.get(right) ?? '?'}`;
  });
  const whole = key.length === lefts.options.length && key.every((pair) => !pair.includes('?'));
  if (!whole || new Set(key.map((pair) => pair[0])).size < key.length)
    throw new Unreadable(officeSaid.pairsMissing);
  if (key.length < 2) throw new Unreadable(said.tooFewPairs);
  const sorted = key.toSorted();
  const partialCredit = isPart(cells, true) ? 'per-pair' : 'all-or-nothing';
  return { kind: 'matching', lefts: lefts.options, rights: rights.options, key: sorted, partialCredit };
}

function orderingOf(cells: RowCells): QuestionBody {
  const { options, idOf } = choicesOf(cells);
  if (options.length < 2) throw new Unreadable(said.tooFewItems);
  const cell = cells.of('key');
  const given = /^[A-Za-z]{2,26}$/.test(cell) ? cell.split('') : listOf(cell);
  const key = given.map((each) => idOf.get(each.toLowerCase()) ?? '?');
  if (key.includes('?') || new Set(key).size !== options.length)
    throw new Unreadable(officeSaid.orderMissing);
  const partialCredit = isPart(cells, true) ? 'per-neighbour' : 'all-or-nothing';
  return { kind: 'ordering', items: options, key, partialCredit };
}

function numericOf(cells: RowCells): QuestionBody {
  const key = cells
    .of('key')
    .split(/[\n;]/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, value = '', tolerance = '0', share = '100'] =
        /^\s*([-+\d.,eE]{1,40})\s*(?:(?:±|\+\/?-)\s*([\d.,eE]{1,40}))?\s*(?:\(\s*([\d.,]{1,10})\s*%\s*\))?\s*$/.exec(
          line,
        ) ?? [];
      const [number, around, permille] = [decimalText(value), decimalText(tolerance), permilleOf(share, 100)];
      if (number === null || around === null || permille === null)
        throw new Unreadable(said.badNumber(line.trim()));
      return { value: number, tolerance: around, permille };
    });
  if (key.length === 0) throw new Unreadable(said.noAccepted);
  return { kind: 'numeric', unit: cells.of('unit'), key };
}

function shortTextOf(cells: RowCells): QuestionBody {
  const { options, idOf } = choicesOf(cells);
  const cell = cells.of('key');
  const shares = sharesOf(cell, idOf);
  const key =
    options.length === 0
      ? cell.split('\n').flatMap((text) => (text === '' ? [] : [{ text, permille: 1000 }]))
      : options.map(({ id, text }) => ({ text, permille: shares.get(id)?.permille ?? 1000 }));
  if (key.length === 0) throw new Unreadable(said.noAccepted);
  return {
    kind: 'short-text',
    ignoreCase: !isNo(cells.of('ignoreCase')),
    ignoreAccents: isYes(cells.of('ignoreAccents')),
    key,
  };
}

function essayOf(cells: RowCells): QuestionBody {
  const { options, idOf } = choicesOf(cells);
  const shares = sharesOf(cells.of('key'), idOf);
  const even = Math.floor(1000 / Math.max(1, options.length));
  const rubric = options.map(({ id, text }, i) => ({
    code: shares.get(id)?.code || id,
    text,
    permille: shares.get(id)?.permille ?? (i === 0 ? 1000 - even * (options.length - 1) : even),
  }));
  if (rubric.length > 0 && rubric.reduce((sum, { permille }) => sum + permille, 0) !== 1000)
    throw new Unreadable(officeSaid.rubricSum);
  const words = cells.of('maxWords');
  return { kind: 'essay', maxWords: /^\d{1,6}$/.test(words) ? Number(words) : 0, rubric };
}

/** Without choices and without a kind: a number or a text, as the answer looks. */
function freeBody(cells: RowCells, tell: Tell): QuestionBody {
  const cell = cells.of('key');
  if (cell === '') throw new Unreadable(said.tooFewChoices);
  const statement = /^(?:đúng|sai|true|false)$/i.test(cell);
  if (statement) {
    const right = /^(?:đúng|true)$/i.test(cell);
    return singleBody(
      [
        { ...piece('Đúng'), permille: right ? 1000 : 0 },
        { ...piece('Sai'), permille: right ? 0 : 1000 },
      ],
      true,
      tell,
    );
  }
  return decimalText(cell) === null ? shortTextOf(cells) : numericOf(cells);
}

/** `A=50% (code)` for each letter. */
function sharesOf(cell: string, idOf: Map<string, string>): Map<string, { permille: number; code: string }> {
  const shares = new Map<string, { permille: number; code: string }>();
  for (const line of cell.split(/[\n;]/)) {
    const [, letter = '', share = '', code = ''] =
      /^\s*([A-Za-z])\s*[=:]\s*([\d.,]{1,10})\s*%\s*(?:\(([^)]{0,100})\))?\s*$/.exec(line) ?? [];
    const id = idOf.get(letter.toLowerCase());
    const permille = permilleOf(share, 100);
    if (id !== undefined && permille !== null) shares.set(id, { permille, code });
    else if (line.trim() !== '') throw new Unreadable(officeSaid.badCell(columns.key.name, line.trim()));
  }
  return shares;
}

const listOf = (cell: string): string[] =>
  cell
    .split(/[,;|/&\n]|\s+và\s+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
const isYes = (cell: string): boolean =>
  [searchKey(yes), 'x', 'yes', 'true', '1', 'dung'].includes(searchKey(cell));
const isNo = (cell: string): boolean => ['khong', 'no', 'false', '0', 'sai'].includes(searchKey(cell));

function isPart(cells: RowCells, usual: boolean): boolean {
  const cell = cells.of('grading');
  return cell === '' ? usual : searchKey(cell) === searchKey(partWord);
}
