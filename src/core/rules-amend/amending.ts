import { canonicalJson, type Json } from '../decision/canonical.js';
import type { AmendmentCode } from '../rules-schema/codes.js';
import type { Rulebook } from '../rules/document.js';

/** `path` is a place of the new document, or of the old one where something is gone. */
export type AmendmentProblem = {
  code: AmendmentCode;
  path: string;
  params?: Record<string, string | number>;
};

export type Amending = {
  before: Rulebook;
  after: Rulebook;
  /** Names of the rounds that have opened, by code. */
  opened: ReadonlyMap<string, string>;
  report: (code: AmendmentCode, path: string, params?: AmendmentProblem['params']) => void;
};

export const same = (a: unknown, b: unknown): boolean =>
  canonicalJson(a as Json) === canonicalJson(b as Json);
