import { refuse } from '../errors.js';
import { withExtra } from '../phase.js';
import type { LogEntry, Replay } from '../response.js';
import type { PlayRules } from './rules.js';

/**
 * What an attempt that is not sat the plain way keeps of the rules from its start on, whatever becomes of them.
 * Durations ms with the contestant's extra time, moments epoch ms; slots are numbers from 1.
 */
export type AttemptPlan = {
  /** One question at a time, in order, without return. */
  sequential: boolean;
  /** From the moment a question is opened; null: no clock of its own. */
  questionMs: number | null;
  /** The last slot, with a clock of its own: it opens when asked for, at the latest at `opensBy`, and closes the others. */
  essay: { slot: number; opensBy: number; durationMs: number } | null;
  /** Only with every question answered, and the prediction where one is asked, is it valid. */
  mustAnswerAll: boolean;
  asksPrediction: boolean;
  leaving: 'resumable' | 'uses-up';
  /** Which of the ready papers was chosen. */
  readyPaper: number | null;
};

export type Span = { slots: number; startedAt: number; deadlineAt: number };

/** Slots `from` to `to` are shown and take answers until `until` (epoch ms, grace not included). */
export type Course = { from: number; to: number; until: number };

/** Null for an attempt that is sat the plain way. */
export function planOf(
  rules: PlayRules & { durationMs: number; prediction: unknown },
  { slots, startedAt, deadlineAt }: Span,
  extraTimePermille: number,
  readyPaper: number | null,
): AttemptPlan | null {
  const { essay, questionMs, leaving = 'resumable', mustAnswerAll = false } = rules;
  const own = essay?.durationMs ?? null;
  const plan: AttemptPlan = {
    sequential: rules.navigation === 'sequential',
    questionMs: questionMs ? withExtra(questionMs, extraTimePermille) : null,
    essay:
      own === null || slots < 2
        ? null
        : {
            slot: slots,
            opensBy: Math.min(deadlineAt, startedAt + withExtra(rules.durationMs, extraTimePermille)),
            durationMs: withExtra(own, extraTimePermille),
          },
    mustAnswerAll,
    asksPrediction: rules.prediction !== null,
    leaving,
    readyPaper,
  };
  const plain = !plan.sequential && plan.essay === null && !mustAnswerAll && leaving === 'resumable';
  return plain && readyPaper === null ? null : plan;
}

/** Whether what is open changes while the attempt runs; else every slot takes answers until the deadline. */
export const isStepwise = (plan: AttemptPlan | null): plan is AttemptPlan =>
  plan !== null && (plan.sequential || plan.essay !== null);

/** What is open at `now` (epoch ms), by the openings in the log. */
export function courseOf(
  plan: AttemptPlan | null,
  span: Span,
  log: readonly LogEntry[],
  now: number,
): Course {
  const { slots, startedAt, deadlineAt } = span;
  if (!isStepwise(plan)) return { from: 1, to: slots, until: deadlineAt };
  const opened = log.filter(({ kind }) => kind === 'open');
  const last = opened.reduce((most, { slot }) => Math.max(most, slot ?? 1), 1);
  const openedAt = opened.find(({ slot }) => slot === last)?.receivedAt ?? startedAt;
  const { essay } = plan;
  if (essay && (last === essay.slot || now >= essay.opensBy)) {
    const from = last === essay.slot ? Math.min(openedAt, essay.opensBy) : essay.opensBy;
    return { from: essay.slot, to: essay.slot, until: Math.min(deadlineAt, from + essay.durationMs) };
  }
  const until = essay?.opensBy ?? deadlineAt;
  if (!plan.sequential) return { from: 1, to: slots - 1, until };
  return { from: last, to: last, until: Math.min(until, openedAt + (plan.questionMs ?? Infinity)) };
}

/** The slot that may be opened next; null when there is none. */
export function nextSlot(plan: AttemptPlan | null, { slots }: Span, { to }: Course): number | null {
  return isStepwise(plan) && to < slots ? to + 1 : null;
}

/** Refuses an answer to what is not open. @throws DomainError `question_passed`, `question_not_reached` */
export function checkCourse({ from, to }: Course, slot: number): void {
  if (slot < from) refuse('question_passed', { slot }, 'slot');
  if (slot > to) refuse('question_not_reached', { slot }, 'slot');
}

/** How many answers are missing, the prediction among them, for an attempt that needs all of them to be valid; else 0. */
export function missingOf(
  plan: AttemptPlan | null,
  slots: number,
  { answers, prediction }: Pick<Replay, 'answers' | 'prediction'>,
): number {
  if (!plan?.mustAnswerAll) return 0;
  return slots - answers.size + (plan.asksPrediction && prediction === null ? 1 : 0);
}
