import { draftLimits, Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import { officeSaid } from './office.said.js';
import { type QuizHeader, quizHeaderIn, readQuizRows, reportOf } from './quiz-sheets.js';
import { type Header, headerIn } from './template.columns.js';
import { readRows } from './template.read.js';
import { openWorkbook, type Sheet } from './workbook.js';
import { OfficeRefused } from './xml.js';

export type SheetFormat = 'xlsx' | 'kahoot' | 'quizizz';

/** What a spreadsheet was recognised as, and what it gave; `xlsx` stands for our template and tables like it. */
export type SpreadsheetRead = ReadResult & { format: SheetFormat };

const headersWithin = 60;

/** Reads a workbook by what its headers say: our template, Kahoot's, Quizizz's, or a table in common words. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetRead> {
  const reading = new Reading();
  let format: SheetFormat = 'xlsx';
  try {
    if (bytes.length > draftLimits.bytes) throw new OfficeRefused(said.tooLarge);
    const { sheets, beside } = await openWorkbook(bytes);
    for (const what of beside) reading.lose(said.wholeFile, what);
    format = readSheets(sheets, reading);
  } catch (error) {
    if (!(error instanceof OfficeRefused)) throw error;
    reading.fail(said.wholeFile, error.message);
  }
  return { ...reading.result(), format };
}

/**
 * Reads tables of any origin by what their headers say.
 * @throws OfficeRefused where no header is known
 */
export function readSheets(sheets: readonly Sheet[], reading: Reading): SheetFormat {
  const quizzes = sheets.flatMap((sheet) => pair(sheet, quizHeaderIn(sheet)));
  const report = quizzes.length === 0 ? reportOf(sheets) : null;
  if (report !== null)
    throw new OfficeRefused(report === 'kahoot' ? officeSaid.kahootReport : officeSaid.report);
  for (const { sheet, header } of quizzes) readQuizRows(sheet, header, reading);
  if (quizzes[0]) return quizzes[0].header.program;
  const tables = sheets.flatMap((sheet) => pair(sheet, ownHeader(sheet)));
  if (tables.length === 0) throw new OfficeRefused(officeSaid.noHeader);
  for (const { sheet, header } of tables) readRows(sheet, header, reading);
  return 'xlsx';
}

function pair<H extends QuizHeader | Header>(sheet: Sheet, header: H | null): { sheet: Sheet; header: H }[] {
  return header ? [{ sheet, header }] : [];
}

function ownHeader({ rows }: Sheet): Header | null {
  for (const { at, cells } of rows.slice(0, headersWithin)) {
    const header = headerIn(at, cells);
    if (header) return header;
  }
  return null;
}
