import { MOST_ESSAY_WORDS, MOST_STAGE_MILLI } from '../play/rules.js';
import { difficulties } from '../rulebook.js';
import { awardFields, collectiveShape, qualificationShape } from './schema-awards.js';
import {
  boolean,
  choice,
  code,
  codes,
  criteria,
  form,
  list,
  nullable,
  record,
  text,
  whole,
} from './schema-parts.js';
import type { Shape } from './shape.js';

const line = record({
  topic: code(),
  difficulty: choice(difficulties),
  count: whole(1, 200),
  points: { type: 'number', min: 0.001, max: 1000, decimals: 3, fallback: 1 },
});

const essay = record({
  points: { type: 'number', min: 0.001, max: 1000, decimals: 3 },
  maxWords: whole(1, MOST_ESSAY_WORDS),
  minutes: nullable(whole(1, 1440), null),
  levels: { type: 'number', min: 1, max: 2, decimals: 0, fallback: 1 },
  shortlistPerUnit: nullable(whole(1, 100_000), null),
  quota: nullable(record({ adults: whole(0, 100_000), minors: whole(0, 100_000) }), null),
});

const attempts = record({
  perRound: nullable(whole(1, 100), 1),
  perDay: nullable(whole(1, 100), null),
  perWeek: nullable(whole(1, 700), null),
  perContest: nullable(whole(1, 10_000), null),
  coolDownMinutes: whole(0, 10_080, 0),
  counts: choice(['best', 'first', 'last'], 'first'),
  leaving: choice(['resumable', 'uses-up'], 'resumable'),
});

const prediction = record({
  asked: choice(['perfect-people', 'perfect-attempts', 'entrants', 'attempts', 'perfect-percent']),
  over: choice(['round', 'contest-so-far'], 'round'),
  within: choice(['all', 'division'], 'all'),
  decimals: whole(0, 6, 0),
});

const round = record({
  code: code(),
  name: text(1, 100),
  kind: choice(['trial', 'week', 'day', 'topic', 'single', 'qualifier', 'semi-final', 'final'], 'single'),
  series: code('chinh'),
  opensAt: form('moment'),
  closesAt: form('moment'),
  frozenAt: nullable(form('moment'), null),
  dailyHours: nullable(record({ from: form('time'), until: form('time') }), null),
  windows: list(record({ divisions: codes(1), opensAt: form('moment'), closesAt: form('moment') }), 0, 20),
  lateStart: choice(['cut', 'full-time'], 'cut'),
  divisions: codes(0),
  paper: { ...text(0, 40), fallback: '' },
  attempts: nullable(attempts, null),
  prediction: { type: 'word', word: 'contest', or: nullable(prediction), fallback: 'contest' },
  ranking: nullable(criteria, null),
  onStage: boolean(false),
  stagePoints: { type: 'number', min: 0.001, max: MOST_STAGE_MILLI / 1000, decimals: 3, fallback: 100 },
});

const facts = record({
  title: text(5, 200),
  titleEn: text(0, 200, ''),
  organizer: text(2, 200),
  parentBody: text(0, 200, ''),
  place: text(0, 100, ''),
  contact: text(0, 300, ''),
  purpose: text(0, 2000, ''),
  basis: list(text(2, 1000), 0, 30),
});

const block = record({ code: code(), name: text(2, 100), nameEn: text(0, 100, '') });

const division = record({
  code: code(),
  block: nullable(code(), null),
  name: text(2, 100),
  nameEn: text(0, 100, ''),
  place: choice(['unit', 'organization'], 'unit'),
  age: nullable(
    record({
      min: nullable(whole(0, 120), null),
      max: nullable(whole(0, 120), null),
      on: form('age-day', 'attempt'),
    }),
    null,
  ),
  organizationKinds: codes(0),
  bank: nullable(code(), null),
  who: text(0, 500, ''),
});

const entry = record(
  {
    mode: choice(['open', 'roster'], 'open'),
    registersFrom: nullable(form('moment'), null),
    registersUntil: nullable(form('moment'), null),
    expectedEntrants: nullable(whole(1, 100_000_000), null),
    groups: list(
      record({
        code: code(),
        name: text(2, 300),
        duty: choice(['mandatory', 'encouraged'], 'mandatory'),
        divisions: codes(0),
      }),
      0,
      20,
    ),
    cannotWin: record(
      {
        organisers: boolean(true),
        questionWriters: boolean(true),
        technicians: boolean(true),
        relatives: boolean(false),
        agencies: list(text(2, 300), 0, 50),
      },
      {},
    ),
  },
  {},
);

const moment = ['at-once', 'after-closing', 'after-finalising', 'never'];

const publication = record(
  {
    score: choice(moment, 'at-once'),
    explanations: choice(moment.slice(1), 'after-closing'),
    standings: choice(moment, 'at-once'),
    names: choice(['by-consent', 'shortened'], 'by-consent'),
    bulletinAt: nullable(form('time'), null),
    resultsWithinDays: whole(0, 365, 10),
  },
  {},
);

const appeals = record({
  withinDays: whole(1, 90, 3),
  about: { ...list(choice(['question', 'own-attempt']), 1, 2), fallback: ['question', 'own-attempt'] },
  by: choice(['contestant', 'contestant-or-unit'], 'contestant'),
  answeredWithinDays: whole(1, 90, 5),
});

/** The document as organisers write it; every field is explained in docs/rulebook.md. */
export const rulebookShape = {
  type: 'record',
  fields: {
    format: { type: 'number', min: 1, max: 1, decimals: 0, fallback: 1 },
    contest: facts,
    blocks: list(block, 0, 20),
    divisions: { ...list(division, 1, 20), fallback: undefined },
    entry,
    papers: {
      ...list(
        record({
          code: code(),
          durationMinutes: whole(1, 1440),
          secondsPerQuestion: nullable(whole(3, 3600), null),
          blueprint: list(line, 0, 200),
          shuffleQuestions: boolean(true),
          shuffleChoices: boolean(true),
          navigation: choice(['free', 'sequential'], 'free'),
          mustAnswerAll: boolean(false),
          choiceOfPapers: whole(0, 20, 0),
          essay: nullable(essay, null),
        }),
        1,
        50,
      ),
      fallback: undefined,
    },
    rounds: { ...list(round, 1, 100), fallback: undefined },
    attempts: { ...attempts, fallback: {} },
    prediction: nullable(prediction, null),
    ranking: { ...criteria, fallback: ['score', 'duration', 'submitted-at'] },
    overall: nullable(
      record({
        rounds: codes(0),
        combines: choice(['sum', 'mean', 'best'], 'sum'),
        minimumRounds: whole(1, 100, 1),
        ranking: { ...criteria, fallback: ['score', 'duration', 'decision'] },
      }),
      null,
    ),
    awards: record(awardFields, {}),
    collective: list(collectiveShape, 0, 20),
    qualification: list(qualificationShape, 0, 50),
    publication,
    appeals: nullable(appeals, null),
    scoreBands: {
      ...list({ type: 'number', min: 0, max: 100, decimals: 2 }, 1, 20),
      fallback: [25, 50, 75, 100],
    },
  },
} satisfies Shape;
