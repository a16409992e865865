import type { RequestEvent } from '@sveltejs/kit';

const fixed = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The last touch on every page: safety headers, how long a cache may keep it, the API's cookies. */
export function finish(response: Response, event: RequestEvent): Response {
  const { headers } = response;
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', cacheRule(response, event));
  headers.append('vary', 'Cookie');
  for (const line of event.locals.apiCookies) headers.append('set-cookie', line);
  return response;
}

/** Pages for nobody in particular may sit in a shared cache for some seconds; the rest never. */
function cacheRule(response: Response, event: RequestEvent): string {
  const anonymous = event.request.headers.get('cookie') === null && event.locals.apiCookies.length === 0;
  const page = event.request.method === 'GET' && response.status === 200 && !event.isDataRequest;
  const shareable = event.route.id?.startsWith('/(public)') && !event.route.id.endsWith('/dang-ky');
  return anonymous && page && shareable ? 'public, max-age=0, s-maxage=10' : 'private, no-store';
}
