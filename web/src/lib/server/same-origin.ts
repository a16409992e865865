import type { RequestEvent } from '@sveltejs/kit';

/**
 * Scheme and host of this site as the browser sees them. The adapter only guesses the scheme,
 * so it is taken from the proxy's word or from the socket.
 */
export function publicOrigin(event: RequestEvent): string {
  const told = event.request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  const socket = event.platform?.req.socket as { encrypted?: boolean } | undefined;
  const scheme = told === 'https' || told === 'http' ? told : socket?.encrypted ? 'https' : 'http';
  return `${scheme}://${event.url.host}`;
}

/** A browser always names the origin of a form post; one from another host is refused. */
export function isForeignPost(event: RequestEvent): boolean {
  if (event.isSubRequest || ['GET', 'HEAD', 'OPTIONS'].includes(event.request.method)) return false;
  const origin = event.request.headers.get('origin');
  if (!origin || !URL.canParse(origin)) return true;
  return new URL(origin).host !== event.url.host;
}

/** The one form that sends a file, and does it without a script. */
const isUpload = ({ pathname, search }: URL) =>
  pathname.endsWith('/quan-tri/thi-sinh/danh-sach') && search.startsWith('?/nhap');

/** The pages' own forms are of one kind but for uploads; a body of another kind could only fail while it is read. */
export function isForeignForm(event: RequestEvent): boolean {
  if (event.isSubRequest || event.request.method !== 'POST') return false;
  const type = event.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type !== (isUpload(event.url) ? 'multipart/form-data' : 'application/x-www-form-urlencoded');
}

/** An address given by a form, only if it stays on this site; else the first page. */
export function localPath(told: FormDataEntryValue | string | null): string {
  return typeof told === 'string' && /^\/(?![/\\\s])/.test(told) ? told : '/';
}
