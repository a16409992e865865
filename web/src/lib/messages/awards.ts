import type { Area } from '../i18n.ts';
import { awards as en } from './en/awards.ts';
import { awards as vi, type Awards } from './vi/awards.ts';

export const awards: Area<Awards> = { vi, en };
