import type { Option, PictureRef, QuestionBody } from '../core/kind/draft.js';
import { htmlOf } from '../exchange-text/plain.js';
import { xmlText } from '../exchange-xml/xml.js';
import type { Dialect } from './qti.dialect.js';
import { answerClass } from './qti.item.js';

/** Parts of an item that say how it is answered and what is right. */
type Answered = { declarations: string; interaction: string; processing: string };
type Image = (picture: PictureRef | null) => string;

const response = 'RESPONSE';

export function answered(body: QuestionBody, dialect: Dialect, image: Image): Answered {
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple':
      return choices(body, dialect, image);
    case 'matching':
      return matching(body, dialect, image);
    case 'ordering':
      return ordering(body, dialect, image);
    case 'numeric':
      return numeric(body, dialect);
    case 'short-text':
      return shortText(body, dialect);
    case 'essay':
      return essay(body, dialect);
  }
}

/** Points of one answer among several that add up to 1, exact enough to add up again. */
const share = (count: number): string => (1 / count).toFixed(6).replace(/0+$/, '').replace(/\.$/, '');

function declared(
  { el }: Dialect,
  cardinality: string,
  baseType: string,
  correct: readonly string[],
  mapping = '',
): string {
  const values = correct.map((value) => el('value', {}, xmlText(value)));
  const right = values.length > 0 ? el('correctResponse', {}, ...values) : '';
  return el('responseDeclaration', { identifier: response, cardinality, baseType }, right, mapping);
}

type Entry = { key: string; value: string; caseSensitive?: boolean };

function mapped({ el }: Dialect, entries: readonly Entry[]): string {
  const rows = entries.map(({ key, value, caseSensitive }) =>
    el('mapEntry', {
      mapKey: key,
      mappedValue: value,
      ...(caseSensitive === undefined ? {} : { caseSensitive }),
    }),
  );
  return el('mapping', { defaultValue: 0, lowerBound: 0, upperBound: 1 }, ...rows);
}

const byTemplate = ({ el, template }: Dialect, name: string): string =>
  el('responseProcessing', { template: template(name) });

function option(
  name: string,
  { id, text, picture }: Option,
  dialect: Dialect,
  image: Image,
  more = {},
): string {
  return dialect.el(name, { identifier: id, ...more }, `${htmlOf(text)}${image(picture)}`);
}

type Choices = Extract<QuestionBody, { kind: 'single' | 'true-false' | 'multiple' }>;

function choices(body: Choices, dialect: Dialect, image: Image): Answered {
  const several = body.kind === 'multiple';
  const perChoice = several && body.partialCredit === 'per-choice';
  const part = share(body.key.length);
  const entries = body.choices.map(({ id }) => ({
    key: id,
    value: body.key.includes(id) ? part : `-${part}`,
  }));
  return {
    declarations: declared(
      dialect,
      several ? 'multiple' : 'single',
      'identifier',
      body.key,
      perChoice ? mapped(dialect, entries) : '',
    ),
    interaction: dialect.el(
      'choiceInteraction',
      { responseIdentifier: response, shuffle: !body.fixedOrder, maxChoices: several ? 0 : 1 },
      ...body.choices.map((each) => option('simpleChoice', each, dialect, image)),
    ),
    processing: byTemplate(dialect, perChoice ? 'map_response' : 'match_correct'),
  };
}

function matching(
  body: Extract<QuestionBody, { kind: 'matching' }>,
  dialect: Dialect,
  image: Image,
): Answered {
  const pairs = body.key.map((pair) => `L-${pair.replace(':', ' R-')}`);
  const perPair = body.partialCredit === 'per-pair';
  const entries = pairs.map((key) => ({ key, value: share(pairs.length) }));
  const side = (options: Option[], letter: string, matchMax: number) =>
    dialect.el(
      'simpleMatchSet',
      {},
      ...options.map((each) =>
        option('simpleAssociableChoice', { ...each, id: `${letter}-${each.id}` }, dialect, image, {
          matchMax,
        }),
      ),
    );
  return {
    declarations: declared(
      dialect,
      'multiple',
      'directedPair',
      pairs,
      perPair ? mapped(dialect, entries) : '',
    ),
    interaction: dialect.el(
      'matchInteraction',
      { responseIdentifier: response, shuffle: true, maxAssociations: body.lefts.length },
      side(body.lefts, 'L', 1),
      side(body.rights, 'R', 0),
    ),
    processing: byTemplate(dialect, perPair ? 'map_response' : 'match_correct'),
  };
}

function ordering(
  body: Extract<QuestionBody, { kind: 'ordering' }>,
  dialect: Dialect,
  image: Image,
): Answered {
  return {
    declarations: declared(dialect, 'ordered', 'identifier', body.key),
    interaction: dialect.el(
      'orderInteraction',
      { responseIdentifier: response, shuffle: true },
      ...body.items.map((each) => option('simpleChoice', each, dialect, image)),
    ),
    processing: byTemplate(dialect, 'match_correct'),
  };
}

const field = ({ el }: Dialect, more: string): string =>
  `<p class="${answerClass}">${el('textEntryInteraction', { responseIdentifier: response, expectedLength: 40 })}${more}</p>`;

/** The first range that holds gives its points: the best must come first. */
function numeric({ key, unit }: Extract<QuestionBody, { kind: 'numeric' }>, dialect: Dialect): Answered {
  const { el } = dialect;
  const conditions = key.map(({ value, tolerance, permille }, i) =>
    el(
      i === 0 ? 'responseIf' : 'responseElseIf',
      {},
      el(
        'equal',
        { toleranceMode: 'absolute', tolerance: `${tolerance} ${tolerance}` },
        el('variable', { identifier: response }),
        el('baseValue', { baseType: 'float' }, value),
      ),
      el(
        'setOutcomeValue',
        { identifier: 'SCORE' },
        el('baseValue', { baseType: 'float' }, String(permille / 1000)),
      ),
    ),
  );
  return {
    declarations: declared(
      dialect,
      'single',
      'float',
      key.slice(0, 1).map(({ value }) => value),
    ),
    interaction: field(dialect, unit === '' ? '' : ` ${xmlText(unit)}`),
    processing: el('responseProcessing', {}, el('responseCondition', {}, ...conditions)),
  };
}

function shortText(
  { key, ignoreCase }: Extract<QuestionBody, { kind: 'short-text' }>,
  dialect: Dialect,
): Answered {
  const entries = key.map(({ text, permille }) => ({
    key: text,
    value: String(permille / 1000),
    caseSensitive: !ignoreCase,
  }));
  const best = key.slice(0, 1).map(({ text }) => text);
  return {
    declarations: declared(dialect, 'single', 'string', best, mapped(dialect, entries)),
    interaction: field(dialect, ''),
    processing: byTemplate(dialect, 'map_response'),
  };
}

function essay({ rubric }: Extract<QuestionBody, { kind: 'essay' }>, dialect: Dialect): Answered {
  const rows = rubric.map(({ text, permille }) => `<p>${htmlOf(text)} (${permille / 10}%)</p>`);
  const guide = dialect.el(
    'rubricBlock',
    {
      view: 'scorer',
      ...(dialect.schemaVersion === '3.0.0' ? { use: 'scoring' } : {}),
      class: 'bang-vang-rubric',
    },
    dialect.flow(rows.join('')),
  );
  return {
    declarations: declared(dialect, 'single', 'string', []),
    interaction: `${rows.length > 0 ? guide : ''}${dialect.el('extendedTextInteraction', { responseIdentifier: response })}`,
    processing: '',
  };
}
