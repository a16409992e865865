import type { Area } from '../i18n.ts';
import { overall as en } from './en/overall.ts';
import { overall as vi, type Overall } from './vi/overall.ts';

export const overall: Area<Overall> = { vi, en };
