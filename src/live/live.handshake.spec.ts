import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { Door } from './live.handshake.js';

const request = (headers: Record<string, string>, remoteAddress = '10.0.0.1') =>
  ({
    headers: { host: 'thi.example.vn', ...headers },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('the door', () => {
  const door = new Door({ publicUrl: 'https://thi.gov.example', trustedProxies: 0 });

  it.each([
    [{}, null],
    [{ origin: 'http://thi.example.vn' }, null],
    [{ origin: 'https://thi.example.vn' }, null],
    [{ origin: 'https://thi.gov.example' }, null],
    [{ origin: 'https://evil.example' }, 'foreign_origin'],
    [{ origin: 'https://thi.example.vn.evil.example' }, 'foreign_origin'],
    [{ origin: 'null' }, 'foreign_origin'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign_origin'],
    [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 'foreign_origin'],
  ])('%j: %s', (headers, refusal) => {
    expect(door.refusal(request(headers as Record<string, string>))).toBe(refusal);
  });

  it('takes thousands from one address, then no more until some leave; others still get in', () => {
    const busy = new Door({ publicUrl: null, trustedProxies: 0 });
    const leave = Array.from({ length: 6_000 }, () => busy.enter(request({})));
    expect(busy.refusal(request({}))).toBe('too_many_requests');
    expect(busy.refusal(request({}, '10.0.0.2'))).toBeNull();
    leave[0]!();
    expect(busy.refusal(request({}))).toBeNull();
  });

  it('behind a proxy counts by what that proxy saw, not by what the client wrote', () => {
    const behind = new Door({ publicUrl: null, trustedProxies: 1 });
    const from = (list: string) => request({ 'x-forwarded-for': list }, '127.0.0.1');
    for (let i = 0; i < 6_000; i += 1) behind.enter(from(`1.1.1.${i % 250}, 5.5.5.5`));
    expect(behind.refusal(from('9.9.9.9, 5.5.5.5'))).toBe('too_many_requests');
    expect(behind.refusal(from('5.5.5.5, 6.6.6.6'))).toBeNull();
  });
});
