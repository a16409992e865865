import type { Area } from '../i18n.ts';
import { exam as en } from './en/exam.ts';
import { exam as vi, type Exam } from './vi/exam.ts';

export const exam: Area<Exam> = { vi, en };
