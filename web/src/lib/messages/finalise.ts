import type { Area } from '../i18n.ts';
import { finalise as en } from './en/finalise.ts';
import { finalise as vi, type Finalise } from './vi/finalise.ts';

export const finalise: Area<Finalise> = { vi, en };
