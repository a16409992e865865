import type { Exam } from '../vi/exam.ts';

export const exam = {
  title: 'Exam',
} satisfies Exam;
