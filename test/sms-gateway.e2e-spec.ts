import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeRound, type MadeRound } from './support/factories.js';

describe('a gateway for messages', () => {
  interface Received {
    headers: Record<string, string | string[] | undefined>;
    body: { to: string; text: string };
  }
  const received: Received[] = [];
  let answers: number[] = [];
  let gateway: Server;
  let served: TestApp;
  let there: MadeRound;

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        received.push({ headers: request.headers, body: JSON.parse(text) as Received['body'] });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
    const body = '{"to":"{phone}","text":"{text}"}';
    served = await startTestApp({
      smsGateway: { url, authorization: 'Bearer bi-mat', body },
      demonstration: false,
      databaseUrl: 'postgres://elsewhere',
    });
    there = await makeRound(served.owner);
  });
  afterAll(async () => {
    await served.close();
    gateway.close();
  });

  const ask = (phone: string) =>
    call<{ challengeId: string; code: string }>(served.url, 'POST', `/api/contests/${there.slug}/sign-ins`, {
      body: { phone },
    });

  it('gets number and text, and the page does not get the code', async () => {
    received.length = 0;
    const answer = await ask('0912000001');
    expect(answer.status).toBe(202);
    expect(answer.body).not.toHaveProperty('demonstrationCode');
    expect(received).toHaveLength(1);
    expect(received[0]?.body.to).toBe('+84912000001');
    expect(received[0]?.body.text).toMatch(/\b\d{6}\b/);
    expect(received[0]?.headers['idempotency-key']).toBe(answer.body.challengeId);
    expect(received[0]?.headers.authorization).toBe('Bearer bi-mat');
  });

  it('is asked again after a failure, with the same key', async () => {
    received.length = 0;
    answers = [500, 429];
    expect((await ask('0912000002')).status).toBe(202);
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it.each([
    ['that refuses', [401], 1],
    ['that fails three times', [503, 503, 503], 3],
  ])('%s is told to the person, and the try does not count', async (_, statuses, tries) => {
    for (let n = 0; n < (tries === 1 ? 4 : 1); n += 1) {
      received.length = 0;
      answers = [...statuses];
      expect(await ask('0912000003')).toMatchObject({ status: 503, body: { code: 'sms_failed' } });
      expect(received).toHaveLength(tries);
    }
    answers = [];
    expect((await ask('0912000003')).status).toBe(202);
    await served.owner.query('DELETE FROM phone_challenge');
  });

  it('is protected from one network asking for many numbers', async () => {
    answers = [];
    let refused = 0;
    for (let n = 0; n < 62; n += 1) {
      const answer = await ask(`0913${String(n).padStart(6, '0')}`);
      if (answer.status === 429) refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
    expect(received.length).toBeLessThanOrEqual(70);
  });
});

it('without a gateway outside of a demonstration, no code is sent and the person is told', async () => {
  const bare = await startTestApp({ demonstration: false, databaseUrl: 'postgres://elsewhere' });
  try {
    const made = await makeRound(bare.owner);
    const answer = await call(bare.url, 'POST', `/api/contests/${made.slug}/sign-ins`, {
      body: { phone: '0912345678' },
    });
    expect(answer).toMatchObject({ status: 503, body: { code: 'sms_failed' } });
  } finally {
    await bare.close();
  }
});
