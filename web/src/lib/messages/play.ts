import type { Area, Lang } from '../i18n.ts';
import { play as vi, type Play } from './vi/play.ts';

/** In the exam's pages, which are to be light: English is fetched only by those who read it; see `readPlay`. */
export const play: Area<Play> = { vi, en: vi };

/** Call in a load, before the first component asks for the words. */
export async function readPlay(lang: Lang): Promise<void> {
  if (lang === 'en') play.en = (await import('./en/play.ts')).play;
}
