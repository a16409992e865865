import type { Area } from '../i18n.ts';
import { errors as en } from './en/errors.ts';
import { errors as vi, type Errors } from './vi/errors.ts';

export const errors: Area<Errors> = { vi, en };
