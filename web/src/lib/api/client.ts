import { error } from '@sveltejs/kit';
import type { Endpoints } from './endpoints.ts';
import type { Problem } from './types.ts';

export type Answer<T> = { ok: true; status: number; data: T } | { ok: false; problem: Problem };

/** Names in braces of a path: `'GET /rounds/{id}'` → `'id'`. */
type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Query = Record<string, string | number | undefined | null>;

/**
 * What a call needs besides its name. Parametrised by the table so that an area with endpoints of its own
 * (the organisers') can use the same client: `call<StaffEndpoints, 'GET /staff/me'>`.
 */
export type CallInput<Table, E extends keyof Table & string> = ([Names<E>] extends [never]
  ? { params?: undefined }
  : { params: Record<Names<E>, string> }) &
  (Table[E] extends { body: infer Body } ? { body: Body } : { body?: undefined }) & {
    query?: Query;
    signal?: AbortSignal;
  };

export type AnswerOf<Table, E extends keyof Table> = Table[E] extends { answer: infer A } ? A : never;

/** Makes a caller for one table of endpoints. */
export function caller<Table>() {
  /**
   * Asks the API. Never throws for a refusal or a lost network: both come back as a `problem`
   * (status 0 and code `offline` when nothing answered).
   */
  return async function call<E extends keyof Table & string>(
    fetcher: typeof fetch,
    endpoint: E,
    input: CallInput<Table, E>,
  ): Promise<Answer<AnswerOf<Table, E>>> {
    const [method = 'GET', path = ''] = endpoint.split(' ');
    const url = address(path, input.params as Record<string, string> | undefined, input.query);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (typeof document !== 'undefined') headers['accept-language'] = document.documentElement.lang;
    if (input.body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = { method, headers };
    if (input.body !== undefined) init.body = JSON.stringify(input.body);
    if (input.signal) init.signal = input.signal;
    return read<AnswerOf<Table, E>>(() => fetcher(url, init));
  };
}

/** The caller for residents' endpoints. */
export const call = caller<Endpoints>();

/** For loads where a refusal means the page cannot be shown: gives the data or raises Kit's error page. */
export function need<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  const { status, code, message, requestId } = answer.problem;
  error(status >= 400 ? status : 503, message || code, { code, requestId });
}

function address(path: string, params: Record<string, string> | undefined, query: Query | undefined): string {
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
