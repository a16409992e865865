import type { Area } from '../i18n.ts';
import { appeal as en } from './en/appeal.ts';
import { appeal as vi, type Appeal } from './vi/appeal.ts';

export const appeal: Area<Appeal> = { vi, en };
