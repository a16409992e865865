import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../src/app.setup.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { makeContestant, makeRound } from './support/factories.js';

let test: TestApp;
let cookie: string;
beforeAll(async () => {
  test = await startTestApp();
  const { contestId } = await makeRound(test.owner);
  ({ cookie } = await makeContestant(test.owner, contestId));
});
afterAll(() => test.close());

describe('every answer of the API', () => {
  it.each([
    [200, 'GET', '/api/contests'],
    [200, 'GET', '/api/me'],
    [400, 'GET', '/api/units?limit=x'],
    [401, 'GET', '/api/staff/me'],
    [404, 'GET', '/api/nothing-here'],
    [204, 'POST', '/api/me/sign-out'],
  ])('%i to %s %s: kept by nobody, framed nowhere, taken for nothing else', async (status, method, path) => {
    const answer = await call(test.url, method, path, { cookie });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    });
    expect(answer.headers.has('x-powered-by')).toBe(false);
    expect(answer.headers.has('strict-transport-security')).toBe(false);
  });

  it('asks for TLS for ever where the site has it', async () => {
    const app = await createApp(testConfig({ publicUrl: 'https://thi.example.vn' }), test.ownerUrl);
    try {
      const { headers } = await app.inject('/api/contests');
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
    } finally {
      await app.close();
    }
  });
});
