import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AllowGuard } from '../src/account/allow.guard.js';
import { Sessions } from '../src/account/sessions.js';
import { Allow, type Permission, PERMISSIONS } from '../src/platform/allow.js';
import { ErrorFilter } from '../src/platform/error.filter.js';
import { CONFIG } from '../src/platform/config.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import {
  Controller,
  DiscoveryService,
  FastifyAdapter,
  Get,
  MetadataScanner,
  Module,
  ModulesContainer,
  NestFactory,
  PinoLogger,
  RequestMethod,
} from './support/native/libraries.js';

interface Handler {
  where: string;
  /** `GET /api/me`; null for a socket event. */
  route: string | null;
  permissions: Permission[] | undefined;
}

/** Every HTTP handler and socket event of an application, from the framework's own metadata. */
function handlersOf(app: INestApplicationContext): Handler[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return [...discovery.getControllers(), ...discovery.getProviders()].flatMap(({ metatype, instance }) => {
    const prototype =
      instance && typeof metatype === 'function' ? (metatype.prototype as object | null) : null;
    if (!prototype) return [];
    return scanner.getAllMethodNames(prototype).flatMap((name): Handler[] => {
      const method = (prototype as Record<string, object>)[name] as object;
      const path = Reflect.getMetadata('path', method) as string | undefined;
      const event = Reflect.getMetadata('websockets:message_mapping', method) as boolean | undefined;
      if (path === undefined && !event) return [];
      const permissions = Reflect.getMetadata(PERMISSIONS, method) as Permission[] | undefined;
      const where = `${(metatype as { name: string }).name}.${name}`;
      if (path === undefined) return [{ where, route: null, permissions }];
      const verb = RequestMethod[Reflect.getMetadata('method', method) as RequestMethod];
      const prefix = Reflect.getMetadata('path', metatype as object) as string;
      const full = `/${prefix}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      const outside = ['/healthz', '/readyz', '/metrics'].includes(full);
      return [{ where, route: `${verb} ${outside ? '' : '/api'}${full}`, permissions }];
    });
  });
}

const withoutPermission = (handlers: Handler[]) =>
  handlers.filter(({ permissions }) => !permissions?.length).map(({ where }) => where);

/** The policy of signing in, accounts and contestants; a route that changes sides must change here too. */
const policy: Record<string, Permission[]> = {
  'POST /api/staff/sessions': ['anyone'],
  'DELETE /api/staff/sessions/current': ['organiser', 'editor', 'coordinator'],
  'GET /api/staff/sessions': ['organiser', 'editor', 'coordinator'],
  'DELETE /api/staff/sessions/:id': ['organiser', 'editor', 'coordinator'],
  'GET /api/staff/invitations/:token': ['anyone'],
  'POST /api/staff/invitations/:token': ['anyone'],
  'GET /api/staff/me': ['organiser', 'editor', 'coordinator'],
  'GET /api/staff/accounts': ['organiser'],
  'POST /api/staff/accounts': ['organiser'],
  'POST /api/staff/accounts/:id/invitations': ['organiser'],
  'POST /api/staff/accounts/:id/disable': ['organiser'],
  'GET /api/contests/:slug/entry': ['anyone'],
  'POST /api/contests/:slug/registrations': ['anyone'],
  'POST /api/contests/:slug/sign-ins': ['anyone'],
  'POST /api/challenges/:id/confirm': ['anyone'],
  'GET /api/me': ['contestant'],
  'POST /api/me/sign-out': ['contestant'],
  'GET /api/staff/contests/:id/contestants': ['organiser', 'coordinator'],
  'POST /api/staff/contestants/:id/extra-time': ['organiser'],
};

let test: TestApp;
let handlers: Handler[];
beforeAll(async () => {
  test = await startTestApp();
  handlers = handlersOf(test.app);
});
afterAll(() => test.close());

@Controller('probe')
class ProbeController {
  @Get('open')
  @Allow('anyone')
  open(): string {
    return 'ok';
  }

  @Get('forgotten')
  forgotten(): string {
    return 'secret';
  }
}

describe('every route and socket event', () => {
  it('names who may use it', () => {
    expect(handlers.length).toBeGreaterThan(20);
    expect(withoutPermission(handlers)).toEqual([]);
  });

  it('has the permissions of the policy', () => {
    const found = new Map(handlers.map(({ route, permissions }) => [route, permissions]));
    for (const [route, permissions] of Object.entries(policy)) {
      expect([route, found.get(route)]).toEqual([route, permissions]);
    }
    const rooms = /(SignIn|Account|Contestant|Roster)Controller/;
    const own = handlers.filter(({ where }) => rooms.test(where)).map(({ route }) => route);
    expect(own.filter((route) => route === null || !(route in policy))).toEqual([]);
  });

  it('when one forgets, the check finds it and the guard refuses it', async () => {
    const errors: unknown[] = [];
    @Module({
      controllers: [ProbeController],
      providers: [
        AllowGuard,
        { provide: CONFIG, useValue: testConfig() },
        { provide: Sessions, useValue: test.app.get(Sessions) },
        { provide: PinoLogger, useValue: { error: (seen: unknown) => errors.push(seen), warn: () => {} } },
      ],
    })
    class ProbeModule {}
    const app = await NestFactory.create<NestFastifyApplication>(ProbeModule, new FastifyAdapter(), {
      logger: false,
    });
    app.useGlobalGuards(app.get(AllowGuard));
    app.useGlobalFilters(new ErrorFilter(app.get(PinoLogger)));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    expect(withoutPermission(handlersOf(app))).toEqual(['ProbeController.forgotten']);
    expect((await app.inject('/probe/open')).body).toBe('ok');
    const refused = await app.inject('/probe/forgotten');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'forbidden' });
    expect(errors).toEqual([{ handler: 'ProbeController.forgotten' }]);
    await app.close();
  });
});

describe('the guard', () => {
  it('lets in exactly the roles that a route names', async () => {
    const { contestId } = await makeRound(test.owner);
    const contestant = await makeContestant(test.owner, contestId);
    const { rows } = await test.owner.query<{ id: string }>(
      `SELECT id FROM unit WHERE level = 'commune' LIMIT 1`,
    );
    const cookies: Record<Permission, string> = {
      anyone: '',
      contestant: contestant.cookie,
      organiser: (await makeStaff(test.owner, 'organiser')).cookie,
      editor: (await makeStaff(test.owner, 'editor')).cookie,
      coordinator: (await makeStaff(test.owner, 'coordinator', { unitId: rows[0]!.id })).cookie,
    };
    const surprises: string[] = [];
    for (const { route, permissions = [] } of handlers) {
      // Signing out last: it would end the session that the others are tried with.
      if (route === null || /sign-out|sessions\/current/.test(route)) continue;
      const [method = '', path = ''] = route.split(' ');
      const url = path.replace(/:\w+/g, '6f1c1b0e-0000-4000-8000-000000000000');
      for (const role of Object.keys(cookies) as Permission[]) {
        const { status, body } = await call<{ code?: string } | null>(test.url, method, url, {
          cookie: cookies[role],
          ...(method === 'GET' ? {} : { body: {} }),
        }).catch(() => ({ status: 200, body: null }));
        const staff = ['organiser', 'editor', 'coordinator'];
        const otherRole = staff.includes(role) && permissions.some((one) => staff.includes(one));
        const allowed = permissions.includes('anyone') || permissions.includes(role);
        const refusal = otherRole ? 'forbidden' : 'signed_out';
        const refused = body?.code === 'forbidden' || body?.code === 'signed_out';
        const right = allowed ? !refused : body?.code === refusal;
        if (!right || status >= 500) surprises.push(`${role} ${route}: ${status} ${body?.code}`);
      }
    }
    expect(surprises).toEqual([]);
  });

  it('takes neither cookie for the other', async () => {
    const { contestId } = await makeRound(test.owner);
    const contestant = await makeContestant(test.owner, contestId);
    const staff = await makeStaff(test.owner, 'organiser');
    const swapped = (cookie: string, name: string) => cookie.replace(/^\w+/, name);
    const ask = async (path: string, cookie: string) =>
      (await call(test.url, 'GET', path, { cookie })).status;
    expect(await ask('/api/staff/me', swapped(contestant.cookie, 'bv_staff'))).toBe(401);
    expect(await ask('/api/me', swapped(staff.cookie, 'bv_thi'))).toBe(401);
    expect(await ask('/api/me', `${staff.cookie}; ${contestant.cookie}`)).toBe(200);
    expect(await ask('/api/staff/me', `x=1; ${contestant.cookie};${staff.cookie}`)).toBe(200);
  });

  it.each([
    'bv_staff=',
    'bv_staff',
    '=x',
    'bv_staff=x; bv_staff=y',
    `bv_staff=${'a'.repeat(5_000)}`,
    'bv_staff=%00',
  ])('takes the cookie %s for nobody', async (cookie) => {
    expect((await call(test.url, 'GET', '/api/staff/me', { cookie })).status).toBe(401);
  });

  it('gives a gateway the same answers', async () => {
    const sessions = test.app.get(Sessions);
    const { cookie, id } = await makeStaff(test.owner, 'editor');
    expect(await sessions.principalOfCookie(undefined, ['anyone'])).toEqual({ kind: 'anyone' });
    expect(await sessions.principalOfCookie(cookie, ['contestant', 'editor'])).toMatchObject({
      kind: 'staff',
      accountId: id,
    });
    await expect(sessions.principalOfCookie(cookie, ['organiser'])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(sessions.principalOfCookie(cookie, ['contestant'])).rejects.toMatchObject({
      code: 'signed_out',
    });
  });
});

describe('a broken body', () => {
  const send = async (path: string, body: string | Buffer, type = 'application/json') => {
    const response = await fetch(`${test.url}${path}`, {
      method: 'POST',
      headers: { origin: test.url, 'content-type': type },
      body: new Uint8Array(Buffer.from(body)),
    });
    const text = await response.text();
    return { status: response.status, code: (JSON.parse(text) as { code: string; message: string }).code };
  };
  const deep = '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000);
  it.each<[string, string | Buffer, string, number]>([
    ['half a JSON', '{"username":', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a number', '5', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    ['a string', '"x"', 'application/json', 400],
    ['a list', '[[]]', 'application/json', 400],
    ['a prototype', '{"__proto__":{"x":1}}', 'application/json', 400],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 'application/json', 400],
    ['five thousand levels', deep, 'application/json', 400],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', 400],
    [
      'a NUL byte',
      '{"phone":"\\u0000","username":"\\u0000","password":"\\u0000","code":"\\u0000"}',
      'application/json',
      400,
    ],
    ['plain text', 'hello', 'text/plain', 415],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['XML', '<a/>', 'application/xml', 415],
    ['100 kB', JSON.stringify({ a: 'x'.repeat(100_000) }), 'application/json', 413],
  ])('of %s is refused, with a code, on every open door', async (_, body, type, expected) => {
    for (const path of [
      '/api/staff/sessions',
      '/api/staff/invitations/x',
      '/api/contests/x/registrations',
      '/api/contests/x/sign-ins',
      '/api/challenges/6f1c1b0e-0000-4000-8000-000000000000/confirm',
    ]) {
      const { status, code } = await send(path, body, type);
      expect([path, status === 401 ? 400 : status]).toEqual([path, expected]);
      expect(code).toMatch(/^[a-z_]+$/);
    }
  });
});
