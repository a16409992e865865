import { error } from '@sveltejs/kit';
import type { AnswerOf, CallInput, Endpoint } from './endpoints.ts';
import type { Problem } from './types.ts';

export type Answer<T> = { ok: true; status: number; data: T } | { ok: false; problem: Problem };

/**
 * Asks the API. Never throws for a refusal or a lost network: both come back as a `problem`
 * (status 0 and code `offline` when nothing answered).
 */
export async function call<E extends Endpoint>(
  fetcher: typeof fetch,
  endpoint: E,
  input: CallInput<E>,
): Promise<Answer<AnswerOf<E>>> {
  const [method = 'GET', path = ''] = endpoint.split(' ');
  const headers: Record<string, string> = { accept: 'application/json' };
  if (typeof document !== 'undefined') headers['accept-language'] = document.documentElement.lang;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers };
  if (input.body !== undefined) init.body = JSON.stringify(input.body);
  if (input.signal) init.signal = input.signal;
  return read<AnswerOf<E>>(() => fetcher(address(path, input.params, input.query), init));
}

/** For loads where a refusal means the page cannot be shown: gives the data or raises Kit's error page. */
export function need<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  const { status, code, message, requestId } = answer.problem;
  error(status >= 400 ? status : 503, message || code, { code, requestId });
}

function address(
  path: string,
  params: Record<string, string> | undefined,
  query: Record<string, string | number | null | undefined> | undefined,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `/api${filled}${search.size ? `?${search}` : ''}`;
}

async function read<T>(send: () => Promise<Response>): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await send();
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline', message: '', requestId: '' } };
  }
  const { status } = response;
  const body: unknown = isJson(response) ? await response.json().catch(() => undefined) : undefined;
  if (response.ok) return { ok: true, status, data: body as T };
  const told = (body ?? {}) as Partial<Problem>;
  return {
    ok: false,
    problem: {
      ...told,
      status,
      code: told.code ?? 'internal',
      message: told.message ?? '',
      requestId: told.requestId ?? '',
    },
  };
}

const isJson = (response: Response) => response.headers.get('content-type')?.includes('json') ?? false;
