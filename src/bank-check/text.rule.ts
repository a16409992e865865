import { nfc, searchKey } from '../core/text.js';
import { type Finding, found, passages, type Subject } from './finding.js';

/** Words (tiếng) that a sentence may have before it is hard to read on a phone. */
export const sentenceWords = 25;
/** Characters of a choice that still fit on a phone without scrolling past the others. */
export const choiceLength = 240;

/** Texts that look right and are stored wrong. */
export function checkForm(subject: Subject): Finding[] {
  return passages(subject.draft)
    .filter(({ text }) => nfc(text) !== text)
    .map(({ path, text }) => found(subject, 'not-nfc', path, { text: excerpt(text) }));
}

/** Vietnamese that was typed without its marks. */
export function checkDiacritics(subject: Subject): Finding[] {
  return passages(subject.draft)
    .filter(({ text }) => lacksMarks(text))
    .map(({ path, text }) => found(subject, 'missing-diacritics', path, { text: excerpt(text) }));
}

const marked = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/u;
/**
 * What no Vietnamese syllable can be without marks: one that ends in c, ch, p or t bears a tone (được, việc),
 * ie, uo, ye before another letter are iê, uô or ươ, yê, and uan (tuần) follows nothing but q.
 */
const impossible =
  /^(?:[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,2}(?:c|ch|p|t)|[a-z]*(?:ie|uo|ye)(?:[cmnptui]|ng|ch)|[a-pr-z]+uan)$/;
/** Foreign words of that shape which people write in Vietnamese sentences. */
const foreign = new Set('net web chat app script set test fax bot robot scan pin sim'.split(' '));

/** Of running Vietnamese four words in five bear marks; a text of four words or more with under a third is suspect. */
function lacksMarks(text: string): boolean {
  const words = (nfc(text).match(/[\p{L}\p{N}.@/-]+/gu) ?? []).filter((word) => /^[\p{L}]+$/u.test(word));
  const plain = words.filter((word) => word === word.toLowerCase());
  if (plain.some((word) => impossible.test(word) && !foreign.has(word))) return true;
  return plain.length >= 4 && plain.filter((word) => marked.test(word)).length < plain.length / 3;
}

export function checkLengths(subject: Subject): Finding[] {
  return passages(subject.draft).flatMap(({ path, text, role }) => {
    if (role === 'choice') {
      const { length } = Array.from(text);
      return length > choiceLength
        ? [found(subject, 'long-choice', path, { length, limit: choiceLength })]
        : [];
    }
    // A summary is read by editors, beside the law itself.
    if (role === 'summary') return [];
    return sentencesOf(text)
      .map((one) => ({ one, words: one.split(/\s+/u).length }))
      .filter(({ words }) => words > sentenceWords)
      .map(({ one, words }) =>
        found(subject, 'long-sentence', path, { words, limit: sentenceWords, text: excerpt(one) }),
      );
  });
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!…:;])\s+|\n+/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

// As searchKey leaves them: without marks, in lower case, words divided by single spaces.
const aboutOthers = [
  /\btat ca (?:cac |nhung )?(?:dap an|phuong an|lua chon|y|cau|muc)\b/,
  /\b(?:tat ca|ca (?:hai|ba|bon|nam)(?: (?:dap an|phuong an|lua chon|y|cau))?) (?:(?:o |neu )?tren|deu (?:dung|sai))\b/,
  /\bca [a-f](?: va)? [a-f]\b/,
  /\b[a-f] va [a-f] (?:deu )?(?:dung|sai)\b/,
  /\bkhong (?:co )?(?:dap an|phuong an|lua chon|y|cau) nao\b/,
];

/** Choices that speak of the other choices, where these may stand in any order. */
export function checkAboveChoices(subject: Subject): Finding[] {
  const { body } = subject.draft;
  if (body.kind !== 'single' && body.kind !== 'multiple') return [];
  return body.choices.flatMap(({ text }, i) => {
    const key = searchKey(text);
    if (!aboutOthers.some((pattern) => pattern.test(key))) return [];
    const severity = body.fixedOrder ? 'warning' : 'error';
    return [found(subject, 'all-of-the-above', ['choices', i], { text }, severity)];
  });
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
