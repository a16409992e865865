import type { Cell } from './workbook.write.js';

/** One record of RFC 4180, with its CRLF; times as `2026-11-26 16:59:58`. Texts must have gone through cellText before. */
export function record(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ');
  const written = String(cell);
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
