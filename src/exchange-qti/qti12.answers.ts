import {
  letterOf,
  matchingBody,
  multipleBody,
  numericBody,
  optionsOf,
  type Piece,
  shortTextBody,
  singleBody,
  trueFalseBody,
  type Weighted,
} from '../core/draft/bodies.js';
import { decimalText, greatest, rangeOf } from '../core/draft/decimal.js';
import { tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody } from '../core/kind/draft.js';
import { child, descendants, elements, textIn, type XmlElement } from '../exchange-xml/xml.js';

/** A place to answer; `label`: the text that stands beside it. */
export type Response = { label: string; body: QuestionBody };

type ReadPiece = (element: XmlElement) => Piece;
/** A condition with the points that it gives. */
type Rule = { points: number; adds: boolean; condition: XmlElement };

/** Kinds of Canvas in which each list is a blank of the text, not a side of a pair. */
const blanks = new Set(['multiple_dropdowns_question', 'fill_in_multiple_blanks_question']);
const responseNames = ['response_lid', 'response_str', 'response_num', 'response_grp', 'response_xy'];

/** What is right in an item of QTI 1.2; null where a place to answer has no kind of ours. */
export function responseBodies(
  item: XmlElement,
  kind: string,
  read: ReadPiece,
  tell: Tell,
): Response[] | null {
  const responses = descendants(item, ...responseNames);
  const most = Number(descendants(item, 'decvar')[0]?.attributes['maxvalue']) || 1;
  const rules = descendants(item, 'respcondition').map((each) => ruleOf(each, most));
  const scored = rules.filter(({ points }) => points > 0);
  if (responses.length === 0) {
    if (!/essay|^$/.test(kind)) return null;
    return [{ label: '', body: { kind: 'essay', maxWords: 0, rubric: [] } }];
  }
  if (responses.some(({ name }) => name === 'response_xy' || name === 'response_grp')) return null;
  const lists = responses.filter(({ name }) => name === 'response_lid');
  if (lists.length > 1 && lists.length === responses.length && !blanks.has(kind))
    return [{ label: '', body: matching(lists, scored, read) }];
  const found = responses.map((response): Response | null => {
    const own = responses.length === 1 ? scored : scored.filter((rule) => isAbout(rule, identOf(response)));
    const label = tidy(
      elements(response, 'material')
        .map((each) => read(wrap(each)).text)
        .join(' '),
    );
    const body =
      response.name === 'response_lid'
        ? chosen(response, kind, own, read, tell)
        : typed(response, kind, own, tell);
    if (responses.length === 1) return body && { label: '', body };
    return body && { label: blanks.has(kind) ? said.blankNamed(label) : label, body };
  });
  return found.every((each) => each !== null) ? found : null;
}

const wrap = (element: XmlElement): XmlElement => ({
  name: '',
  attributes: {},
  children: [element],
  line: element.line,
});
const identOf = ({ attributes }: XmlElement): string => attributes['ident'] ?? '';
const conditionNames = ['varequal', 'vargte', 'varlte', 'vargt', 'varlt', 'varsubset', 'varsubstring'];

/** @param most what Blackboard's `SCORE.max` stands for */
function ruleOf(condition: XmlElement, most: number): Rule {
  const scores = elements(condition, 'setvar').filter(
    ({ attributes }) => !/^(?:que_score_min|que_score_max)$/i.test(attributes['varname'] ?? ''),
  );
  const given = textIn(scores[0] ?? null).trim();
  const isMost = scores.length === 0 ? praises(condition) : /^\w+\.max$/i.test(given);
  const points = isMost ? most : Number(given || '0') || 0;
  const action = scores[0]?.attributes['action'] ?? 'Set';
  return { points: /subtract/i.test(action) ? -points : points, adds: /add/i.test(action), condition };
}

/** Blackboard gives the points of a typed answer by no more than the feedback for what is right. */
const praises = (condition: XmlElement): boolean =>
  elements(condition, 'displayfeedback').some(({ attributes }) => attributes['linkrefid'] === 'correct');

const isAbout = ({ condition }: Rule, ident: string): boolean =>
  descendants(condition, ...conditionNames).some(({ attributes }) => attributes['respident'] === ident);

/** Values that a condition wants, without those that stand under `not`. */
function valuesOf(element: XmlElement, ident: string | null, ...names: string[]): string[] {
  return elements(element).flatMap((part) => {
    if (part.name === 'not') return [];
    const own = names.includes(part.name) && (ident === null || part.attributes['respident'] === ident);
    return own ? [tidy(textIn(part))] : valuesOf(part, ident, ...names);
  });
}

function chosen(
  response: XmlElement,
  kind: string,
  rules: Rule[],
  read: ReadPiece,
  tell: Tell,
): QuestionBody | null {
  const render = child(response, 'render_choice') ?? descendants(response, 'render_choice')[0];
  if (!render) return null;
  const labels = descendants(render, 'response_label');
  const ident = identOf(response);
  if (kind === 'fill_in_multiple_blanks_question') {
    const key = labels.map((label) => ({ text: read(label).text, permille: 1000 }));
    return shortTextBody(key, true, tell);
  }
  if (/ordering/.test(kind) || response.attributes['rcardinality'] === 'Ordered')
    return ordering(labels, rules, read, tell);
  const several = response.attributes['rcardinality'] === 'Multiple' || /multiple_answers/.test(kind);
  const fixedOrder = (render.attributes['shuffle'] ?? 'No').toLowerCase() !== 'yes';
  const wanted = rules.map(({ points, adds, condition }) => ({
    points,
    adds,
    values: valuesOf(condition, ident, 'varequal'),
  }));
  const whole = greatest(wanted.map(({ points }) => points));
  if (/true_false/.test(kind)) {
    const right = labels.find((label) => wanted.some(({ values }) => values.includes(identOf(label))));
    const word = right ? read(right).text : '';
    if (/^(?:true|false|đúng|sai)$/i.test(word)) {
      if (/^[tf]/i.test(word)) tell(said.statementWords, 'changed');
      return trueFalseBody(/^(?:true|đúng)$/i.test(word));
    }
  }
  if (!several) {
    const worth = (id: string) =>
      greatest(wanted.filter(({ values }) => values.includes(id)).map(({ points }) => points));
    const pieces = labels.map((label): Weighted => {
      return { ...read(label), permille: whole > 0 ? Math.round((worth(identOf(label)) * 1000) / whole) : 0 };
    });
    return singleBody(pieces, fixedOrder, tell);
  }
  // One condition with all that is right is all or nothing; one for each adds up.
  const parts = wanted.every(({ adds, values }) => adds && values.length === 1) && wanted.length > 1;
  const right = new Set(wanted.flatMap(({ values }) => values));
  const share = right.size === 0 ? 0 : Math.round(1000 / right.size);
  const pieces = labels.map((label): Weighted => {
    return { ...read(label), permille: right.has(identOf(label)) ? share : 0 };
  });
  const quiet: Tell = (what, action) => what === said.noKey && tell(what, action);
  const body = multipleBody(pieces, fixedOrder, parts ? tell : quiet);
  return parts ? body : ({ ...body, partialCredit: 'all-or-nothing' } as QuestionBody);
}

function ordering(labels: XmlElement[], rules: Rule[], read: ReadPiece, tell: Tell): QuestionBody {
  if (labels.length < 2) throw new Unreadable(said.tooFewItems);
  const letters = new Map(labels.map((label, i) => [identOf(label), letterOf(i)]));
  const order = rules.flatMap(({ condition }) => valuesOf(condition, null, 'varequal'));
  const key = [...new Set(order)].flatMap((id) => letters.get(id) ?? []);
  if (key.length < labels.length) tell(key.length > 0 ? said.partOrder : said.noKey, 'changed');
  for (const letter of letters.values()) if (!key.includes(letter)) key.push(letter);
  return { kind: 'ordering', items: optionsOf(labels.map(read)), key, partialCredit: 'all-or-nothing' };
}

/** Several lists, each asking for one of the same rights. */
function matching(lists: XmlElement[], rules: Rule[], read: ReadPiece): QuestionBody {
  const used = new Set<string>();
  const pairs = lists.map((list) => {
    const ident = identOf(list);
    const wanted = rules.flatMap(({ condition }) => valuesOf(condition, ident, 'varequal'))[0] ?? '';
    const label = descendants(list, 'response_label').find((each) => identOf(each) === wanted);
    if (!label) throw new Unreadable(said.pairBroken);
    const right = read(label);
    used.add(right.text);
    const material = child(list, 'material');
    return { left: material ? read(wrap(material)) : { text: ident, picture: null }, right };
  });
  const rest = lists.flatMap((list) => descendants(list, 'response_label').map(read));
  return matchingBody(
    pairs,
    rest.filter(({ text }) => !used.has(text)),
  );
}

function typed(response: XmlElement, kind: string, rules: Rule[], tell: Tell): QuestionBody | null {
  if (!descendants(response, 'render_fib')[0]) return null;
  const ident = identOf(response);
  if (/essay/.test(kind)) return { kind: 'essay', maxWords: 0, rubric: [] };
  const fib = descendants(response, 'render_fib')[0];
  const isNumber =
    response.name === 'response_num' ||
    kind.startsWith('numerical') ||
    /^(?:Integer|Decimal)$/.test(fib?.attributes['fibtype'] ?? '');
  const best = greatest(rules.map(({ points }) => points));
  const shares = rules.map((rule) => ({
    ...rule,
    permille: best > 0 ? Math.round((rule.points * 1000) / best) : 0,
  }));
  if (isNumber)
    return numericBody(
      shares.flatMap((rule) => numbersOf(rule, ident)),
      '',
      tell,
    );
  const key = shares.flatMap(({ condition, permille }) =>
    valuesOf(condition, ident, 'varequal', 'varsubset', 'varsubstring').map((text) => ({ text, permille })),
  );
  // Nothing to compare with is work for a person.
  if (key.length === 0) return { kind: 'essay', maxWords: 0, rubric: [] };
  const compared = descendants(response, 'varequal').concat(
    rules.flatMap(({ condition }) => descendants(condition, 'varequal')),
  );
  const exact = compared.length > 0 && compared.every(({ attributes }) => attributes['case'] === 'Yes');
  return shortTextBody(key, !exact, tell);
}

/** An exact number, one within bounds, or (Canvas) both in one condition. */
function numbersOf(
  { condition, permille }: Rule & { permille: number },
  ident: string,
): { value: string; tolerance: string; permille: number }[] {
  const [low, high] = [
    [...valuesOf(condition, ident, 'vargte'), ...valuesOf(condition, ident, 'vargt')][0],
    [...valuesOf(condition, ident, 'varlte'), ...valuesOf(condition, ident, 'varlt')][0],
  ];
  if (low !== undefined && high !== undefined) {
    const range = rangeOf(low, high);
    if (!range) throw new Unreadable(said.badRange(`${low}..${high}`));
    return [{ ...range, permille }];
  }
  return valuesOf(condition, ident, 'varequal').map((text) => {
    const value = decimalText(text);
    if (value === null) throw new Unreadable(said.badNumber(text));
    return { value, tolerance: '0', permille };
  });
}
