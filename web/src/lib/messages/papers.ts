import type { Area } from '../i18n.ts';
import { papers as en } from './en/papers.ts';
import { papers as vi, type Papers } from './vi/papers.ts';

export const papers: Area<Papers> = { vi, en };
