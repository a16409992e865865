import type { Area } from '../i18n.ts';
import { organiser as en } from './en/organiser.ts';
import { organiser as vi, type Organiser } from './vi/organiser.ts';

export const organiser: Area<Organiser> = { vi, en };
