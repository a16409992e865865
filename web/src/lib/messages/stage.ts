import type { Area } from '../i18n.ts';
import { stage as en } from './en/stage.ts';
import { stage as vi, type Stage } from './vi/stage.ts';

export const stage: Area<Stage> = { vi, en };
