import type { IParagraphOptions, Paragraph, Table, TableCell, TextRun } from 'docx';
import { capitalsWidth, measures, mmToTwips } from './measures.js';
import { type Align, type Block, type Inline, printable, runsOf } from './paper.js';

export type Docx = typeof import('docx');
export interface Style {
  size: number;
  bold?: boolean | undefined;
  italics?: boolean | undefined;
}

const { size, font } = measures;
/** No room above, below and between. */
export const tight: IParagraphOptions = { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } };

/** Paragraphs and tables of a Word file in the measures of official papers. */
export class DocxParts {
  constructor(private readonly docx: Docx) {}

  table(block: Extract<Block, { kind: 'table' }>, width: number): (Paragraph | Table)[] {
    const { Table: DocxTable, TableRow, WidthType, TableLayoutType } = this.docx;
    const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
    const widths = block.columns.map(({ share }) => mmToTwips((width * share) / whole));
    const strong = new Set(block.strong);
    const row = (cells: readonly string[], bold: boolean, header: boolean) =>
      new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: cells.map((text, i) =>
          this.cell(text, widths[i] ?? 0, header ? 'center' : (block.columns[i]?.align ?? 'left'), bold),
        ),
      });
    return [
      ...(block.caption === ''
        ? []
        : [
            this.line(block.caption, { size: size.table, italics: true }, 'right', {
              keepNext: true,
              spacing: { before: 60, after: 60 },
            }),
          ]),
      new DocxTable({
        width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        rows: [
          row(
            block.columns.map(({ header }) => header),
            true,
            true,
          ),
          ...block.rows.map((cells, i) => row(cells, strong.has(i), false)),
        ],
      }),
      this.line('', { size: size.footer }, 'left', tight),
    ];
  }

  private cell(text: string, width: number, align: Align, bold: boolean): TableCell {
    const { TableCell: Cell, VerticalAlign, WidthType } = this.docx;
    return new Cell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [this.line(text, { size: size.table, bold }, align, tight)],
    });
  }

  body(text: Inline, more: IParagraphOptions = {}): Paragraph {
    return this.paragraph('both', {
      indent: { firstLine: mmToTwips(measures.firstLine) },
      spacing: {
        after: measures.paragraphGap * 20,
        line: Math.round(240 * measures.lines),
        lineRule: 'auto',
      },
      ...more,
      children: runsOf(text).map((run) =>
        this.run(run.text, { size: size.body, bold: run.bold, italics: run.italic }),
      ),
    });
  }

  line(text: string, style: Style, align: Align, more: IParagraphOptions = {}): Paragraph {
    return this.paragraph(align, { ...more, children: [this.run(printable(text), style)] });
  }

  /** A line under a centred text: a paragraph of no height with a border, indented from both sides. */
  rule(below: string, points: number, within: number, length?: number): Paragraph {
    const { BorderStyle } = this.docx;
    const text = Math.min(capitalsWidth(below, points) || 1, within);
    const side = mmToTwips((within - (length ?? text * measures.rule)) / 2);
    return this.paragraph('center', {
      indent: { left: side, right: side },
      spacing: { before: 40, after: 60, line: 40, lineRule: 'exact' },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    });
  }

  private run(text: string, { size: points, bold, italics }: Style): TextRun {
    return new this.docx.TextRun({
      text,
      font,
      size: points * 2,
      ...(bold ? { bold } : {}),
      ...(italics ? { italics } : {}),
    });
  }

  paragraph(align: Align | 'both', options: IParagraphOptions): Paragraph {
    return new this.docx.Paragraph({ alignment: align, ...options });
  }

  /** A table that only places things: no lines, no padding at the sides, no row torn by a page. */
  grid(widths: readonly number[], rows: readonly Paragraph[][][]): Table {
    const {
      Table: DocxTable,
      TableRow,
      TableCell: Cell,
      TableBorders,
      TableLayoutType,
      WidthType,
    } = this.docx;
    const columnWidths = widths.map(mmToTwips);
    return new DocxTable({
      width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      borders: TableBorders.NONE,
      rows: rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map(
              (children, i) =>
                new Cell({
                  width: { size: columnWidths[i] ?? 0, type: WidthType.DXA },
                  margins: { top: 0, bottom: 0, left: 0, right: 0 },
                  children:
                    children.length > 0 ? children : [this.line('', { size: size.body }, 'left', tight)],
                }),
            ),
          }),
      ),
    });
  }
}
