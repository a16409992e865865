import {
  letterOf,
  matchingBody,
  multipleBody,
  numericBody,
  optionsOf,
  type Piece,
  piece,
  shortTextBody,
  singleBody,
  type Weighted,
} from '../core/draft/bodies.js';
import { decimalText, greatest } from '../core/draft/decimal.js';
import { tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody } from '../core/kind/draft.js';
import { descendants, elements, type XmlElement } from '../exchange-xml/xml.js';
import type { Scoring } from './qti.scoring.js';

/** Reads the content of a choice; feedback inside is set aside. */
export type ReadChoice = (element: XmlElement) => Piece;

/** What is right in an interaction; null for one that has no kind of ours. */
export function interactionBody(
  interaction: XmlElement,
  scoring: Scoring,
  read: ReadChoice,
  tell: Tell,
): QuestionBody | null {
  switch (interaction.name) {
    case 'choiceInteraction':
      return choices(interaction, descendants(interaction, 'simpleChoice'), scoring, read, tell);
    case 'inlineChoiceInteraction':
      return choices(interaction, descendants(interaction, 'inlineChoice'), scoring, read, tell);
    case 'hottextInteraction':
      return choices(interaction, descendants(interaction, 'hottext'), scoring, read, tell);
    case 'orderInteraction':
      return order(interaction, scoring, read, tell);
    case 'matchInteraction':
      return match(interaction, scoring, read, tell);
    case 'gapMatchInteraction':
      return gapMatch(interaction, scoring, read, tell);
    case 'textEntryInteraction':
    case 'sliderInteraction':
      return entry(scoring, tell);
    case 'extendedTextInteraction':
      if (scoring.correct.length > 0) tell(said.modelAnswer);
      return { kind: 'essay', maxWords: 0, rubric: [] };
    default:
      return null;
  }
}

const idOf = (element: XmlElement): string => element.attributes['identifier'] ?? '';

function choices(
  interaction: XmlElement,
  found: XmlElement[],
  scoring: Scoring,
  read: ReadChoice,
  tell: Tell,
): QuestionBody {
  const several = scoring.cardinality === 'multiple' && interaction.attributes['maxChoices'] !== '1';
  const worth = new Map((scoring.mapping ?? []).map(({ key, value }) => [key, value]));
  const positive = [...worth.values()].filter((value) => value > 0);
  const whole = several ? positive.reduce((sum, value) => sum + value, 0) : greatest(positive);
  const right = scoring.mapping ? null : new Set(scoring.correct);
  const pieces = found.map((choice): Weighted => {
    const id = idOf(choice);
    const permille = right
      ? right.has(id)
        ? several
          ? Math.round(1000 / right.size)
          : 1000
        : 0
      : whole > 0
        ? Math.round(((worth.get(id) ?? 0) * 1000) / whole)
        : 0;
    return { ...read(choice), permille };
  });
  const shuffle = interaction.attributes['shuffle'] === 'true';
  const pinned = shuffle && found.some((choice) => choice.attributes['fixed'] === 'true');
  if (pinned) tell(said.pinned, 'changed');
  const fixedOrder = !shuffle || pinned;
  if (!several) return singleBody(pieces, fixedOrder, tell);
  if (scoring.mapping) return multipleBody(pieces, fixedOrder, tell);
  const ignored: Tell = (what, action) => what === said.noKey && tell(what, action);
  const body = multipleBody(pieces, fixedOrder, ignored);
  return { ...body, partialCredit: 'all-or-nothing' } as QuestionBody;
}

function order(interaction: XmlElement, scoring: Scoring, read: ReadChoice, tell: Tell): QuestionBody {
  const choices = descendants(interaction, 'simpleChoice');
  if (choices.length < 2) throw new Unreadable(said.tooFewItems);
  const letters = new Map(choices.map((choice, i) => [idOf(choice), letterOf(i)]));
  const key = scoring.correct.flatMap((id) => letters.get(id) ?? []);
  if (key.length < choices.length) {
    if (scoring.correct.length > 0) tell(said.partOrder, 'changed');
    else tell(said.noKey, 'changed');
    for (const letter of letters.values()) if (!key.includes(letter)) key.push(letter);
  }
  return { kind: 'ordering', items: optionsOf(choices.map(read)), key, partialCredit: 'all-or-nothing' };
}

type Pair = readonly [left: string, right: string];

/** Pairs from what is right, else from what gives points. */
function pairsOf({ correct, mapping }: Scoring): Pair[] {
  const values =
    correct.length > 0 ? correct : (mapping ?? []).filter(({ value }) => value > 0).map(({ key }) => key);
  return values.map((value): Pair => {
    const [left = '', right = ''] = value.trim().split(/\s+/);
    return [left, right];
  });
}

/** Each left has one right in our pairs; where it is the other way round, the sides change places. */
function match(interaction: XmlElement, scoring: Scoring, read: ReadChoice, tell: Tell): QuestionBody | null {
  const [first = [], second = []] = elements(interaction, 'simpleMatchSet').map((set) =>
    elements(set, 'simpleAssociableChoice'),
  );
  const pairs = pairsOf(scoring);
  if (pairs.length === 0) throw new Unreadable(said.noPairs);
  if (isFunction(pairs)) return paired(first, second, pairs, scoring, read, tell);
  const turned = pairs.map(([left, right]): Pair => [right, left]);
  if (!isFunction(turned)) return null;
  tell(said.sidesTurned, 'changed');
  return paired(second, first, turned, scoring, read, tell);
}

const isFunction = (pairs: readonly Pair[]): boolean =>
  new Set(pairs.map(([left]) => left)).size === pairs.length;

function paired(
  lefts: XmlElement[],
  rights: XmlElement[],
  pairs: readonly Pair[],
  scoring: Scoring,
  read: ReadChoice,
  tell: Tell,
): QuestionBody {
  const rightOf = new Map(pairs);
  const kept = lefts.filter((left) => rightOf.has(idOf(left)));
  if (kept.length < lefts.length) tell(said.leftsDropped(lefts.length - kept.length), 'changed');
  if (kept.length < 2) throw new Unreadable(said.tooFewPairs);
  const letters = new Map(rights.map((right, i) => [idOf(right), letterOf(i)]));
  const key = kept.map((left, i) => {
    const letter = letters.get(rightOf.get(idOf(left)) ?? '');
    if (letter === undefined) throw new Unreadable(said.pairBroken);
    return `${letterOf(i)}:${letter}`;
  });
  return {
    kind: 'matching',
    lefts: optionsOf(kept.map(read)),
    rights: optionsOf(rights.map(read)),
    key,
    partialCredit: scoring.mapping ? 'per-pair' : 'all-or-nothing',
  };
}

/** Words to be put into gaps: each gap is a left side, named by its number in the text. */
function gapMatch(interaction: XmlElement, scoring: Scoring, read: ReadChoice, tell: Tell): QuestionBody {
  const words = [...descendants(interaction, 'gapText'), ...descendants(interaction, 'gapImg')];
  const gaps = descendants(interaction, 'gap');
  const isGap = (id: string) => gaps.some((gap) => idOf(gap) === id);
  // The standard has the word first; TAO has written the gap first.
  const wordIn = new Map(
    pairsOf(scoring).map(([word, gap]) => (isGap(word) && !isGap(gap) ? [word, gap] : [gap, word])),
  );
  const pieces = new Map(words.map((word) => [idOf(word), read(word)]));
  if (wordIn.size === 0) throw new Unreadable(said.noPairs);
  if (gaps.length === 1) {
    const right = wordIn.get(idOf(gaps[0] ?? interaction));
    const weighted = words.map((word) => ({
      ...(pieces.get(idOf(word)) ?? piece('')),
      permille: idOf(word) === right ? 1000 : 0,
    }));
    return singleBody(weighted, false, tell);
  }
  const pairs = gaps.flatMap((gap, i) => {
    const right = pieces.get(wordIn.get(idOf(gap)) ?? '');
    return right ? [{ left: piece(said.gap(i + 1)), right }] : [];
  });
  if (pairs.length < gaps.length) tell(said.leftsDropped(gaps.length - pairs.length), 'changed');
  tell(said.gapsMatched, 'changed');
  const used = new Set(wordIn.values());
  const distractors = words.flatMap((word) =>
    used.has(idOf(word)) ? [] : [pieces.get(idOf(word)) ?? piece('')],
  );
  return matchingBody(pairs, distractors);
}

function entry(scoring: Scoring, tell: Tell): QuestionBody {
  const { baseType, correct, mapping, ranges, caseSensitive } = scoring;
  if (correct.length === 0 && !mapping && ranges.length === 0) {
    tell(said.openAnswer, 'changed');
    return { kind: 'essay', maxWords: 0, rubric: [] };
  }
  if (baseType === 'float' || baseType === 'integer') {
    if (ranges.length > 0) return numericBody(ranges, '', tell);
    const values = mapping ? shared(mapping) : correct.map((text) => ({ text, permille: 1000 }));
    const key = values.map(({ text, permille }) => {
      const value = decimalText(text);
      if (value === null) throw new Unreadable(said.badNumber(text));
      return { value, tolerance: '0', permille };
    });
    return numericBody(key, '', tell);
  }
  if (!mapping) {
    return shortTextBody(
      correct.map((text) => ({ text, permille: 1000 })),
      !caseSensitive,
      tell,
    );
  }
  const ignoreCase = mapping.every((each) => !each.caseSensitive);
  if (!ignoreCase && mapping.some((each) => !each.caseSensitive)) tell(said.caseMixed, 'changed');
  return shortTextBody(shared(mapping), ignoreCase, tell);
}

function shared(mapping: NonNullable<Scoring['mapping']>): { text: string; permille: number }[] {
  const best = greatest(mapping.map(({ value }) => value));
  return mapping.map(({ key, value }) => {
    return { text: tidy(key), permille: best > 0 ? Math.round((value * 1000) / best) : 0 };
  });
}
