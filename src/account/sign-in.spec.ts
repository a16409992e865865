import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { isForeign } from './allow.guard.js';
import { networkOf, SignIn } from './sign-in.js';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('a request is of another site', () => {
  const own = ['http://thi.vn', 'https://thi.vn', null];
  it.each([
    ['its origin is ours', { origin: 'https://thi.vn' }, true, false],
    ['its origin is another', { origin: 'https://xau.vn' }, false, true],
    ['its origin is a name below ours', { origin: 'https://a.thi.vn' }, true, true],
    ['its origin starts like ours', { origin: 'https://thi.vn.xau.vn' }, true, true],
    ['its origin is hidden', { origin: 'null' }, false, true],
    ['it has a cookie and no origin', {}, true, true],
    ['it has neither', {}, false, false],
    ['the browser says cross-site', { 'sec-fetch-site': 'cross-site' }, false, true],
    ['the browser says same-site', { 'sec-fetch-site': 'same-site' }, false, true],
    ['the browser says same-origin', { 'sec-fetch-site': 'same-origin' }, false, false],
    ['the person typed the address', { 'sec-fetch-site': 'none' }, false, false],
  ])('when %s: %p with cookie %p is %p', (_, headers, withCookie, foreign) => {
    expect(isForeign(headers, own, withCookie)).toBe(foreign);
  });
});

it('a network that is refused leaves no name behind, and a name that is refused costs its network nothing', async () => {
  const signIn = new SignIn({ query: async () => [] } as unknown as DataSource);
  const [byNetwork, byPerson] = [signIn['byNetwork'], signIn['byPerson']];
  const refused = { code: 'too_many_requests' };
  await byNetwork.penalty('203.0.113.7', 100);
  await expect(signIn.check('an', 'sai', '203.0.113.7')).rejects.toMatchObject(refused);
  expect(await byPerson.get('203.0.113.7 an')).toBeNull();

  await byPerson.penalty('203.0.113.8 an', 8);
  await expect(signIn.check('an', 'sai', '203.0.113.8')).rejects.toMatchObject(refused);
  expect((await byNetwork.get('203.0.113.8'))?.consumedPoints).toBe(0);
});
