import { Parser } from 'htmlparser2';
import { tidy } from '../core/draft/reading.js';

/** Text of markup, and what of the markup carried meaning and is not in the text. */
export type Plain = {
  text: string;
  /** What stood in an element of class `bang-vang-stimulus`; null: there was none. */
  stimulus: string | null;
  images: { source: string; alt: string; inStimulus: boolean }[];
  /** Vietnamese names of formats that were dropped. */
  formats: Set<string>;
  /** Names of elements that were content and could not be kept. */
  media: Set<string>;
};

export const stimulusClass = 'bang-vang-stimulus';

const blocks = words(
  'address article aside blockquote center dd details dialog div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul caption',
);
const silent = words('script style head title template noscript annotation annotation-xml');
const medias = words('audio video iframe object embed applet canvas svg input select textarea button');
const formats = new Map(
  Object.entries({
    'chữ đậm': 'b strong',
    'chữ nghiêng': 'i em cite var dfn',
    'gạch chân': 'u ins',
    'gạch ngang': 's strike del',
    'tiêu đề': 'h1 h2 h3 h4 h5 h6',
    'danh sách': 'ul ol dl',
    bảng: 'table',
    'liên kết': 'a',
    'chữ mã lệnh': 'code tt kbd samp',
    'màu và cỡ chữ': 'font mark big small',
    'trích dẫn': 'blockquote q',
    'công thức': 'math',
  }).flatMap(([name, tags]) => tags.split(' ').map((tag) => [tag, name] as const)),
);
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

type Open = { name: string; at: number; section: string[]; mutes: boolean; children: number };

/** Stands between two blocks until the text is laid out; no text may hold it. */
const blockBreak = '\u0001';
const scripted: Record<string, string> = { mfrac: '/', msup: '^', msub: '_' };

/**
 * Turns markup, told piece by piece, into plain text: blocks and `<br>` into lines, small digits into ² and ₂,
 * fractions into a/b, the rest of the format only counted. It never fails and takes time in proportion to the
 * markup.
 */
export class PlainWriter {
  private readonly stem: string[] = [];
  private readonly shared: string[] = [];
  private readonly open: Open[] = [];
  private readonly images: Plain['images'] = [];
  private readonly formats = new Set<string>();
  private readonly media = new Set<string>();
  private section = this.stem;
  private muted = 0;
  private verbatim = 0;
  private formula = 0;
  private sawStimulus = false;

  start(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.open.at(-1);
    const opened: Open = { name, at: this.section.length, section: this.section, mutes: false, children: 0 };
    this.open.push(opened);
    if (parent) this.separate(parent, name);
    const format = formats.get(name);
    if (format) this.formats.add(format);
    if (attributes['class']?.split(' ').includes(stimulusClass)) {
      this.sawStimulus = true;
      this.section = this.shared;
    }
    if (name === 'pre') this.verbatim += 1;
    if (name === 'math') this.formula += 1;
    if (blocks.has(name)) this.write(blockBreak);
    if (name === 'br') this.write('\n');
    if (name === 'td' || name === 'th') this.write('\t');
    if (name === 'li') this.write('– ');
    if (name === 'msqrt') this.write('√(');
    if (name === 'math' && attributes['alttext']) this.write(attributes['alttext']);
    if (name === 'img') this.image(attributes['src'] ?? '', attributes['alt'] ?? '');
    else if (medias.has(name)) this.object(name, attributes);
    opened.mutes =
      silent.has(name) || medias.has(name) || (name === 'math' && Boolean(attributes['alttext']));
    if (opened.mutes) this.muted += 1;
  }

  text(text: string): void {
    // Between the parts of a formula spaces only lay out its source.
    if (this.formula > 0) this.write(text.trim());
    else this.write(this.verbatim > 0 ? text.replaceAll('\t', ' ') : text.replace(/\s+/g, ' '));
  }

  end(): void {
    const opened = this.open.pop();
    if (opened === undefined) return;
    const { name } = opened;
    if (opened.mutes) this.muted -= 1;
    if (name === 'pre') this.verbatim -= 1;
    if (name === 'math') this.formula -= 1;
    if (name === 'sup' || name === 'sub') this.shrink(name, opened.at);
    if (name === 'msqrt' || (name === 'mrow' && this.isScripted())) this.write(')');
    if (blocks.has(name)) this.write(blockBreak);
    this.section = opened.section;
  }

  image(source: string, alt: string): void {
    const inStimulus = this.section === this.shared;
    if (this.muted === 0) this.images.push({ source, alt: tidy(alt), inStimulus });
  }

  result(): Plain {
    const { images, formats, media } = this;
    const stimulus = this.sawStimulus ? laidOut(this.shared) : null;
    return { text: laidOut(this.stem), stimulus, images, formats, media };
  }

  private write(text: string): void {
    if (this.muted === 0) this.section.push(text);
  }

  private object(name: string, attributes: Readonly<Record<string, string>>): void {
    const source = attributes['data'] ?? '';
    if (name === 'object' && attributes['type']?.startsWith('image/'))
      this.image(source, attributes['alt'] ?? attributes['aria-label'] ?? '');
    else if (this.muted === 0) this.media.add(name);
  }

  /** Fractions and powers are told apart from numbers that stand side by side. */
  private separate(parent: Open, child: string): void {
    parent.children += 1;
    const sign = scripted[parent.name];
    if (sign === undefined) return;
    if (parent.children === 2) this.write(sign);
    if (child === 'mrow') this.write('(');
  }

  private isScripted(): boolean {
    const parent = this.open.at(-1);
    return parent !== undefined && parent.name in scripted;
  }

  /** m² and H₂O are texts; anything longer that stands high or low is only named. */
  private shrink(name: 'sup' | 'sub', from: number): void {
    const inner = this.section.splice(from).join('').trim();
    const small = name === 'sup' ? raised : lowered;
    if (/^\d+$/.test(inner)) return this.write(inner.replace(/\d/g, (digit) => small[Number(digit)] ?? ''));
    if (inner === '') return;
    this.formats.add('chỉ số trên, dưới');
    this.write(`${name === 'sup' ? '^' : '_'}${inner.length > 1 ? `(${inner})` : inner}`);
  }
}

/** One block after another is one line break, not two; cells of a row stand apart by a bar. */
function laidOut(parts: string[]): string {
  const texts = parts.join('').split(blockBreak).map(linesOf);
  return tidy(texts.filter((text) => text !== '').join('\n'));
}

function linesOf(block: string): string {
  const lines = block.split('\n').map((line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return cells.filter((cell) => cell !== '').join(' | ');
  });
  return tidy(lines.join('\n'));
}

/** Deeper markup than people write costs a parser more than it gives a reader. */
const maxDepth = 256;

/** Plain text of HTML of any quality. */
export function plainOfHtml(html: string): Plain {
  const writer = new PlainWriter();
  let depth = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1;
      writer.start(name, attributes);
      if (depth > maxDepth) parser.reset();
    },
    ontext: (text) => writer.text(text),
    onclosetag: () => {
      depth -= 1;
      writer.end();
    },
  });
  parser.write(html);
  if (depth <= maxDepth) {
    parser.end();
    return writer.result();
  }
  const bare = new PlainWriter();
  bare.text(html.replace(/<[^<>]*>/g, ' '));
  return bare.result();
}

const known = new Set([
  ...blocks,
  ...silent,
  ...medias,
  ...formats.keys(),
  ...words('br img span td th tbody thead sup sub label wbr'),
]);

/** Whether text that may or may not be HTML has a tag or an entity in it. */
export function hasMarkup(text: string): boolean {
  if (/&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|nbsp|quot|apos);/i.test(text)) return true;
  for (const [, name = ''] of text.matchAll(/<\/?([a-z][a-z0-9]{0,15})(?=[\s/>])/gi))
    if (known.has(name.toLowerCase())) return true;
  return false;
}

/** What a text is written in: `moodle` is text in which HTML may stand and lines count. */
export type TextFormat = 'html' | 'plain' | 'moodle' | 'markdown';

/** Plain text of a text in a format; Markdown stays as it is typed. */
export function plainOf(text: string, format: TextFormat): Plain {
  if (format === 'html') return plainOfHtml(text);
  if (format === 'moodle' && hasMarkup(text)) return plainOfHtml(text.trim().replaceAll('\n', '<br/>'));
  const marked = format === 'markdown' && /[*_#`>[]/.test(text);
  const formats = new Set(marked ? ['Markdown (giữ nguyên như chữ)'] : []);
  return { text: tidy(text), stimulus: null, images: [], formats, media: new Set() };
}

/** Plain text as HTML that `plainOfHtml` reads back. */
export function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll('\n', '<br/>');
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}
