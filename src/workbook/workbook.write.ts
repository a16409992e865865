import { type CellStyle, Styles } from './workbook.styles.js';
import { escapeXml } from './workbook.xml.js';
import { ZipFile } from './workbook.zip.js';

/** Dates are those of the wall clock: their UTC fields are shown. */
export type Cell = string | number | Date | null;

export interface SheetLayout {
  /** Of columns, in digits; no row has more cells. */
  widths: readonly number[];
  /** Rows that stay in sight, the last of them with the names of the columns. */
  headerRow: number;
  /** Points; of rows that say none. */
  rowHeight?: number;
  gridLines?: boolean;
  /** On A4 landscape, as wide as the page, the header on each page and this below it (Excel's codes). */
  footer?: string;
}

interface SheetHead {
  name: string;
  headerRow: number;
  /** Whether the header stands on each printed page. */
  titles: boolean;
}

const DAY_MS = 86_400_000;
/** The day that spreadsheets count from, in days before 1970. */
const EPOCH_DAYS = 25_569;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A workbook (Office Open XML) written row by row, sheet after sheet. Rows go in at once; `room` is awaited now and
 * then. Every text is a text: no cell can be a formula.
 */
export class WorkbookFile {
  private readonly styles = new Styles();
  private readonly sheets: SheetHead[] = [];
  private layout: SheetLayout | null = null;
  private at = 0;
  /** The last row of a filter; 0: none. */
  private filtered = 0;
  private letters: string[] = [];

  private constructor(private readonly zip: ZipFile) {
    // Programs that guess what a file is look at its beginning.
    this.part(
      '_rels/.rels',
      `<Relationships xmlns="${relations}">${relation('rId1', `${office}/officeDocument`, 'xl/workbook.xml')}${relation('rId2', `${relations}/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    );
    this.part(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Bảng Vàng</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${new Date().toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
    );
  }

  /**
   * Makes the file, which only this user may read, and closes it whatever happens.
   * @throws errors of the disk
   */
  static async write(path: string, fill: (book: WorkbookFile) => Promise<void>): Promise<void> {
    const zip = new ZipFile(path);
    try {
      const book = new WorkbookFile(zip);
      await fill(book);
      await book.end();
    } catch (error) {
      await zip.giveUp();
      throw error;
    }
  }

  /** @returns what `row` names it by */
  style(style: CellStyle): number {
    return this.styles.add(style);
  }

  /** Ends the sheet before it. @param name as spreadsheets take it: at most 31 signs, unlike the others */
  sheet(name: string, layout: SheetLayout): void {
    this.closeSheet();
    const { widths, headerRow, rowHeight, gridLines = true, footer } = layout;
    this.sheets.push({ name, headerRow, titles: footer !== undefined });
    this.layout = layout;
    this.letters = widths.map((_, i) => lettersOf(i));
    this.at = 0;
    this.zip.begin(`xl/worksheets/sheet${this.sheets.length}.xml`);
    const fit = footer === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
    const height =
      rowHeight === undefined ? '' : `<sheetFormatPr defaultRowHeight="${rowHeight}" customHeight="1"/>`;
    const columns = widths
      .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
      .join('');
    this.zip.write(
      `${declaration}<worksheet xmlns="${main}">${fit}<sheetViews><sheetView workbookViewId="0"${gridLines ? '' : ' showGridLines="0"'}><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>${height}<cols>${columns}</cols><sheetData>`,
    );
  }

  /** The next row of the open sheet. @param styles by column, as `style` gave them @param height points */
  row(cells: readonly Cell[], styles: readonly number[], height?: number): void {
    this.at += 1;
    const number = String(this.at);
    let xml =
      height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}" customHeight="1">`;
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] as Cell;
      xml += `<c r="${this.letters[i]}${number}" s="${styles[i]}"`;
      if (cell === null) xml += '/>';
      else if (typeof cell === 'string') xml += ` t="str"><v>${escapeXml(cell)}</v></c>`;
      else xml += `><v>${typeof cell === 'number' ? cell : cell.getTime() / DAY_MS + EPOCH_DAYS}</v></c>`;
    }
    this.zip.write(`${xml}</row>`);
  }

  /** Lets people filter the rows from the header of the open sheet down to the last one written. */
  filter(): void {
    this.filtered = this.at;
  }

  /** Whether much of what was written waits to be packed and written. */
  get isFull(): boolean {
    return this.zip.isFull;
  }

  /** Waits until what was written is on its way to the disk; memory stays small where this is called often. */
  room(): Promise<void> {
    return this.zip.room();
  }

  private closeSheet(): void {
    if (!this.layout) return;
    const { headerRow, widths, footer } = this.layout;
    const filter =
      this.filtered === 0
        ? ''
        : `<autoFilter ref="A${headerRow}:${lettersOf(widths.length - 1)}${this.filtered}"/>`;
    const page =
      footer === undefined
        ? ''
        : `<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`;
    this.zip.write(`</sheetData>${filter}${page}</worksheet>`);
    this.layout = null;
    this.filtered = 0;
  }

  private part(name: string, xml: string): void {
    this.zip.begin(name);
    this.zip.write(declaration + xml);
  }

  /** The parts that need to know all sheets. */
  private async end(): Promise<void> {
    this.closeSheet();
    const each = (of: (sheet: SheetHead, number: number) => string) =>
      this.sheets.map((sheet, i) => of(sheet, i + 1)).join('');
    const titles = each(({ name, headerRow, titles: wanted }, number) =>
      wanted
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${number - 1}">${escapeXml(`'${name.replaceAll("'", "''")}'!$${headerRow}:$${headerRow}`)}</definedName>`
        : '',
    );
    this.part('xl/styles.xml', `<styleSheet xmlns="${main}">${this.styles.toXml()}</styleSheet>`);
    this.part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, number) => `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets>${titles && `<definedNames>${titles}</definedNames>`}</workbook>`,
    );
    this.part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${each((_, number) => relation(`rId${number}`, `${office}/worksheet`, `worksheets/sheet${number}.xml`))}${relation('rIdStyles', `${office}/styles`, 'styles.xml')}</Relationships>`,
    );
    const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
    this.part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('xl/workbook.xml', `${types}.sheet.main+xml`)}${override('xl/styles.xml', `${types}.styles+xml`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}${each((_, number) => override(`xl/worksheets/sheet${number}.xml`, `${types}.worksheet+xml`))}</Types>`,
    );
    await this.zip.end();
  }
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

/** `A` for 0, `AA` for 26. */
function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}
