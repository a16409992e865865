import type { Area } from '../i18n.ts';
import { play as en } from './en/play.ts';
import { play as vi, type Play } from './vi/play.ts';

export const play: Area<Play> = { vi, en };
