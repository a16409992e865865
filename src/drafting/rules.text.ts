import { diffWordsWithSpace } from 'diff';
import { articleLabel, clauseLabel, pointLabel, type RulesText } from '../core/rules-print/text-model.js';
import type { ArticleChange, RulesTextView } from './drafting.dto.js';

/** The printed rules with the numbers of articles, clauses and points. */
export function toTextView({ head, title, bases, articles }: RulesText): RulesTextView {
  return {
    head,
    title: `${title.kind} ${title.about}`,
    bases,
    articles: articles.map(({ code, name, clauses }, i) => ({
      code,
      label: articleLabel(i),
      name,
      clauses: clauses.map(({ text, points, table }, k) => ({
        label: clauses.length > 1 ? clauseLabel(k) : '',
        text,
        points: points.map((point, n) => ({ label: pointLabel(n), text: point })),
        table: table && { ...table, columns: table.columns.map(({ header, align }) => ({ header, align })) },
      })),
    })),
  };
}

/** What another version says differently, word by word; articles that say the same are left out. */
export function changesBetween(before: RulesText, after: RulesText): ArticleChange[] {
  const old = lines(before);
  const now = lines(after);
  const codes = [...new Set([...now.keys(), ...old.keys()])];
  return codes.flatMap((code) => {
    const [was = '', is = ''] = [old.get(code)?.text, now.get(code)?.text];
    if (was === is) return [];
    const words = diffWordsWithSpace(was, is).map(({ value, added, removed }) => ({
      kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
      text: value,
    }));
    return [{ code, name: now.get(code)?.name ?? old.get(code)?.name ?? '', words }];
  });
}

/** Amendments are listed beside the differences, so the article on them would only repeat that. */
const repeated = 'changes';

function lines({ head, title, bases, articles }: RulesText): Map<string, { name: string; text: string }> {
  const headText = [head.parentBody, head.body, head.place, title.about, ...bases].filter(
    (line) => line !== '',
  );
  const all = articles
    .filter(({ code }) => code !== repeated)
    .map(({ code, name, clauses }): [string, { name: string; text: string }] => [
      code,
      {
        name,
        text: clauses
          .flatMap(({ text, points, table }) => [
            text,
            ...points,
            ...(table ? [table.caption, ...table.rows.map((row) => row.join(' | '))] : []),
          ])
          .filter((line) => line !== '')
          .join('\n'),
      },
    ]);
  return new Map([['head', { name: '', text: headText.join('\n') }], ...all]);
}
