import type { Fields, Form, Shape } from './shape.js';

export const text = (min: number, max: number, fallback?: string): Shape => ({
  type: 'text',
  max,
  empty: min === 0,
  fallback,
});
export const form = (of: Form, fallback?: string): Shape => ({ type: 'form', form: of, fallback });
export const code = (fallback?: string): Shape => form('code', fallback);
export const whole = (min: number, max: number, fallback?: number): Shape => ({
  type: 'number',
  min,
  max,
  decimals: 0,
  fallback,
});
export const percent = (fallback?: number): Shape => ({
  type: 'number',
  min: 0,
  max: 100,
  decimals: 2,
  fallback,
});
export const boolean = (fallback: boolean): Shape => ({ type: 'boolean', fallback });
export const choice = (values: readonly string[], fallback?: string): Shape => ({
  type: 'choice',
  values,
  fallback,
});
/** A list that may be empty may also be left out. */
export const list = (of: Shape, min: number, max: number): Shape => ({
  type: 'list',
  of,
  min,
  max,
  fallback: min === 0 ? [] : undefined,
});
export const codes = (min: number): Shape => list(code(), min, 100);
export const record = (fields: Fields, fallback?: object): Shape => ({ type: 'record', fields, fallback });
export const nullable = (of: Shape, fallback?: unknown): Shape => ({ type: 'nullable', of, fallback });

const none = {};

/** What people are ordered by. */
export const criterionCases: Readonly<Record<string, Fields>> = {
  score: none,
  correct: none,
  'essay-score': none,
  'topic-points': { topic: code() },
  'prediction-error': none,
  duration: none,
  'submitted-at': none,
  'submitted-after-opening': none,
  'started-at': none,
  'registered-at': none,
  attempts: none,
  older: none,
  younger: none,
  'extra-question': none,
  draw: none,
  decision: none,
};
export const criteria: Shape = {
  type: 'list',
  of: { type: 'variant', cases: criterionCases },
  min: 1,
  max: 20,
};

/** What bodies are ordered by. */
export const measureCases: Readonly<Record<string, Fields>> = {
  entrants: none,
  attempts: none,
  rate: none,
  'mean-score': none,
  'share-above': { percent: percent() },
  winners: none,
  // Whole points, as head-counts are: sums of them are exact.
  'prize-points': { points: { type: 'map', of: whole(0, 10_000) } },
  'group-members': { group: code() },
  'group-rate': { group: code() },
};
export const collectiveCriteria: Shape = {
  type: 'list',
  of: {
    type: 'variant',
    cases: {
      ...measureCases,
      composite: {
        parts: list(record({ weight: percent(), measure: { type: 'variant', cases: measureCases } }), 2, 10),
      },
      draw: none,
      decision: none,
    },
  },
  min: 1,
  max: 10,
};
