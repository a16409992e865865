import type { DraftCitation } from '../core/kind/draft.js';
import type { Tell } from '../core/draft/reading.js';
import { officeSaid } from './office.said.js';
import { columns } from './template.columns.js';

/** `31/12/2026`, `31-12-2026` or `2026-12-31` as a day; null for anything else. */
export function dayText(cell: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(cell);
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : vietnamese
      ? [vietnamese[3], vietnamese[2], vietnamese[1]]
      : [];
  const [year = '', month = '', day = ''] = parts;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) ? text : null;
}

/** `2026-12-31` → `31/12/2026`. */
export const dayCell = (day: string | null): string =>
  day === null ? '' : day.split('-').toReversed().join('/');

/** One a line: `nd-118-2025 | điều 17 | khoản 2 | điểm c | tóm tắt`. */
export function splitCitations(cell: string, tell: Tell): DraftCitation[] {
  return cell.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const parts = line.split('|').map((part) => part.trim());
    if (parts.length < 2) {
      tell(officeSaid.badCell(columns.citations.name, line.trim()));
      return [];
    }
    const [document = '', article = '', clause = '', point = '', ...rest] = parts;
    return [
      {
        document,
        article: article.replace(/^điều\s*/i, ''),
        clause: clause.replace(/^khoản\s*/i, ''),
        point: point.replace(/^điểm\s*/i, ''),
        summary: rest.join(' | '),
      },
    ];
  });
}

export const joinCitations = (citations: readonly DraftCitation[]): string =>
  citations
    .map(({ document, article, clause, point, summary }) =>
      [document, article, clause, point, summary].join(' | ').trimEnd(),
    )
    .join('\n');
