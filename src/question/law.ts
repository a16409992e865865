/** A day as `YYYY-MM-DD`; such texts compare as days do. */
export type Day = string;

/** Where an answer stands in the law. Numbers are texts ("21a" exists); empty: the whole of what is above. */
export interface Citation {
  document: string;
  article: string;
  clause: string;
  point: string;
  summary: string;
}

/** A provision whose days differ from its document's. */
export interface Provision {
  article: string;
  clause: string;
  point: string;
  inForceFrom: Day | null;
  inForceUntil: Day | null;
  note: string;
}

export interface LegalDocument {
  code: string;
  kind: string;
  number: string;
  title: string;
  issuedOn: Day | null;
  inForceFrom: Day | null;
  /** The last day in force. */
  inForceUntil: Day | null;
  replacedBy: string[];
  amendedBy: string[];
  note: string;
  provisions: Provision[];
}

/** Documents by code. */
export type LawRegister = ReadonlyMap<string, LegalDocument>;

export type ValidityState = 'in-force' | 'not-yet' | 'lapsed' | 'unknown';

/** `until` is the last day in force. */
export interface Validity {
  state: ValidityState;
  from: Day | null;
  until: Day | null;
}

type Place = Pick<Citation, 'document' | 'article' | 'clause' | 'point'>;

/**
 * Whether the cited provision is law on a day. The smallest listed provision that holds the cited place
 * decides; where none is listed, the document does. A provision without a first day began with its document;
 * one without a last day has no known end, even where the rest of the document has ended.
 * `unknown`: the document or its first day is not known, and no end has passed.
 */
export function provisionInForce(register: LawRegister, citation: Place, day: Day): Validity {
  const document = register.get(citation.document);
  if (!document) return { state: 'unknown', from: null, until: null };
  const own = closest(document.provisions, citation);
  const from = own?.inForceFrom ?? document.inForceFrom;
  const until = own ? own.inForceUntil : document.inForceUntil;
  return { state: stateOf(from, until, day), from, until };
}

function stateOf(from: Day | null, until: Day | null, day: Day): ValidityState {
  if (until !== null && day > until) return 'lapsed';
  if (from === null) return 'unknown';
  return day < from ? 'not-yet' : 'in-force';
}

function closest(provisions: readonly Provision[], { article, clause, point }: Place): Provision | null {
  const holding = provisions.filter(
    (each) =>
      each.article === article &&
      (each.clause === '' || each.clause === clause) &&
      (each.point === '' || each.point === point),
  );
  const depth = (each: Provision) => Number(each.clause !== '') + Number(each.point !== '');
  return holding.sort((a, b) => depth(b) - depth(a))[0] ?? null;
}

/** The document with another last day; it takes its provisions along, unless they had ended before. */
export function withLastDay(document: LegalDocument, until: Day | null): LegalDocument {
  const earlier = (own: Day | null) => (own !== null && (until === null || own < until) ? own : until);
  return {
    ...document,
    inForceUntil: until,
    provisions: document.provisions.map((each) => ({ ...each, inForceUntil: earlier(each.inForceUntil) })),
  };
}

/** What decides whether a question may be asked. */
export interface Dated {
  code: string;
  version: number;
  /** The day whose law is asked about; null: the law of the day on which it is asked. */
  asksAbout: Day | null;
  validFrom: Day | null;
  validUntil: Day | null;
  citations: readonly Citation[];
}

/**
 * The questions that may be asked on a day: of each code the newest version that has begun, if it has not
 * lapsed and all it rests on is law on the day it asks about. A version that begins later leaves the one
 * before it in use; one that has ended withdraws the question, no older version comes back.
 */
export function usableOn<Q extends Dated>(questions: readonly Q[], register: LawRegister, day: Day): Q[] {
  const newest = new Map<string, Q>();
  for (const question of questions) {
    const begun = question.validFrom === null || question.validFrom <= day;
    if (begun && question.version > (newest.get(question.code)?.version ?? 0)) {
      newest.set(question.code, question);
    }
  }
  return [...newest.values()].filter(
    ({ validUntil, asksAbout, citations }) =>
      (validUntil === null || day <= validUntil) &&
      citations.every((each) => provisionInForce(register, each, asksAbout ?? day).state === 'in-force'),
  );
}

const vietnamOffsetMs = 7 * 3_600_000;

/** The calendar day in Vietnam (UTC+7, no summer time) at a moment in epoch ms. */
export function dayInVietnam(moment: number): Day {
  return new Date(moment + vietnamOffsetMs).toISOString().slice(0, 10);
}
