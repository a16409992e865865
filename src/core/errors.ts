import { problemCodes, riskCodes } from './rules-schema/codes.js';

/**
 * A refusal that a person can do something about. `code` is stable and is what the message table
 * translates; `params` fill the message; `field` is the path of the input that was refused.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly params?: Record<string, string | number>,
    readonly field?: string,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Every code that core itself can give: thrown, reported by a check, or as a reason to withhold. */
export const coreCodes = [
  ...problemCodes,
  ...riskCodes,
  'blueprint_shortage',
  'bank_too_small',
  'seed_not_hex',
  'slot_not_in_paper',
  'question_passed',
  'question_not_reached',
  'choice_not_in_question',
  'too_many_choices',
  'duplicate_choice',
  'order_incomplete',
  'not_a_number',
  'text_too_long',
  'body_option_count',
  'body_option_count_exact',
  'body_option_empty',
  'body_option_twice',
  'body_alt_missing',
  'body_key_count',
  'body_key_count_exact',
  'body_key_unknown',
  'body_pairs_incomplete',
  'body_order_incomplete',
  'body_number_invalid',
  'body_text_invalid',
  'body_share_invalid',
  'body_full_share_missing',
  'body_max_words',
  'body_rubric_sum',
  'no_prediction',
  'prediction_invalid',
  'prediction_not_decimal',
  'log_unreadable',
  'key_missing',
  'withheld_perfect_contestants',
  'withheld_entrants',
  'withheld_standings_until_closing',
  'withheld_standings_until_official',
  'withheld_standings_never',
] as const;

export type CoreCode = (typeof coreCodes)[number];

/** Core throws only through this, so that no code can be missing from `coreCodes`. */
export function refuse(code: CoreCode, params?: Record<string, string | number>, field?: string): never {
  throw new DomainError(code, params, field);
}
