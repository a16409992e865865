import type { Area } from '../i18n.ts';
import { declaration as en } from './en/declaration.ts';
import { declaration as vi, type Declaration } from './vi/declaration.ts';

export const declaration: Area<Declaration> = { vi, en };
