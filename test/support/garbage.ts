import fc from 'fast-check';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { anyCharacter } from './any-character.js';

export interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
}

export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Bytes of the body as they came over the wire. */
  size: number;
}

/** Sends what fetch would refuse to send or would tidy up. */
export function sender(base: string): { send(sent: Sent): Promise<Got>; close(): void } {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const send = ({ method, path, headers = {}, body }: Sent) =>
    new Promise<Got>((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { hostname, port, method, path, agent, headers: { ...length, ...headers } };
      const outgoing = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, headers, text: body.toString(), size: body.length });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}

const deep = (open: string, shut: string, levels: number) => open.repeat(levels) + shut.repeat(levels);

/** Bodies by name. `json` ones are said to be JSON; whether they are is the server's to find out. */
export const badBodies: Record<string, string | Buffer> = {
  'nothing at all': '',
  'a space': ' ',
  'half an object': '{"fullName": "Ng',
  'a stray brace': '}',
  'single quotes': "{'a': 1}",
  'a trailing comma': '{"a": 1,}',
  NaN: '{"a": NaN}',
  'the word null': 'null',
  'a number': '1e400',
  'a string': '"xin chào"',
  'an empty object': '{}',
  'an empty array': '[]',
  'an array of objects': '[{}, {}]',
  '300 levels of arrays': deep('[', ']', 300),
  '30 000 levels of arrays': deep('[', ']', 30_000),
  '9000 levels of objects': `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`,
  'prototype keys': '{"__proto__": {"admin": true}}',
  'constructor keys': '{"constructor": {"prototype": {"admin": true}}}',
  'names of methods': '{"toString": 1, "hasOwnProperty": 1, "then": 1, "length": -1}',
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x7d]),
  'a byte order mark': '\u{FEFF}{}',
  'a NUL byte': '{"a": "\0"}',
  'more than the limit': `{"fullName": "${'a'.repeat(70_000)}"}`,
  'many unknown fields': JSON.stringify(
    Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`f${i}`, i])),
  ),
};

/** Segments of a path, escaped as they go over the wire. */
export const badSegments = [
  '0',
  '-1',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%ff%fe',
  '%E0%A4%A',
  '%',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  "'%20OR%201=1--",
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'a'.repeat(199),
  'a'.repeat(5000),
  '%F0%9F%8F%86',
  '1e400',
  '*',
];

export const badValues = [
  '',
  '%20',
  '-1',
  '0',
  '1.5',
  '1e400',
  '99999999999999999999',
  'NaN',
  'Infinity',
  'null',
  '%00',
  '%ED%A0%80',
  '%ff',
  '%',
  "'%20OR%201=1--",
  '%25%25%25',
  'x'.repeat(3000),
];

/** Queries for one name: a value in every shape a parser may take it. */
export const badQueries = (name: string): string[] => [
  ...badValues.map((value) => `${name}=${value}`),
  name,
  `${name}=1&${name}=2`,
  `${name}[]=1`,
  `${name}[a]=1`,
  `${name}[__proto__]=1`,
  `__proto__=1&${name}=1`,
  `__proto__[x]=1`,
  `constructor=1`,
  `khong-co=1`,
  `&&&=${name}`,
];

export const badHeaders: Record<string, Record<string, string>> = {
  'no type': { 'content-type': '' },
  'plain text': { 'content-type': 'text/plain' },
  'a form': { 'content-type': 'application/x-www-form-urlencoded' },
  'parts without a boundary': { 'content-type': 'multipart/form-data' },
  xml: { 'content-type': 'application/xml' },
  'an odd charset': { 'content-type': 'application/json; charset=utf-7' },
  'a type that is none': { 'content-type': ';;;,,,' },
  'a prototype key as type': { 'content-type': '__proto__' },
  'compressed, as it says': { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  'cookies without names': { cookie: '=;;==;a;=%;bv_thi;bv_staff' },
  'a cookie of nothing': { cookie: 'bv_thi=; bv_staff=' },
  'a cookie that cannot be decoded': { cookie: 'bv_thi=%E0%A4%A; bv_staff=%00' },
  'a huge cookie': { cookie: `bv_thi=${'x'.repeat(6000)}` },
  'ten cookies of one name': { cookie: Array.from({ length: 10 }, (_, i) => `bv_staff=${i}`).join('; ') },
  'a foreign origin': { origin: 'https://vi-du.example' },
  'no origin to speak of': { origin: 'null' },
  'an origin that is none': { origin: 'http://[::1' },
  'many languages': { 'accept-language': `${'xx,'.repeat(300)}en` },
  'no language': { 'accept-language': ';q=;,,' },
  'a chain of proxies': { 'x-forwarded-for': '::, 999.1.1.1, unknown, 1.1.1.1\t', 'x-forwarded-proto': 'x' },
  'nothing acceptable': { accept: 'image/png' },
  'a range': { range: 'bytes=0-0,-1,99999999999999999999-' },
  'a condition': { 'if-none-match': '"x', 'if-modified-since': 'never' },
  'another method': { 'x-http-method-override': 'DELETE' },
  'an upgrade': { upgrade: 'h2c' },
};

const strange = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '__proto__',
  'constructor',
  '\u202e\u200b\u0301',
  '=1+1',
  "' OR 1=1--",
  '0'.repeat(500),
  '+84912345678',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '0000-01-01T00:00:00+00:00',
  '2026-12-01T08:00:00+07:00',
  0,
  -0,
  -1,
  0.1,
  1e-320,
  2 ** 31,
  2 ** 53 + 2,
  1e308,
  true,
  [],
  {},
  [null],
  [[[]]],
  { toString: 'x' },
  { length: -1 },
  JSON.parse('{"__proto__": {"a": 1}}'),
);

type Path = (string | number)[];

/** A right body with one or two of its places put wrong: replaced, removed, or with something added. */
export function broken(right: unknown): fc.Arbitrary<unknown> {
  const harm = fc.record({
    at: fc.constantFrom(...placesOf(right)),
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
    by: fc.oneof(
      strange,
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.double(),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  });
  return fc
    .array(harm, { minLength: 1, maxLength: 2 })
    .map((harms) => harms.reduce((body, { at, how, by }) => harmed(body, at, how, by), right));
}

function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    path,
    ...inside.flatMap((key) => placesOf((value as Record<string, unknown>)[key], [...path, key])),
  ];
}

function harmed(value: unknown, [key, ...rest]: Path, how: string, by: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) {
    if (how === 'add' && typeof value === 'object' && !Array.isArray(value))
      return { ...value, 'khong-co': by };
    return how === 'repeat' ? Array.from({ length: 60 }, () => value) : by;
  }
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  if (rest.length === 0 && how === 'remove') delete copy[key];
  else copy[key] = harmed(copy[key], rest, how, by);
  return copy;
}
