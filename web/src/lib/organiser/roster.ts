import type { Answer } from '#lib/api/client.ts';
import type { Problem, Schemas } from '#lib/api/types.ts';

type Batch = Schemas['RosterImportView'];
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a list as the file that it is, from the browser or, where no script runs, from the page's own server. */
export async function bringRoster(
  fetcher: typeof fetch,
  contestId: string,
  file: File,
): Promise<Answer<Batch>> {
  const headers: Record<string, string> = {
    'content-type': /\.(csv|txt)$/i.test(file.name) ? 'text/csv' : sheet,
  };
  if (typeof document !== 'undefined') headers['accept-language'] = document.documentElement.lang;
  const address = `/api/staff/contests/${encodeURIComponent(contestId)}/roster/imports?name=${encodeURIComponent(file.name)}`;
  const response = await fetcher(address, { method: 'POST', body: file, headers }).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  if (response?.ok && body) return { ok: true, status: response.status, data: body as Batch };
  const told = (body ?? {}) as Partial<Problem>;
  const { code = 'offline', message = '', requestId = '' } = told;
  return { ok: false, problem: { ...told, status: response?.status ?? 0, code, message, requestId } };
}
