import { childOf, childrenOf, elementsIn, type Xml } from '../exchange-office/xml.js';

/** How letters look, as bits of a number; only what teachers mark answers with. */
export const looks = { bold: 1, italic: 2, underline: 4, colour: 8, highlight: 16 } as const;
export type Look = keyof typeof looks;

/** What a format switches on and off; anything else stays as it was around it. */
export interface Change {
  on: number;
  off: number;
}

export interface ParagraphStyle extends Change {
  numbering: { list: string; level: number } | null;
}

const nothing: Change = { on: 0, off: 0 };
const deepestStyle = 12;

export const changed = (look: number, { on, off }: Change): number => (look & ~off) | on;

const followed = (first: Change, then: Change): Change => ({
  on: (first.on & ~then.off) | then.on,
  off: (first.off & ~then.on) | then.off,
});

/** What run properties say. */
export function changeOf(properties: Xml | null): Change {
  let change = nothing;
  for (const { name, attributes } of childrenOf(properties)) {
    const bit = bitOf(name);
    if (bit === 0) continue;
    const isOn = isSwitchedOn(name, attributes);
    change = followed(change, isOn ? { on: bit, off: 0 } : { on: 0, off: bit });
  }
  return change;
}

function bitOf(name: string): number {
  const bits: Record<string, number> = {
    b: looks.bold,
    i: looks.italic,
    u: looks.underline,
    color: looks.colour,
    highlight: looks.highlight,
    shd: looks.highlight,
  };
  return bits[name] ?? 0;
}

function isSwitchedOn(name: string, { val = '', fill = '' }: Readonly<Record<string, string>>): boolean {
  if (name === 'color') return !isDark(val);
  if (name === 'shd') return !/^(?:auto|ffffff|)$/i.test(fill);
  return !/^(?:0|false|off|none)$/i.test(val);
}

/** Black, nearly black and `auto` are the colours of plain text. */
function isDark(colour: string): boolean {
  if (!/^[\da-f]{6}$/i.test(colour)) return true;
  const parts = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return parts.every((part) => part < 0x48);
}

/** The styles of a document by id, with what they take from those they are based on. */
export class Styles {
  private readonly raw = new Map<string, Xml>();
  private readonly known = new Map<string, ParagraphStyle>();
  private readonly usual: string;

  constructor(tree: Xml | null) {
    const all = elementsIn(tree, 'style');
    for (const style of all) this.raw.set(style.attributes['styleId'] ?? '', style);
    const usual = all.find(
      ({ attributes }) => attributes['type'] === 'paragraph' && attributes['default'] === '1',
    );
    this.usual = usual?.attributes['styleId'] ?? '';
  }

  of(id: string | undefined): ParagraphStyle {
    return this.resolve(id ?? this.usual, 0);
  }

  private resolve(id: string, depth: number): ParagraphStyle {
    const known = this.known.get(id);
    if (known) return known;
    const style = this.raw.get(id);
    if (!style || depth > deepestStyle) return { ...nothing, numbering: null };
    const basedOn = childOf(style, 'basedOn')?.attributes['val'];
    const base = basedOn === undefined ? { ...nothing, numbering: null } : this.resolve(basedOn, depth + 1);
    const own = changeOf(childOf(style, 'rPr'));
    const numbering = numberingOf(childOf(style, 'pPr')) ?? base.numbering;
    const resolved = { ...followed(base, own), numbering };
    this.known.set(id, resolved);
    return resolved;
  }
}

/** The list and level that paragraph properties name. */
export function numberingOf(properties: Xml | null): ParagraphStyle['numbering'] {
  const numbering = childOf(properties, 'numPr');
  if (!numbering) return null;
  const list = childOf(numbering, 'numId')?.attributes['val'] ?? '0';
  return { list, level: Number(childOf(numbering, 'ilvl')?.attributes['val'] ?? 0) };
}
