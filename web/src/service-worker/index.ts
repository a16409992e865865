/// <reference types="@sveltejs/kit" />
import { self } from '$app/service-worker';

/**
 * Keeps exactly one thing: the exam page that is open now, with the files it needs, so that reloading it
 * without a network works. Answers are not its business; the page keeps those itself.
 */
const cacheName = 'bang-vang-exam';
/** A kept page is shown when the network has not answered for this long. */
const patience = 6000;

type Message = { type: 'keep'; page: string; files: string[] } | { type: 'drop' };

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const message = event.data as Message;
  event.waitUntil(message.type === 'keep' ? keep(message.page, message.files) : caches.delete(cacheName));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(_app\/immutable|api\/pictures)\//.test(url.pathname)) event.respondWith(file(request));
  else if (request.mode === 'navigate' && isExam(url)) event.respondWith(page(request, url));
});

const isExam = (url: URL) => /^(\/en)?\/thi\/[^/]+\/lam-bai$/.test(url.pathname);

async function keep(path: string, files: string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const old of await cache.keys()) {
    const url = new URL(old.url);
    if (isExam(url) && url.pathname !== path) await cache.delete(old);
  }
  await Promise.all([
    ...files.map(async (name) => (await cache.match(name)) ?? cache.add(name)),
    fetch(path, { credentials: 'same-origin' }).then((response) =>
      Promise.all([keepPictures(cache, response.clone()), keepPage(cache, path, response)]),
    ),
  ]);
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The network first; the kept page when it fails, is too slow, or the server is in trouble. */
async function page(request: Request, url: URL): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(url.pathname, { ignoreVary: true });
  if (!kept) return fetch(request);
  const slow = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const fresh = await Promise.race([fetch(request).catch(() => null), slow]);
  if (!fresh || fresh.status >= 500) return copy(kept);
  await keepPage(await caches.open(cacheName), url.pathname, fresh.clone());
  return fresh;
}

async function keepPage(cache: Cache, path: string, response: Response): Promise<void> {
  if (response.ok && !response.redirected && response.type === 'basic') await cache.put(path, response);
}

/** Pictures of questions that have not been looked at yet. */
async function keepPictures(cache: Cache, response: Response): Promise<void> {
  const html = response.ok ? await response.text() : '';
  const paths = new Set(html.match(/\/api\/pictures\/[0-9a-f]{64}/g));
  await Promise.all([...paths].map(async (path) => (await cache.match(path)) ?? cache.add(path)));
}

/** Marked, because the time in it is old. */
async function copy(kept: Response): Promise<Response> {
  const html = (await kept.text()).replace('<html ', '<html data-copy ');
  const headers = new Headers(kept.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(html, { status: 200, headers });
}
