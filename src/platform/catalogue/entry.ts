/** What went wrong, for people: kind decides the HTTP status, the rest is read by the person. */
export type ErrorKind =
  | 'bad-input'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'wrong-type'
  | 'range'
  | 'too-many'
  | 'unavailable'
  | 'internal';

export const statusOf: Record<ErrorKind, number> = {
  'bad-input': 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'wrong-type': 415,
  range: 416,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
};

export interface ErrorText {
  kind: ErrorKind;
  vi: string;
  en: string;
}
