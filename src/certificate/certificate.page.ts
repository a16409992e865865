import { createRequire } from 'node:module';
import type qrcode from 'qrcode';
import { printable } from '../document/paper.js';
import { typeset, type Typeset } from '../document/typst.js';

/** What stands on one certificate. */
export interface CertificateFace {
  code: string;
  number: number;
  fullName: string;
  place: string;
  division: string;
  /** Empty: took part. */
  award: string;
  contest: string;
  round: string;
  issuer: string;
  /** Epoch ms. */
  issuedAt: number;
}

const load = createRequire(import.meta.url);

/** Dashes make a code of sixteen signs readable. */
export const spacedCode = (code: string): string => (code.match(/.{4}/g) ?? [code]).join('-');

/** A typed or scanned code in its one form; null when it cannot be one. Look-alikes do not matter. */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain : null;
}

/** One page a certificate, in the order given. `origin` is the public address of the site, for the QR codes. */
export function certificatePages(faces: readonly CertificateFace[], origin: string): Promise<Typeset> {
  const data = faces.map((face) => ({
    name: printable(face.fullName),
    place: printable([face.place, face.division].filter((each) => each !== '').join(' · ')),
    deed: printable(face.award === '' ? 'đã tham gia và đạt yêu cầu của' : 'đã đạt'),
    award: printable(face.award),
    event: printable(`${face.round} – ${face.contest}`),
    issuer: printable(face.issuer.toLocaleUpperCase('vi')),
    number: String(face.number).padStart(4, '0'),
    year: new Date(face.issuedAt + 7 * 3_600_000).getUTCFullYear(),
    code: spacedCode(face.code),
    site: `${origin.replace(/^https?:\/\//, '')}/chung-nhan`,
    qr: qrPicture(`${origin}/chung-nhan/${face.code}`),
  }));
  return typeset({ template, data });
}

/** A QR code as SVG in one path, level M: it must survive a photocopier. */
function qrPicture(text: string): string {
  const { create } = load('qrcode') as typeof qrcode;
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let at = 0; at < data.length; at += 1) {
    if (data[at]) path += `M${at % size} ${Math.floor(at / size)}h1v1h-1z`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path d="${path}" fill="#1B1F2A"/></svg>`;
}

/**
 * The golden board on which the names of those who passed were posted: a lacquered frame with gold inside, the
 * board with the title above, the name in the middle. No seal, no signature: the office adds them on paper.
 */
const template = `
#let ink = rgb("#1B1F2A")
#let lacquer = rgb("#8E1B16")
#let gold = rgb("#C9970A")
#let navy = rgb("#142A52")
#set document(title: "Giấy chứng nhận", date: none)
#set page(width: 297mm, height: 210mm, margin: 0mm, fill: rgb("#FDFAF2"))
#set text(font: "Tinos", size: 15pt, fill: ink, lang: "vi", hyphenate: false)
#set par(leading: 0.5em, spacing: 0pt)
#let centred(body) = align(center, body)
#let corner(x, y, angle) = place(top + left, dx: x, dy: y, rotate(angle, origin: top + left, {
  place(polygon(fill: lacquer, (0mm, 0mm), (16mm, 0mm), (16mm, 2mm), (2mm, 2mm), (2mm, 16mm), (0mm, 16mm)))
  place(dx: 4mm, dy: 4mm, rect(width: 4mm, height: 4mm, fill: gold))
}))
#let frame = {
  place(dx: 9mm, dy: 9mm, rect(width: 279mm, height: 192mm, stroke: 1.6pt + lacquer))
  place(dx: 11.2mm, dy: 11.2mm, rect(width: 274.6mm, height: 187.6mm, stroke: 0.6pt + gold))
  corner(13.5mm, 13.5mm, 0deg)
  corner(283.5mm, 13.5mm, 90deg)
  corner(283.5mm, 196.5mm, 180deg)
  corner(13.5mm, 196.5mm, 270deg)
}
#let board(title) = box(fill: navy, inset: (x: 16mm, y: 5.2mm), stroke: 2.4pt + gold,
  text(font: "Be Vietnam Pro", weight: 700, size: 27pt, fill: rgb("#F6C945"), tracking: 0.04em, title))
#let fitted(body, width, sizes) = context {
  let size = sizes.find(s => measure(text(size: s, body)).width <= width)
  if size == none { size = sizes.last() }
  text(size: size, body)
}
#for (i, c) in json("data.json").enumerate() {
  if i > 0 { pagebreak() }
  frame
  place(top + center, dy: 20mm, block(width: 240mm, {
    centred(text(size: 13pt, weight: 700)[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM])
    v(2mm)
    centred(text(size: 14pt, weight: 700)[Độc lập - Tự do - Hạnh phúc])
    v(1.6mm)
    centred(line(length: 60mm, stroke: 0.6pt))
    v(7mm)
    centred(text(font: "Be Vietnam Pro", weight: 500, size: 12.5pt, fill: lacquer, c.issuer))
    v(5mm)
    centred(board("GIẤY CHỨNG NHẬN"))
    v(10mm)
    centred(text(size: 16pt, style: "italic")[chứng nhận])
    v(5mm)
    centred(text(fill: lacquer, weight: 700, fitted(c.name, 230mm, (36pt, 30pt, 25pt, 20pt))))
    v(5mm)
    centred(fitted(c.place, 240mm, (15pt, 13pt, 11.5pt)))
    v(6mm)
    centred(text(size: 16pt, style: "italic", c.deed))
    if c.award != "" {
      v(4mm)
      centred(text(font: "Be Vietnam Pro", weight: 700, size: 22pt, fill: navy, c.award))
    }
    v(5mm)
    centred(fitted(c.event, 240mm, (15pt, 13pt, 11.5pt)))
  }))
  place(bottom + left, dx: 24mm, dy: -22mm, grid(columns: (26mm, 80mm), column-gutter: 4mm, align: bottom,
    image(bytes(c.qr), format: "svg", width: 26mm),
    {
      set text(font: "Be Vietnam Pro", size: 8.5pt, fill: ink)
      set par(leading: 0.55em)
      [Số vào sổ: #c.number/#c.year \\ Mã: #text(weight: 700, c.code) \\ Kiểm tra: #c.site]
    }))
  place(bottom + right, dx: -28mm, dy: -58mm, block(width: 92mm, {
    centred(text(size: 13pt, style: "italic")[ngày#h(9mm)tháng#h(9mm)năm #c.year])
    v(2.4mm)
    centred(text(size: 13pt, weight: 700)[TM. #c.issuer])
  }))
}
`;
