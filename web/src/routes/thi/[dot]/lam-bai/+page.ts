import { partsOf } from '#lib/exam/parts.ts';
import { readExam } from '#lib/messages/exam.ts';
import type { PageLoad } from './$types';

export const csr = true;

export const load: PageLoad = async ({ data }) => {
  await readExam(data.lang);
  if (data.attempt.leaving === 'uses-up' && typeof window !== 'undefined')
    void import('#lib/exam/leaving.ts').then(({ watchLeaving }) =>
      watchLeaving(data.attempt.id, () => false),
    );
  const [parts, guessing] = await Promise.all([
    partsOf(data.attempt.paper),
    data.guess ? import('./Prediction.svelte') : null,
  ]);
  return { ...data, parts, Prediction: guessing?.default };
};
