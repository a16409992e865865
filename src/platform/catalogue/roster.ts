import type { ErrorText } from './entry.js';

const fault = (vi: string, en: string): ErrorText => ({ kind: 'bad-input', vi, en });

/** Rosters: what is wrong with a file or a row and how to mend it, and entering with a code. */
// prettier-ignore
export const rosterErrors = {
  roster_not_used: { kind: 'conflict', vi: 'Thể lệ của cuộc thi này cho tự đăng ký nên không dùng danh sách.', en: 'By its rules people register for this contest themselves; it has no roster.' },
  roster_wrong_type: { kind: 'wrong-type', vi: 'Hãy gửi nguyên tệp danh sách .xlsx hoặc .csv.', en: 'Send the roster itself, .xlsx or .csv.' },
  roster_too_large: { kind: 'too-large', vi: 'Tệp lớn hơn {mb} MB. Hãy chia thành nhiều tệp.', en: 'The file is larger than {mb} MB. Divide it.' },
  roster_too_long: fault('Tệp có hơn {rows} dòng. Hãy chia thành nhiều tệp.', 'The file has more than {rows} rows. Divide it.'),
  roster_unreadable: fault('Không đọc được tệp: {why} Hãy mở bằng Excel rồi lưu lại dạng .xlsx.', 'The file cannot be read: {why} Open it in Excel and save it as .xlsx.'),
  roster_encoding_wrong: fault('Chữ trong tệp không phải Unicode (có thể là phông .VnTime hoặc VNI). Hãy chuyển sang Unicode rồi lưu lại dạng .xlsx, hoặc “CSV UTF-8”. Chưa có dòng nào được nhập.', 'The letters in the file are not Unicode (perhaps .VnTime or VNI). Convert them and save as .xlsx or “CSV UTF-8”. No row was imported.'),
  roster_header_missing: fault('Không thấy dòng tiêu đề có cột {columns}. Hãy chép danh sách vào tệp mẫu rồi nhập lại.', 'There is no header with {columns}. Copy the list into the template and import again.'),
  roster_empty: fault('Tệp không có người nào dưới dòng tiêu đề.', 'The file has nobody below its header.'),
  roster_import_not_found: { kind: 'not-found', vi: 'Không có lần nhập này.', en: 'There is no such import.' },
  roster_entry_not_found: { kind: 'not-found', vi: 'Không có người này trong danh sách.', en: 'This person is not on the roster.' },
  roster_entered: { kind: 'conflict', vi: 'Người này đã vào thi nên không gỡ khỏi danh sách được. Có thể thu hồi mã, hoặc ra quyết định loại bài.', en: 'This person has entered and cannot be taken off. Revoke the code, or decide to disqualify.' },
  roster_code_wrong: { kind: 'bad-input', vi: 'Mã dự thi, số điện thoại hoặc năm sinh chưa đúng. Xem lại phiếu được cấp, hoặc hỏi Ban Tổ chức.', en: 'The code, the phone or the year of birth is wrong. Look at your sheet, or ask the organisers.' },
  roster_garbled: fault('Họ tên bị lỗi phông chữ. Chuyển sang Unicode rồi nhập lại dòng này.', 'The name’s letters are broken. Convert them to Unicode and import the row again.'),
  roster_birth_invalid: fault('“{value}” không phải ngày sinh hay năm sinh. Ghi như 02/09/1985 hoặc 1985.', '“{value}” is neither a date nor a year of birth. Write it like 02/09/1985 or 1985.'),
  roster_phone_invalid: fault('“{value}” không phải số di động Việt Nam. Ghi 10 số bắt đầu bằng 0, hoặc để trống.', '“{value}” is no Vietnamese mobile number. Write 10 digits from 0, or leave it empty.'),
  roster_phone_shortened: fault('“{value}” đã bị Excel rút gọn mất số. Định dạng cột là Văn bản (Text) rồi gõ lại.', '“{value}” was shortened by Excel and lost digits. Format the column as text and type it again.'),
  roster_account_invalid: fault('Mã “{value}” chỉ được có chữ, số, dấu chấm, gạch và nhiều nhất 40 ký tự.', 'The id “{value}” takes letters, digits, dots and dashes, at most 40.'),
  roster_division_missing: fault('Chưa ghi bảng (khối). Ghi một trong: {divisions}.', 'The division is missing. Write one of: {divisions}.'),
  roster_division_unknown: fault('Không có bảng (khối) “{value}”. Ghi một trong: {divisions}.', 'There is no division “{value}”. Write one of: {divisions}.'),
  roster_group_unknown: fault('Thể lệ không có nhóm “{value}”. Các nhóm: {groups}.', 'The rules have no group “{value}”. Groups: {groups}.'),
  roster_unit_missing: fault('Bảng này cần xã, phường. Điền cột “Xã, phường”.', 'This division needs a commune. Fill its column.'),
  roster_organization_missing: fault('Bảng này cần cơ quan, đơn vị. Điền cột “Cơ quan, đơn vị”.', 'This division needs an agency. Fill its column.'),
  roster_unit_unknown: fault('Không có xã, phường “{value}”. Xem lại chính tả; tên cũ cũng dùng được.', 'There is no commune “{value}”. Check the spelling; former names will do.'),
  roster_place_ambiguous: fault('Có nhiều nơi tên “{value}”: {places}. Ghi thêm huyện hoặc tỉnh sau dấu phẩy, hoặc ghi đúng từng chữ.', 'Several places are called “{value}”: {places}. Add the district or province after a comma.'),
  roster_organization_unknown: fault('Không có cơ quan “{value}” trong danh mục. Thêm ở trang Cơ quan, hoặc sửa tên trong tệp.', 'There is no agency “{value}”. Add it on the page of agencies, or mend the name.'),
  roster_organization_near: fault('Không có cơ quan “{value}” trong danh mục. Có phải “{near}”? Sửa tên trong tệp, hoặc thêm ở trang Cơ quan.', 'There is no agency “{value}”. Is it “{near}”? Mend the name, or add it on the page of agencies.'),
  roster_duplicate: fault('Trùng với dòng {row} của tệp. Giữ một dòng.', 'The same person as in row {row} of the file. Keep one row.'),
  roster_differs: fault('Người này đã có trong danh sách với thông tin khác. Muốn sửa thì gỡ người đó khỏi danh sách rồi nhập lại dòng này.', 'This person is on the roster with other data. To change it, take them off and import this row again.'),
  roster_phone_taken: fault('Số điện thoại này là của {name} trong danh sách. Mỗi người một số; sửa số hoặc để trống.', 'This phone belongs to {name} on the roster. One number a person; mend it or leave it empty.'),
  roster_phone_entered: fault('Số điện thoại này đã đăng ký dự thi. Bỏ dòng này, hoặc để trống số điện thoại.', 'This phone has registered already. Leave the row out, or the phone empty.'),
  roster_note_encoding: fault('Tệp không phải Unicode; đã đọc theo {encoding}. Hãy xem lại họ tên trong danh sách.', 'The file is not Unicode; it was read as {encoding}. Look over the names.'),
  roster_note_column: fault('Cột “{column}” không dùng đến.', 'The column “{column}” is not used.'),
  roster_note_alike: fault('Cùng họ tên, năm sinh và nơi với dòng {row}. Đã nhập; xem có phải một người không.', 'Name, year and place as in row {row}. Imported; see whether it is one person.'),
  roster_note_alike_there: fault('Cùng họ tên, năm sinh và nơi với một người đã có. Đã nhập; xem có phải một người không.', 'Name, year and place as of somebody there. Imported; see whether it is one person.'),
} as const satisfies Record<string, ErrorText>;
