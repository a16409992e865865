import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreCodes } from '../core/errors.js';
import { catalogue, statusOf } from './catalogue.js';

const source = join(import.meta.dirname, '..');
const texts = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
  // Problems of a bank, which people read at the terminal, have a table of their own.
  .filter(({ name }) => name !== 'catalogue.ts' && !name.startsWith('bank.'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
const entries = Object.entries(catalogue);
const sentences = entries.flatMap(([code, { vi, en }]) => [
  { code, language: 'vi', text: vi },
  { code, language: 'en', text: en },
]);

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b));
const words = (text: string) => text.trim().split(/\s+/).length;

describe('the catalogue of errors', () => {
  test('holds every code that is thrown or named', () => {
    const named = texts.flatMap((text) => [
      ...text.matchAll(/(?:AppError|DomainError|refuse)\(\s*'([a-z0-9_]+)'/g),
      ...text.matchAll(/context: \{\s*code: '([a-z0-9_]+)'/g),
      ...text.matchAll(/\b(?:field|path): [^,}\n]+, code: '([a-z0-9_]+)'/g),
    ]);
    const codes = new Set([...named.map(([, code = '']) => code), ...coreCodes]);
    expect(codes.size).toBeGreaterThan(60);
    expect([...codes].filter((code) => !(code in catalogue))).toEqual([]);
  });

  test('holds no code that is never used', () => {
    const all = texts.join('\n');
    expect(entries.map(([code]) => code).filter((code) => !all.includes(`'${code}'`))).toEqual([]);
  });

  test('gives every kind a status of its own', () => {
    const used = new Set(entries.map(([, { kind }]) => kind));
    expect([...used].toSorted()).toEqual(Object.keys(statusOf).toSorted());
    expect(new Set(Object.values(statusOf)).size).toBe(Object.keys(statusOf).length);
  });

  test('says the same in both languages: the same figures in each', () => {
    const unlike = entries.filter(([, { vi, en }]) => String(placeholders(vi)) !== String(placeholders(en)));
    expect(unlike.map(([code]) => code)).toEqual([]);
  });

  test('is in NFC, without stray spaces, and ends its sentences', () => {
    const untidy = sentences.filter(
      ({ text }) => text !== text.normalize('NFC').trim() || /\s{2}/.test(text) || !/[.}]$/.test(text),
    );
    expect(untidy).toEqual([]);
  });

  test('speaks in sentences of at most 20 words', () => {
    const long = sentences.flatMap(({ code, language, text }) =>
      text
        .split(/(?<=[.!?;:])\s+/)
        .filter((sentence) => words(sentence) > 20)
        .map((sentence) => ({ code, language, sentence })),
    );
    expect(long).toEqual([]);
  });

  test('is not written in the words of programmers', () => {
    const jargon = /\b(?:null|undefined|boolean|string|integer|JSON|payload|endpoint|token|server error)\b/i;
    const strange = sentences.filter(({ code, text }) => jargon.test(text) && !allowed.has(code));
    expect(strange).toEqual([]);
  });
});

/** These are seen only by who sends requests by hand. */
const allowed = new Set(['bad_json', 'wrong_content_type']);
