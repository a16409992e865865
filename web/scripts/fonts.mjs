/**
 * Cuts the fonts the site ships out of the full ones: Be Vietnam Pro for Vietnamese and English,
 * and the digits of Source Sans 3 (Be Vietnam Pro has no tabular digits, so clocks would jump).
 * The output is committed; run `npm run fonts -w web` after changing the letters below.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const out = new URL('../src/lib/fonts/', import.meta.url);

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const vowels = ['aăâ', 'eê', 'i', 'oôơ', 'uư', 'y'].join('');
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const lower = [...vowels].flatMap((v) => tones.map((t) => (v + t).normalize('NFC'))).join('') + 'đ';
const vietnamese = lower + lower.toUpperCase();
const marks = tones.join('') + '\u0302\u0306\u031b';
const signs = '“”‘’«»–—…·•‹›←→↑↓✓✗×÷−≤≥₫©§°½\u00a0\u2011';

/** @param {string} family @param {string} file */
const source = (family, file) => readFile(require.resolve(`@fontsource/${family}/files/${file}`));

/** Fontsource splits a family by script and each piece is a font of its own, so one cut each. */
const cuts = [
  [
    'be-vietnam-pro',
    'be-vietnam-pro-latin-400-normal.woff2',
    ascii + vietnamese + signs,
    'be-vietnam-pro-latin-400.woff2',
  ],
  [
    'be-vietnam-pro',
    'be-vietnam-pro-vietnamese-400-normal.woff2',
    vietnamese + marks + '₫',
    'be-vietnam-pro-vietnamese-400.woff2',
  ],
  [
    'be-vietnam-pro',
    'be-vietnam-pro-latin-700-normal.woff2',
    ascii + vietnamese + signs,
    'be-vietnam-pro-latin-700.woff2',
  ],
  [
    'be-vietnam-pro',
    'be-vietnam-pro-vietnamese-700-normal.woff2',
    vietnamese + marks + '₫',
    'be-vietnam-pro-vietnamese-700.woff2',
  ],
  ['source-sans-3', 'source-sans-3-latin-400-normal.woff2', '0123456789', 'so-400.woff2'],
  ['source-sans-3', 'source-sans-3-latin-700-normal.woff2', '0123456789', 'so-700.woff2'],
];

for (const [family, file, letters, name] of cuts) {
  const cut = await subsetFont(await source(family, file), letters, {
    targetFormat: 'woff2',
    keepFeatures: ['ccmp', 'mark', 'mkmk', 'kern', 'locl'],
    noHinting: true,
  });
  await writeFile(new URL(name, out), cut);
  process.stdout.write(`${name} ${cut.length} bytes\n`);
}
