import type { Area } from '../i18n.ts';
import { kinds as en } from './en/kinds.ts';
import { kinds as vi, type Kinds } from './vi/kinds.ts';

export const kinds: Area<Kinds> = { vi, en };
