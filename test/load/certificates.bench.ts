import { certificatePages } from '../../src/certificate/certificate.page.js';
import type { Figures } from './figure.js';

const certificates = 10_000;
const atOnce = 250;
const bound = 180;

/** The pages of ten thousand certificates, each with its own QR code, in the batches of the job. */
export async function runCertificates(): Promise<Figures> {
  const started = performance.now();
  let pages = 0;
  for (let from = 0; from < certificates; from += atOnce) {
    const faces = Array.from({ length: atOnce }, (_, i) => ({
      code: String(1_000_000_000_000_000 + from + i),
      number: from + i + 1,
      fullName: `Nguyễn Thị Ngọc Ánh ${from + i}`,
      place: 'Phường Long Châu',
      division: 'Người dân',
      award: i % 2 === 0 ? 'Giải Khuyến khích' : '',
      contest: 'Cuộc thi trực tuyến tìm hiểu thủ tục hành chính trên môi trường điện tử',
      round: 'Đợt 1',
      issuer: 'Ban Tổ chức cuộc thi',
      issuedAt: Date.UTC(2026, 10, 26),
    }));
    pages += (await certificatePages(faces, 'https://thi.vinhlong.gov.vn')).pages;
  }
  if (pages !== certificates) throw new Error(`${pages} pages were made`);
  const value = (performance.now() - started) / 1000;
  return {
    certificates_10k_s: {
      value,
      unit: 's',
      baseline: null,
      ratio: null,
      bound: `≤ ${bound}`,
      ok: value <= bound,
    },
  };
}
