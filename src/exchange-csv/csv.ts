import { CsvError } from 'csv-parse/sync';
import { draftLimits, Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import { readSheets } from '../exchange-office/spreadsheet.js';
import { OfficeRefused } from '../exchange-office/xml.js';
import { decodeText } from '../exchange-text/decode.js';
import { delimiters, rowsOf } from './table.js';

/** Whether text is a table whose header may name columns of questions. */
export function looksLikeCsv(text: string): boolean {
  const head = text.slice(0, 4000);
  return /câu hỏi|question/i.test(head) && delimiters.some((sign) => head.includes(sign));
}

/**
 * Reads a table of questions with the headers of our template, in any order: comma, semicolon or tab; UTF-8,
 * UTF-16 or windows-1258; quoted cells with line breaks. Rows count as lines of the file.
 */
export function readCsv(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  if (bytes.length > draftLimits.bytes) {
    reading.fail(said.wholeFile, said.tooLarge);
    return reading.result();
  }
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  try {
    readSheets([{ name: 'CSV', rows: rowsOf(text, draftLimits.questions + 100) }], reading);
  } catch (error) {
    if (error instanceof OfficeRefused) reading.fail(said.wholeFile, error.message);
    else if (error instanceof CsvError) reading.fail(said.line(lineOf(error)), said.csvBroken);
    else throw error;
  }
  return reading.result();
}

const lineOf = (error: CsvError): number => (typeof error['lines'] === 'number' ? error['lines'] : 1);
