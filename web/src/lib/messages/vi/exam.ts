/** Words of the exam area. */
export const exam = {
  title: 'Làm bài',
};

export type Exam = typeof exam;
