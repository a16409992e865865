import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, derivedSecret, readConfig } from './config.js';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const good = '7c1f0a94e2b85d3697c4fa1e0d52b8a3';
const read = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, ...env });

function problems(env: Record<string, string>): string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('readConfig', () => {
  test('needs nothing: embedded database, loopback, port 3000, demonstration', () => {
    expect(read()).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      demonstration: true,
      metrics: 'local',
    });
  });

  test('makes a secret once, readable by its owner only, and finds it again', () => {
    const first = read();
    expect(read().secret).toBe(first.secret);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toHaveLength(64);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  test('with DATABASE_URL codes are never shown on the page', () => {
    const env = { DATABASE_URL: 'postgres://u:p@db/x', APP_SECRET: good };
    expect(read(env)).toMatchObject({ demonstration: false, databaseUrl: env.DATABASE_URL });
  });

  test.each([
    ['a missing secret', { DATABASE_URL: 'postgres://u:p@db/x' }, /^APP_SECRET: is required/],
    ['a short secret', { APP_SECRET: 'short' }, /^APP_SECRET: needs at least 32/],
    [
      'a sample secret',
      { APP_SECRET: 'change-me-change-me-change-me-change-me' },
      /^APP_SECRET: is a sample/,
    ],
    ['one letter repeated', { APP_SECRET: 'a'.repeat(40) }, /^APP_SECRET: is a sample/],
    ['a word for a port', { PORT: 'http' }, /^PORT: must be a whole number/],
    ['a port out of range', { PORT: '70000' }, /^PORT: must be a whole number/],
    ['another kind of database', { DATABASE_URL: 'mysql://db', APP_SECRET: good }, /^DATABASE_URL: must be/],
    ['a gateway that is no address', { SMS_GATEWAY_URL: 'gateway' }, /^SMS_GATEWAY_URL: must be/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: must be one of/],
  ])('refuses %s', (_, env, expected) => {
    expect(problems(env)).toEqual([expect.stringMatching(expected)]);
  });

  test('names every wrong variable at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', METRICS: 'z' })).toHaveLength(3);
  });
});

describe('derivedSecret', () => {
  test('differs by purpose and by root, and is stable', () => {
    const all = [
      derivedSecret({ secret: good }, 'a'),
      derivedSecret({ secret: good }, 'b'),
      derivedSecret({ secret: `${good}0` }, 'a'),
    ];
    expect(new Set(all).size).toBe(3);
    expect(derivedSecret({ secret: good }, 'a')).toBe(all[0]);
  });
});
