import type { Schemas } from '#lib/api/types.ts';

type Words = Schemas['RulesWords'];

/** Characters of an unchanged passage that stay on each side of a change. */
const kept = 90;

/** Passages that stayed are cut in their middle or at the far end, at a space. */
export function shortened(words: readonly Words[]): Words[] {
  return words.map((part, i) => {
    if (part.kind !== 'same' || part.text.length <= 2 * kept) return part;
    const head = i > 0 ? cutEnd(part.text) : '';
    const tail = i < words.length - 1 ? cutStart(part.text) : '';
    return { ...part, text: `${head}\n${tail}`.trim() };
  });
}

function cutEnd(text: string): string {
  if (text.length <= kept) return text;
  const space = text.lastIndexOf(' ', kept);
  return `${text.slice(0, space > 0 ? space : kept)}…`;
}

function cutStart(text: string): string {
  if (text.length <= kept) return text;
  const space = text.indexOf(' ', text.length - kept);
  return `…${text.slice(space > 0 ? space : -kept)}`;
}
