import type { Area } from '../i18n.ts';
import { downloads as en } from './en/downloads.ts';
import { downloads as vi, type Downloads } from './vi/downloads.ts';

export const downloads: Area<Downloads> = { vi, en };
