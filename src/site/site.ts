import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import compression from 'compression';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../platform/config.js';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Where the pages find the API of this process; the web's api-bridge reads the same symbol. */
const apiKey = Symbol.for('bang-vang.api');

const serverPaths = /^\/(?:api|socket\.io|healthz|readyz|metrics)(?:[/?]|$)/;

/**
 * Mounts the built web app in this process: one port, no network between pages and API.
 * Pages are taken before body parsing, because form posts are read by the web app itself.
 */
export async function mountSite(
  app: NestFastifyApplication,
  config: Config,
  packageRoot: string,
): Promise<void> {
  const built = join(packageRoot, 'web', 'build', 'handler.js');
  if (!existsSync(built)) throw new Error('The pages are not built; run: npm run build:web');
  (globalThis as Record<symbol, unknown>)[apiKey] = (request: Request) => askApi(app, request);
  if (config.trustedProxies > 0) {
    process.env.ADDRESS_HEADER = 'x-forwarded-for';
    process.env.XFF_DEPTH = String(config.trustedProxies);
  }
  const { handler } = (await import(pathToFileURL(built).href)) as { handler: Handler };
  // The pages set their own content policy, with a nonce for each answer.
  const headers = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  // Typed for Express, but asks nothing of Express. What the build compressed already is left as it is.
  const compress = compression({ threshold: 1024 }) as unknown as Handler;
  const pages: Handler = (request, response, next) =>
    headers(request, response, () => compress(request, response, () => handler(request, response, next)));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (serverPaths.test(request.url)) return done();
      reply.hijack();
      const { raw } = request;
      if (config.trustedProxies === 0) raw.headers['x-forwarded-proto'] = schemeOf(config);
      pages(raw, reply.raw, () => reply.raw.writeHead(404).end());
    });
}

function schemeOf(config: Config): string {
  return config.publicUrl === null ? 'http' : new URL(config.publicUrl).protocol.slice(0, -1);
}

/** Runs one API request without a socket. The right-most forwarded address is our own caller's. */
async function askApi(app: NestFastifyApplication, request: Request): Promise<Response> {
  const headers = Object.fromEntries(request.headers);
  const chain = (headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim());
  const remoteAddress = chain.pop() || '127.0.0.1';
  if (chain.length > 0) headers['x-forwarded-for'] = chain.join(', ');
  else delete headers['x-forwarded-for'];
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = await app.inject({
    method: request.method as 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: pathname + search,
    headers,
    remoteAddress,
    ...(hasBody ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
  });
  const answerHeaders = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) answerHeaders.append(name, String(one));
    }
  }
  const empty = answer.statusCode === 204 || answer.statusCode === 304;
  return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
    status: answer.statusCode,
    headers: answerHeaders,
  });
}
