import { answerIn, explanationIn, isKeyHeading, isSection, lettersIn, startOf } from './exam.signs.js';
import type { Line, Table } from './rich.js';

/** What a list of answers says of the question with this number. */
export interface KeyEntry {
  number: number;
  letters: string[];
  explanation: string;
}

const entry =
  /(?:Câu\s*)?(\d{1,4})\s*[.\-–:)/]*\s*([A-Ha-h](?:\s*,\s*[A-Ha-h](?![\p{L}.]))*)(?![\p{L}\d])/giu;
const cellNumber = /^(?:Câu\s*)?(\d{1,4})[.:)]?$/iu;
const cellLetters = /^[A-Ha-h](?:\s*[,;]?\s*[A-Ha-h])*[.)]?$/;
const headWords = /^(?:câu(?: hỏi| số)?|đáp án|đ\/?a|stt|tt|mã đề.{0,20}|phần.{0,20}|answer|no\.?|)$/iu;

/** Answers in a table: numbers beside letters, numbers above letters, or `1-A` in a cell. Null: no such table. */
export function keysInTable({ rows }: Table): KeyEntry[] | null {
  const cells = rows.map((row) =>
    row.map((lines) =>
      lines
        .map(({ text }) => text.trim())
        .join(' ')
        .trim(),
    ),
  );
  const found: KeyEntry[] = [];
  let strange = 0;
  let known = 0;
  cells.forEach((row, r) =>
    row.forEach((text, c) => {
      const number = cellNumber.exec(text)?.[1];
      const inside = [...text.matchAll(entry)];
      if (number !== undefined) {
        const answer = [row[c + 1], cells[r + 1]?.[c]].find(
          (other) => other !== undefined && cellLetters.test(other),
        );
        if (answer !== undefined) found.push(entryOf(number, answer));
        known += 1;
      } else if (cellLetters.test(text) || headWords.test(text)) known += text === '' ? 0 : 1;
      else if (inside.length > 0 && isOnlyEntries(text)) {
        found.push(...inside.map(([, n = '', letters = '']) => entryOf(n, letters)));
        known += 1;
      } else strange += 1;
    }),
  );
  return found.length >= 2 && strange <= known * 0.3 ? found : null;
}

function entryOf(number: string, answer: string): KeyEntry {
  const letters = [...new Set(answer.toLowerCase().match(/[a-h]/g) ?? [])].sort();
  return { number: Number(number), letters, explanation: '' };
}

/** `1-A 2.B 3a`, and nothing else that is a word. */
function isOnlyEntries(text: string): boolean {
  const rest = text.replace(entry, ' ').replace(/đáp án|câu|phần|đề/giu, ' ');
  return (rest.match(/[\p{L}\d]/gu) ?? []).length <= 3;
}

/** Answers in a line of the body: only rows of several, so that no sentence is taken for one. */
export function keysInLine(text: string): KeyEntry[] | null {
  const found = [...text.matchAll(entry)];
  return found.length >= 3 && isOnlyEntries(text)
    ? found.map(([, n = '', letters = '']) => entryOf(n, letters))
    : null;
}

/** Everything after the questions: lists of answers, and solutions that begin with the question's number. */
export function keysInTail(blocks: readonly (Line | Table)[]): KeyEntry[] {
  const entries: KeyEntry[] = [];
  let open: KeyEntry | null = null;
  for (const block of blocks) {
    if ('rows' in block) {
      entries.push(...(keysInTable(block) ?? keysInTail(block.rows.flat(2))));
      continue;
    }
    const text = block.text.trim();
    const list = [...text.matchAll(entry)];
    const start = startOf(text);
    if (list.length > 0 && isOnlyEntries(text)) {
      entries.push(...list.map(([, n = '', letters = '']) => entryOf(n, letters)));
      open = null;
    } else if (start) {
      open = solution(start.number, text.slice(start.length));
      entries.push(open);
    } else if (isSection(text) || isKeyHeading(text)) open = null;
    else if (open && text !== '') addTo(open, text);
  }
  return entries.filter(({ letters, explanation }) => letters.length > 0 || explanation !== '');
}

function solution(number: number, text: string): KeyEntry {
  const open: KeyEntry = { number, letters: [], explanation: '' };
  const answer = lettersIn(answerIn(text) ?? text);
  if (!answer) addTo(open, text);
  else {
    open.letters = answer.letters.sort();
    addTo(open, answer.rest);
  }
  return open;
}

function addTo(open: KeyEntry, text: string): void {
  const answer = open.letters.length === 0 ? lettersIn(answerIn(text) ?? '') : null;
  if (answer) open.letters = answer.letters.sort();
  const told = answer ? answer.rest : (explanationIn(text) ?? text);
  if (told.trim() !== '')
    open.explanation = open.explanation === '' ? told.trim() : `${open.explanation}\n${told.trim()}`;
}

/**
 * Gives each question its entry. Where a document counts from 1 again in each part, the second question 1 has the
 * second entry 1.
 */
export function assignKeys(numbers: readonly number[], entries: readonly KeyEntry[]): KeyEntry[][] {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  const turn = new Map<number, number>();
  return numbers.map((number) => {
    const all = entries.filter((each) => each.number === number);
    if ((times.get(number) ?? 0) <= 1) return all;
    const at = turn.get(number) ?? 0;
    turn.set(number, at + 1);
    const lettered = all.filter(({ letters }) => letters.length > 0);
    return lettered.slice(at, at + 1);
  });
}
