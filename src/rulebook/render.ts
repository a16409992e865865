import {
  articleLabel,
  clauseLabel,
  pointLabel,
  type RulesTable,
  type RulesText,
} from '../core/rules-print/text-model.js';

/** The rules as Markdown (CommonMark with tables). */
export function rulesToMarkdown({ title, bases, articles }: RulesText): string {
  const lines = [`# ${plain(title.kind)}`, `**${plain(title.about)}**`];
  lines.push(...bases.map((basis) => `*${plain(basis.replace(/[.;\s]+$/u, ''))};*`));
  for (const [i, { name, clauses }] of articles.entries()) {
    lines.push(`## ${articleLabel(i)} ${plain(name)}`);
    for (const [k, { text, points, table }] of clauses.entries()) {
      // A number with a full stop would begin a list of Markdown's own.
      lines.push(`${clauseLabel(k).replace('.', '\\.')} ${plain(text)}`);
      lines.push(...points.map((point, n) => `${pointLabel(n)} ${plain(point)}`));
      if (table) lines.push(markdownTable(table));
    }
  }
  return `${lines.join('\n\n')}\n`;
}

const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');

function markdownTable({ caption, columns, rows, totals }: RulesTable): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = { left: ':---', center: ':---:', right: '---:' };
  const body = rows.map((cells, i) =>
    row(
      cells.map((cell) =>
        totals && i === rows.length - 1 && cell !== '' ? `**${plain(cell)}**` : plain(cell),
      ),
    ),
  );
  return [
    `*${plain(caption)}*`,
    '',
    row(columns.map(({ header }) => plain(header))),
    row(columns.map(({ align }) => rule[align])),
    ...body,
  ].join('\n');
}

/** The rules as one HTML page that needs nothing else and prints on A4. */
export function rulesToHtml({ head, title, bases, articles }: RulesText): string {
  const body = articles.map(({ name, clauses }, i) => {
    const inner = clauses.map(({ text, points, table }, k) => {
      const list = points.map((point, n) => `<p class="d">${pointLabel(n)} ${safe(point)}</p>`).join('\n');
      return `<p>${clauseLabel(k)} ${safe(text)}</p>\n${list}${table ? htmlTable(table) : ''}`;
    });
    return `<section><h2>${articleLabel(i)} ${safe(name)}</h2>\n${inner.join('\n')}</section>`;
  });
  const parent = head.parentBody === '' ? '' : `${safe(head.parentBody)}<br>`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(`${title.kind} ${title.about}`)}</title><style>${style}</style></head><body>
<p class="head">${parent}<strong>${safe(head.body)}</strong></p>
<h1>${safe(title.kind)}<br>${safe(title.about)}</h1>
${bases.map((basis) => `<p><em>${safe(basis)};</em></p>`).join('\n')}
${body.join('\n')}
</body></html>
`;
}

const style =
  'body{font:1rem/1.5 "Times New Roman",Tinos,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.2rem;text-align:center}h2{font-size:1rem}.head{text-transform:uppercase}.d{padding-left:1.5rem}' +
  'table{border-collapse:collapse;width:100%}caption{text-align:left;font-style:italic}' +
  'th,td{border:1px solid;padding:.25rem .5rem;vertical-align:top}.right{text-align:right}.center{text-align:center}' +
  '@page{size:A4;margin:20mm 15mm 20mm 30mm}@media print{body{margin:0;max-width:none;padding:0}}';

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function htmlTable({ caption, columns, rows, totals }: RulesTable): string {
  const cell = (tag: string, i: number, text: string) =>
    `<${tag} class="${columns[i]?.align ?? 'left'}">${safe(text)}</${tag}>`;
  const heads = columns
    .map(({ header, align }) => `<th scope="col" class="${align}">${safe(header)}</th>`)
    .join('');
  const body = rows.map(
    (cells, i) =>
      `<tr>${cells.map((text, k) => cell(totals && i === rows.length - 1 ? 'th' : 'td', k, text)).join('')}</tr>`,
  );
  return `<table><caption>${safe(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
