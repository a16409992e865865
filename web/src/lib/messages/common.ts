import type { Area } from '../i18n.ts';
import { common as en } from './en/common.ts';
import { common as vi, type Common } from './vi/common.ts';

export const common: Area<Common> = { vi, en };
