const browsers: [RegExp, string][] = [
  [/Zalo/i, 'Zalo'],
  [/CocCoc|coc_coc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser's name as its owner knows it: `Chrome, Windows`; empty when it cannot be told. */
export function browserName(agent: string): string {
  const found = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  return [found(browsers), found(systems)].filter(Boolean).join(', ');
}
