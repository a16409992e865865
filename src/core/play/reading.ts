import type { CoreCode } from '../errors.js';

/** `path` is relative to the input, like `blueprint[2].count`; empty for the input itself. */
export type RuleProblem = { code: CoreCode; path: string; params?: Record<string, string | number> };

export function problem(code: CoreCode, path: string, params?: RuleProblem['params']): RuleProblem {
  return params ? { code, path, params } : { code, path };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unknownFields(
  value: Record<string, unknown>,
  known: Set<string>,
  prefix: string,
): RuleProblem[] {
  const strange = Object.keys(value).filter((field) => !known.has(field));
  return strange.map((field) => problem('rule_unknown_field', prefix + field.slice(0, 40)));
}

export function integer(value: unknown, path: string, min: number, max: number): RuleProblem[] {
  if (value === undefined) return [problem('rule_missing', path)];
  if (typeof value !== 'number' || !Number.isInteger(value)) return [problem('rule_not_integer', path)];
  return value < min || value > max ? [problem('rule_out_of_range', path, { min, max })] : [];
}

export function boolean(value: unknown, path: string): RuleProblem[] {
  if (value === undefined) return [problem('rule_missing', path)];
  return typeof value === 'boolean' ? [] : [problem('rule_not_boolean', path)];
}

export function text(value: unknown, path: string, max: number): RuleProblem[] {
  if (value === undefined) return [problem('rule_missing', path)];
  if (typeof value !== 'string' || value.trim() === '') return [problem('rule_not_text', path)];
  return value.length > max ? [problem('rule_out_of_range', path, { min: 1, max })] : [];
}

export function list(value: unknown, path: string, max: number): RuleProblem[] {
  if (value === undefined) return [problem('rule_missing', path)];
  if (!Array.isArray(value)) return [problem('rule_not_list', path)];
  if (value.length === 0) return [problem('rule_empty_list', path)];
  return value.length > max ? [problem('rule_list_too_long', path, { max })] : [];
}

export function oneOf(value: unknown, path: string, allowed: readonly string[]): RuleProblem[] {
  if (value === undefined) return [problem('rule_missing', path)];
  if (typeof value === 'string' && allowed.includes(value)) return [];
  return [problem('rule_unknown_value', path, { allowed: allowed.join(', ') })];
}
