import type { Area } from '../i18n.ts';
import { participation as en } from './en/participation.ts';
import { participation as vi, type Participation } from './vi/participation.ts';

export const participation: Area<Participation> = { vi, en };
