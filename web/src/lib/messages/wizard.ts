import type { Area } from '../i18n.ts';
import { wizard as en } from './en/wizard.ts';
import { wizard as vi, type Wizard } from './vi/wizard.ts';

export const wizard: Area<Wizard> = { vi, en };
