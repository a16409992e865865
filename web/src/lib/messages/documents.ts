import type { Area } from '../i18n.ts';
import { documents as en } from './en/documents.ts';
import { documents as vi, type Documents } from './vi/documents.ts';

export const documents: Area<Documents> = { vi, en };
