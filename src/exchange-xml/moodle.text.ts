import { tidy } from '../core/draft/reading.js';
import type { FindPicture } from '../exchange-text/markup.js';
import { type Plain, plainOf, type TextFormat } from '../exchange-text/plain.js';
import { child, descendants, elements, textIn, type XmlElement } from './xml.js';

const formats: Record<string, TextFormat> = {
  html: 'html',
  plain_text: 'plain',
  markdown: 'markdown',
  moodle_auto_format: 'moodle',
};

/** Text of `<x format="html"><text>…</text></x>`; in old files it stands in the element itself. */
export function rawText(element: XmlElement | null): string {
  if (!element) return '';
  const text = child(element, 'text');
  return text ? textIn(text) : element.children.filter((part) => typeof part === 'string').join('');
}

export function moodleText(element: XmlElement | null): Plain {
  return plainOf(rawText(element), formats[element?.attributes['format'] ?? ''] ?? 'moodle');
}

/** Finds `@@PLUGINFILE@@/name` beside the text that shows it, else anywhere in the question. */
export function pictureIn(element: XmlElement | null, question: XmlElement): FindPicture {
  return (source) => {
    if (!source.startsWith('@@PLUGINFILE@@/')) return null;
    const name = tidy(decoded(source.slice('@@PLUGINFILE@@/'.length).replace(/\?.*$/, '')));
    const named = (file: XmlElement) =>
      tidy(`${file.attributes['path'] ?? '/'}${file.attributes['name'] ?? ''}`.slice(1)) === name;
    const beside = element ? elements(element, 'file').find(named) : undefined;
    const file = beside ?? descendants(question, 'file').find(named);
    return file ? { name, bytes: Buffer.from(textIn(file), 'base64') } : null;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
