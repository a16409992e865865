import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { catalogue, statusOf } from '../src/platform/catalogue.js';
import { isErrorCode, type Language } from '../src/platform/errors.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { rightBodies } from './support/bodies.js';
import {
  badBodies,
  badHeaders,
  badQueries,
  badSegments,
  broken,
  type Document,
  type Got,
  type Operation,
  sender,
  type Sent,
} from './support/garbage.js';

const root = join(import.meta.dirname, '..');
/** The document of the built server: only the build knows the types of what is sent. */
const document = JSON.parse(
  execFileSync(process.execPath, [join(root, 'scripts/api-types.mjs'), '--print'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  }),
) as Document;

interface Route {
  method: string;
  path: string;
  queries: string[];
  /** Name of the body's schema. */
  body: string | null;
}

const routes: Route[] = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]: [string, Operation]) => ({
    method: method.toUpperCase(),
    path,
    queries: (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name),
    body: operation.requestBody?.content['application/json']?.schema.$ref.split('/').at(-1) ?? null,
  })),
);
const sorted = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const writing = sorted.filter(([, { method }]) => method !== 'GET');

type Roles = Record<'anyone' | 'contestant' | 'organiser' | 'editor' | 'coordinator', string>;

interface World {
  roles: Roles;
  /** Existing ids by the beginning of the paths that lead to them. */
  ids: Record<string, string>;
  bodies: Record<string, unknown>;
}

let app: TestApp;
let wire: ReturnType<typeof sender>;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  app = await startTestApp();
  wire = sender(app.url);
});
afterAll(async () => {
  wire.close();
  await app.close();
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
});

/** People of every role, signed in anew, and ids of theirs by the path they belong to. */
async function makeWorld(withDraft = true): Promise<World> {
  const { contestId, slug, roundId } = await makeRound(app.owner);
  const upcoming = await makeRound(app.owner, { opensInMs: 60_000 });
  const contestant = await makeContestant(app.owner, contestId);
  const started = await call<{ id: string }>(app.url, 'POST', `/api/rounds/${roundId}/attempts`, {
    cookie: contestant.cookie,
  });
  const [organiser, editor] = [await makeStaff(app.owner, 'organiser'), await makeStaff(app.owner, 'editor')];
  const unit = await app.owner.query<{ id: string }>(`SELECT id FROM unit WHERE level = 'commune' LIMIT 1`);
  const coordinator = await makeStaff(app.owner, 'coordinator', { unitId: unit.rows[0]!.id });
  const organization = await call<{ id: string }>(app.url, 'POST', '/api/staff/organizations', {
    cookie: organiser.cookie,
    body: { name: `Sở ${slug}`, kind: 'department' },
  });
  // Each draft makes the list of drafts longer, which is read over and over here.
  const draft = withDraft
    ? await call<{ id: string }>(app.url, 'POST', '/api/rulebooks/drafts', {
        cookie: organiser.cookie,
        body: { template: 'hang-tuan-co-du-doan' },
      })
    : null;
  return {
    roles: {
      anyone: '',
      contestant: contestant.cookie,
      organiser: organiser.cookie,
      editor: editor.cookie,
      coordinator: coordinator.cookie,
    },
    ids: {
      '/api/contests/{slug}': slug,
      '/api/rounds/{id}': roundId,
      '/api/staff/rounds/{id}': upcoming.roundId,
      '/api/staff/contests/{id}': contestId,
      '/api/staff/contestants/{id}': contestant.id,
      '/api/staff/accounts/{id}': editor.id,
      '/api/staff/organizations/{id}': organization.body.id,
      '/api/attempts/{id}': started.body.id,
      ...(draft ? { '/api/rulebooks/drafts/{id}': draft.body.id } : {}),
    },
    bodies: rightBodies({ organizationId: organization.body.id, unitId: unit.rows[0]!.id, bank: slug }),
  };
}

const worlds = new Map<string, Promise<World>>();
/** One for all that reads, one for each route that writes: what is sent there may end sessions or use things up. */
function worldOf({ method, path }: Route): Promise<World> {
  const name = method === 'GET' ? method : `${method} ${path}`;
  const world =
    worlds.get(name) ?? makeWorld(method === 'GET' || path.startsWith('/api/rulebooks/drafts/{id}'));
  worlds.set(name, world);
  return world;
}

/** Who may go there. */
const userOf = (path: string): keyof Roles => {
  if (/sessions$|invitations|continuations|registrations|sign-ins|challenges/.test(path)) return 'anyone';
  return /^\/api\/(staff|rulebooks)/.test(path) ? 'organiser' : 'contestant';
};

const withId = (path: string, id: string) => path.replace(/\{\w+\}/, id);

/** The route's path with an id that exists, where such things exist here. */
function realPath(path: string, ids: Record<string, string>): string {
  const known = Object.keys(ids).find((prefix) => path.startsWith(prefix));
  return withId(path, known ? ids[known]! : randomUUID());
}

/** Every `of`th thing, another one for the next route: over all routes everything is sent. */
const inTurn = <T>(route: Route, things: readonly T[], of: number, first = 0): T[] =>
  things.filter((_, index) => (index + first + routes.indexOf(route)) % of === 0);

/** Whoever may go there sends all of it; those whom the guard stops send a little each, in turn. */
const byRoles = <T>(roles: Roles, route: Route, things: readonly T[]): { cookie: string; thing: T }[] =>
  Object.entries(roles).flatMap(([role, cookie], n) =>
    (role === userOf(route.path) ? things : inTurn(route, things, 20, 4 * n)).map((thing) => ({
      cookie,
      thing,
    })),
  );

let turn = 0;
/** Sends in one language and then the other; complains of what no client may ever see. */
async function complaints(sent: Sent, cookie: string): Promise<string[]> {
  turn += 1;
  const language: Language = turn % 2 === 0 ? 'vi' : 'en';
  const headers: Record<string, string> = {
    origin: app.url,
    'accept-language': language,
    ...(cookie ? { cookie } : {}),
    ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...sent.headers,
  };
  const got = await wire.send({ ...sent, headers });
  const told = sent.headers?.['accept-language'] === undefined ? language : null;
  return faultsOf(got, told).map(
    (fault) =>
      `${fault}: ${sent.method} ${sent.path.slice(0, 120)} ${JSON.stringify(sent.headers ?? {}).slice(0, 120)} ` +
      `${String(sent.body ?? '').slice(0, 300)} → ${got.status} ${got.text.slice(0, 300)}`,
  );
}

const sentences = new Map<string, RegExp>();
/** A sentence of the catalogue with its params filled in. */
function sentenceOf(text: string): RegExp {
  const known = sentences.get(text);
  if (known) return known;
  const pattern = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^{}]+');
  const sentence = new RegExp(`^${pattern}$`);
  sentences.set(text, sentence);
  return sentence;
}

function faultsOf({ status, headers, text }: Got, language: Language | null): string[] {
  if (status < 400) return [];
  let body: { code?: unknown; message?: unknown; requestId?: unknown; errors?: unknown };
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    return ['no JSON'];
  }
  const { code, message, requestId, errors = [] } = body;
  if (typeof code !== 'string' || !isErrorCode(code)) return ['no code of the catalogue'];
  const { kind } = catalogue[code];
  const sentence = sentenceOf(catalogue[code][language ?? 'vi']);
  const isField = (each: unknown) => {
    const { field, code, message } = each as Record<string, unknown>;
    return (
      typeof field === 'string' &&
      isErrorCode(String(code)) &&
      message !== '' &&
      !/[{}]/.test(String(message))
    );
  };
  return [
    ...(status >= 500 && kind !== 'unavailable' ? ['a failure of the server'] : []),
    ...(statusOf[kind] === status ? [] : ['status unlike its code']),
    ...(language === null || sentence.test(String(message)) ? [] : ['not the sentence of its code']),
    ...(typeof requestId === 'string' && requestId.length >= 8 ? [] : ['no request id']),
    ...(Array.isArray(errors) && errors.every(isField) ? [] : ['an unreadable field error']),
    ...(String(headers['content-type']).startsWith('application/json') ? [] : ['not said to be JSON']),
    ...(/node_modules|\.js:\d|SELECT |INSERT |bangvang_/.test(text) ? ['gives inner workings away'] : []),
  ];
}

async function allOf(sendings: (() => Promise<string[]>)[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < sendings.length; at += 12)
    found.push(...(await Promise.all(sendings.slice(at, at + 12).map((send) => send()))).flat());
  return found.slice(0, 20);
}

describe('whatever is sent, the answer is a page of the catalogue', () => {
  test('the document lists the routes', () => {
    expect(routes.length).toBeGreaterThan(45);
    expect(writing.filter(([, { body }]) => body).length).toBeGreaterThan(10);
  });

  // Before there are the things of hundreds of routes, which every list would show.
  test.each(sorted.filter(([, { method }]) => method === 'GET'))('%s: queries', async (_, route) => {
    const { method, path, queries } = route;
    const { roles, ids } = await worldOf(route);
    const asked = [...queries.flatMap(badQueries), ...inTurn(route, badQueries('khong-co'), 3)];
    const sendings = byRoles(roles, route, asked).map(
      ({ cookie, thing }) =>
        () =>
          complaints({ method, path: `${realPath(path, ids)}?${thing}` }, cookie),
    );
    expect(await allOf(sendings)).toEqual([]);
  });

  test.each(sorted)('%s: ids', async (_, route) => {
    const { method, path } = route;
    if (!path.includes('{')) return;
    const { roles } = await worldOf(route);
    const sendings = byRoles(roles, route, inTurn(route, badSegments, 3)).map(
      ({ cookie, thing }) =>
        () =>
          complaints(
            { method, path: withId(path, thing), ...(method === 'GET' ? {} : { body: '{}' }) },
            cookie,
          ),
    );
    expect(await allOf(sendings)).toEqual([]);
  });

  test.each(writing)('%s: bodies', async (_, route) => {
    const { method, path } = route;
    const { roles, ids } = await worldOf(route);
    const sendings = byRoles(roles, route, inTurn(route, Object.values(badBodies), 3)).map(
      ({ cookie, thing }) =>
        () =>
          complaints({ method, path: realPath(path, ids), body: thing }, cookie),
    );
    expect(await allOf(sendings)).toEqual([]);
  });

  test.each(sorted)('%s: headers', async (_, route) => {
    const { method, path } = route;
    const { roles, ids } = await worldOf(route);
    const body = method === 'GET' ? {} : { body: '{"a":1}' };
    const sendings = byRoles(roles, route, inTurn(route, Object.values(badHeaders), 3)).map(
      ({ cookie, thing }) =>
        () =>
          complaints({ method, path: realPath(path, ids), headers: thing, ...body }, cookie),
    );
    expect(await allOf(sendings)).toEqual([]);
  });

  test.each(writing.filter(([, { body }]) => body))('%s: nearly right', async (_, route) => {
    const { method, path, body } = route;
    const { roles, ids, bodies } = await worldOf(route);
    const right = bodies[body!];
    expect([body, typeof right]).toEqual([body, 'object']);
    const samples = fc.sample(broken(right), { numRuns: 30, seed: 20_261_201 });
    const sendings = byRoles(roles, route, samples).map(
      ({ cookie, thing }) =>
        () =>
          complaints({ method, path: realPath(path, ids), body: JSON.stringify(thing) ?? '' }, cookie),
    );
    expect(await allOf(sendings)).toEqual([]);
  });

  test('addresses that are no route', async () => {
    const { roles } = await makeWorld();
    const paths = [
      '/api',
      '/api/',
      '/api//',
      '/api/khong-co',
      '/api/%',
      '/api/%00',
      `/api/${'a/'.repeat(900)}`,
      '/api/me/',
    ];
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
    const sendings = Object.values(roles).flatMap((cookie) =>
      paths.flatMap((path) => methods.map((method) => () => complaints({ method, path }, cookie))),
    );
    const found = await allOf(sendings);
    expect(found.filter((fault) => !fault.startsWith('no JSON: HEAD '))).toEqual([]);
  });

  test('and the process is well afterwards', async () => {
    expect(await call(app.url, 'GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(unhandled).toEqual([]);
  });
});
