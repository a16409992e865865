import { draftOf, withFeedback } from '../core/draft/bodies.js';
import { type MetaPair, withMeta } from '../core/draft/meta.js';
import { type Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody, QuestionDraft, Stimulus } from '../core/kind/draft.js';
import { type FindPicture, Markup } from '../exchange-text/markup.js';
import { PlainWriter } from '../exchange-text/plain.js';
import { child, descendants, elements, tellMarkup, textIn, type XmlElement } from '../exchange-xml/xml.js';
import { interactionBody } from './qti.interactions.js';
import { processingOf, type Scoring } from './qti.scoring.js';

/** Where an item's files are; `stimulus`: the document of a shared text. */
export type ItemPlace = {
  find: FindPicture;
  stimulus: (href: string) => XmlElement | null;
  facts: MetaPair[];
  where: string;
};

/** Class of a paragraph that is only the field to answer in. */
export const answerClass = 'bang-vang-answer';

const blank = '_____';
const inline = /^(?:textEntry|inlineChoice)Interaction$/;
const asides = new Set([
  'feedbackInline',
  'feedbackBlock',
  'templateInline',
  'templateBlock',
  'stylesheet',
  // A button to ask for a hint, no place to answer.
  'endAttemptInteraction',
]);
/** Parts of an item that are read, or only say how it looks and behaves. */
const known = new Set(
  'responseDeclaration outcomeDeclaration itemBody responseProcessing modalFeedback stylesheet assessmentStimulusRef contextDeclaration'.split(
    ' ',
  ),
);

/**
 * Names of QTI 3 as those of QTI 2: `qti-choice-interaction response-identifier` → `choiceInteraction
 * responseIdentifier`; the rest of both is the same model.
 */
export function asQti2(element: XmlElement): XmlElement {
  const isQti3 = element.name.startsWith('qti-');
  const attributes = isQti3
    ? Object.fromEntries(Object.entries(element.attributes).map(([name, value]) => [camel(name), value]))
    : element.attributes;
  return {
    name: isQti3 ? camel(element.name.slice(4)) : element.name,
    attributes,
    children: element.children.map((part) => (typeof part === 'string' ? part : asQti2(part))),
    line: element.line,
  };
}

const camel = (name: string): string =>
  /^(?:data|aria)-|:/.test(name) ? name : name.replace(/-([a-z])/g, (_, sign: string) => sign.toUpperCase());

/**
 * Reads an item (names of QTI 2). Several places to answer become questions that share the item's text.
 * @throws Unreadable
 */
export function itemDrafts(
  item: XmlElement,
  place: ItemPlace,
  reading: Reading,
  tell: Tell,
): QuestionDraft[] {
  const body = child(item, 'itemBody');
  if (!body) throw new Unreadable(said.noText);
  const markup = new Markup(reading, tell, place.find);
  const { scorings, unusual } = processingOf(item);
  const interactions = all(body).filter(({ name }) => name.endsWith('Interaction') && !asides.has(name));
  if (interactions.length === 0) {
    tell(said.description);
    return [];
  }
  const foreign = interactions.filter((each) => !canRead(each));
  if (foreign.length > 0) {
    tell(said.kindUnknown([...new Set(foreign.map(({ name }) => name))].join(', ')));
    return [];
  }
  const generated =
    item.attributes['adaptive'] === 'true'
      ? 'adaptive'
      : (elements(item, 'templateDeclaration')[0]?.name ?? null);
  if (generated !== null) {
    tell(said.kindUnknown(generated));
    return [];
  }
  if (unusual) tell(said.scoringChanged, 'changed');
  const { text, picture, stimulus: inBody } = markup.stem(stemOf(body, interactions.length, tell));
  const stimulus = inBody ?? sharedText(item, place, markup);
  const feedback: { of: string; text: string }[] = [];
  const read = (element: XmlElement) => {
    const found = markup.piece(plainOfXml(element));
    for (const each of descendants(element, 'feedbackInline'))
      feedback.push({ of: found.text, text: markup.text(plainOfXml(each)) });
    return found;
  };
  const bodies = interactions.map((each) => interactionBody(each, scoringFor(each, scorings), read, tell));
  if (bodies.includes(null)) {
    tell(said.kindUnknown(interactions.map(({ name }) => name).join(', ')));
    return [];
  }
  const explanation = withFeedback(...told(item, markup, feedback), tell);
  tellUnread(item, body, tell);
  tellSmall(item, text, place, reading);
  const whole = { picture, stimulus, explanation };
  const drafts = (bodies as QuestionBody[]).map((each, i) => {
    if (interactions.length === 1) return { ...draftOf(text, each), ...whole };
    const prompt = promptOf(interactions[i], markup);
    const shared = { code: item.attributes['identifier'] ?? `qti-${item.line}`, text, picture };
    return { ...draftOf(prompt || said.blankAsked(i + 1), each), ...whole, picture: null, stimulus: shared };
  });
  markup.done();
  if (drafts.length > 1) tell(said.blanksSplit(drafts.length), 'changed');
  if (drafts.some((draft) => draft.text === '')) throw new Unreadable(said.noText);
  return drafts.map((draft) => withMeta(draft, place.facts, tell));
}

const readable = new Set(
  'choice inlineChoice hottext order match gapMatch textEntry slider extendedText'
    .split(' ')
    .map((name) => `${name}Interaction`),
);
/** Instructions to the candidate belong to the question, those to others do not. */
const isAside = ({ name, attributes }: XmlElement): boolean =>
  asides.has(name) || (name === 'rubricBlock' && !/candidate/.test(attributes['view'] ?? ''));
const canRead = ({ name }: XmlElement): boolean => readable.has(name);
const all = (element: XmlElement): XmlElement[] => elements(element).flatMap((each) => [each, ...all(each)]);

const nothing: Scoring = {
  cardinality: 'single',
  baseType: 'string',
  correct: [],
  mapping: null,
  ranges: [],
  caseSensitive: true,
};

const scoringFor = (interaction: XmlElement, scorings: Map<string, Scoring>): Scoring =>
  scorings.get(interaction.attributes['responseIdentifier'] ?? '') ?? nothing;

export function plainOfXml(element: XmlElement) {
  const writer = new PlainWriter();
  tellMarkup(element, writer, isAside);
  return writer.result();
}

/** The text around the places to answer; each of several gets its number. */
function stemOf(body: XmlElement, count: number, tell: Tell) {
  const writer = new PlainWriter();
  let n = 0;
  let gaps = 0;
  tellMarkup(body, writer, (element, writer) => {
    if (element.attributes['class'] === answerClass || isAside(element)) return true;
    if (element.name === 'gap') {
      gaps += 1;
      writer.text(`(${gaps}) ${blank}`);
      return true;
    }
    if (!element.name.endsWith('Interaction')) return false;
    n += 1;
    if (inline.test(element.name)) writer.text(count === 1 ? blank : `[${n}] ${blank}`);
    else inBlock(element, count === 1, writer, tell);
    return true;
  });
  const plain = writer.result();
  return { ...plain, text: plain.text.replace(/\n_{5}$/, '') };

  function inBlock(interaction: XmlElement, only: boolean, writer: PlainWriter, tell: Tell): void {
    writer.start('div', {});
    for (const part of elements(interaction)) {
      if (part.name === 'prompt' && only) tellMarkup(part, writer, isAside);
      const isFlow = /^(?:gapMatch|hottext)Interaction$/.test(interaction.name);
      if (isFlow && !/^(?:prompt|gapText|gapImg)$/.test(part.name)) {
        writer.start(part.name, part.attributes);
        tellMarkup(part, writer, (inner, writer) => {
          if (inner.name !== 'gap') return false;
          gaps += 1;
          writer.text(`(${gaps}) ${blank}`);
          return true;
        });
        writer.end();
      } else if (part.name === 'object' && !only) tell(said.media(part.name));
    }
    writer.end();
  }
}

function promptOf(interaction: XmlElement | undefined, markup: Markup): string {
  const prompt = interaction && child(interaction, 'prompt');
  return prompt ? markup.text(plainOfXml(prompt)) : '';
}

/** A text in a file of its own, which several items name. */
function sharedText(item: XmlElement, place: ItemPlace, markup: Markup): Stimulus | null {
  const reference = child(item, 'assessmentStimulusRef');
  if (!reference) return null;
  const { identifier = '', href = '' } = reference.attributes;
  const document = place.stimulus(href);
  const body = document && child(document, 'stimulusBody');
  return body ? { code: identifier, ...markup.piece(plainOfXml(body)) } : null;
}

/** One message after the question is its explanation; of several it is told that they stand together. */
function told(
  item: XmlElement,
  markup: Markup,
  feedback: { of: string; text: string }[],
): [explanation: string, feedback: { of: string; text: string }[]] {
  const modal = elements(item, 'modalFeedback').map((each) => markup.text(plainOfXml(each)));
  const [only = ''] = modal;
  if (modal.length === 1) return [only, feedback];
  return ['', [...[...new Set(modal)].map((text) => ({ of: '', text })), ...feedback]];
}

function tellUnread(item: XmlElement, body: XmlElement, tell: Tell): void {
  const names = new Set(elements(item).map(({ name }) => name));
  for (const name of names) if (!known.has(name)) tell(said.element(name));
  const inside = all(body).filter(({ attributes }) => attributes['class'] !== 'bang-vang-rubric');
  const lost = inside.filter(
    (each) => isAside(each) && each.name !== 'feedbackInline' && each.name !== 'stylesheet',
  );
  for (const name of new Set(lost.map((each) => each.name))) tell(said.element(name));
}

/** What nearly every item has: a title of its own, points other than one. */
function tellSmall(item: XmlElement, text: string, { facts, where }: ItemPlace, reading: Reading): void {
  const { title = '', identifier = '' } = item.attributes;
  const name = tidy(title);
  const known = [identifier, ...facts.filter(([fact]) => fact === 'code').map(([, code]) => code)];
  if (name !== '' && !known.includes(name) && !text.startsWith(name)) reading.tally(where, said.name);
  const score = elements(item, 'outcomeDeclaration').find(
    (each) => each.attributes['identifier'] === 'MAXSCORE',
  );
  const most =
    score?.attributes['normalMaximum'] ?? textIn(score ? child(score, 'defaultValue') : null).trim();
  if (most !== '' && Number(most) !== 1) reading.tally(where, said.points);
}
