import type { ISectionOptions, Paragraph, Table } from 'docx';
import { type Docx, DocxParts, type Style, tight } from './docx-parts.js';
import { measures, mmToTwips } from './measures.js';
import {
  type Annex,
  type Block,
  balanced,
  endedBases,
  numberLine,
  type Paper,
  printable,
  type Signature,
  staysWithNext,
} from './paper.js';
import { dateInEnglish, nation, placeAndDate } from './words.js';

const { size, margin, page, font } = measures;
/** Usable width of an upright page. */
const upright = page.width - margin.left - margin.right;

/** The paper as a Word file that can be edited; every measure is that of measures.ts. */
export async function paperToDocx(paper: Paper): Promise<Buffer> {
  const writer = new DocxWriter(await import('docx'), paper);
  return writer.write();
}

class DocxWriter {
  private readonly parts: DocxParts;

  constructor(
    private readonly docx: Docx,
    private readonly paper: Paper,
  ) {
    this.parts = new DocxParts(docx);
  }

  write(): Promise<Buffer> {
    const { Document, Packer } = this.docx;
    const { paper } = this;
    const document = new Document({
      title: printable(`${paper.title.kind} ${paper.title.about}`),
      creator: printable(paper.head.body),
      styles: {
        default: {
          document: {
            run: {
              font,
              size: size.body * 2,
              language: { value: paper.language === 'vi' ? 'vi-VN' : 'en-GB' },
            },
          },
        },
      },
      sections: [
        this.section(false, [...this.first(), ...this.blocks(paper.body, upright, true), ...this.closing()]),
        ...paper.annexes.map((annex) => this.section(annex.landscape, this.annex(annex))),
      ],
    });
    return Packer.toBuffer(document);
  }

  /** Pages are counted anew in each annex; the first page of each part shows no number. */
  private section(landscape: boolean, children: (Paragraph | Table)[]): ISectionOptions {
    const { Footer, Header, PageNumber, PageOrientation, TextRun } = this.docx;
    const number = this.parts.paragraph('center', {
      children: [new TextRun({ children: [PageNumber.CURRENT], size: size.pageNumber * 2 })],
    });
    const source = () =>
      new Footer({
        children:
          this.paper.source === ''
            ? []
            : [this.parts.line(this.paper.source, { size: size.footer }, 'center')],
      });
    const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
    return {
      properties: {
        titlePage: true,
        page: {
          size: { width: mmToTwips(page.width), height: mmToTwips(page.height), orientation },
          margin: {
            top: mmToTwips(margin.top),
            bottom: mmToTwips(margin.bottom),
            left: mmToTwips(margin.left),
            right: mmToTwips(margin.right),
            header: mmToTwips(measures.header),
            footer: mmToTwips(measures.footer),
          },
          pageNumbers: { start: 1 },
        },
      },
      headers: { default: new Header({ children: [number] }), first: new Header({ children: [] }) },
      footers: { default: source(), first: source() },
      children,
    };
  }

  private first(): (Paragraph | Table)[] {
    const { title, authority, bases, order } = this.paper;
    const bold = { size: size.title, bold: true };
    return [
      this.head(),
      this.parts.line(title.kind, bold, 'center', { spacing: { before: 360, after: 0 } }),
      this.parts.line(title.about, bold, 'center', { spacing: { after: 0 } }),
      this.parts.rule(title.about, size.title, upright),
      ...(authority === ''
        ? []
        : [this.parts.line(authority, bold, 'center', { spacing: { before: 240, after: 120 } })]),
      ...endedBases(bases).map((basis) => this.parts.body([{ text: basis, italic: true }])),
      ...(order === ''
        ? []
        : [this.parts.line(order, bold, 'center', { spacing: { before: 120, after: 120 } })]),
    ];
  }

  private head(): Table {
    const { head, language } = this.paper;
    const [left, right] = measures.headColumns;
    const { name, motto } = nation[language];
    const agency = { size: size.agency };
    const named = (name: string, style: Style) =>
      balanced(printable(name.toUpperCase()), style.size, left - measures.headGap).map((line) =>
        this.parts.line(line, style, 'center', tight),
      );
    const agencyLines = [
      ...(head.parentBody === '' ? [] : named(head.parentBody, agency)),
      ...named(head.body, { ...agency, bold: true }),
      this.parts.rule(head.body, size.agency, left),
    ];
    const nationLines = [
      this.parts.line(name, { size: size.nation, bold: true }, 'center', tight),
      this.parts.line(motto, { size: size.motto, bold: true }, 'center', tight),
      this.parts.rule('', 0, right, measures.mottoWidth[language]),
    ];
    const number = this.parts.line(numberLine(head.sign, language), { size: size.number }, 'center', tight);
    const dated = this.parts.line(this.dateLine(), { size: size.date, italics: true }, 'center', tight);
    return this.parts.grid(
      [left, right],
      [
        [agencyLines, nationLines],
        [[number], [dated]],
      ],
    );
  }

  private dateLine(): string {
    const { head, language } = this.paper;
    if (head.date === null) return '';
    if (language === 'vi' || !('day' in head.date)) return placeAndDate(head.place, head.date);
    return `${head.place}, ${dateInEnglish(head.date)}`;
  }

  /** `signed`: signatures follow. */
  private blocks(blocks: readonly Block[], width = upright, signed = false): (Paragraph | Table)[] {
    return blocks.flatMap((block, i) => {
      switch (block.kind) {
        case 'paragraph':
          return [
            this.parts.body(block.text, {
              ...(block.ragged ? { alignment: 'left' as const } : {}),
              keepNext: staysWithNext(blocks, i, signed),
            }),
          ];
        case 'heading':
          return [
            this.parts.line(block.text, { size: size.body, bold: true }, 'center', {
              spacing: { before: 240, after: 120 },
              keepNext: true,
            }),
          ];
        case 'article':
          return [
            this.parts.body([{ text: `${block.label} ${block.name}`.trim(), bold: true }], {
              keepNext: true,
            }),
          ];
        case 'table':
          return this.parts.table(block, width);
      }
    });
  }

  /** The recipients stand at the left of one signature, below two. */
  private closing(): (Paragraph | Table)[] {
    const { signatures } = this.paper;
    const gap = this.parts.line('', { size: size.recipients }, 'left', { ...tight, keepNext: true });
    const recipients = this.recipients();
    const cells = signatures.map((signature) => this.signature(signature));
    if (cells.length === 0) return recipients;
    if (cells.length === 1) {
      return [gap, this.parts.grid([upright * 0.48, upright * 0.52], [[recipients, cells[0]!]])];
    }
    const width = upright / cells.length;
    return [
      gap,
      this.parts.grid(
        cells.map(() => width),
        [cells],
      ),
      ...recipients,
    ];
  }

  private signature({ post, name }: Signature): Paragraph[] {
    const bold = { size: size.signature, bold: true };
    return [
      ...post.map((line) => this.parts.line(line, bold, 'center', tight)),
      this.parts.line('', { size: size.body }, 'center', {
        spacing: { after: 0, before: mmToTwips(measures.signing), line: 240, lineRule: 'auto' },
      }),
      this.parts.line(name, bold, 'center', tight),
    ];
  }

  private recipients(): Paragraph[] {
    const { recipients, language } = this.paper;
    if (recipients.length === 0) return [];
    const title = language === 'vi' ? 'Nơi nhận:' : 'Copies to:';
    return [
      this.parts.line(title, { size: size.recipientsTitle, bold: true, italics: true }, 'left', tight),
      ...recipients.map((each, i) =>
        this.parts.line(
          `- ${each}${i < recipients.length - 1 ? ';' : '.'}`,
          { size: size.recipients },
          'left',
          tight,
        ),
      ),
    ];
  }

  private annex({ label, name, attachedTo, landscape, body }: Annex): (Paragraph | Table)[] {
    const bold = { size: size.annex, bold: true };
    return [
      this.parts.line(label, bold, 'center', { spacing: { after: 0 } }),
      this.parts.line(name.toUpperCase(), bold, 'center', { spacing: { after: 0 } }),
      this.parts.line(attachedTo, { size: size.annex, italics: true }, 'center', { spacing: { after: 200 } }),
      ...this.blocks(body, landscape ? page.height - margin.left - margin.right : upright),
    ];
  }
}
