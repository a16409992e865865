import { draftOf, withFeedback } from '../core/draft/bodies.js';
import { type Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';
import { type FindPicture, Markup } from '../exchange-text/markup.js';
import { type Plain, plainOf, plainOfHtml } from '../exchange-text/plain.js';
import { child, descendants, elements, textIn, type XmlElement } from '../exchange-xml/xml.js';
import { responseBodies } from './qti12.answers.js';

type Place = { find: FindPicture; where: (line: number) => string };

/** Kinds of Canvas, Blackboard and others that are no questions of ours. */
const foreignKinds = /^(?:calculated|file_upload|hot_?spot|stimulus|matrix|formula|quiz_bowl)/;

/** Reads all items of a QTI 1.2 document, however deep its sections lie. */
export function readAssessment(root: XmlElement, { find, where }: Place, reading: Reading): void {
  const items = descendants(root, 'item');
  if (items.length === 0) reading.fail(where(root.line), said.empty);
  if (descendants(root, 'selection_ordering', 'assessmentcontrol', 'outcomes_processing').length > 0)
    reading.lose(where(root.line), said.testStructure);
  for (const item of items)
    reading.question(where(item.line), (tell) => itemOf(item, find, where(item.line), reading, tell));
}

function itemOf(
  item: XmlElement,
  find: FindPicture,
  where: string,
  reading: Reading,
  tell: Tell,
): QuestionDraft[] {
  const fields = metadataOf(item);
  const kind = fields.get('question_type') ?? fields.get('cc_profile') ?? blackboardKind(item);
  const presentation = child(item, 'presentation');
  if (foreignKinds.test(kind)) {
    tell(said.kindUnknown(kind));
    return [];
  }
  if (!presentation) throw new Unreadable(said.noText);
  const markup = new Markup(reading, tell, find);
  const { text, picture } = markup.piece(plainOfMaterial(stemMaterials(presentation)));
  if (kind === 'text_only_question') {
    tell(said.description);
    return [];
  }
  if (text === '') throw new Unreadable(said.noText);
  const piece = (element: XmlElement) => markup.piece(plainOfMaterial(descendants(element, 'material')));
  const found = responseBodies(item, kind, piece, tell);
  if (found === null) {
    tell(
      said.kindUnknown(
        kind ||
          descendants(presentation, 'render_hotspot', 'render_slider', 'render_extension')[0]?.name ||
          'QTI 1.2',
      ),
    );
    return [];
  }
  const { general, others } = feedbackOf(item, markup);
  const explanation = withFeedback(general, others, tell);
  tellUnread(item, fields, where, reading, tell);
  markup.done();
  if (found.length === 1) return [{ ...draftOf(text, found[0]!.body), picture, explanation }];
  tell(said.blanksSplit(found.length), 'changed');
  const stimulus = { code: item.attributes['ident'] ?? `qti-${item.line}`, text, picture };
  return found.map(({ label, body }: { label: string; body: QuestionBody }, i) => {
    return { ...draftOf(label || said.blankAsked(i + 1), body), stimulus, explanation };
  });
}

/** `fieldlabel` → `fieldentry`; the kind of Canvas with the spellings of others made one. */
function metadataOf(item: XmlElement): Map<string, string> {
  const fields = descendants(item, 'qtimetadatafield').map((field): [string, string] => [
    textIn(child(field, 'fieldlabel')).trim().toLowerCase(),
    textIn(child(field, 'fieldentry')).trim(),
  ]);
  return new Map(fields);
}

/** What Blackboard calls “True/False” and the like, in the spelling of Canvas. */
const blackboardKind = (item: XmlElement): string =>
  textIn(descendants(item, 'bbmd_questiontype')[0] ?? null)
    .trim()
    .toLowerCase()
    .replace(/\W+/g, '_');

/** Texts that are asked: those outside of choices. */
function stemMaterials(presentation: XmlElement): XmlElement[] {
  return elements(presentation).flatMap((part) => {
    if (part.name === 'material') return [part];
    if (part.name === 'flow') return stemMaterials(part);
    // A response may bring its own text, except in Canvas's lists, where it is the label of that part.
    return [];
  });
}

/** `mattext` in HTML or plain, and pictures of `matimage`. */
export function plainOfMaterial(materials: readonly XmlElement[]): Plain {
  const parts = materials
    .flatMap((material) => elements(material))
    .flatMap((part) => (part.name === 'mat_extension' ? elements(part) : [part]))
    .map(plainOfPart);
  const text = parts
    .map((part) => part.text)
    .filter((part) => part !== '')
    .join('\n');
  return {
    text,
    stimulus: null,
    images: parts.flatMap(({ images }) => images),
    formats: new Set(parts.flatMap(({ formats }) => [...formats])),
    media: new Set(parts.flatMap(({ media }) => [...media])),
  };
}

function plainOfPart(part: XmlElement): Plain {
  const none = { text: '', stimulus: null, images: [], formats: new Set<string>(), media: new Set<string>() };
  if (part.name === 'mattext') {
    const raw = textIn(part);
    const type = part.attributes['texttype'] ?? '';
    return type === 'text/html' ? plainOfHtml(raw) : plainOf(raw, 'moodle');
  }
  // Blackboard's own: the words of the author as its editor kept them.
  if (part.name === 'mat_formattedtext')
    return plainOf(textIn(part), part.attributes['type'] === 'HTML' ? 'html' : 'moodle');
  if (part.name === 'matimage') {
    const image = {
      source: part.attributes['uri'] ?? '',
      alt: tidy(part.attributes['label'] ?? ''),
      inStimulus: false,
    };
    return { ...none, images: [image] };
  }
  if (part.name === 'matemtext')
    return { ...none, text: tidy(textIn(part)), formats: new Set(['chữ nghiêng']) };
  if (part.name === 'matbreak') return none;
  return { ...none, media: new Set([part.name]) };
}

/** What is said after every answer, and what is said after some. */
function feedbackOf(
  item: XmlElement,
  markup: Markup,
): { general: string; others: { of: string; text: string }[] } {
  const all = elements(item, 'itemfeedback').map((feedback) => ({
    always: /^general_fb$|solution/i.test(feedback.attributes['ident'] ?? ''),
    of: '',
    text: markup.text(plainOfMaterial(descendants(feedback, 'material'))),
  }));
  const general = all
    .filter(({ always }) => always)
    .map(({ text }) => text)
    .join('\n');
  return { general, others: all.filter(({ always }) => !always) };
}

const knownParts = new Set([
  'itemmetadata',
  'presentation',
  'resprocessing',
  'itemfeedback',
  'duration',
  'qticomment',
]);

function tellUnread(
  item: XmlElement,
  fields: Map<string, string>,
  where: string,
  reading: Reading,
  tell: Tell,
): void {
  const points = fields.get('points_possible');
  if (points !== undefined && Number(points) !== 1) reading.tally(where, said.points);
  const title = tidy(item.attributes['title'] ?? '');
  if (title !== '' && !/^(?:question|câu hỏi)$/i.test(title)) reading.tally(where, said.name);
  for (const { name } of elements(item)) if (!knownParts.has(name)) tell(said.element(name));
}
