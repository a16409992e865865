import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { cellText } from '../core/text.js';
import { record } from '../workbook/csv.js';
import type { Cell } from '../workbook/workbook.write.js';
import { personColumns, type PersonRow } from './export.columns.js';
import type { ExportContent } from './export.source.js';

/** Bytes that may wait for the disk. */
const WAITING = 1 << 18;

/**
 * One table: UTF-8 with a byte order mark (Excel needs it for Vietnamese), RFC 4180, CRLF. Every row says its
 * district, its group and whether the result is official. Numbers have a point, dates are `2026-11-26 16:59:58`
 * in Vietnam: for machines; people open the workbook.
 */
export async function writeCsv(path: string, { head, plan, read }: ExportContent): Promise<void> {
  const columns = personColumns(plan.lines, { withGroup: true, ...head });
  const status = cellText(head.status);
  const headers = columns.map(({ header, csvHeader }) => csvHeader ?? header);
  const placeOf = (row: PersonRow): Cell[] => {
    const district = plan.lines[row.line]?.district ?? null;
    return [district === null ? null : cellText(district), cellText(plan.sheets[row.sheet]?.title ?? '')];
  };
  const file = createWriteStream(path, { mode: 0o600, highWaterMark: WAITING });
  const written = finished(file);
  written.catch(() => undefined);
  let number = 0;
  try {
    file.write(`\uFEFF${record(['Tình trạng', 'Huyện, thị xã, thành phố', 'Nhóm', ...headers])}`);
    await read(
      (row) => {
        number += 1;
        const cells = columns.map((column) => column.csv?.(row) ?? column.of(row, number));
        file.write(record([status, ...placeOf(row), ...cells]));
      },
      () => (file.writableNeedDrain ? Promise.race([once(file, 'drain'), written]) : undefined),
    );
    file.end();
  } catch (error) {
    file.destroy();
    throw error;
  }
  await written;
}
