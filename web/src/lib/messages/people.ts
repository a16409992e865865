import type { Area } from '../i18n.ts';
import { people as en } from './en/people.ts';
import { people as vi, type People } from './vi/people.ts';

export const people: Area<People> = { vi, en };
