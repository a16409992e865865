import { percentText } from '../core/draft/decimal.js';
import { type MetaPair, metaOf } from '../core/draft/meta.js';
import type { Tell } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { hasKey, Writing } from '../core/draft/writing.js';
import type {
  Option,
  PictureRef,
  QuestionBody,
  QuestionDraft,
  ReadResult,
  WriteResult,
} from '../core/kind/draft.js';
import { htmlOf, stimulusClass } from '../exchange-text/plain.js';
import { ownElement, xmlText } from './xml.js';

type Pictures = ReadResult['pictures'];
type Context = { pictures: Pictures; tell: Tell };

const native = ['code', 'topic', 'explanation', 'unit', 'ignoreCase'];
/** Moodle's tags hold short texts without commas. */
const fitsTag = ([name, value]: MetaPair): boolean =>
  value.length <= 40 && !/[,\n]/.test(value) && name !== 'order';

/** Writes Moodle's XML; facts without a place stand in tags and in an own element that Moodle passes over. */
export function writeMoodleXml(questions: readonly QuestionDraft[], pictures: Pictures): WriteResult {
  const writing = new Writing();
  let topic = '';
  const parts = questions.flatMap((draft, i) => {
    const tell = writing.tellOf(i, draft);
    if (!hasKey(draft)) {
      tell(said.noKeyOut);
      return [];
    }
    const turn = draft.topic === topic ? '' : categoryOf(draft.topic);
    topic = draft.topic;
    return [turn + questionOf(draft, { pictures, tell })];
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('')}</quiz>\n`;
  return { bytes: Buffer.from(text), losses: writing.losses };
}

function categoryOf(topic: string): string {
  const path = topic === '' ? 'top' : `top/${topic.replaceAll('/', '//')}`;
  return `<question type="category"><category><text>${xmlText(path)}</text></category></question>\n`;
}

function questionOf(draft: QuestionDraft, context: Context): string {
  const { code, text, explanation, body, stimulus, picture } = draft;
  const shared = stimulus
    ? `<div class="${stimulusClass}">${htmlOf(stimulus.text)}${image(stimulus.picture)}</div>`
    : '';
  const stem = `${shared}<p>${htmlOf(text)}</p>${image(picture)}`;
  const shown = [picture, stimulus?.picture ?? null];
  const facts = metaOf(draft, new Set(isStatement(body) ? native : [...native, 'fixedOrder']));
  const tags = facts.filter(fitsTag).map(([name, value]) => `<tag>${plain(`bv:${name} ${value}`)}</tag>`);
  return [
    `<question type="${typeOf(body)}">`,
    `<name>${plain(code || text.slice(0, 60))}</name>`,
    `<questiontext format="html"><text>${cdata(stem)}</text>${filesOf(shown, context)}</questiontext>`,
    `<generalfeedback format="html"><text>${cdata(htmlOf(explanation))}</text></generalfeedback>`,
    '<defaultgrade>1.0000000</defaultgrade><hidden>0</hidden>',
    code === '' ? '' : `<idnumber>${xmlText(code)}</idnumber>`,
    answersOf(body, context),
    tags.length > 0 ? `<tags>${tags.join('')}</tags>` : '',
    ownElement(facts.filter((fact) => !fitsTag(fact))),
    '</question>\n',
  ].join('\n');
}

const cdata = (html: string): string => `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const plain = (text: string): string => `<text>${xmlText(text)}</text>`;
const image = (picture: PictureRef | null): string =>
  picture
    ? `<img src="@@PLUGINFILE@@/${encodeURIComponent(picture.file)}" alt="${xmlText(picture.alt)}"/>`
    : '';

function filesOf(refs: readonly (PictureRef | null)[], { pictures, tell }: Context): string {
  const names = new Set(refs.flatMap((ref) => (ref ? [ref.file] : [])));
  return [...names]
    .map((name) => {
      const picture = pictures.get(name);
      if (!picture) tell(said.pictureMissing(name));
      const base64 = Buffer.from(picture?.bytes ?? []).toString('base64');
      return picture ? `<file name="${xmlText(name)}" path="/" encoding="base64">${base64}</file>` : '';
    })
    .join('');
}

type Choices = Extract<QuestionBody, { kind: 'single' | 'true-false' | 'multiple' }>;

const isStatement = (body: QuestionBody): boolean =>
  body.kind === 'true-false' && body.choices.map(({ text }) => text).join('\n') === 'Đúng\nSai';

function typeOf(body: QuestionBody): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return 'multichoice';
    case 'true-false':
      return isStatement(body) ? 'truefalse' : 'multichoice';
    case 'numeric':
      return 'numerical';
    case 'short-text':
      return 'shortanswer';
    default:
      return body.kind;
  }
}

function answersOf(body: QuestionBody, context: Context): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return isStatement(body) ? statementOf(body.key) : choicesOf(body, context);
    case 'matching':
      return `<shuffleanswers>true</shuffleanswers>\n${pairsOf(body, context)}`;
    case 'ordering':
      return orderOf(body, context);
    case 'numeric':
      return numbersOf(body);
    case 'short-text':
      return [
        `<usecase>${body.ignoreCase ? 0 : 1}</usecase>`,
        ...body.key.map((each) =>
          answer(percentText(each.permille), plain(each.text.replaceAll('*', '\\*'))),
        ),
      ].join('\n');
    case 'essay':
      return essayOf(body);
  }
}

const answer = (fraction: string, inner: string, attributes = ''): string =>
  `<answer fraction="${fraction}"${attributes}>${inner}</answer>`;

function rich({ text, picture }: Option, context: Context): string {
  return `<text>${cdata(`${htmlOf(text)}${image(picture)}`)}</text>${filesOf([picture], context)}`;
}

function statementOf([key]: string[]): string {
  const share = (isRight: boolean) => (isRight ? '100' : '0');
  return [answer(share(key === 'a'), plain('true')), answer(share(key === 'b'), plain('false'))].join('\n');
}

function choicesOf(body: Choices, context: Context): string {
  const several = body.kind === 'multiple';
  const share = several ? (100 / body.key.length).toFixed(5).replace(/\.?0+$/, '') : '100';
  const answers = body.choices.map((option) => {
    const fraction = body.key.includes(option.id) ? share : several ? `-${share}` : '0';
    return answer(fraction, rich(option, context), ' format="html"');
  });
  return [
    `<single>${!several}</single>`,
    `<shuffleanswers>${!body.fixedOrder}</shuffleanswers>`,
    '<answernumbering>ABCD</answernumbering>',
    ...answers,
  ].join('\n');
}

/** Answers of pairs are texts in Moodle: a picture there becomes its description. */
function pairsOf(
  { lefts, rights, key }: Extract<QuestionBody, { kind: 'matching' }>,
  context: Context,
): string {
  const rightOf = new Map(key.map((pair) => [pair.split(':')[0], pair.split(':')[1]]));
  const used = new Set(rightOf.values());
  const side = (right: Option | undefined): string => {
    if (right?.picture) context.tell(said.pictureAsText, 'changed');
    return `<answer>${plain(right?.text || right?.picture?.alt || '')}</answer>`;
  };
  const pairs = lefts.map((left) => {
    const right = rights.find(({ id }) => id === rightOf.get(left.id));
    return `<subquestion format="html">${rich(left, context)}${side(right)}</subquestion>`;
  });
  const distractors = rights
    .filter(({ id }) => !used.has(id))
    .map((right) => `<subquestion format="html"><text></text>${side(right)}</subquestion>`);
  return [...pairs, ...distractors].join('\n');
}

function orderOf(body: Extract<QuestionBody, { kind: 'ordering' }>, context: Context): string {
  const grading = body.partialCredit === 'all-or-nothing' ? 'ALL_OR_NOTHING' : 'RELATIVE_NEXT_EXCLUDE_LAST';
  const items = body.key.flatMap((id) => body.items.filter((item) => item.id === id));
  return [
    '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
    `<gradingtype>${grading}</gradingtype><showgrading>SHOW</showgrading>`,
    ...items.map((item) => answer('100', rich(item, context), ' format="html"')),
  ].join('\n');
}

function numbersOf({ key, unit }: Extract<QuestionBody, { kind: 'numeric' }>): string {
  const answers = key.map(({ value, tolerance, permille }) =>
    answer(percentText(permille), `${plain(value)}<tolerance>${tolerance}</tolerance>`),
  );
  const units = `<units><unit><multiplier>1</multiplier><unit_name>${xmlText(unit)}</unit_name></unit></units>`;
  // The unit may be typed and is not graded.
  const shown = '<unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty><showunits>0</showunits>';
  return [...answers, ...(unit === '' ? [] : [units, shown])].join('\n');
}

function essayOf({ maxWords, rubric }: Extract<QuestionBody, { kind: 'essay' }>): string {
  const guide = rubric.map(({ text, permille }) => `${htmlOf(text)} (${percentText(permille)}%)`);
  return [
    '<responseformat>editor</responseformat>',
    maxWords > 0 ? `<maxwordlimit>${maxWords}</maxwordlimit>` : '',
    `<graderinfo format="html"><text>${cdata(guide.join('<br/>'))}</text></graderinfo>`,
    answer('0', plain('')),
  ].join('\n');
}
