import type { AttemptView } from '../api/types.ts';

/** What the exam page shows: one question, the prediction, the list, or the last question before submitting. */
export type Place =
  | { view: 'question'; slot: number }
  | { view: 'prediction' }
  | { view: 'review' }
  | { view: 'submit' };

type Paper = Pick<AttemptView, 'paper' | 'prediction' | 'answers'>;

/** Reads `?cau=7` or `?muc=xem-lai`. Anything else is the first question without an answer. */
export function placeOf(search: string, attempt: Paper): Place {
  const query = new URLSearchParams(search);
  const part = query.get('muc');
  if (part === 'du-doan' && attempt.prediction) return { view: 'prediction' };
  if (part === 'xem-lai') return { view: 'review' };
  if (part === 'nop') return { view: 'submit' };
  const slot = Number(query.get('cau'));
  if (attempt.paper.some((question) => question.slot === slot)) return { view: 'question', slot };
  const blank = attempt.paper.find((question) => !attempt.answers[question.slot]?.length);
  return { view: 'question', slot: (blank ?? attempt.paper[0])?.slot ?? 1 };
}

const parts = { prediction: 'du-doan', review: 'xem-lai', submit: 'nop' } as const;

export const searchOf = (place: Place): string =>
  place.view === 'question' ? `?cau=${place.slot}` : `?muc=${parts[place.view]}`;

/** One step on: the questions in order, then the prediction if there is one, then the list. */
export function after(place: Place, attempt: Paper): Place {
  if (place.view === 'question' && place.slot < attempt.paper.length)
    return { view: 'question', slot: place.slot + 1 };
  if (place.view === 'question' && attempt.prediction) return { view: 'prediction' };
  return { view: 'review' };
}

/** One step back; the first question has none. */
export function before(place: Place, attempt: Paper): Place | null {
  if (place.view === 'question') return place.slot > 1 ? { view: 'question', slot: place.slot - 1 } : null;
  if (place.view === 'review' && attempt.prediction) return { view: 'prediction' };
  return { view: 'question', slot: attempt.paper.length };
}
