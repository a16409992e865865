import type { Area } from '../i18n.ts';
import { collective as en } from './en/collective.ts';
import { collective as vi, type Collective } from './vi/collective.ts';

export const collective: Area<Collective> = { vi, en };
