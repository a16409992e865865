import type { Area } from '../i18n.ts';
import { statistics as en } from './en/statistics.ts';
import { statistics as vi, type Statistics } from './vi/statistics.ts';

export const statistics: Area<Statistics> = { vi, en };
