import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Injects the checked configuration (`Config`). */
export const CONFIG = Symbol('CONFIG');

/** Everything that the environment decides, read once and checked. */
export interface Config {
  host: string;
  port: number;
  /** Absolute folder of the embedded database, secrets and export files. */
  dataDir: string;
  /** A PostgreSQL of the operator's; null means the embedded one. */
  databaseUrl: string | null;
  /** Root of every derived secret; at least 32 characters. */
  secret: string;
  /** Origin under which people reach the site, e.g. `https://thi.vinhlong.gov.vn`; null means "as asked". */
  publicUrl: string | null;
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
  smsGateway: SmsGatewayConfig | null;
  /** True when nothing but this machine's embedded database is used: codes may be shown on the page. */
  demonstration: boolean;
  logLevel: string;
  /** Who may read /metrics: `local` (loopback only) or `all` (a private network guards it). */
  metrics: 'local' | 'all';
}

/** A generic HTTP gateway for text messages; `{phone}` and `{text}` are put into the body template. */
export interface SmsGatewayConfig {
  url: string;
  authorization: string;
  body: string;
}

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the environment. With the embedded database a missing secret is generated and kept in
 * `DATA_DIR/secret`; with `DATABASE_URL` it must be given, because several servers share it.
 * @throws ConfigError naming every wrong variable at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const dataDir = resolve(env.DATA_DIR || 'data');
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], problems);
  const smsUrl = url(env, 'SMS_GATEWAY_URL', ['http:', 'https:'], problems);
  const publicUrl = url(env, 'PUBLIC_URL', ['http:', 'https:'], problems);
  const logLevel = env.LOG_LEVEL || (databaseUrl === null ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) problems.push(`LOG_LEVEL: must be one of ${logLevels.join(', ')}`);
  const metrics = env.METRICS || 'local';
  if (metrics !== 'local' && metrics !== 'all') problems.push('METRICS: must be local or all');
  const config: Config = {
    host: env.HOST || '127.0.0.1',
    port: integer(env, 'PORT', 3000, 0, 65535, problems),
    dataDir,
    databaseUrl,
    secret: readSecret(env, dataDir, databaseUrl !== null, problems),
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    trustedProxies: integer(env, 'TRUSTED_PROXIES', 0, 0, 10, problems),
    smsGateway:
      smsUrl === null
        ? null
        : {
            url: smsUrl,
            authorization: env.SMS_GATEWAY_AUTHORIZATION || '',
            body: env.SMS_GATEWAY_BODY || '{"to":"{phone}","text":"{text}"}',
          },
    demonstration: databaseUrl === null && smsUrl === null,
    logLevel,
    metrics: metrics === 'all' ? 'all' : 'local',
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** A secret for one purpose, derived so that no two purposes share bytes. Hex, 64 characters. */
export function derivedSecret(config: Pick<Config, 'secret'>, purpose: string): string {
  return createHmac('sha256', config.secret).update(purpose).digest('hex');
}

function readSecret(env: NodeJS.ProcessEnv, dataDir: string, required: boolean, problems: string[]): string {
  const given = env.APP_SECRET;
  if (given) {
    if (given.length < 32) problems.push('APP_SECRET: needs at least 32 characters');
    else if (/change|secret|example|sample|password|^(.)\1+$/i.test(given)) {
      problems.push('APP_SECRET: is a sample value; make one with: openssl rand -hex 32');
    }
    return given;
  }
  if (required) {
    problems.push('APP_SECRET: is required with DATABASE_URL; make one with: openssl rand -hex 32');
    return '';
  }
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  min: number,
  max: number,
  problems: string[],
): number {
  const raw = env[name];
  if (!raw) return fallback;
  const value = Number(raw);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  problems.push(`${name}: must be a whole number from ${min} to ${max}`);
  return fallback;
}

function url(env: NodeJS.ProcessEnv, name: string, protocols: string[], problems: string[]): string | null {
  const raw = env[name];
  if (!raw) return null;
  if (URL.canParse(raw) && protocols.includes(new URL(raw).protocol)) return raw;
  problems.push(`${name}: must be an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  return null;
}
