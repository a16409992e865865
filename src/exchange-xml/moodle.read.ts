import { draftOf, withFeedback } from '../core/draft/bodies.js';
import { type MetaPair, withMeta } from '../core/draft/meta.js';
import { Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { topicOf } from '../exchange-text/gift.read.js';
import { Markup } from '../exchange-text/markup.js';
import { moodleAnswer, type MoodleTexts } from './moodle.answers.js';
import { moodleText, pictureIn } from './moodle.text.js';
import { child, elements, ownFacts, readXml, textIn, type XmlElement } from './xml.js';

/** Whether text begins like Moodle's XML. */
export function looksLikeMoodleXml(text: string): boolean {
  const bare = text.slice(0, 20_000).replace(/<!--[^]*?-->/g, '');
  // Canvas has a <quiz> of its own.
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE\s[^>[]{0,300}>\s*)?<quiz(?:\s*>|\s(?![^>]{0,400}instructure))/.test(
    bare,
  );
}

/** How a question behaves in a Moodle quiz or looks on its page: nothing of a question itself. */
const silent = new Set(
  (
    'questiontext name idnumber generalfeedback tags bang-vang penalty hidden single shuffleanswers answernumbering ' +
    'showstandardinstruction shownumcorrect answer subquestion usecase units unitgradingtype unitpenalty showunits ' +
    'unitsleft defaultgrade graderinfo maxwordlimit responseformat responserequired responsefieldlines ' +
    'attachmentsrequired maxbytes filetypeslist layouttype selecttype selectcount gradingtype showgrading ' +
    'numberingstyle dragbox selectoption image image_base64 category info length instructions correctfeedback ' +
    'partiallycorrectfeedback incorrectfeedback'
  ).split(' '),
);

/** Reads Moodle's XML, each question by itself. */
export function readMoodleXml(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  try {
    const { root, error } = readXml(bytes);
    if (root.name !== 'quiz') throw new Unreadable(said.notThis('Moodle XML (<quiz>)'));
    let topic = '';
    for (const question of elements(root)) {
      const where = said.line(question.line);
      const type = question.attributes['type'] ?? '';
      if (question.name !== 'question') reading.lose(where, said.element(question.name));
      else if (type === 'category')
        topic = topicOf(tidy(textIn(child(question, 'category'))), where, reading);
      else reading.question(where, (tell) => questionOf(question, type, topic, reading, tell));
    }
    if (error) reading.fail(said.line(error.line), error.what);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reading.fail(said.wholeFile, error.message);
  }
  return reading.result();
}

function questionOf(
  question: XmlElement,
  type: string,
  topic: string,
  reading: Reading,
  tell: Tell,
): QuestionDraft[] {
  if (type === 'description') {
    tell(said.description);
    return [];
  }
  const markup = new Markup(reading, tell);
  const find = (element: XmlElement | null) => pictureIn(element, question);
  const texts: MoodleTexts = {
    piece: (element) => markup.piece(moodleText(element), find(element)),
    text: (element) => (element ? markup.text(moodleText(element)) : ''),
  };
  const text = child(question, 'questiontext');
  const { stimulus, ...asked } = markup.stem(moodleText(text), find(text));
  const picture = asked.picture ?? oldPicture(question, markup);
  if (asked.text === '') throw new Unreadable(said.noText);
  const answer = moodleAnswer(type, question, texts, asked.text, tell);
  if (answer === null) {
    tell(said.kindUnknown(type));
    return [];
  }
  const explanation = withFeedback(texts.text(child(question, 'generalfeedback')), answer.feedback, tell);
  const whole = { ...draftOf(answer.stem ?? asked.text, answer.body), topic, picture, stimulus, explanation };
  const drafts = answer.parts?.map((part) => ({ ...whole, ...part })) ?? [whole];
  markup.done();
  const facts = factsOf(question, tell);
  tellUnread(question, asked.text, reading, tell);
  return drafts.map((draft) => withMeta(draft, facts, tell));
}

/** Before Moodle 2 a question had one picture beside its text. */
function oldPicture(question: XmlElement, markup: Markup): QuestionDraft['picture'] {
  const base64 = textIn(child(question, 'image_base64')).trim();
  if (base64 === '') return null;
  const name = tidy(textIn(child(question, 'image'))) || 'anh';
  const bytes = Buffer.from(base64, 'base64');
  return markup.picture([{ source: name, alt: '', inStimulus: false }], () => ({ name, bytes }));
}

/** Facts in our own element and in tags `bv:name value`, which also survive a stay in Moodle. */
function factsOf(question: XmlElement, tell: Tell): MetaPair[] {
  const code = tidy(textIn(child(question, 'idnumber')));
  const list = child(question, 'tags');
  const tags = list ? elements(list, 'tag').map((tag) => tidy(textIn(tag))) : [];
  const ours = tags.flatMap((tag): MetaPair[] => {
    const [, name = '', value = ''] = /^bv:(\w+) ?([^]*)$/.exec(tag) ?? [];
    return name === '' ? [] : [[name, value]];
  });
  const others = tags.filter((tag) => tag !== '' && !/^bv:\w/.test(tag));
  if (others.length > 0) tell(said.tags(others.join(', ')));
  return [...(code === '' ? [] : [['code', code] as const]), ...ours, ...ownFacts(question)];
}

/** The rest of a question: small things once for the file, all others where they are. */
function tellUnread(question: XmlElement, text: string, reading: Reading, tell: Tell): void {
  const where = said.line(question.line);
  const name = tidy(textIn(child(question, 'name'))).replace(/(?:\.\.\.|…)$/, '');
  if (name !== '' && !text.startsWith(name) && name !== tidy(textIn(child(question, 'idnumber'))))
    reading.tally(where, said.name);
  const grade = textIn(child(question, 'defaultgrade')).trim();
  if (grade !== '' && Number(grade) !== 1) reading.tally(where, said.points);
  for (const name of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])
    if (textIn(child(question, name)).trim() !== '') reading.tally(where, said.element(name));
  const seen = new Set<string>();
  for (const element of elements(question)) {
    const inner = textIn(element).trim();
    if (silent.has(element.name) || inner === '' || inner === '0' || seen.has(element.name)) continue;
    seen.add(element.name);
    tell(said.element(element.name));
  }
}
