import fc from 'fast-check';

/** Any code point but halves of pairs; fast-check's own unit looks through all of Unicode before its first text. */
export const anyCharacter = fc
  .nat({ max: 0x10ffff - 0x800 })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));
