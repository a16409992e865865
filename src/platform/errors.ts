import { catalogue } from './catalogue.js';

export type ErrorCode = keyof typeof catalogue;
export type ErrorParams = Record<string, string | number>;
export type Language = 'vi' | 'en';

/** An expected failure. Thrown anywhere in a room; the filter turns it into an answer for the reader. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly field?: string,
    readonly details?: { field: string; code: string; params?: ErrorParams; message?: string }[],
  ) {
    super(code);
  }
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code);
}

/** The catalogue's sentence in the reader's language with its params filled in. */
export function errorText(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  return catalogue[code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
}
