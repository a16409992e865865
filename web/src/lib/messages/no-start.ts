import type { Area } from '../i18n.ts';
import { noStart as en } from './en/no-start.ts';
import { noStart as vi, type NoStart } from './vi/no-start.ts';

export const noStart: Area<NoStart> = { vi, en };
