import type { Area } from '../i18n.ts';
import { closing as en } from './en/closing.ts';
import { closing as vi, type Closing } from './vi/closing.ts';

export const closing: Area<Closing> = { vi, en };
