import { decimalText, greatest } from '../core/draft/decimal.js';
import { tidy } from '../core/draft/reading.js';
import { child, descendants, elements, textIn, type XmlElement } from '../exchange-xml/xml.js';

type MapEntry = { key: string; value: number; caseSensitive: boolean };

/** What counts as right for one response, from its declaration and the processing of the item. */
export type Scoring = {
  cardinality: string;
  baseType: string;
  correct: string[];
  /** Points by value; null: only right or wrong. */
  mapping: MapEntry[] | null;
  /** Numbers with how far from them counts, in permille of the best. */
  ranges: { value: string; tolerance: string; permille: number }[];
  caseSensitive: boolean;
};

/** What an item says of scoring that is not among the common patterns. */
export type Processing = { scorings: Map<string, Scoring>; unusual: boolean };

const usual = new Set(
  (
    'responseCondition responseIf responseElseIf responseElse match and or not isNull variable correct baseValue ' +
    'setOutcomeValue mapResponse equal stringMatch sum member multiple ordered'
  ).split(' '),
);

/** Reads declarations and processing, inline or by template; templates by the last part of their address. */
export function processingOf(item: XmlElement): Processing {
  const processing = child(item, 'responseProcessing');
  const address = processing?.attributes['template'] ?? '';
  const template =
    address
      .replace(/\.xml$/, '')
      .split('/')
      .at(-1) ?? '';
  const rules = processing ? elements(processing) : [];
  const mapped = new Set(
    processing
      ? descendants(processing, 'mapResponse').map((each) => each.attributes['identifier'] ?? '')
      : [],
  );
  const scorings = new Map<string, Scoring>();
  for (const declaration of elements(item, 'responseDeclaration')) {
    const id = declaration.attributes['identifier'] ?? '';
    const byMap =
      template === 'map_response' ||
      mapped.has(id) ||
      (processing === null && !correctOf(declaration).length);
    scorings.set(id, scoringOf(declaration, byMap, processing));
  }
  const named = template !== '' && !/^(?:match_correct|map_response|CC2_match(?:_basic)?)$/.test(template);
  const unusual = named || rules.some((rule) => [rule, ...all(rule)].some(({ name }) => !usual.has(name)));
  return { scorings, unusual };
}

const all = (element: XmlElement): XmlElement[] => elements(element).flatMap((each) => [each, ...all(each)]);

function correctOf(declaration: XmlElement): string[] {
  const correct = child(declaration, 'correctResponse');
  return correct ? elements(correct, 'value').map((value) => tidy(textIn(value))) : [];
}

function scoringOf(declaration: XmlElement, byMap: boolean, processing: XmlElement | null): Scoring {
  const { identifier = '', cardinality = 'single', baseType = '' } = declaration.attributes;
  const mapping = child(declaration, 'mapping');
  const correct = correctOf(declaration);
  const entries = mapping ? elements(mapping, 'mapEntry').map(mapEntry) : [];
  const compares = processing
    ? descendants(processing, 'stringMatch').filter((each) => isAbout(each, identifier))
    : [];
  return {
    cardinality,
    baseType,
    correct,
    mapping: entries.length > 0 && (byMap || correct.length === 0) ? entries : null,
    ranges: processing ? rangesOf(processing, identifier, correct) : [],
    caseSensitive:
      compares.length === 0 || compares.some((each) => each.attributes['caseSensitive'] !== 'false'),
  };
}

function mapEntry({ attributes }: XmlElement): MapEntry {
  return {
    key: tidy(attributes['mapKey'] ?? ''),
    value: Number(attributes['mappedValue'] ?? 0) || 0,
    caseSensitive: attributes['caseSensitive'] !== 'false',
  };
}

const isAbout = (comparison: XmlElement, identifier: string): boolean =>
  elements(comparison, 'variable').some((each) => each.attributes['identifier'] === identifier);

/** `equal` between a response and a number, with the points of the condition in which it stands. */
function rangesOf(processing: XmlElement, identifier: string, correct: string[]): Scoring['ranges'] {
  const found = descendants(processing, 'responseIf', 'responseElseIf').flatMap((condition) => {
    const outcome = elements(condition, 'setOutcomeValue')[0];
    const points = Number(
      textIn(outcome && child(outcome, 'baseValue') ? child(outcome, 'baseValue') : null) || 1,
    );
    return descendants(condition, 'equal')
      .filter((equal) => isAbout(equal, identifier))
      .flatMap((equal) => {
        const value = decimalText(textIn(child(equal, 'baseValue')) || (correct[0] ?? ''));
        return value === null ? [] : [{ value, tolerance: toleranceOf(equal, value), points }];
      });
  });
  const best = greatest(found.map(({ points }) => points));
  return found.map(({ value, tolerance, points }) => {
    return { value, tolerance, permille: best > 0 ? Math.round((points * 1000) / best) : 0 };
  });
}

/** Absolute as it stands; of a relative one, in percent, what it comes to. */
function toleranceOf({ attributes }: XmlElement, value: string): string {
  const [first = '0'] = (attributes['tolerance'] ?? '0').trim().split(/\s+/);
  const tolerance = decimalText(first) ?? '0';
  if (attributes['toleranceMode'] === 'absolute') return tolerance.replace('-', '');
  if (attributes['toleranceMode'] !== 'relative') return '0';
  return decimalText(String(Math.abs((Number(value) * Number(tolerance)) / 100))) ?? '0';
}
