import { call } from '../api/client.ts';
import { uuid } from './uuid.ts';

/**
 * Where leaving uses up the attempt: hands it in when the page goes away, unless the page is only moving on.
 * Returns the function that stops watching.
 */
export function watchLeaving(attemptId: string, moving: () => boolean): () => void {
  const outliving: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });
  const leave = () => {
    if (moving()) return;
    void call(outliving, 'POST /attempts/{id}/submit', {
      params: { id: attemptId },
      body: { clientId: uuid(), leaving: true },
    });
  };
  addEventListener('pagehide', leave);
  return () => removeEventListener('pagehide', leave);
}
