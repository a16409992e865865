import type { Area } from '../i18n.ts';
import { marking as en } from './en/marking.ts';
import { marking as vi, type Marking } from './vi/marking.ts';

export const marking: Area<Marking> = { vi, en };
