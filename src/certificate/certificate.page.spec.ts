import { expect, it } from '@jest/globals';
import { type CertificateFace, certificatePages, readCode, spacedCode } from './certificate.page.js';

const face: CertificateFace = {
  code: '0123456789ABCDEF',
  number: 7,
  fullName: 'Nguyễn Thị Ngọc Ánh',
  place: 'Phường Long Châu',
  division: 'Người dân',
  award: 'Giải Nhất',
  contest: 'Cuộc thi trực tuyến tìm hiểu thủ tục hành chính trên môi trường điện tử tỉnh Vĩnh Long năm 2026',
  round: 'Đợt 1',
  issuer: 'Ban Tổ chức cuộc thi',
  issuedAt: Date.UTC(2026, 10, 26),
};

it('sets one page a certificate, whatever the names', async () => {
  const names = ['Nguyễn #read("x") *Ẩn* \u0000', 'H’Hen Niê '.repeat(12).trim(), ''];
  const { pdf, pages } = await certificatePages(
    [face, ...names.map((fullName) => ({ ...face, fullName, award: '' }))],
    'https://thi.vinhlong.gov.vn',
  );
  expect(pages).toBe(4);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

it.each([
  ['0123-4567-89ab-cdef', '0123456789ABCDEF'],
  ['O1I3 4567 89AB CDEF', '0113456789ABCDEF'],
  ['0123456789ABCDE', null],
  ["' OR 1=1 --", null],
])('reads %s as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code);
  if (code !== null) expect(readCode(spacedCode(code))).toBe(code);
});
