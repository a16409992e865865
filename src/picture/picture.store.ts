import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type Image, reencode } from './image.js';

/** A picture by its name: the SHA-256 of its bytes. */
export interface StoredPicture extends Image {
  sha256: string;
}

/**
 * Keeps a picture as it is written anew. The same pixels are kept once.
 * @throws AppError see reencode
 */
export async function storePicture(
  database: EntityManager | DataSource,
  upload: Buffer,
): Promise<StoredPicture> {
  const image = await reencode(upload);
  const sha256 = createHash('sha256').update(image.bytes).digest('hex');
  await database.query(
    `INSERT INTO picture (sha256, media_type, width, height, bytes) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [sha256, image.mediaType, image.width, image.height, image.bytes],
  );
  return { sha256, ...image };
}

/** Null for a picture that is not kept. */
export async function findPicture(
  database: EntityManager | DataSource,
  sha256: string,
): Promise<{ mediaType: Image['mediaType']; bytes: Buffer } | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const rows = await database.query<{ mediaType: Image['mediaType']; bytes: Buffer }[]>(
    'SELECT media_type AS "mediaType", bytes FROM picture WHERE sha256 = $1',
    [sha256],
  );
  return rows[0] ?? null;
}
