import { describe, expect, it } from '@jest/globals';
import { record } from '../workbook/csv.js';
import { attachment } from '../download/attachment.js';

describe('a record of CSV', () => {
  it('quotes what RFC 4180 wants quoted and ends with CRLF', () => {
    expect(record(['a', 'b,c', 'd"e', 'f\ng', null, 7.5, new Date('2026-11-26T16:59:58.123Z')])).toBe(
      'a,"b,c","d""e","f\ng",,7.5,2026-11-26 16:59:58\r\n',
    );
  });
});

describe('the name of a download', () => {
  it('is Vietnamese for all, plain for old programs', () => {
    expect(attachment('Tìm hiểu "dịch vụ công" - Đợt 1.xlsx')).toBe(
      `attachment; filename="tim-hieu-dich-vu-cong-dot-1.xlsx"; filename*=UTF-8''T%C3%ACm%20hi%E1%BB%83u%20d%E1%BB%8Bch%20v%E1%BB%A5%20c%C3%B4ng%20-%20%C4%90%E1%BB%A3t%201.xlsx`,
    );
  });

  it('keeps what the file is, however long the title of the contest', () => {
    const value = attachment(`${'Tìm hiểu thủ tục hành chính '.repeat(6)} - Đợt 1 - biên bản xếp hạng.docx`);
    expect(value).toMatch(/^attachment; filename="tim-hieu.*-dot-1-bien-ban-xep-hang\.docx"/);
    expect(value.length).toBeLessThan(800);
  });

  it('cannot break the header', () => {
    const value = attachment('x\r\nSet-Cookie: a=b; "\';/\\..%(*)\u202e.csv');
    expect(value).toMatch(/^attachment; filename="[a-z0-9-]+\.csv"; filename\*=UTF-8''[\w.%!~-]+$/);
  });
});
