import { Buffer } from 'node:buffer';
import type { Worksheet } from 'exceljs';
import { cellText } from '../core/text.js';
import { fullName } from '../core/rules/divisions.js';
import type { Rulebook } from '../core/rules/document.js';
import type { RosterRowView } from './roster.dto.js';
import { type Column, columns } from './roster.table.js';

const font = { name: 'Times New Roman', size: 12 };
const rowsForTyping = 1000;
const widths: Record<Column, number> = {
  name: 28,
  birth: 22,
  phone: 16,
  unit: 24,
  organization: 34,
  division: 26,
  groups: 22,
  account: 16,
};
const stateWords: Record<RosterRowView['state'], string> = {
  added: 'Đã nhập',
  known: 'Đã có từ trước',
  refused: 'Chưa nhập',
};

/** The workbook that organisers fill in: the list, and beside it what may stand in each column. */
export async function rosterTemplate(rules: Rulebook): Promise<Buffer> {
  const book = await newBook();
  const list = book.addWorksheet('Danh sách');
  const names = Object.keys(columns) as Column[];
  list.columns = names.map((column) => ({ header: columns[column], width: widths[column] }));
  headed(list);
  // Text everywhere, so that a phone keeps its first 0 and a date its order.
  for (let row = 2; row <= rowsForTyping; row += 1) {
    for (const [i] of names.entries()) list.getCell(row, i + 1).numFmt = '@';
  }
  const divisions = rules.divisions.map((division) => fullName(rules, division).name);
  const choice = divisions.join(',');
  // A list inside a cell's rule is parted by commas and ends at 255 signs.
  if (choice.length < 250 && divisions.every((name) => !/[,"]/.test(name))) {
    const at = names.indexOf('division') + 1;
    for (let row = 2; row <= rowsForTyping; row += 1) {
      list.getCell(row, at).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choice}"`] };
    }
  }
  const guide = book.addWorksheet('Hướng dẫn');
  guide.columns = [
    { header: 'Cột', width: 28 },
    { header: 'Cách ghi', width: 90 },
  ];
  for (const [column, text] of guideLines(rules)) guide.addRow([cellText(column), cellText(text)]);
  headed(guide);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function guideLines(rules: Rulebook): [string, string][] {
  const { divisions, entry } = rules;
  const list = divisions.map((division) => {
    const place = division.place === 'unit' ? 'xã, phường' : 'cơ quan';
    return `${fullName(rules, division).name} (${place})`;
  });
  const groups = entry.groups.map(({ name }) => name);
  return [
    [columns.name, 'Bắt buộc. Viết như trên căn cước.'],
    [columns.birth, 'Bắt buộc. Ngày/tháng/năm như 02/09/1985, hoặc chỉ năm như 1985.'],
    [columns.phone, 'Có thể để trống. Số di động 10 số bắt đầu bằng 0. Mỗi người một số.'],
    [columns.unit, 'Với bảng theo nơi cư trú. Có hai nơi cùng tên thì ghi thêm huyện sau dấu phẩy.'],
    [columns.organization, 'Với bảng theo nơi làm việc, học tập. Ghi đúng tên trong danh mục cơ quan.'],
    [columns.division, `Một trong: ${list.join('; ')}. Chỉ có một bảng thì để trống được.`],
    [
      columns.groups,
      groups.length === 0
        ? 'Thể lệ không chia nhóm; để trống.'
        : `Các nhóm: ${groups.join('; ')}. Nhiều nhóm thì cách bằng dấu phẩy.`,
    ],
    [
      columns.account,
      'Có thể để trống. Mã riêng của mỗi người trong danh sách, như số hiệu hoặc mã học sinh.',
    ],
  ];
}

/** Every row of an import with what became of it, in the order of the file. */
export async function rosterReport(rows: readonly RosterRowView[]): Promise<Buffer> {
  const book = await newBook();
  const sheet = book.addWorksheet('Kết quả nhập');
  sheet.columns = [
    { header: 'Dòng', width: 8 },
    { header: columns.name, width: 30 },
    { header: 'Kết quả', width: 16 },
    { header: 'Lý do và cách sửa', width: 100 },
  ];
  for (const { row, name, state, messages } of rows)
    sheet.addRow([row, cellText(name), stateWords[state], cellText(messages.join(' '))]);
  headed(sheet);
  sheet.autoFilter = { from: 'A1', to: 'D1' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function newBook() {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Bảng Vàng';
  return book;
}

function headed(sheet: Worksheet): void {
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.eachRow((row) => {
    row.font = { ...font, bold: row.number === 1 };
    row.alignment = { vertical: 'top', wrapText: true };
  });
}
