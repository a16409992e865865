import type { Area } from '../i18n.ts';
import { publication as en } from './en/publication.ts';
import { publication as vi, type Publication } from './vi/publication.ts';

export const publication: Area<Publication> = { vi, en };
