import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { Buffer } from 'node:buffer';
import { openZip, ZipRefused } from './zip.js';

const refusal = async (bytes: Uint8Array): Promise<string> => {
  try {
    const zip = await openZip(bytes);
    for (const name of zip.names) await zip.read(name);
    return '';
  } catch (error) {
    if (error instanceof ZipRefused) return error.message;
    throw error;
  }
};

const packed = (files: Zippable) => zipSync(files);

/** The same archive with a name changed to one of equal length, in both of its places. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

describe('an archive from outside', () => {
  const small = packed({ 'a.xml': strToU8('<a/>'), 'ảnh/b.txt': strToU8('xin chào') });

  it('gives names and, when asked, contents', async () => {
    const zip = await openZip(small);
    expect(zip.names).toEqual(['a.xml', 'ảnh/b.txt']);
    expect(Buffer.from((await zip.read('ảnh/b.txt')) ?? []).toString()).toBe('xin chào');
    expect(await zip.read('c')).toBeNull();
  });

  it.each([
    ['a way out', renamed(packed({ 'abcdef.xml': strToU8('x') }), 'abcdef.xml', '../def.xml'), /thoát ra/],
    ['an absolute path', renamed(packed({ 'abcdef.xml': strToU8('x') }), 'abcdef', '/bcdef'), /thoát ra/],
    ['the same name twice', renamed(packed({ ab: strToU8('x'), cd: strToU8('y') }), 'cd', 'ab'), /cùng tên/],
    ['a link', packed({ a: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }), /liên kết/],
    ['a bomb', packed({ a: new Uint8Array(8 * 1024 * 1024) }), /lớn bất thường/],
    [
      'too many entries',
      packed(
        Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, [strToU8(''), { level: 0 }]])),
      ),
      /quá nhiều/,
    ],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), /20 MB/],
    ['no archive', strToU8('PK hello'), /hỏng/],
  ])('with %s is refused', async (_, bytes, why) => {
    expect(await refusal(bytes)).toMatch(why);
  });

  it('whose directory lies about a size is refused', async () => {
    const bytes = Buffer.from(packed({ a: [strToU8('x'.repeat(5000)), { level: 9 }] }));
    const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(10, at + 24);
    expect(await refusal(bytes)).toMatch(/hỏng/);
  });

  it('never does worse than a refusal when it is cut or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(small.length),
        fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255))),
        async (length, changes) => {
          const bytes = Buffer.from(small);
          for (const [at, value] of changes.slice(0, 5)) bytes[at] = value;
          expect(typeof (await refusal(bytes.subarray(0, length)))).toBe('string');
          expect(typeof (await refusal(bytes))).toBe('string');
        },
      ),
      { numRuns: 50 },
    );
  });
});
