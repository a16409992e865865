import type { Area } from '../i18n.ts';
import { bank as en } from './en/bank.ts';
import { bank as vi, type Bank } from './vi/bank.ts';

export const bank: Area<Bank> = { vi, en };
