import { escapeXml } from './workbook.xml.js';

/** How a cell looks: Times New Roman, 12 points unless said otherwise, in the middle of its height. Colours RRGGBB. */
export interface CellStyle {
  size?: number;
  bold?: boolean;
  italic?: boolean;
  color?: string;
  fill?: string;
  /** Thin lines all around; `total`: the upper one thicker. */
  border?: 'thin' | 'total';
  horizontal?: 'left' | 'center' | 'right';
  wrap?: boolean;
  indent?: number;
  /** As spreadsheets write formats of numbers, e.g. `#,##0.00`. */
  format?: string;
}

const LINE = '8A8A8A';
const FIRST_FORMAT = 164;

/** Parts of one kind, each once, by their XML. */
class Parts {
  readonly all: string[];
  constructor(...first: string[]) {
    this.all = first;
  }
  add(xml: string): number {
    const known = this.all.indexOf(xml);
    return known >= 0 ? known : this.all.push(xml) - 1;
  }
  toXml(name: string): string {
    return `<${name} count="${this.all.length}">${this.all.join('')}</${name}>`;
  }
}

/** The styles of a workbook; cells name them by number. */
export class Styles {
  // The first of each stands for cells without a style; columns are measured in its digits.
  private readonly fonts = new Parts('<font><sz val="11"/><name val="Calibri"/></font>');
  private readonly fills = new Parts(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  private readonly borders = new Parts('<border><left/><right/><top/><bottom/><diagonal/></border>');
  private readonly formats = new Parts();
  private readonly cells = new Parts('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');

  /** @returns the number of the style, the same for the same look */
  add(style: CellStyle): number {
    const { fill, border, format, horizontal, wrap, indent } = style;
    const ids = [
      `numFmtId="${format === undefined ? 0 : FIRST_FORMAT + this.formats.add(format)}"`,
      `fontId="${this.fonts.add(fontXml(style))}"`,
      `fillId="${fill === undefined ? 0 : this.fills.add(`<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`)}"`,
      `borderId="${border === undefined ? 0 : this.borders.add(borderXml(border))}"`,
    ];
    const alignment = [
      horizontal === undefined ? '' : ` horizontal="${horizontal}"`,
      wrap ? ' wrapText="1"' : '',
      indent === undefined ? '' : ` indent="${indent}"`,
    ].join('');
    return this.cells.add(
      `<xf ${ids.join(' ')} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${alignment}/></xf>`,
    );
  }

  toXml(): string {
    const formats = this.formats.all
      .map((format, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeXml(format)}"/>`)
      .join('');
    return [
      formats && `<numFmts count="${this.formats.all.length}">${formats}</numFmts>`,
      this.fonts.toXml('fonts'),
      this.fills.toXml('fills'),
      this.borders.toXml('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.cells.toXml('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    ].join('');
  }
}

const fontXml = ({ size = 12, bold, italic, color }: CellStyle): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/>${color === undefined ? '' : `<color rgb="FF${color}"/>`}<name val="Times New Roman"/></font>`;

function borderXml(border: 'thin' | 'total'): string {
  const side = (name: string, style = 'thin') =>
    `<${name} style="${style}"><color rgb="FF${LINE}"/></${name}>`;
  return `<border>${side('left')}${side('right')}${side('top', border === 'total' ? 'medium' : 'thin')}${side('bottom')}<diagonal/></border>`;
}
