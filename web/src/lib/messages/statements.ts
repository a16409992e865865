import type { Area } from '../i18n.ts';
import { statements as en } from './en/statements.ts';
import { statements as vi, type Statements } from './vi/statements.ts';

export const statements: Area<Statements> = { vi, en };
