import type { Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { PictureRef } from '../core/kind/draft.js';
import { officeSaid } from '../exchange-office/office.said.js';
import {
  childOf,
  childrenOf,
  elementsIn,
  OfficeRefused,
  openOffice,
  partOf,
  relationsOf,
  textIn,
  treeOfPart,
  type Xml,
} from '../exchange-office/xml.js';
import type { Zip } from '../exchange-xml/zip.js';
import { formulaText } from './formula.js';
import {
  joined,
  type Line,
  linesOf,
  marked,
  mostPictures,
  pictureSign,
  plain,
  type Rich,
  type Table,
  withoutPrivate,
} from './rich.js';
import { Numbering } from './word.numbering.js';
import { changed, changeOf, numberingOf, Styles } from './word.styles.js';

/** A document as lines and tables in their order; pictures by the number that their sign in a text says. */
export interface WordDocument {
  blocks: (Line | Table)[];
  pictures: (PictureRef | null)[];
}

const mostParagraphs = 200_000;

/** Reads a DOCX. What a person could miss is told to `reading`. @throws OfficeRefused whatever the bytes */
export async function readWord(bytes: Uint8Array, reading: Reading): Promise<WordDocument> {
  const zip = await openOffice(bytes);
  const main = zip.names.includes('word/document.xml')
    ? 'word/document.xml'
    : (zip.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? '');
  const tree = main === '' ? null : await treeOfPart(zip, main);
  const body = elementsIn(tree, 'body')[0];
  if (!body) throw new OfficeRefused(officeSaid.notDocx);
  const { inside, external } = await relationsOf(zip, main);
  tellBeside(zip, reading);
  if (external > 0) reading.tally(said.wholeFile, officeSaid.link, 'changed');
  const pictures = await loadPictures(zip, tree, inside);
  const reader = new BodyReader(
    reading,
    new Styles(await treeOfPart(zip, 'word/styles.xml')),
    new Numbering(await treeOfPart(zip, 'word/numbering.xml')),
    { targets: inside, bytes: pictures },
  );
  return reader.read(body);
}

function tellBeside({ names }: Zip, reading: Reading): void {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/vbaProject/i)) reading.lose(said.wholeFile, officeSaid.macros);
  if (has(/embeddings\/|activeX/i)) reading.lose(said.wholeFile, officeSaid.embedded);
  if (has(/word\/comments\.xml/)) reading.lose(said.wholeFile, officeSaid.comments);
  if (has(/word\/(?:header|footer)\d*\.xml/)) reading.lose(said.wholeFile, officeSaid.headers);
}

/** Only pictures that the document shows. */
async function loadPictures(
  zip: Zip,
  tree: Xml | null,
  targets: Map<string, string>,
): Promise<Map<string, Uint8Array>> {
  const loaded = new Map<string, Uint8Array>();
  const shown = [
    ...elementsIn(tree, 'blip').map(({ attributes }) => attributes['embed']),
    ...elementsIn(tree, 'imagedata').map(({ attributes }) => attributes['id']),
  ];
  for (const id of shown) {
    const name = targets.get(id ?? '');
    const bytes = name === undefined || loaded.has(name) ? null : await partOf(zip, name);
    if (name !== undefined && bytes) loaded.set(name, bytes);
  }
  return loaded;
}

interface Media {
  targets: Map<string, string>;
  bytes: Map<string, Uint8Array>;
}

class BodyReader {
  private readonly blocks: (Line | Table)[] = [];
  private readonly pictures: (PictureRef | null)[] = [];
  private paragraphs = 0;
  /** Text boxes of the paragraph that is being read; they come after it. */
  private boxes: Xml[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly media: Media,
  ) {}

  read(body: Xml): WordDocument {
    this.blocksIn(body, this.blocks);
    return { blocks: this.blocks, pictures: this.pictures };
  }

  private blocksIn(parent: Xml, into: (Line | Table)[]): void {
    for (const child of childrenOf(parent)) {
      if (child.name === 'p') this.paragraph(child, into);
      else if (child.name === 'tbl') into.push(this.table(child));
      else if (child.name === 'AlternateContent') this.blocksIn(childOf(child, 'Choice') ?? child, into);
      else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(child.name))
        this.blocksIn(child, into);
      else if (child.name === 'oMathPara') this.paragraph(child, into);
    }
  }

  private paragraph(element: Xml, into: (Line | Table)[]): void {
    this.paragraphs += 1;
    if (this.paragraphs > mostParagraphs) throw new OfficeRefused(officeSaid.damaged);
    const number = this.paragraphs;
    const properties = childOf(element, 'pPr');
    const style = this.styles.of(childOf(properties, 'pStyle')?.attributes['val']);
    const outer = this.boxes;
    this.boxes = [];
    const label = this.label(properties, style.numbering, changed(0, style));
    const text = this.inline(element, changed(0, style));
    for (const line of linesOf({ ...joined(label, text), paragraph: number })) into.push(line);
    for (const box of this.boxes) {
      this.reading.tally(this.where(), officeSaid.textBox, 'changed');
      this.blocksIn(box, into);
    }
    this.boxes = outer;
  }

  private label(properties: Xml | null, styled: ReturnType<typeof numberingOf>, look: number): Rich {
    const numbering = numberingOf(properties) ?? styled;
    const label = numbering && this.numbering.next(numbering.list, numbering.level);
    if (!label || label.text === '') return plain('');
    const own = changed(changed(look, label.change), changeOf(childOf(properties, 'rPr')));
    return marked(`${label.text} `, own);
  }

  private table(element: Xml): Table {
    const rows = elementsWithin(element, 'tr').map((row) =>
      elementsWithin(row, 'tc').map((cell) => {
        const inside: (Line | Table)[] = [];
        this.blocksIn(cell, inside);
        return inside.flatMap((block) => ('rows' in block ? block.rows.flat(2) : [block]));
      }),
    );
    return { paragraph: this.paragraphs, rows };
  }

  private inline(parent: Xml, look: number): Rich {
    return childrenOf(parent).reduce((text, child) => joined(text, this.piece(child, look)), plain(''));
  }

  private piece(element: Xml, look: number): Rich {
    switch (element.name) {
      case 'r':
        return this.run(element, look);
      case 'del':
      case 'moveFrom':
        this.reading.tally(this.where(), officeSaid.tracked);
        return plain('');
      case 'oMath':
      case 'oMathPara':
        this.reading.tally(this.where(), officeSaid.formula, 'changed');
        return marked(` ${withoutPrivate(formulaText(element))} `, look);
      case 'AlternateContent':
        return this.inline(childOf(element, 'Choice') ?? element, look);
      case 'hyperlink':
      case 'ins':
      case 'moveTo':
      case 'smartTag':
      case 'sdt':
      case 'sdtContent':
      case 'fldSimple':
      case 'customXml':
      case 'dir':
      case 'bdo':
        return this.inline(element, look);
      default:
        return plain('');
    }
  }

  private run(element: Xml, around: number): Rich {
    const properties = childOf(element, 'rPr');
    if (childOf(properties, 'vanish')) {
      if (textIn(element).trim() !== '') this.reading.tally(this.where(), officeSaid.hidden);
      return plain('');
    }
    const styleId = childOf(properties, 'rStyle')?.attributes['val'];
    const styled = styleId === undefined ? around : changed(around, this.styles.of(styleId));
    const look = changed(styled, changeOf(properties));
    const raise = childOf(properties, 'vertAlign')?.attributes['val'] ?? '';
    return childrenOf(element).reduce(
      (text, child) => joined(text, marked(this.signs(child, raise), look)),
      plain(''),
    );
  }

  private signs(element: Xml, raise: string): string {
    switch (element.name) {
      case 't':
        return this.raised(withoutPrivate(textIn(element).replaceAll('\n', ' ')), raise);
      case 'tab':
      case 'ptab':
        return '\t';
      case 'br':
      case 'cr':
        return '\n';
      case 'noBreakHyphen':
        return '-';
      case 'drawing':
      case 'pict':
        return this.drawing(element);
      case 'object':
        this.reading.tally(this.where(), officeSaid.oleFormula);
        return '';
      case 'sym':
        this.reading.tally(this.where(), officeSaid.symbol);
        return '';
      case 'footnoteReference':
      case 'endnoteReference':
        this.reading.tally(this.where(), officeSaid.footnotes);
        return '';
      case 'AlternateContent':
        return childrenOf(childOf(element, 'Choice') ?? childOf(element, 'Fallback'))
          .map((child) => this.signs(child, raise))
          .join('');
      default:
        return '';
    }
  }

  /** m² and H₂O are texts; anything else that stands high or low gets a sign. */
  private raised(text: string, raise: string): string {
    if (raise !== 'superscript' && raise !== 'subscript') return text;
    const digits = raise === 'superscript' ? '⁰¹²³⁴⁵⁶⁷⁸⁹' : '₀₁₂₃₄₅₆₇₈₉';
    if (/^\d+$/.test(text)) return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? '');
    if (text.trim() === '') return text;
    this.reading.tally(this.where(), officeSaid.raised, 'changed');
    return `${raise === 'superscript' ? '^' : '_'}${text}`;
  }

  private drawing(element: Xml): string {
    const boxes = elementsIn(element, 'txbxContent');
    if (boxes.length > 0) {
      this.boxes.push(...boxes);
      return '';
    }
    const blip =
      elementsIn(element, 'blip')[0]?.attributes['embed'] ??
      elementsIn(element, 'imagedata')[0]?.attributes['id'];
    const name = this.media.targets.get(blip ?? '') ?? '';
    const bytes = this.media.bytes.get(name);
    if (!bytes || this.pictures.length >= mostPictures) {
      this.reading.tally(this.where(), officeSaid.drawing);
      return '';
    }
    const short = name.slice(name.lastIndexOf('/') + 1);
    const file = this.reading.picture(short, bytes);
    if (file === null) {
      this.reading.lose(this.where(), said.pictureKind(short));
      return '';
    }
    const told = [...elementsIn(element, 'docPr'), ...elementsIn(element, 'cNvPr')].map(
      ({ attributes }) => attributes['descr'] ?? '',
    );
    const alt = told.find((text) => text.trim() !== '')?.trim() ?? '';
    if (alt === '') this.reading.tally(this.where(), said.altMissing, 'changed');
    return pictureSign(this.pictures.push({ file, alt: alt.replace(/\s+/g, ' ') }) - 1);
  }

  private where(): string {
    return officeSaid.paragraph(this.paragraphs);
  }
}

/** Rows of a table and cells of a row, also where they stand in a content control; not those of inner tables. */
function elementsWithin(parent: Xml, name: 'tr' | 'tc'): Xml[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.name) ? elementsWithin(child, name) : [];
  });
}
