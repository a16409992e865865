import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { splitLang } from '#lib/i18n.ts';
import { askApi } from '#lib/server/api-bridge.ts';
import { publicOrigin, isForeignForm, isForeignPost } from '#lib/server/same-origin.ts';
import { finish } from '#lib/server/response-headers.ts';
import { readTextSize } from '#lib/server/text-size.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const { lang, path } = splitLang(event.url.pathname);
  event.locals.lang = lang;
  event.locals.textSize = readTextSize(event.cookies);
  event.locals.origin = publicOrigin(event);
  event.locals.apiCookies = [];
  if (isForeignPost(event)) return new Response('foreign_origin', { status: 403 });
  if (isForeignForm(event)) return new Response('wrong_content_type', { status: 415 });

  const html = {
    '%bv.lang%': lang,
    '%bv.size%': event.locals.textSize,
    '%bv.area%': path.startsWith('/quan-tri') ? 'organiser' : 'reader',
  };
  const response = await resolve(event, {
    transformPageChunk: ({ html: chunk }) =>
      chunk.replace(/%bv\.(lang|size|area)%/g, (key) => html[key as keyof typeof html]),
    // The bold cuts and the digits come after first paint; only the reading weight is worth waiting for.
    preload: ({ type, path: file }) =>
      type === 'js' || type === 'css' || (type === 'font' && file.includes('-400.')),
  });
  return finish(response, event);
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const own = url.origin === event.url.origin && url.pathname.startsWith('/api/');
  return own ? askApi(event, request) : fetch(request);
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${JSON.stringify({ level: 50, room: 'web', path: event.url.pathname, msg: cause })}\n`,
  );
};
