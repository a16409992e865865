import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { nfc } from '../core/text.js';

/** Text of a file, with the name of its encoding where that had to be guessed. */
export type Decoded = { text: string; guessed: string | null };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
/** How much of a file is looked at to tell UTF-16 without a mark by its zero bytes. */
const sniffed = 4096;

/**
 * Text of bytes in UTF-8, UTF-16 (with or without a mark) or, where it is neither, windows-1258; NFC, lines
 * divided by `\n`. `declared` is what the file itself says, like in an XML declaration.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, guessed } = decode(buffer, declared);
  return { text: nfc(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')), guessed };
}

function decode(bytes: Buffer, declared: string | null): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: iconv.decode(bytes, wide), guessed: null };
  try {
    return { text: strictUtf8.decode(bytes), guessed: null };
  } catch {
    const known = declared !== null && !/^utf-?8$/i.test(declared) && iconv.encodingExists(declared);
    if (known) return { text: iconv.decode(bytes, declared), guessed: null };
    return { text: iconv.decode(bytes, 'windows-1258'), guessed: 'windows-1258' };
  }
}

function wideEncoding(bytes: Buffer): 'utf16le' | 'utf16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  const zeros = [0, 0];
  const length = Math.min(bytes.length, sniffed);
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 8 && even === 0) return 'utf16le';
  return even > length / 8 && odd === 0 ? 'utf16be' : null;
}
