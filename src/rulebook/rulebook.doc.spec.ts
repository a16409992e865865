import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectiveCriteria, criterionCases } from '../core/rules-schema/schema-parts.js';
import { rulebookShape } from '../core/rules-schema/schema.js';
import type { Shape } from '../core/rules-schema/shape.js';
import { checkRulebook } from '../core/rules-check/check.js';
import { readRulebookText } from './rulebook.file.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'rulebook.md'), 'utf8');

type Field = { path: string; values: string; fallback: string };

const inner = (shape: Shape): Shape =>
  shape.type === 'nullable' ? inner(shape.of) : shape.type === 'word' ? inner(shape.or) : shape;

/** Every field that a document can have, as the page names it. */
function fieldsOf(shape: Shape, path = ''): Field[] {
  const kept = inner(shape);
  const own = path === '' ? [] : [{ path, values: valuesOf(shape), fallback: fallbackOf(shape) }];
  // A round's own attempts and prediction say what the contest's say.
  if (path === 'rounds[].attempts' || path === 'rounds[].prediction') return own;
  if (kept.type === 'record') {
    const fields = Object.entries(kept.fields);
    return [
      ...own,
      ...fields.flatMap(([name, each]) => fieldsOf(each, path === '' ? name : `${path}.${name}`)),
    ];
  }
  if (kept.type === 'list' && kept.of.type === 'record')
    return [...own, ...fieldsOf(kept.of, `${path}[]`).slice(1)];
  return own;
}

function valuesOf(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return `chữ, tối đa ${shape.max} ký tự`;
    case 'form':
      return {
        code: 'mã',
        moment: 'ngày giờ',
        time: 'giờ',
        day: 'ngày',
        'age-day': '`attempt`, `registration` hoặc ngày',
      }[shape.form];
    case 'number':
      return `số${shape.decimals === 0 ? ' nguyên' : ''}, ${shape.min}–${shape.max}`;
    case 'boolean':
      return '`true`, `false`';
    case 'choice':
      return shape.values.map((each) => `\`${each}\``).join(', ');
    case 'list':
      return shape.of.type === 'variant'
        ? `danh sách tiêu chí, ${shape.min}–${shape.max}`
        : `danh sách, ${shape.min}–${shape.max} mục`;
    case 'nullable':
      return `${valuesOf(shape.of)}; \`null\``;
    case 'word':
      return `\`${shape.word}\`; ${valuesOf(shape.or)}`;
    default:
      return 'nhóm';
  }
}

function fallbackOf({ fallback }: Shape): string {
  if (fallback === undefined) return 'bắt buộc';
  if (fallback === '') return 'để trống';
  if (JSON.stringify(fallback) === '{}') return 'như các mục con';
  return `\`${JSON.stringify(fallback).replaceAll('"', '')}\``;
}

test('the page has every field with its values and its default', () => {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  // Tables of criteria have two columns, those of fields four.
  const told = new Map(
    rows
      .filter(({ length }) => length === 6)
      .map(([, name = '', values = '', fallback = '']) => [name, { values, fallback }]),
  );
  const fields = fieldsOf(rulebookShape);
  expect(fields.length).toBeGreaterThan(120);
  for (const { path, values, fallback } of fields) {
    expect({ path, ...told.get(`\`${path}\``) }).toEqual({ path, values, fallback });
  }
});

test('the page names every criterion', () => {
  const collective =
    collectiveCriteria.type === 'list' && collectiveCriteria.of.type === 'variant'
      ? collectiveCriteria.of.cases
      : {};
  for (const name of Object.keys({ ...criterionCases, ...collective })) expect(page).toContain(`\`${name}\``);
});

test('its example is a rulebook', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(checkRulebook(readRulebookText(example).document).problems).toEqual([]);
});
