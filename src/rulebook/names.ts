import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from '../core/rules-print/text-model.js';

const folder = join(import.meta.dirname, '..', '..', 'question-bank', 'questions');

/** What the codes of kinds are called in printed rules. */
export const kindNames: Names['kinds'] = {
  department: 'sở, ban, ngành',
  'public-service': 'đơn vị sự nghiệp công lập',
  school: 'trường học',
  province: 'tỉnh, thành phố',
  district: 'huyện',
  commune: 'xã',
  ward: 'phường',
};

/** Names of the shipped bank's topics, from the head of each file: fast, and no database is needed. */
export function shippedNames(): Names {
  const topics = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 2000))
    .flatMap((head) => {
      const code = /^topic: ([a-z0-9-]+)/m.exec(head)?.[1];
      const name = /^name: \{ vi: "([^"]+)"/m.exec(head)?.[1];
      return code && name ? [[code, name] as const] : [];
    });
  return { topics: Object.fromEntries(topics), kinds: kindNames };
}
