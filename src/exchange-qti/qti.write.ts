import { strToU8, zipSync, type Zippable } from 'fflate';
import { type MetaPair, metaOf } from '../core/draft/meta.js';
import type { Tell } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { hasKey, Writing } from '../core/draft/writing.js';
import type { PictureRef, QuestionBody, QuestionDraft, ReadResult, WriteResult } from '../core/kind/draft.js';
import { htmlOf, stimulusClass } from '../exchange-text/plain.js';
import { ownElement, xmlText } from '../exchange-xml/xml.js';
import { type Dialect, qti21, qti30 } from './qti.dialect.js';
import { answered } from './qti.write.answers.js';

type Pictures = ReadResult['pictures'];
type Written = { id: string; path: string; xml: string; pictures: string[]; facts: MetaPair[] };

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Times of entries are no news: the same questions make the same bytes. */
const entryTime = new Date(Date.UTC(2020, 0, 1));

/** A package of QTI 2.1: `imsmanifest.xml`, an item a question, pictures. */
export const writeQti21 = (questions: readonly QuestionDraft[], pictures: Pictures): WriteResult =>
  writePackage(questions, pictures, qti21);

/** A package of QTI 3.0, built alike. */
export const writeQti30 = (questions: readonly QuestionDraft[], pictures: Pictures): WriteResult =>
  writePackage(questions, pictures, qti30);

function writePackage(
  questions: readonly QuestionDraft[],
  pictures: Pictures,
  dialect: Dialect,
): WriteResult {
  const writing = new Writing();
  const items = questions.flatMap((draft, i) => {
    const tell = writing.tellOf(i, draft);
    if (hasKey(draft)) return [itemOf(draft, `q${String(i + 1).padStart(4, '0')}`, pictures, dialect, tell)];
    tell(said.noKeyOut);
    return [];
  });
  const files: Zippable = { 'imsmanifest.xml': strToU8(manifestOf(items, dialect)) };
  for (const { path, xml } of items) files[path] = strToU8(xml);
  for (const name of new Set(items.flatMap((item) => item.pictures))) {
    const bytes = pictures.get(name)?.bytes;
    if (bytes) files[`items/${picturePath(name)}`] = [bytes, { level: 0 }];
  }
  return { bytes: zipSync(files, { mtime: entryTime }), losses: writing.losses };
}

const picturePath = (name: string): string => `images/${name}`;

function itemOf(draft: QuestionDraft, id: string, pictures: Pictures, dialect: Dialect, tell: Tell): Written {
  const { el } = dialect;
  const used = new Set<string>();
  const image = (picture: PictureRef | null): string => {
    if (!picture) return '';
    if (!pictures.has(picture.file)) {
      tell(said.pictureMissing(picture.file));
      return '';
    }
    used.add(picture.file);
    const source = encodeURI(picturePath(picture.file));
    return `<img src="${xmlText(source)}" alt="${xmlText(picture.alt)}"/>`;
  };
  const { text, body, stimulus, picture, explanation } = draft;
  const { declarations, interaction, processing } = answered(body, dialect, image);
  const shared = stimulus
    ? `<div class="${stimulusClass}"><p>${htmlOf(stimulus.text)}${image(stimulus.picture)}</p></div>`
    : '';
  const shown = el('outcomeDeclaration', { identifier: 'FEEDBACK', cardinality: 'single', baseType: 'identifier' },
    el('defaultValue', {}, el('value', {}, 'explanation'))); // oxfmt-ignore
  const feedback = el('modalFeedback', { outcomeIdentifier: 'FEEDBACK', identifier: 'explanation', showHide: 'show' },
    dialect.flow(`<p>${htmlOf(explanation)}</p>`)); // oxfmt-ignore
  const xml = el(
    'assessmentItem',
    {
      xmlns: dialect.itemNamespace,
      identifier: id,
      title: draft.code || id,
      adaptive: false,
      timeDependent: false,
    },
    declarations,
    el('outcomeDeclaration', { identifier: 'SCORE', cardinality: 'single', baseType: 'float' }),
    explanation === '' ? '' : shown,
    el('itemBody', {}, shared, `<p>${htmlOf(text)}${image(picture)}</p>`, interaction),
    processing,
    explanation === '' ? '' : feedback,
  );
  const facts = metaOf(draft, nativeOf(body));
  return { id, path: `items/${id}.xml`, xml: `${declaration}${xml}\n`, pictures: [...used], facts };
}

/** What an item says by itself, by kind. */
function nativeOf({ kind }: QuestionBody): Set<string> {
  const native = ['explanation', 'ignoreCase', 'order'];
  if (kind !== 'true-false') native.push('fixedOrder');
  if (kind !== 'ordering') native.push('partialCredit');
  return new Set(native);
}

function manifestOf(items: readonly Written[], dialect: Dialect): string {
  const resources = items.map(({ id, path, pictures, facts }) => {
    const files = [path, ...pictures.map((name) => `items/${picturePath(name)}`)];
    const listed = files.map((href) => `<file href="${xmlText(encodeURI(href))}"/>`).join('');
    const metadata = facts.length > 0 ? `<metadata>${ownElement(facts)}</metadata>` : '';
    return `<resource identifier="res-${id}" type="${dialect.itemType}" href="${path}">${metadata}${listed}</resource>`;
  });
  const { manifestNamespace, schema, schemaVersion } = dialect;
  return [
    `${declaration}<manifest xmlns="${manifestNamespace}" identifier="bang-vang">`,
    `<metadata><schema>${schema}</schema><schemaversion>${schemaVersion}</schemaversion></metadata>`,
    '<organizations/>',
    `<resources>${resources.join('\n')}</resources>`,
    '</manifest>\n',
  ].join('\n');
}
