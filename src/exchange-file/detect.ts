import { said } from '../core/draft/said.js';
import { looksLikeCsv } from '../exchange-csv/csv.js';
import { looksLikeQti, looksLikeQtiPackage } from '../exchange-qti/qti.package.js';
import { looksLikeAiken } from '../exchange-text/aiken.js';
import { looksLikeCloze } from '../exchange-text/cloze.js';
import { decodeText } from '../exchange-text/decode.js';
import { looksLikeGift } from '../exchange-text/gift.read.js';
import { looksLikeMoodleXml } from '../exchange-xml/moodle.read.js';
import { isBareDoctype } from '../exchange-xml/xml.js';
import { looksLikeZip, openZip, ZipRefused } from '../exchange-xml/zip.js';
import { exchangeSaid } from './exchange.said.js';
import type { ReadFormat } from './formats.js';

/** What a file may be, the likeliest first; or why it is not even tried. */
export interface Detected {
  formats: ReadFormat[];
  refusal: string | null;
}

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
/** As much of a text as is looked at for signs. */
const sniffed = 256 * 1024;

/** Tells a file's format by its content. The surest signs come first: archives, then XML, then plain text. */
export async function detect(bytes: Uint8Array): Promise<Detected> {
  if (looksLikeZip(bytes)) return detectArchive(bytes);
  if (oldOffice.every((byte, i) => bytes[i] === byte)) return refusal(exchangeSaid.oldOffice);
  const { text } = decodeText(bytes.length > sniffed ? bytes.subarray(0, sniffed) : bytes);
  if (text.startsWith('%PDF-')) return refusal(exchangeSaid.pdf);
  if (isBinary(text)) return refusal(exchangeSaid.unknown);
  return /^\s*</.test(text) ? detectXml(text) : detectText(text);
}

const refusal = (why: string): Detected => ({ formats: [], refusal: why });
const known = (...formats: ReadFormat[]): Detected => ({ formats, refusal: null });

async function detectArchive(bytes: Uint8Array): Promise<Detected> {
  try {
    const { names } = await openZip(bytes);
    const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
    if (looksLikeQtiPackage(names)) return known('qti');
    if (has(/^word\/document\d*\.xml$/)) return known('docx');
    if (has(/^xl\/workbook\.xml$/)) return known('xlsx');
    return has(/\.(?:xml|qti)$/i) ? known('qti') : refusal(exchangeSaid.unknown);
  } catch (error) {
    if (error instanceof ZipRefused) return refusal(error.message);
    throw error;
  }
}

function detectXml(text: string): Detected {
  const [, declared = null] = /<!DOCTYPE(\s[^>]{0,1000})/i.exec(text) ?? [];
  if (declared !== null && !/^\s+html\b/i.test(declared) && !isBareDoctype(declared))
    return refusal(said.doctype);
  if (looksLikeMoodleXml(text)) return known('moodle-xml');
  if (looksLikeQti(text)) return known('qti');
  if (/^\s*<\?xml\s/.test(text)) return refusal(exchangeSaid.unknown);
  // HTML and formulas stand in GIFT too.
  const { formats } = detectText(text);
  return formats.length > 0 ? known(...formats) : refusal(exchangeSaid.unknown);
}

function detectText(text: string): Detected {
  const signs: [ReadFormat, boolean][] = [
    [
      'yaml',
      /^(?:---\s*\n)?(?:\s*#[^\n]*\n|\s*\n)*(?:topic|questions|version|name|order)\s*:/.test(text) &&
        /^questions\s*:/m.test(text),
    ],
    ['csv', isTable(text) && looksLikeCsv(text)],
    ['aiken', looksLikeAiken(text)],
    ['cloze', looksLikeCloze(text)],
    ['gift', looksLikeGift(text)],
    ['text', /^\s*(?:Câu|Bài|Question)\s*\d/imu.test(text)],
    ['csv', looksLikeCsv(text)],
  ];
  const formats = [...new Set(signs.filter(([, looks]) => looks).map(([format]) => format))];
  return formats.length > 0 ? known(...formats) : refusal(exchangeSaid.unknown);
}

/** The first line names several columns. */
function isTable(text: string): boolean {
  const [first = ''] = text.replace(/^sep=.\n/, '').split('\n', 1);
  return (
    /[,;\t]/.test(first) &&
    first.split(/[,;\t]/).length >= 3 &&
    /câu hỏi|question|nội dung/i.test(first) &&
    !first.includes('{')
  );
}

function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  const strange = head.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
  return strange > Math.max(2, head.length * 0.02);
}
