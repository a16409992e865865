import type { Area } from '../i18n.ts';
import { register as en } from './en/register.ts';
import { register as vi, type Register } from './vi/register.ts';

export const register: Area<Register> = { vi, en };
