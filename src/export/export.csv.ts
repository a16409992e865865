import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellText } from '../core/text.js';
import { record } from '../workbook/csv.js';
import type { Cell } from '../workbook/workbook.write.js';
import { personColumns, type PersonRow } from './export.columns.js';
import type { ExportContent } from './export.source.js';

/**
 * One table: UTF-8 with a byte order mark (Excel needs it for Vietnamese), RFC 4180, CRLF. Every row says its
 * district, its group and whether the result is official. Numbers have a point, dates are `2026-11-26 16:59:58`
 * in Vietnam: for machines; people open the workbook.
 */
export async function writeCsv(path: string, content: ExportContent): Promise<void> {
  await pipeline(Readable.from(linesOf(content)), createWriteStream(path, { mode: 0o600 }));
}

async function* linesOf({ head, plan, rows }: ExportContent): AsyncGenerator<string> {
  const columns = personColumns(plan.lines, { withGroup: true, withPrediction: head.withPrediction });
  const status = cellText(head.status);
  const headers = columns.map(({ header, csvHeader }) => csvHeader ?? header);
  yield `\uFEFF${record(['Tình trạng', 'Huyện, thị xã, thành phố', 'Nhóm', ...headers])}`;
  let number = 0;
  for await (const chunk of rows) {
    const records = chunk.map((row) => {
      number += 1;
      const cells = columns.map((column) => column.csv?.(row) ?? column.of(row, number));
      return record([status, ...placeOf(row), ...cells]);
    });
    yield records.join('');
  }

  function placeOf(row: PersonRow): Cell[] {
    const district = plan.lines[row.line]?.district ?? null;
    return [district === null ? null : cellText(district), cellText(plan.sheets[row.sheet]?.title ?? '')];
  }
}
