import type { paths } from './schema.d.ts';

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Short<Path> = Path extends `/api${infer Rest}` ? Rest : never;

/** Every route of the API by method and path, with `{name}` for a parameter: `'GET /contests/{slug}'`. */
export type Endpoint = {
  [P in keyof paths]: {
    [V in Verb]: paths[P] extends Record<V, object> ? `${Uppercase<V>} ${Short<P>}` : never;
  }[Verb];
}[keyof paths];

type Operation<E> = E extends `${infer V} ${infer Path}`
  ? `/api${Path}` extends infer P extends keyof paths
    ? Lowercase<V> extends infer L extends keyof paths[P]
      ? paths[P][L]
      : never
    : never
  : never;

type Json<Holder> = Holder extends { content: { 'application/json': infer Shape } } ? Shape : undefined;
type Success<Responses> = Responses[keyof Responses & (200 | 201 | 202 | 204)];

/** What the API answers when it does not refuse; undefined where there is nothing to say. */
export type AnswerOf<E> =
  Operation<E> extends { responses: infer Responses } ? Json<Success<Responses>> : never;

/** Names in braces of a path: `'GET /rounds/{id}'` → `'id'`. */
type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Params<E extends string> = [Names<E>] extends [never]
  ? { params?: undefined }
  : { params: Record<Names<E>, string> };

type Body<E> =
  Operation<E> extends { requestBody: infer Wanted } ? { body: Json<Wanted> } : { body?: undefined };

/** Empty and absent ones are not sent; the server reads numbers from their digits. */
type Query<E> =
  Operation<E> extends { parameters: { query?: infer Wanted } }
    ? { query?: { [Name in keyof Wanted]?: string | number | null | undefined } }
    : { query?: undefined };

/** What a call needs besides its name. */
export type CallInput<E extends Endpoint> = Params<E> & Body<E> & Query<E> & { signal?: AbortSignal };
