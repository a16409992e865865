import { describe, expect, it } from '@jest/globals';
import { typeset } from './typst.js';

const listed = `#set text(font: "Tinos", fallback: false)
#for name in json("data.json") [#name #pagebreak(weak: true)]`;

describe('setting pages', () => {
  it('prints what people typed as it is: no markup, no code, no files', async () => {
    const nasty = ['#read("/etc/passwd")', '*a* $x$ @b <c>', '"] #panic() [', 'Ệ Ẫ ữ Đỗ'];
    const { pdf, pages } = await typeset({ template: listed, data: nasty });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages).toBe(4);
    expect((await typeset({ template: listed, data: nasty })).pdf.equals(pdf)).toBe(true);
  });

  it('finds no file of this machine and none of the last document', async () => {
    await expect(typeset({ template: '#read("/etc/passwd")', data: 0 })).rejects.toThrow(/not found/);
    await expect(typeset({ template: '#read("../../etc/passwd")', data: 0 })).rejects.toThrow();
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    );
    const picture = '#image("a.svg")';
    expect((await typeset({ template: picture, data: 0, files: { 'a.svg': svg } })).pages).toBe(1);
    await expect(typeset({ template: picture, data: 0 })).rejects.toThrow(/not found/);
    expect(() => typeset({ template: picture, data: 0, files: { '../a.svg': svg } })).toThrow(
      /name of a picture/,
    );
  });

  it('goes on after a mistake, and answers each asker with the own document', async () => {
    const broken = typeset({ template: '#let', data: 0 });
    const many = [1, 2, 3].map((n) => typeset({ template: listed, data: Array(n).fill('x') }));
    await expect(broken).rejects.toThrow();
    expect((await Promise.all(many)).map(({ pages }) => pages)).toEqual([1, 2, 3]);
  });
});
