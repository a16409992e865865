import type { Area } from '../i18n.ts';
import { refusals as en } from './en/refusals.ts';
import { refusals as vi, type Refusals } from './vi/refusals.ts';

export const refusals: Area<Refusals> = { vi, en };
