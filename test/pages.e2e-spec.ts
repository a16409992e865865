import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase, testConfig } from './support/database.js';
import { type Got, sender } from './support/garbage.js';
import { type ServerProcess, startServer } from './support/server.js';

let database: TestDatabase;
let server: ServerProcess;
let wire: ReturnType<typeof sender>;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ DATABASE_URL: database.ownerUrl, APP_SECRET: testConfig().secret });
  wire = sender(server.url);
}, 90_000);
afterAll(async () => {
  wire.close();
  await server.stop();
});

const get = (path: string, encoding?: string): Promise<Got> =>
  wire.send({ method: 'GET', path, headers: encoding ? { 'accept-encoding': encoding } : {} });

describe('pages over a slow line', () => {
  test.each(['gzip', 'br'])('come as %s, at most half as large', async (encoding) => {
    const [plain, packed] = [await get('/'), await get('/', encoding)];
    expect([plain.status, packed.status]).toEqual([200, 200]);
    expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([
      undefined,
      encoding,
    ]);
    expect(packed.size).toBeLessThan(plain.size / 2);
  });

  test('tell caches on what they depend', async () => {
    for (const answer of [await get('/'), await get('/', 'br')])
      expect(String(answer.headers.vary)).toMatch(/(?=.*cookie)(?=.*accept-encoding)/i);
  });

  test('what the build packed is not packed again', async () => {
    const style = /"[^"]*?(\/_app\/immutable\/[^"]+\.css)"/.exec((await get('/')).text)?.[1] ?? '';
    const [plain, packed] = [await get(style), await get(style, 'br')];
    expect(plain.status).toBe(200);
    expect(packed.headers['content-encoding'] ?? 'br').toBe('br');
    expect(packed.size).toBeLessThanOrEqual(plain.size);
    expect(packed.headers['cache-control']).toMatch(/immutable/);
  });

  test.each(['/khong-co', '/cuoc-thi/%ff', '/%', `/cuoc-thi/${'a'.repeat(300)}`])(
    'an address that leads nowhere has a page of its own: %s',
    async (path) => {
      const { status, headers, text } = await get(path);
      expect([status, headers['content-type']]).toEqual([404, expect.stringMatching(/^text\/html/)]);
      expect(text).toContain('Không tìm thấy');
    },
  );
});

test.each(['text/plain', 'multipart/form-data', 'application/json', ''])(
  'a form that no page has is refused, not failed on: "%s"',
  async (type) => {
    for (const path of ['/tiep-tuc', '/quan-tri/dang-nhap', '/co-chu']) {
      const headers = { origin: server.url, 'content-type': type };
      const answer = await fetch(server.url + path, { method: 'POST', headers, body: 'a=b' });
      expect([path, answer.status]).toEqual([path, 415]);
    }
  },
);
