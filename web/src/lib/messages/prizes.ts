import type { Area } from '../i18n.ts';
import { prizes as en } from './en/prizes.ts';
import { prizes as vi, type Prizes } from './vi/prizes.ts';

export const prizes: Area<Prizes> = { vi, en };
