import { nation } from '../core/rules-print/words.js';
import {
  articleLabel,
  clauseLabel,
  pointLabel,
  type RulesTable,
  type RulesText,
} from '../core/rules-print/text-model.js';

/** The rules as Markdown (CommonMark with tables). */
export function rulesToMarkdown({ title, bases, articles, amendments }: RulesText): string {
  const lines = [`# ${plain(title.kind)}`, `**${plain(title.about)}**`];
  lines.push(...bases.map((basis) => `*${plain(basis.replace(/[.;\s]+$/u, ''))};*`));
  for (const [i, { name, clauses }] of articles.entries()) {
    lines.push(`## ${articleLabel(i)} ${plain(name)}`);
    for (const [k, { text, points, table }] of clauses.entries()) {
      // A number with a full stop would begin a list of Markdown's own.
      const label = clauses.length > 1 ? `${clauseLabel(k).replace('.', '\\.')} ` : '';
      if (text !== '') lines.push(`${label}${plain(text)}`);
      lines.push(...points.map((point, n) => `${pointLabel(n)} ${plain(point)}`));
      if (table) lines.push(markdownTable(table));
    }
  }
  if (amendments.length > 0) lines.push(`## ${amended}`, ...amendmentLines(amendments).map(plain));
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

/** The rules as one HTML page that needs nothing else; printed, it has the form of Decree 30/2020/NĐ-CP on A4. */
export function rulesToHtml({ head, title, bases, articles, amendments }: RulesText): string {
  const body = articles.map(({ name, clauses }, i) => {
    const inner = clauses.map(({ text, points, table }, k) => {
      const label = clauses.length > 1 ? `${clauseLabel(k)} ` : '';
      const said = text === '' ? '' : `<p>${label}${safe(text)}</p>\n`;
      const list = points.map((point, n) => `<p>${pointLabel(n)} ${safe(point)}</p>`).join('\n');
      return `${said}${list}${table ? htmlTable(table) : ''}`;
    });
    return `<section><h2>${articleLabel(i)} ${safe(name)}</h2>\n${inner.join('\n')}</section>`;
  });
  const changes = amendmentLines(amendments).map((line) => `<p>${safe(line)}</p>`);
  const parent = head.parentBody === '' ? '' : `${safe(head.parentBody)}<br>`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(`${title.kind} ${title.about}`)}</title><style>${style}</style></head><body>
<header>
<p class="agency">${parent}<strong>${safe(head.body)}</strong></p>
<p><strong>${nation.vi.name}<br><span class="motto">${nation.vi.motto}</span></strong></p>
<p>Số:${gap}/TL-BTC</p>
<p><em>${safe(head.place)}, ngày${gap}tháng${gap}năm${gap}</em></p>
</header>
<h1>${safe(title.kind)}<br><span>${safe(title.about)}</span></h1>
${bases.map((basis) => `<p><em>${safe(basis)};</em></p>`).join('\n')}
${body.join('\n')}
<p class="signature"><strong>TM. ${safe(head.body.toLocaleUpperCase('vi'))}</strong></p>
${changes.length === 0 ? '' : `<section><h2>${amended}</h2>\n${changes.join('\n')}</section>`}
</body></html>
`;
}

const amended = 'Các lần sửa đổi';
const amendmentLines = (amendments: RulesText['amendments']): string[] =>
  amendments.map(
    ({ number, day, reason }) => `Lần ${number}, ngày ${day.split('-').toReversed().join('/')}: ${reason}`,
  );

/** Left for the hand. */
const gap = '&nbsp;'.repeat(6);

/** The measures of the decree's annex I; on a screen the same page in the width of the window. */
const style =
  'body{font:14pt/1.3 "Times New Roman",Tinos,serif;max-width:165mm;margin:2rem auto;padding:0 1rem}' +
  'p{margin:6pt 0;text-align:justify;text-indent:12.7mm}h2{font-size:14pt;margin:9pt 0 6pt;text-indent:12.7mm;break-after:avoid}' +
  'header{display:grid;grid-template-columns:68fr 97fr;gap:0 3mm}header p{margin:0 0 6pt;font-size:13pt;text-align:center;text-indent:0}' +
  '@media(max-width:40rem){header{grid-template-columns:1fr}}' +
  '.agency{text-transform:uppercase}.agency strong::after{content:"";display:block;width:40%;margin:2pt auto 0;border-top:1px solid}' +
  '.motto{font-size:14pt;border-bottom:1px solid}' +
  'h1{font-size:14pt;text-align:center;margin:16pt 0 10pt}h1 span::after{content:"";display:block;width:40%;margin:3pt auto 0;border-top:1px solid}' +
  'table{border-collapse:collapse;width:100%;font-size:12pt}caption{text-align:right;font-style:italic}thead{display:table-header-group}tr{break-inside:avoid}' +
  'th,td{border:1px solid;padding:.9mm 1.4mm}.left{text-align:left}.right{text-align:right}.center{text-align:center}' +
  '.signature{margin:10pt 0 26mm 48%;text-align:center;text-indent:0;break-inside:avoid}' +
  '@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page);font:13pt "Times New Roman",serif}}' +
  '@page:first{@top-center{content:none}}@media print{body{margin:0;max-width:none;padding:0}}';

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
