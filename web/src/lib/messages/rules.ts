import type { Area } from '../i18n.ts';
import { rules as en } from './en/rules.ts';
import { rules as vi, type Rules } from './vi/rules.ts';

export const rules: Area<Rules> = { vi, en };
