import type { Answer } from '#lib/api/client.ts';
import type { Problem, Schemas } from '#lib/api/types.ts';

/** What became of the rows of a list. */
export type Batch = Pick<
  Schemas['RosterImportView'],
  'id' | 'added' | 'known' | 'refused' | 'notes' | 'rows' | 'told'
>;
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Sends a list as the file that it is, from the browser or, where no script runs, from the page's own server.
 * @param target address of the imports
 */
export async function bringList(fetcher: typeof fetch, target: string, file: File): Promise<Answer<Batch>> {
  const headers: Record<string, string> = {
    'content-type': /\.(csv|txt)$/i.test(file.name) ? 'text/csv' : sheet,
  };
  if (typeof document !== 'undefined') headers['accept-language'] = document.documentElement.lang;
  const address = `${target}?name=${encodeURIComponent(file.name)}`;
  const response = await fetcher(address, { method: 'POST', body: file, headers }).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  if (response?.ok && body) return { ok: true, status: response.status, data: body as Batch };
  const told = (body ?? {}) as Partial<Problem>;
  const { code = 'offline', message = '', requestId = '' } = told;
  return { ok: false, problem: { ...told, status: response?.status ?? 0, code, message, requestId } };
}
