import { SaxesParser } from 'saxes';
import { draftLimits, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { decodeText } from '../exchange-text/decode.js';
import type { PlainWriter } from '../exchange-text/plain.js';

/** An element; `name` is without prefix, attributes with theirs. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
  line: number;
}

/** A document as far as it could be read; `error`: where it stopped being XML. */
export interface XmlDocument {
  root: XmlElement;
  error: { line: number; what: string } | null;
}

/** Thrown out of a handler: nothing after the first error is read, for it would only be guessed. */
class Stopped extends Error {}

/** What stands in a DOCTYPE that declares nothing and at most names a file beside it; that file is never read. */
const bareDoctype =
  /^\s+[\w:.-]{1,60}(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[\w.-]*"|'[\w.-]*'))?\s*$/;
export const isBareDoctype = (declared: string): boolean => bareDoctype.test(declared);

/** Deeper than any format of questions goes. */
const maxDepth = 64;
const chunk = 64 * 1024;

/**
 * Reads XML: no DOCTYPE but a bare one, no entities but XML's own five, depth bounded. Of a file that breaks
 * off, the elements that were whole before are kept.
 * @throws Unreadable with the reason, where there is nothing to keep
 */
export function readXml(bytes: Uint8Array): XmlDocument {
  if (bytes.length > draftLimits.bytes) throw new Unreadable(said.tooLarge);
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /<\?xml[^>]{0,120}encoding=["']([\w-]{1,40})["']/.exec(head)?.[1] ?? null;
  // The declaration has done its work; programs write it in ways that are not quite XML.
  const text = decodeText(bytes, declared).text.replace(/^\s*<\?xml\s[^>]{0,200}\?>/, (head) =>
    head.replace(/[^\n]/g, ' '),
  );
  const top: XmlElement = { name: '', attributes: {}, children: [], line: 1 };
  const open: XmlElement[] = [top];
  const state: { error: XmlDocument['error'] } = { error: null };
  const parser = new SaxesParser({ xmlns: false, position: true, defaultXMLVersion: '1.0' });
  const stop = (what: string): never => {
    state.error = { line: parser.line, what };
    throw new Stopped();
  };
  parser.on('error', ({ message }) => stop(said.notXml(message.replace(/^\d+:\d+: /, ''))));
  parser.on('doctype', (declared) => {
    if (!isBareDoctype(declared)) stop(said.doctype);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > maxDepth) stop(said.tooDeep);
    const element = { name: localName(name), attributes, children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const keep = (text: string) => open.at(-1)?.children.push(text);
  parser.on('text', keep);
  parser.on('cdata', keep);
  try {
    for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return whole(top, open, state.error);
}

/** Drops what was still open where reading stopped, except the root, whose finished children count. */
function whole(top: XmlElement, open: XmlElement[], error: XmlDocument['error']): XmlDocument {
  if (error && open.length > 2) open[1]?.children.pop();
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root) throw new Unreadable(error?.what ?? said.notXml(''));
  return { root, error };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export function elements({ children }: XmlElement, name?: string): XmlElement[] {
  return children
    .filter((child) => typeof child !== 'string')
    .filter((child) => !name || child.name === name);
}

export function child(element: XmlElement, name: string): XmlElement | null {
  return elements(element, name)[0] ?? null;
}

/** Elements of a name at any depth, in the order of the document. */
export function descendants(element: XmlElement, ...names: string[]): XmlElement[] {
  return elements(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ]);
}

/** All text inside, as it stands. */
export function textIn(element: XmlElement | null): string {
  return element?.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('') ?? '';
}

/** Tells a writer of plain text what is inside; `instead` may tell of an element in its own way. */
export function tellMarkup(
  element: XmlElement,
  writer: PlainWriter,
  instead: (element: XmlElement, writer: PlainWriter) => boolean = () => false,
): void {
  for (const part of element.children) {
    if (typeof part === 'string') writer.text(part);
    else if (!instead(part, writer)) {
      writer.start(part.name.toLowerCase(), part.attributes);
      tellMarkup(part, writer, instead);
      writer.end();
    }
  }
}

/** Text as XML holds it, in an element or an attribute. */
export function xmlText(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replaceAll('"', '&quot;');
}

/** Namespace of the facts about a question that a format has no place for. */
export const ownNamespace = 'urn:bang-vang:question:1';

/** Facts beside a question as one element of our namespace; `''` where there are none. */
export function ownElement(pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return '';
  const facts = pairs.map(([name, value]) => `<fact name="${xmlText(name)}">${xmlText(value)}</fact>`);
  return `<bang-vang xmlns="${ownNamespace}">${facts.join('')}</bang-vang>`;
}

/** Facts that `ownElement` wrote inside of an element. */
export function ownFacts(element: XmlElement | null): [string, string][] {
  const own =
    element && elements(element, 'bang-vang').find((each) => each.attributes['xmlns'] === ownNamespace);
  return own ? elements(own, 'fact').map((fact) => [fact.attributes['name'] ?? '', textIn(fact)]) : [];
}
