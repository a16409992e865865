import { clean, searchKey } from '../core/text.js';

/** Longer names are refused by some file systems once they are encoded. */
const longest = 120;

/**
 * RFC 6266: a plain name for old programs, and the Vietnamese one in UTF-8 (RFC 5987) for all others. A long name
 * keeps its two ends: it begins with the contest, and ends with what the file is.
 */
export function attachment(name: string): string {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/s.exec(clean(name)) ?? [];
  const signs = Array.from(
    stem
      .replace(/[\\/:*?"<>|]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  const end = longest / 2;
  const kept = (
    signs.length <= longest ? signs : [...signs.slice(0, end - 1), '…', ...signs.slice(-end)]
  ).join('');
  const plain =
    searchKey(kept)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'ket-qua';
  const encoded = encodeURIComponent(`${kept}.${ending}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encoded}`;
}
