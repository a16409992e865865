import { articleLabel, clauseLabel, pointLabel, type RulesText } from '../core/rules-print/text-model.js';
import type { Block, Paper } from './paper.js';
import { type PaperFormat, renderPaper } from './render-paper.js';

/** The printed rules (thể lệ) as an official paper; number and day are left for the records office. */
export function rulesPaper({ head, title, bases, articles, amendments }: RulesText): Paper {
  const body = articles.flatMap(({ name, clauses }, i): Block[] => [
    { kind: 'article', label: articleLabel(i), name },
    ...clauses.flatMap(({ text, points, table }, n): Block[] => [
      ...(text === ''
        ? []
        : [{ kind: 'paragraph' as const, text: clauses.length > 1 ? `${clauseLabel(n)} ${text}` : text }]),
      ...points.map((point, k): Block => ({ kind: 'paragraph', text: `${pointLabel(k)} ${point}` })),
      ...(table === null
        ? []
        : [
            {
              kind: 'table' as const,
              caption: table.caption,
              columns: table.columns,
              rows: table.rows,
              strong: table.totals ? [table.rows.length - 1] : [],
            },
          ]),
    ]),
  ]);
  const [last] = amendments.slice(-1);
  return {
    language: 'vi',
    head: { ...head, sign: 'TL-BTC', date: { year: null } },
    title,
    authority: '',
    bases,
    order: '',
    body,
    signatures: [{ post: [`TM. ${head.body.toLocaleUpperCase('vi')}`], name: '' }],
    recipients: [],
    annexes:
      amendments.length === 0
        ? []
        : [
            {
              label: 'Phụ lục',
              name: 'Các lần sửa đổi',
              attachedTo: '(Kèm theo Thể lệ)',
              landscape: false,
              body: amendments.map(({ number, day, reason }) => ({
                kind: 'paragraph',
                text: `Lần ${number}, ngày ${day.split('-').toReversed().join('/')}: ${reason}`,
              })),
            },
          ],
    source: last ? `Thể lệ đã sửa đổi lần ${last.number}` : '',
  };
}

/** The printed rules as a file. */
export const renderRules = (text: RulesText, format: PaperFormat): Promise<Buffer> =>
  renderPaper(rulesPaper(text), format);
