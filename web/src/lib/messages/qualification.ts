import type { Area } from '../i18n.ts';
import { qualification as en } from './en/qualification.ts';
import { qualification as vi, type Qualification } from './vi/qualification.ts';

export const qualification: Area<Qualification> = { vi, en };
