import type { MetaPair } from '../core/draft/meta.js';
import { Reading, tidy, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import type { FindPicture } from '../exchange-text/markup.js';
import { child, descendants, elements, ownFacts, readXml, type XmlElement } from '../exchange-xml/xml.js';
import { looksLikeZip, openZip, ZipRefused } from '../exchange-xml/zip.js';
import { asQti2, itemDrafts, type ItemPlace } from './qti.item.js';
import { readAssessment } from './qti12.read.js';

/** What of a package is unpacked. */
type Files = ReadonlyMap<string, Uint8Array>;

const wanted = /\.(?:xml|qti|png|jpe?g|gif|webp)$/i;

/** Whether text begins like a QTI item or assessment of any version. */
export const looksLikeQti = (text: string): boolean =>
  /<(?:\w+:)?(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-item|qti-assessment-test)[\s>]/.test(
    text.slice(0, 20_000),
  );

/** Whether an archive holds questions in QTI; `names`: of its files. */
export const looksLikeQtiPackage = (names: readonly string[]): boolean =>
  names.some((name) => /(?:^|\/)imsmanifest\.xml$/.test(name));

/** Reads QTI 1.2, 2.1, 2.2 and 3.0: packages with and without a manifest, and single files. */
export async function readQti(bytes: Uint8Array): Promise<ReadResult> {
  const reading = new Reading();
  try {
    if (looksLikeZip(bytes)) await readPackage(bytes, reading);
    else readFile('', readXml(bytes), { files: new Map(), facts: [] }, reading);
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof ZipRefused)) throw error;
    reading.fail(said.wholeFile, error.message);
  }
  return reading.result();
}

async function readPackage(bytes: Uint8Array, reading: Reading): Promise<void> {
  const zip = await openZip(bytes);
  const files = new Map<string, Uint8Array>();
  for (const name of zip.names.filter((each) => wanted.test(each)))
    files.set(name, (await zip.read(name)) ?? new Uint8Array());
  const manifest = [...files.keys()]
    .filter((name) => /(?:^|\/)imsmanifest\.xml$/.test(name))
    .sort((a, b) => a.length - b.length)[0];
  const listed = manifest === undefined ? null : resourcesOf(manifest, files, reading);
  if (listed === null) reading.lose(said.wholeFile, said.noManifest, 'changed');
  const documents = listed ?? [...files.keys()].filter(isDocument).map((name) => ({ name, facts: [] }));
  const names = new Set(documents.map(({ name }) => name));
  for (const { name, facts } of documents) {
    if (hasTwin(name, names)) continue;
    const found = files.get(name);
    if (!found) reading.fail(said.inFile(name), said.fileMissing(name));
    else inFile(name, found, { files, facts }, reading);
  }
}

const isDocument = (name: string): boolean =>
  /\.(?:xml|qti)$/i.test(name) && !name.endsWith('imsmanifest.xml');

/** Canvas writes an assessment twice: for others, and whole for itself. */
function hasTwin(name: string, names: ReadonlySet<string>): boolean {
  const [, id] = /([^/]+)\/assessment_qti\.xml$/.exec(name) ?? [];
  return id !== undefined && [...names].some((each) => each.endsWith(`non_cc_assessments/${id}.xml.qti`));
}

type Listed = { name: string; facts: MetaPair[] };

/** Documents that the manifest names, in its order; null where it cannot be read. */
function resourcesOf(manifest: string, files: Files, reading: Reading): Listed[] | null {
  try {
    const { root } = readXml(files.get(manifest) ?? new Uint8Array());
    const seen = new Set<string>();
    const resources = descendants(root, 'resource');
    const own = new Set(resources.flatMap((resource) => filesOf(resource, manifest).slice(0, 1)));
    return resources.flatMap((resource) => {
      const names = filesOf(resource, manifest);
      const type = resource.attributes['type'] ?? '';
      const [first, ...others] = names.filter((name) => !seen.has(name));
      if (first === undefined) {
        if (names.length === 0 && !/webcontent|css|learning-application|associatedcontent/i.test(type))
          reading.tally(said.inFile(manifest), said.resource(type));
        return [];
      }
      const metadata = child(resource, 'metadata');
      const facts = ownFacts(metadata);
      if (metadata && facts.length === 0 && elements(metadata).length > 0)
        reading.tally(said.inFile(manifest), said.lom);
      // Canvas names the assessment itself only among the files of its resource; some tests name their items so.
      const isTest = type.startsWith('imsqti_test');
      const meant = others.filter((name) => name.endsWith('.qti') || (isTest && !own.has(name)));
      return [first, ...meant].map((name) => {
        seen.add(name);
        return { name, facts };
      });
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reading.fail(said.inFile(manifest), error.message);
    return null;
  }
}

/** Documents of a resource, the one that it is first. */
function filesOf(resource: XmlElement, manifest: string): string[] {
  const hrefs = [resource, ...elements(resource, 'file')].map(({ attributes }) => attributes['href'] ?? '');
  return [...new Set(hrefs)].filter(isDocument).map((href) => resolve(manifest, href));
}

type Context = { files: Files; facts: MetaPair[] };

function inFile(name: string, bytes: Uint8Array, context: Context, reading: Reading): void {
  try {
    readFile(name, readXml(bytes), context, reading);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reading.fail(said.inFile(name), error.message);
  }
}

/** @param name path in the package; empty: the file is all there is */
function readFile(
  name: string,
  { root: raw, error }: ReturnType<typeof readXml>,
  { files, facts }: Context,
  reading: Reading,
): void {
  const where = (line: number) =>
    name === '' ? said.line(line) : `${said.inFile(name)}, ${said.line(line)}`;
  const find = pictureFrom(name, files);
  const root = asQti2(raw);
  if (error) reading.fail(where(error.line), error.what);
  if (root.name === 'assessmentItem') {
    if (error) return;
    const place: ItemPlace = {
      find,
      facts,
      where: where(root.line),
      stimulus: (href) => documentAt(resolve(name, href), files),
    };
    reading.question(where(root.line), (tell) => itemDrafts(root, place, reading, tell));
  } else if (root.name === 'questestinterop') readAssessment(root, { find, where }, reading);
  else if (root.name === 'assessmentTest') reading.lose(where(root.line), said.testStructure);
  else if (name === '') throw new Unreadable(said.notThis('QTI'));
  else if (root.name !== 'assessmentStimulus') reading.tally(where(root.line), said.element(root.name));
}

function documentAt(name: string, files: Files): XmlElement | null {
  const bytes = files.get(name);
  try {
    return bytes ? asQti2(readXml(bytes).root) : null;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return null;
  }
}

const fileBase = /^\$IMS[-_]CC[-_]FILE_?BASE\$\/?/;

/** Canvas writes `$IMS-CC-FILEBASE$` (percent-encoded or not) for the folder of its pictures. */
function pictureFrom(document: string, files: Files): FindPicture {
  return (source) => {
    const path = decoded(source).replace(/\?.*$/, '');
    const base = fileBase.test(path) ? path.replace(fileBase, 'web_resources/') : null;
    const name = base ?? resolve(document, path);
    const bytes =
      files.get(name) ?? (base === null ? undefined : files.get(base.replace('web_resources/', '')));
    return bytes ? { name: tidy(name.split('/').at(-1) ?? name), bytes } : null;
  };
}

/** A path beside a document's; what leads out of the package is never found in it. */
function resolve(document: string, href: string): string {
  const steps = document.split('/').slice(0, -1);
  for (const step of decoded(href).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
