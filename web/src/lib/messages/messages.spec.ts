import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../i18n.ts';

interface Text {
  /** Like `exam.refusal.late`. */
  key: string;
  text: string;
}

const folder = (lang: Lang) => join(import.meta.dirname, lang);
const texts: Record<Lang, Text[]> = { vi: [], en: [] };

beforeAll(async () => {
  for (const lang of ['vi', 'en'] as const) {
    for (const file of readdirSync(folder(lang))) {
      const module = (await import(join(folder(lang), file))) as Record<string, unknown>;
      for (const [area, words] of Object.entries(module)) texts[lang].push(...textsOf(area, words));
    }
  }
});

/** What a sentence with blanks may be given; the first that it takes is used. */
const fillings = [7, '2026-12-01T01:00:00Z', []];

function textsOf(key: string, words: unknown): Text[] {
  if (typeof words === 'string') return [{ key, text: words }];
  if (typeof words === 'function') return [{ key, text: filled(words as (...blanks: unknown[]) => string) }];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([name, inner]) => textsOf(`${key}.${name}`, inner));
}

function filled(sentence: (...blanks: unknown[]) => string): string {
  for (const filling of fillings) {
    try {
      return sentence(...Array.from({ length: Math.max(1, sentence.length) }, () => filling));
    } catch {
      // It wants something else.
    }
  }
  return '';
}

interface Sentence extends Text {
  words: number;
}

const sentencesOf = (lang: Lang): Sentence[] =>
  texts[lang].flatMap(({ key, text }) =>
    text.split(/(?<=[.!?;:])\s+|\n/).map((part) => ({
      key,
      text: part,
      words: part.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length,
    })),
  );

/** Words for which Vietnamese has its own. */
const foreign =
  /\b(?:quiz|submit|leaderboard|ranking|score|deadline|log ?in|password|username|e-?mail|link|click|dashboard|upload|download|export|file|server|admin|user|website|app|token|session|cache|bug|reset|online|offline|round|attempt|browser|avatar|profile|update|feedback|event|game|top)\b/i;

describe('the site’s words', () => {
  test('say the same things in both languages', () => {
    expect(readdirSync(folder('en'))).toEqual(readdirSync(folder('vi')));
    expect(texts.vi.length).toBeGreaterThan(800);
    expect(texts.en.map(({ key }) => key).toSorted()).toEqual(texts.vi.map(({ key }) => key).toSorted());
  });

  test.each(['vi', 'en'] as const)(
    '%s: are never empty, in NFC, without stray spaces or leftovers',
    (lang) => {
      const leftover = /undefined|NaN|\[object|\{\w+\}|TODO|lorem/;
      const untidy = texts[lang].filter(
        ({ text }) =>
          text.trim() === '' || text !== text.normalize('NFC') || / {2}/.test(text) || leftover.test(text),
      );
      expect(untidy).toEqual([]);
    },
  );

  test('vi: do without foreign words', () => {
    expect(texts.vi.filter(({ text }) => foreign.test(text))).toEqual([]);
  });

  test('en: hold no Vietnamese but names', () => {
    const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/i;
    const names = /Bảng Vàng|Nguyễn Thị Đ(?:ào|\.)|NĐ-CP/g;
    const found = texts.en.filter(({ text }) => vietnamese.test(text.replace(names, '')));
    // Said to those who read no English.
    expect(found.map(({ key }) => key)).toEqual(['common.otherLang', 'common.otherLangHint']);
  });

  test.each(['vi', 'en'] as const)('%s: come in short sentences', (lang) => {
    const sentences = sentencesOf(lang);
    expect(sentences.filter(({ words }) => words > 25)).toEqual([]);
    // Labels and headings would make any mean small.
    const whole = sentences.filter(({ text, words }) => /[.!?]$/.test(text) && words > 2);
    const mean = whole.reduce((sum, { words }) => sum + words, 0) / whole.length;
    expect(mean).toBeLessThanOrEqual(16);
  });
});
