import { date, number } from '../../format.ts';
import type { Downloads } from '../vi/downloads.ts';

const n = (value: number) => number(value, 'en');

export const downloads: Downloads = {
  title: 'Downloads',
  description: (title) => `Documents and bulletins of ${title}`,
  files: 'Documents',
  noFiles: 'The organisers have published no file yet. Official results of each round are on their own page.',
  fileName: (title, round) =>
    `${title.charAt(0).toLocaleUpperCase('vi')}${title.slice(1)}${round === null ? '' : ` (${round})`}`,
  size: (bytes) =>
    bytes < 1_000_000 ? `${n(Math.ceil(bytes / 1000))} KB` : `${n(Math.round(bytes / 100_000) / 10)} MB`,
  fileNote: (format, size, at) => `${format.toUpperCase()}, ${size}, published on ${date(at)}`,
  rules: 'Rules of the contest',
  bulletins: 'Daily bulletins',
  noBulletins: 'There is no bulletin yet.',
  provisional: 'Provisional figures of the moment of the bulletin. People and attempts are two numbers.',
  figures: (people, attempts, peopleSoFar, attemptsSoFar) =>
    `On the day ${n(people)} people, ${n(attempts)} attempts; since the opening ${n(peopleSoFar)} people, ${n(attemptsSoFar)} attempts.`,
  formats: { pdf: 'PDF', docx: 'Word' },
  bulletinOf: (day, round) => `bulletin of ${day}, ${round}`,
};
