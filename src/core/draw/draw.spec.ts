import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw, drawKey, type Hash, placesByLot, poolDigest } from './draw.js';

const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();
const md5: Hash = (bytes) => createHash('md5').update(bytes).digest();
const numbered = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1).padStart(4, '0'));
const example = [
  { name: null, values: [9319] },
  { name: null, values: [2, 12, 5, 8, 10] },
  { name: null, values: [26, 18, 9, 34, 41, 45] },
];

describe('RFC 3797', () => {
  it('gives the key and the picks of its example, with its own MD5', () => {
    const key = drawKey(example);
    expect(key).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./');
    const picked = draw(numbered(25), key, 10, md5).map(({ picked: one }) => Number(one));
    expect(picked).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13]);
  });

  it('with SHA-256 gives what Python and OpenSSL gave for the same key', () => {
    const picked = draw(numbered(25), drawKey(example), 10, sha256).map(({ picked: one }) => Number(one));
    expect(picked).toEqual([20, 23, 1, 14, 17, 9, 11, 15, 7, 13]);
  });

  it('takes named sources, a pool of 1,234 and a public beacon as worked out elsewhere', () => {
    const pool = Array.from({ length: 1234 }, (_, i) => `P${String(i).padStart(5, '0')}`);
    const key = drawKey([
      { name: 'qz1-draw', values: ['r1'] },
      { name: 'dfc46a710fe122508ba903ce3c8d9bfaf8a5eb75a7828dac0806f2e8cdaf351a', values: ['1234'] },
      {
        name: 'drand',
        values: [
          '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
          '1000',
          'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
        ],
      },
    ]);
    expect(draw(pool, key, 5, sha256).map(({ picked }) => picked)).toEqual([
      'P00129',
      'P01019',
      'P01030',
      'P01005',
      'P00999',
    ]);
  });
});

describe('a draw', () => {
  const pool = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 30 });

  it('depends on the pool and the key alone, takes nobody twice and can be redone from its lines', () => {
    fc.assert(
      fc.property(pool, fc.string(), fc.nat(40), (names, key, count) => {
        const steps = draw(names, key, count, sha256);
        expect(draw(names.toReversed(), key, count, sha256)).toEqual(steps);
        expect(steps).toHaveLength(Math.min(count, names.length));
        expect(new Set(steps.map(({ picked }) => picked)).size).toBe(steps.length);
        const left = names.toSorted((a, b) => (a < b ? -1 : 1));
        for (const { digest, left: size, position, picked } of steps) {
          expect(left).toHaveLength(size);
          expect(Number(BigInt(`0x${digest}`) % BigInt(size)) + 1).toBe(position);
          expect(left.splice(position - 1, 1)).toEqual([picked]);
        }
      }),
    );
  });

  it('gives every member the same share: each place of the pool is hit once by as many digests', () => {
    const hits = new Map<string, number>();
    for (let n = 0; n < 60; n += 1) {
      const digest: Hash = () => {
        const bytes = new Uint8Array(32);
        bytes[31] = n;
        return bytes;
      };
      const [step] = draw(numbered(6), '', 1, digest);
      hits.set(step!.picked, (hits.get(step!.picked) ?? 0) + 1);
    }
    expect([...hits.values()]).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('settles equals with a place for each', () => {
    expect(Object.values(placesByLot(['an', 'binh', 'chi'], 'x', sha256)).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3,
    ]);
  });

  it('publishes a pool by the digest of its lines', () => {
    // printf 'an\nbinh\n' | sha256sum
    expect(poolDigest(['binh', 'an', 'an'], sha256)).toBe(
      createHash('sha256').update('an\nbinh\n').digest('hex'),
    );
    expect(poolDigest(['an'], sha256)).not.toBe(poolDigest(['an', 'binh'], sha256));
  });
});
