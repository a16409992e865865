import type { Area } from '../i18n.ts';
import { roster as en } from './en/roster.ts';
import { roster as vi, type RosterWords } from './vi/roster.ts';

export const roster: Area<RosterWords> = { vi, en };
