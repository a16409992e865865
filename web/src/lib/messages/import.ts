import type { Area } from '../i18n.ts';
import { bankImport as en } from './en/import.ts';
import { bankImport as vi, type BankImport } from './vi/import.ts';

export const bankImport: Area<BankImport> = { vi, en };
