import { clean, searchKey } from '../core/text.js';

/** RFC 6266: a plain name for old programs, and the Vietnamese one in UTF-8 (RFC 5987) for all others. */
export function attachment(name: string): string {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/s.exec(clean(name)) ?? [];
  const kept = Array.from(
    stem
      .replace(/[\\/:*?"<>|]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
    .slice(0, 120)
    .join('');
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
