import { call, type Answer } from '../api/client.ts';
import type { ResponseEntry } from '../api/types.ts';

/** A request without an answer for this long is given up and tried again. */
const patience = 10_000;

async function limited<T>(work: (signal: AbortSignal) => Promise<Answer<T>>): Promise<Answer<T>> {
  const gaveUp = new AbortController();
  const timer = setTimeout(() => gaveUp.abort(), patience);
  try {
    return await work(gaveUp.signal);
  } finally {
    clearTimeout(timer);
  }
}

export const sendResponses = (id: string, entries: ResponseEntry[]) =>
  limited((signal) =>
    call(fetch, 'POST /attempts/{id}/responses', { params: { id }, body: { entries }, signal }),
  );

export const sendSubmit = (id: string, clientId: string) =>
  limited((signal) =>
    call(fetch, 'POST /attempts/{id}/submit', { params: { id }, body: { clientId }, signal }),
  );

export const askAttempt = (id: string) =>
  limited((signal) => call(fetch, 'GET /attempts/{id}', { params: { id }, signal }));

/** Small, and tells the three things that may have changed: the time, the deadline, whether it is over. */
export const askMine = (id: string) =>
  limited((signal) => call(fetch, 'GET /rounds/{id}/mine', { params: { id }, signal }));

/** The page is going away: the browser finishes this request without it. Nobody hears the answer. */
export function sendOnLeaving(id: string, entries: ResponseEntry[]): void {
  if (entries.length === 0) return;
  const outliving: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });
  void call(outliving, 'POST /attempts/{id}/responses', {
    params: { id },
    body: { entries: entries.slice(0, 50) },
  });
}
