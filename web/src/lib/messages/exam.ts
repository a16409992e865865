import type { Area, Lang } from '../i18n.ts';
import { exam as vi, type Exam } from './vi/exam.ts';

/** The largest area in the lightest page: English is fetched only by those who read it; see `readExam`. */
export const exam: Area<Exam> = { vi, en: vi };

/** Call in a load, before the first component asks for the words. */
export async function readExam(lang: Lang): Promise<void> {
  if (lang === 'en') exam.en = (await import('./en/exam.ts')).exam;
}
