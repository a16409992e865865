import { childOf, childrenOf, elementsIn, type Xml } from '../exchange-office/xml.js';
import { type Change, changeOf } from './word.styles.js';

interface Level {
  format: string;
  text: string;
  start: number;
  change: Change;
}

interface List {
  levels: Map<number, Level>;
  /** Lists made from the same definition count on from each other. */
  counter: number[];
}

/** What Word puts before a paragraph by itself. */
export interface Label {
  text: string;
  change: Change;
}

/** The automatic numbers of a document; asked for in the order of the paragraphs. */
export class Numbering {
  private readonly lists = new Map<string, List>();

  constructor(tree: Xml | null) {
    const definitions = new Map<string, List>();
    for (const definition of elementsIn(tree, 'abstractNum')) {
      const levels = new Map(childrenOf(definition).flatMap(levelOf));
      definitions.set(definition.attributes['abstractNumId'] ?? '', { levels, counter: [] });
    }
    for (const list of elementsIn(tree, 'num')) {
      const definition = definitions.get(childOf(list, 'abstractNumId')?.attributes['val'] ?? '');
      if (definition) this.lists.set(list.attributes['numId'] ?? '', overridden(definition, list));
    }
  }

  /** The next label of a list's level; null where there is no such list. */
  next(list: string, level: number): Label | null {
    const known = this.lists.get(list);
    const at = known?.levels.get(level);
    if (!known || !at) return null;
    const { counter, levels } = known;
    for (let i = 0; i < level; i += 1) counter[i] ??= levels.get(i)?.start ?? 1;
    counter[level] = (counter[level] ?? at.start - 1) + 1;
    counter.length = level + 1;
    if (at.format === 'bullet') return { text: '•', change: at.change };
    const text = at.text.replace(/%(\d)/g, (_, digit: string) => {
      const other = Number(digit) - 1;
      return numberText(counter[other] ?? 1, levels.get(other)?.format ?? 'decimal');
    });
    return { text, change: at.change };
  }
}

function levelOf(element: Xml): [number, Level][] {
  if (element.name !== 'lvl') return [];
  const value = (name: string) => childOf(element, name)?.attributes['val'];
  const level: Level = {
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    start: Number(value('start') ?? 1),
    change: changeOf(childOf(element, 'rPr')),
  };
  return [[Number(element.attributes['ilvl'] ?? 0), level]];
}

/** A list that starts anew or changes levels counts for itself. */
function overridden(definition: List, list: Xml): List {
  const overrides = elementsIn(list, 'lvlOverride');
  if (overrides.length === 0) return definition;
  const levels = new Map(definition.levels);
  for (const override of overrides) {
    const at = Number(override.attributes['ilvl'] ?? 0);
    const own = childrenOf(override).flatMap(levelOf)[0]?.[1] ?? levels.get(at);
    const start = childOf(override, 'startOverride')?.attributes['val'];
    if (own) levels.set(at, start === undefined ? own : { ...own, start: Number(start) });
  }
  return { levels, counter: [] };
}

function numberText(n: number, format: string): string {
  switch (format) {
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerLetter':
      return letters(n);
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(n);
  }
}

/** After z comes aa, bb. */
const letters = (n: number): string =>
  n < 1 || n > 26 * 9 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

const romans: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  if (n < 1 || n > 89) return String(n);
  let left = n;
  let text = '';
  for (const [value, sign] of romans) for (; left >= value; left -= value) text += sign;
  return text;
}
