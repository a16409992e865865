import { describeApi } from '../../src/app.document.js';

/** Every GET route of the server's own document, with each of the ids in each of its places. */
export async function getPaths(ids: readonly string[]): Promise<string[]> {
  const readable = Object.entries((await describeApi()).paths).filter(([, methods]) => 'get' in methods);
  return readable.flatMap(([path]) =>
    path.includes('{') ? ids.map((id) => path.replace(/\{\w+\}/g, id)) : [path],
  );
}

/** Headers and body of an answer, as they left. */
export async function bytesOf(
  url: string,
  method: string,
  path: string,
  cookie: string,
  body?: unknown,
): Promise<string> {
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { origin: url, cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}
