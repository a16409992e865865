import {
  boolean,
  integer,
  isRecord,
  list,
  oneOf,
  problem,
  type RuleProblem,
  text,
  unknownFields,
} from './reading.js';

export const leavings = ['resumable', 'uses-up'] as const;
export const lateStarts = ['cut', 'full-time'] as const;
export const navigations = ['free', 'sequential'] as const;
/** What people can be ordered by; a live board knows four of them. */
export const rankingNames = [
  'score',
  'correct',
  'essay-score',
  'topic-points',
  'prediction-error',
  'duration',
  'submitted-at',
  'submitted-after-opening',
  'started-at',
  'registered-at',
  'attempts',
  'older',
  'younger',
  'extra-question',
  'draw',
  'decision',
] as const;

/** Other days for some divisions, epoch ms, inside the round's own. */
export type DivisionWindow = { divisions: string[]; opensAt: number; closesAt: number };
/** Minutes since midnight in Vietnam, 1440 for 24:00. */
export type DailyHours = { from: number; until: number };
/** A written part at the end of the paper; `durationMs` null: inside the paper's own time. */
export type EssayPart = {
  pointsMilli: number;
  maxWords: number;
  durationMs: number | null;
  /** Marked at two levels; left out: one board marks all. */
  boards?: EssayBoards;
};
/** Each unit's board marks so many essays, and sends up so many of adults and of people under 18. */
export type EssayBoards = { shortlistPerUnit: number; adults: number; minors: number };

/**
 * How a round is sat where it is not sat the plain way; docs/rulebook.md says the same of the document. Every
 * field may be left out, and then nothing of what it says applies: no limit, free navigation, one clock, cut at
 * closing, everybody, counted.
 */
export type PlayRules = {
  /** Attempts of one person in a day (midnight to midnight) or a week (Monday to Sunday) in Vietnam, by their starts, over the rounds of the same `series`. */
  attemptsPerDay?: number | null;
  attemptsPerWeek?: number | null;
  /** Over all rounds of the contest; trials are left out. */
  attemptsPerContest?: number | null;
  /** From handing in one attempt to starting the next, over the rounds of the same `series`. */
  coolDownMs?: number;
  series?: string;
  leaving?: (typeof leavings)[number];
  /** Codes of the divisions that sit it; left out: all. */
  divisions?: string[];
  dailyHours?: DailyHours | null;
  windows?: DivisionWindow[];
  /** An attempt begun shortly before closing, of the round or of the day, ends with it or has its full time. */
  lateStart?: (typeof lateStarts)[number];
  /** Counts for nothing: no result, no award, no limit of other rounds. */
  trial?: boolean;
  /** So many ready papers, the same for everybody, of which the contestant chooses one. */
  choiceOfPapers?: number;
  /** An attempt is valid only with every question, and the prediction, answered. */
  mustAnswerAll?: boolean;
  navigation?: (typeof navigations)[number];
  /** From the moment a question is shown; needs sequential navigation. */
  questionMs?: number | null;
  essay?: EssayPart | null;
  /** Held on a stage: nothing is sat, people enter points up to these. */
  stage?: { maxMilli: number };
  /** The whole order by which results are made, where `tieBreaks` holds only what a live board knows of it. */
  ranking?: (typeof rankingNames)[number][];
};

export const playFields: Record<keyof PlayRules, true> = {
  attemptsPerDay: true,
  attemptsPerWeek: true,
  attemptsPerContest: true,
  coolDownMs: true,
  series: true,
  leaving: true,
  divisions: true,
  dailyHours: true,
  windows: true,
  lateStart: true,
  trial: true,
  choiceOfPapers: true,
  mustAnswerAll: true,
  navigation: true,
  questionMs: true,
  essay: true,
  stage: true,
  ranking: true,
};

/** Points on a stage, in thousandths. */
export const MOST_STAGE_MILLI = 10_000_000;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MOST_CODES = 100;
/** So many words fit into one answer (12,000 signs); every save of a text stays in the log as a whole. */
export const MOST_ESSAY_WORDS = 2_000;

type Fields = Record<string, unknown>;

/** Everything wrong with what `PlayRules` adds to a round's rules; times in epoch ms. */
export function checkPlay(input: Fields): RuleProblem[] {
  const absent = (value: unknown) => value === undefined || value === null;
  const mayBe = (field: string, check: (value: unknown) => RuleProblem[]): RuleProblem[] =>
    absent(input[field]) ? [] : check(input[field]);
  const limit = (field: string, max: number) => mayBe(field, (value) => integer(value, field, 1, max));
  return [
    ...limit('attemptsPerDay', 100),
    ...limit('attemptsPerWeek', 700),
    ...limit('attemptsPerContest', 10_000),
    ...mayBe('coolDownMs', (value) => integer(value, 'coolDownMs', 0, 7 * DAY)),
    ...mayBe('series', (value) => text(value, 'series', 40)),
    ...mayBe('leaving', (value) => oneOf(value, 'leaving', leavings)),
    ...mayBe('divisions', (value) => codes(value, 'divisions')),
    ...mayBe('dailyHours', (value) => checkHours(value, input['durationMs'])),
    ...mayBe('windows', (value) => checkWindows(value, input)),
    ...mayBe('lateStart', (value) => oneOf(value, 'lateStart', lateStarts)),
    ...mayBe('trial', (value) => boolean(value, 'trial')),
    ...mayBe('choiceOfPapers', checkChoice),
    ...mayBe('mustAnswerAll', (value) => boolean(value, 'mustAnswerAll')),
    ...mayBe('navigation', (value) => oneOf(value, 'navigation', navigations)),
    ...mayBe('questionMs', (value) => checkQuestionClock(value, input)),
    ...mayBe('essay', checkEssay),
    ...mayBe('stage', checkStage),
    ...mayBe('ranking', checkRanking),
  ];
}

function checkRanking(value: unknown): RuleProblem[] {
  const shape = list(value, 'ranking', 20);
  if (shape.length > 0 || !Array.isArray(value)) return shape;
  return value.flatMap((name: unknown, i) => oneOf(name, `ranking[${i}]`, rankingNames));
}

function checkHours(value: unknown, durationMs: unknown): RuleProblem[] {
  if (!isRecord(value)) return [problem('rule_not_object', 'dailyHours')];
  const found = [
    ...unknownFields(value, new Set(['from', 'until']), 'dailyHours.'),
    ...integer(value['from'], 'dailyHours.from', 0, 1439),
    ...integer(value['until'], 'dailyHours.until', 1, 1440),
  ];
  if (found.length > 0) return found;
  const length = Number(value['until']) - Number(value['from']);
  if (length <= 0) return [problem('rulebook_hours_order', 'dailyHours.until')];
  const minutes = Math.ceil(Number(durationMs) / MINUTE);
  return length < minutes ? [problem('rulebook_hours_too_short', 'dailyHours', { length, minutes })] : [];
}

function checkWindows(value: unknown, { opensAt, closesAt, divisions }: Fields): RuleProblem[] {
  const shape = list(value, 'windows', 20);
  if (shape.length > 0 || !Array.isArray(value)) return shape;
  const windows: unknown[] = value;
  const seen = new Set<unknown>();
  return windows.flatMap((window, i) => {
    const path = `windows[${i}]`;
    if (!isRecord(window)) return [problem('rule_not_object', path)];
    const [from, until] = [window['opensAt'], window['closesAt']];
    const found = [
      ...unknownFields(window, new Set(['divisions', 'opensAt', 'closesAt']), `${path}.`),
      ...codes(window['divisions'], `${path}.divisions`),
      ...integer(from, `${path}.opensAt`, 0, Number.MAX_SAFE_INTEGER),
      ...integer(until, `${path}.closesAt`, 0, Number.MAX_SAFE_INTEGER),
    ];
    if (found.length > 0) return found;
    const own = window['divisions'] as string[];
    if (own.some((code) => seen.has(code))) found.push(problem('rule_duplicate', `${path}.divisions`));
    for (const code of own) seen.add(code);
    const stranger = Array.isArray(divisions) && own.find((code) => !divisions.includes(code));
    if (stranger)
      found.push(
        problem('rulebook_window_division_not_in_round', `${path}.divisions`, { division: stranger }),
      );
    if (Number(until) <= Number(from)) found.push(problem('closes_before_opening', `${path}.closesAt`));
    else if (Number(from) < Number(opensAt))
      found.push(problem('rulebook_window_outside_round', `${path}.opensAt`));
    else if (Number(until) > Number(closesAt))
      found.push(problem('rulebook_window_outside_round', `${path}.closesAt`));
    return found;
  });
}

function checkChoice(value: unknown): RuleProblem[] {
  const found = integer(value, 'choiceOfPapers', 0, 20);
  return found.length === 0 && value === 1
    ? [problem('rulebook_one_paper_is_no_choice', 'choiceOfPapers')]
    : found;
}

function checkQuestionClock(value: unknown, { navigation, durationMs }: Fields): RuleProblem[] {
  const found = integer(value, 'questionMs', 3_000, 3_600_000);
  if (found.length > 0) return found;
  if (navigation !== 'sequential') found.push(problem('rulebook_question_clock_needs_order', 'navigation'));
  if (Number(value) > Number(durationMs))
    found.push(problem('rulebook_question_clock_longer_than_paper', 'questionMs'));
  return found;
}

function checkEssay(value: unknown): RuleProblem[] {
  if (!isRecord(value)) return [problem('rule_not_object', 'essay')];
  return [
    ...unknownFields(value, new Set(['pointsMilli', 'maxWords', 'durationMs', 'boards']), 'essay.'),
    ...integer(value['pointsMilli'], 'essay.pointsMilli', 1, 1_000_000),
    ...integer(value['maxWords'], 'essay.maxWords', 1, MOST_ESSAY_WORDS),
    ...(value['durationMs'] === null ? [] : integer(value['durationMs'], 'essay.durationMs', MINUTE, DAY)),
    ...(value['boards'] === undefined ? [] : checkBoards(value['boards'])),
  ];
}

function checkStage(value: unknown): RuleProblem[] {
  if (!isRecord(value)) return [problem('rule_not_object', 'stage')];
  return [
    ...unknownFields(value, new Set(['maxMilli']), 'stage.'),
    ...integer(value['maxMilli'], 'stage.maxMilli', 1, MOST_STAGE_MILLI),
  ];
}

function checkBoards(value: unknown): RuleProblem[] {
  if (!isRecord(value)) return [problem('rule_not_object', 'essay.boards')];
  return [
    ...unknownFields(value, new Set(['shortlistPerUnit', 'adults', 'minors']), 'essay.boards.'),
    ...integer(value['shortlistPerUnit'], 'essay.boards.shortlistPerUnit', 1, 100_000),
    ...integer(value['adults'], 'essay.boards.adults', 0, 100_000),
    ...integer(value['minors'], 'essay.boards.minors', 0, 100_000),
  ];
}

function codes(value: unknown, path: string): RuleProblem[] {
  const shape = list(value, path, MOST_CODES);
  if (shape.length > 0 || !Array.isArray(value)) return shape;
  const names: unknown[] = value;
  return names.flatMap((name, i) => [
    ...text(name, `${path}[${i}]`, 40),
    ...(names.indexOf(name) < i ? [problem('rule_duplicate', `${path}[${i}]`)] : []),
  ]);
}
