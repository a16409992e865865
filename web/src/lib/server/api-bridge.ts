import type { RequestEvent } from '@sveltejs/kit';

type InProcessApi = (request: Request) => Promise<Response>;

/** Set by the Nest process before it loads this handler. */
const key = Symbol.for('bang-vang.api');

/**
 * Asks the API inside this process, in the reader's name: their cookies, language and address go along,
 * and the cookies that the API sets are kept for the page's own answer.
 * Answers 503 with code `unavailable` when the page runs without the API.
 */
export async function askApi(event: RequestEvent, request: Request): Promise<Response> {
  const api = (globalThis as Record<symbol, unknown>)[key] as InProcessApi | undefined;
  if (!api) return Response.json({ code: 'unavailable', message: '', requestId: '' }, { status: 503 });

  const incoming = event.request.headers;
  const headers = new Headers(request.headers);
  for (const name of ['cookie', 'user-agent', 'x-request-id', 'save-data']) {
    const value = incoming.get(name);
    if (value !== null && !headers.has(name)) headers.set(name, value);
  }
  headers.set('accept-language', event.locals.lang);
  headers.set('host', event.url.host);
  headers.set('x-forwarded-host', event.url.host);
  headers.set('x-forwarded-proto', new URL(event.locals.origin).protocol.slice(0, -1));
  headers.set('x-forwarded-for', forwardedFor(event));
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    headers.set('origin', incoming.get('origin') ?? event.locals.origin);
  }
  const response = await api(new Request(request, { headers }));
  event.locals.apiCookies.push(...response.headers.getSetCookie());
  return response;
}

/** Adds our own caller to the chain, as any proxy does: the right-most entry is the one nobody can forge. */
function forwardedFor(event: RequestEvent): string {
  const before = event.request.headers.get('x-forwarded-for');
  const caller = event.getClientAddress();
  return before ? `${before}, ${caller}` : caller;
}
