import { SaxesParser } from 'saxes';
import { openZip, type Zip, ZipRefused } from '../exchange-xml/zip.js';
import { officeSaid } from './office.said.js';

/** An element of an Office part; names and attributes without their prefixes. */
export interface Xml {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Xml | string)[];
}

/** Why a file was not read at all, as a sentence for a person. */
export class OfficeRefused extends Error {}

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Deeper than any program nests, shallow enough for every stack. */
const maxDepth = 256;
const maxPartBytes = 64 * 1024 * 1024;

/** Opens a DOCX or XLSX. @throws OfficeRefused whatever the bytes */
export async function openOffice(bytes: Uint8Array): Promise<Zip> {
  try {
    return await openZip(bytes);
  } catch (error) {
    if (error instanceof ZipRefused) throw new OfficeRefused(error.message);
    throw error;
  }
}

/** Bytes of a part; null where the file has none of this name. @throws OfficeRefused */
export async function partOf(zip: Zip, name: string): Promise<Uint8Array | null> {
  try {
    const bytes = await zip.read(name);
    if (bytes && bytes.length > maxPartBytes) throw new OfficeRefused(officeSaid.partTooLarge(name));
    return bytes;
  } catch (error) {
    if (error instanceof ZipRefused) throw new OfficeRefused(error.message);
    throw error;
  }
}

/** Tells a part piece by piece. A DOCTYPE is refused, nothing is fetched. @throws OfficeRefused; what `events` throws */
export function walkXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser();
  let depth = 0;
  let failed: unknown = null;
  parser.on('doctype', () => {
    throw new OfficeRefused(officeSaid.doctype);
  });
  parser.on('error', (error) => {
    failed ??= error;
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw new OfficeRefused(officeSaid.tooDeep);
    events.open(local(name), attributesOf(attributes));
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close(local(name));
  });
  try {
    parser.write(decode(bytes)).close();
  } catch (error) {
    if (error === failed) throw new OfficeRefused(officeSaid.damaged);
    throw error;
  }
}

/** A part as a tree. @throws OfficeRefused */
export function treeOf(bytes: Uint8Array): Xml {
  const root: Xml = { name: '', attributes: {}, children: [] };
  const open = [root];
  walkXml(bytes, {
    open: (name, attributes) => {
      const element: Xml = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => open.at(-1)?.children.push(text),
    close: () => open.pop(),
  });
  return root;
}

export async function treeOfPart(zip: Zip, name: string): Promise<Xml | null> {
  const bytes = await partOf(zip, name);
  return bytes && treeOf(bytes);
}

/** What a part points to, by id: `rId4` → `media/image1.png`; `external`: ids that lead out of the file. */
export async function relationsOf(
  zip: Zip,
  part: string,
): Promise<{ inside: Map<string, string>; external: number }> {
  const slash = part.lastIndexOf('/');
  const tree = await treeOfPart(zip, `${part.slice(0, slash)}/_rels/${part.slice(slash + 1)}.rels`);
  const inside = new Map<string, string>();
  let external = 0;
  for (const { attributes } of elementsIn(tree, 'Relationship')) {
    const { Id: id = '', Target: target = '', TargetMode: mode } = attributes;
    if (mode === 'External') external += 1;
    else inside.set(id, target.startsWith('/') ? target.slice(1) : resolved(part.slice(0, slash), target));
  }
  return { inside, external };
}

/** First child of this name. */
export const childOf = (element: Xml | null | undefined, name: string): Xml | null =>
  (element?.children.find((child) => typeof child !== 'string' && child.name === name) as Xml | undefined) ??
  null;

export const childrenOf = (element: Xml | null): Xml[] =>
  element ? element.children.filter((child) => typeof child !== 'string') : [];

/** Every element of this name below, in the order of the document. */
export function elementsIn(element: Xml | null, name: string): Xml[] {
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child, ...elementsIn(child, name)] : elementsIn(child, name),
  );
}

/** All text below. */
export function textIn(element: Xml): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(attributes: Record<string, string>): Record<string, string> {
  const kept = Object.create(null) as Record<string, string>;
  // Word marks every run with the session that wrote it: a third of a document, and of no use here.
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('xmlns') && !name.includes('rsid')) kept[local(name)] = value;
  return kept;
}

function decode(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

function resolved(folder: string, target: string): string {
  const steps = folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
