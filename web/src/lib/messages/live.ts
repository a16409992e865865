import type { Area } from '../i18n.ts';
import { live as en } from './en/live.ts';
import { live as vi, type Live } from './vi/live.ts';

export const live: Area<Live> = { vi, en };
