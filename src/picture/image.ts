import type { Sharp } from 'sharp';
import { AppError } from '../platform/errors.js';

/** What a picture may be when it comes, and what it is when it is kept. Bytes, pixels of the longer side. */
export const pictureLimits = {
  uploadBytes: 10 * 1024 * 1024,
  uploadPixels: 40_000_000,
  side: 1600,
  bytes: 300 * 1024,
};

/** A picture as it is kept. */
export interface Image {
  mediaType: 'image/webp' | 'image/png';
  width: number;
  height: number;
  bytes: Buffer;
}

const accepted = new Set(['png', 'jpeg', 'webp']);

/** Tried one after the other until the picture is small enough: quality of WebP, and a smaller side. */
const tries = [
  { quality: 82, side: 1600 },
  { quality: 65, side: 1600 },
  { quality: 60, side: 1200 },
  { quality: 50, side: 900 },
  { quality: 40, side: 600 },
];

/**
 * Decodes a picture and writes it anew, so that nothing of the file but its pixels comes through: no metadata,
 * no place, no hidden content, no animation. What lies about its type is refused by its bytes.
 *
 * @throws AppError `picture_too_large`, `picture_wrong_type`, `picture_unreadable`
 */
export async function reencode(upload: Buffer): Promise<Image> {
  const { uploadBytes, uploadPixels, bytes: most, side } = pictureLimits;
  if (upload.length > uploadBytes) throw new AppError('picture_too_large', { mb: uploadBytes / 2 ** 20 });
  if (!looksAccepted(upload)) throw new AppError('picture_wrong_type');
  const { default: sharp } = await import('sharp');
  // One picture at a time in the pixel library: it would otherwise hold threads and memory for all of them.
  sharp.concurrency(1);
  sharp.cache(false);
  const open = (): Sharp => sharp(upload, { limitInputPixels: uploadPixels, failOn: 'error' }).rotate();
  try {
    const { format, width, height } = await sharp(upload, { limitInputPixels: uploadPixels }).metadata();
    if (!format || !accepted.has(format)) throw new AppError('picture_wrong_type');
    if (width * height > uploadPixels) throw new AppError('picture_too_large', { mb: uploadBytes / 2 ** 20 });
    if (format === 'png') {
      const kept = await finished(
        fitted(open(), side).png({ compressionLevel: 9, palette: true }),
        'image/png',
      );
      if (kept.bytes.length <= most) return kept;
    }
    for (const { quality, side: within } of tries) {
      const kept = await finished(fitted(open(), within).webp({ quality }), 'image/webp');
      if (kept.bytes.length <= most) return kept;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('picture_unreadable');
  }
  throw new AppError('picture_too_large', { mb: uploadBytes / 2 ** 20 });
}

const fitted = (image: Sharp, side: number): Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

async function finished(image: Sharp, mediaType: Image['mediaType']): Promise<Image> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { mediaType, width: info.width, height: info.height, bytes: data };
}

/** PNG, JPEG or WebP by their first bytes: no other decoder is ever reached. */
function looksAccepted(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1');
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  );
}
