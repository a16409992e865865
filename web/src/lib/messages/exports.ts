import type { Area } from '../i18n.ts';
import { exports as en } from './en/exports.ts';
import { exports as vi, type Exports } from './vi/exports.ts';

export const exports: Area<Exports> = { vi, en };
