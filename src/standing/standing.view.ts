import { type Withheld, participation, publicName, withheld, withHeldStandings } from '../core/board.js';
import { yearInVietnam } from '../contestant/contestant.policy.js';
import { type Phase, isTakingResponses, phaseOf } from '../core/phase.js';
import type { GroupSum, RoundStanding, StandingEntry } from './round-standing.js';
import type {
  BoardRequest,
  BoardState,
  GroupRow,
  IndividualRow,
  MyPosition,
  Scoreboard,
} from './scoreboard.js';
import type { RoundFacts } from './standing.query.js';

export interface GroupName {
  name: string;
  headCount: number | null;
}

/** A round's standings together with what is needed to show them at `now` (the database's clock, epoch ms). */
export interface Shown {
  facts: RoundFacts;
  standing: RoundStanding;
  now: number;
  /** The opaque id of a contestant in this round. */
  rowId(contestantId: string): string;
  groupName(view: 'unit' | 'organization', id: string): GroupName;
}

const PAGE_ROWS = 50;
const NEIGHBOURS = 10;

const states: Record<Phase, BoardState> = {
  draft: 'live',
  upcoming: 'live',
  open: 'live',
  frozen: 'frozen',
  closed: 'frozen',
  provisional: 'provisional',
  official: 'official',
};

/** What must stay hidden now. The one place where it is decided, for HTTP and sockets alike. */
export function withheldOf({ facts, now }: Pick<Shown, 'facts' | 'now'>): Withheld {
  const { rules, times, lastDeadlineAt, publication } = facts;
  const phase = phaseOf(times, now);
  const taking = isTakingResponses(times, rules, now, lastDeadlineAt);
  return withHeldStandings(withheld(rules.prediction, phase, taking), publication.standings, phase);
}

export function boardStateOf(shown: Pick<Shown, 'facts' | 'now'>): BoardState {
  return withheldOf(shown).rows ? 'held' : states[phaseOf(shown.facts.times, shown.now)];
}

/**
 * Most rows of a page now. What the list of all may show bounds the lists of all divisions together: a number
 * can be read off them only where each of them ends before its last row.
 */
export function rowLimit(shown: Shown, { view, division }: Pick<BoardRequest, 'view' | 'division'>): number {
  const { topRows } = withheldOf(shown);
  if (view !== 'individual' || topRows === null) return PAGE_ROWS;
  return division === null ? topRows : 1 + Math.floor((topRows - 1) / shown.facts.divisions.length);
}

/** One page of a board with everything left out that may not be shown yet. */
export function scoreboardOf(shown: Shown, request: BoardRequest): Scoreboard {
  const { facts, standing } = shown;
  const hidden = withheldOf(shown);
  const { view, division, unitId } = request;
  const state = boardStateOf(shown);
  const { topRows: _, ...left } = hidden;
  const totals = facts.result ?? { people: standing.people, attempts: standing.attempts };
  const head = {
    roundId: facts.id,
    division,
    unitId,
    state,
    asOf: new Date(momentOf(shown)).toISOString(),
    seq: 0,
    totals: hidden.totals ? null : { people: totals.people, attempts: totals.attempts },
    withheld: { ...left, until: heldUntil(shown) },
  };
  if (view === 'individual') {
    const { rows, ...pages } = individualPage(shown, request, hidden);
    return { ...head, view, rows, ...pages };
  }
  const all = groupRows(shown, view, division, hidden);
  const { page, pages } = pageOf(request.page, all.length);
  return { ...head, view, rows: all.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS), page, pages };
}

/** Where the contestant stands among all or in the division; withheld as on the board. */
export function positionOf(shown: Shown, contestantId: string, division: string | null): MyPosition {
  const hidden = withheldOf(shown);
  if (hidden.position) return { withheld: hidden.reason, position: null };
  const entry = shown.standing.entryOf(contestantId);
  const order = shown.standing.order(division, null);
  if (!entry || !order || order.indexOf(entry) < 0) return { withheld: null, position: null };
  const around = order.around(entry, NEIGHBOURS).map(({ rank, entry }) => toRow(shown, entry, rank));
  const rank = order.rankOf(entry);
  return { withheld: null, position: { rank, of: order.size, row: toRow(shown, entry, rank), around } };
}

/** Rank and number of people alone; null while withheld or not ranked. */
export function placeOf(shown: Shown, contestantId: string): { rank: number; of: number } | null {
  const entry = shown.standing.entryOf(contestantId);
  const order = shown.standing.order(null, null);
  if (withheldOf(shown).position || !entry || !order) return null;
  return { rank: order.rankOf(entry), of: order.size };
}

function individualPage(
  shown: Shown,
  request: BoardRequest,
  hidden: Withheld,
): { rows: IndividualRow[]; page: number; pages: number | null } {
  const { division, unitId, page } = request;
  const order = shown.standing.order(division, unitId);
  if (!hidden.paging) {
    const at = pageOf(page, order?.size ?? 0);
    const rows = order?.ranked((at.page - 1) * PAGE_ROWS, PAGE_ROWS) ?? [];
    return { rows: rows.map(({ rank, entry }) => toRow(shown, entry, rank)), ...at };
  }
  // A list of one unit is short enough to be counted to its end.
  const top = unitId === null ? (order?.ranked(0, rowLimit(shown, request)) ?? []) : [];
  return { rows: top.map(({ rank, entry }) => toRow(shown, entry, rank)), page: 1, pages: null };
}

function pageOf(wanted: number, rows: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows / PAGE_ROWS));
  return { page: Math.min(wanted, pages), pages };
}

/**
 * Units by number of entrants, organizations by participation (without a head count: behind those with one),
 * then by number of entrants; the mean score separates equals once it may be shown.
 */
function groupRows(
  shown: Shown,
  view: 'unit' | 'organization',
  division: string | null,
  hidden: Withheld,
): GroupRow[] {
  if (hidden.totals || hidden.rows) return [];
  const rows = [...shown.standing.groups(view, division)]
    .filter(([, sum]) => sum.entrants > 0)
    .map(([id, sum]) => toGroup(id, sum, shown.groupName(view, id), hidden.means));
  const compare = (a: GroupRow, b: GroupRow): number =>
    (view === 'organization' ? (b.participationPermille ?? -1) - (a.participationPermille ?? -1) : 0) ||
    (b.entrants ?? 0) - (a.entrants ?? 0) ||
    (b.meanScoreMilli ?? 0) - (a.meanScoreMilli ?? 0);
  rows.sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    row.rank = before && compare(before, row) === 0 ? before.rank : index + 1;
  });
  return rows;
}

function toGroup(id: string, sum: GroupSum, { name, headCount }: GroupName, hideMean: boolean): GroupRow {
  return {
    id,
    rank: 0,
    name,
    entrants: sum.entrants,
    headCount,
    participationPermille: participation(sum.entrants, headCount),
    meanScoreMilli: hideMean ? null : Math.floor(sum.scoreMilli / sum.entrants),
  };
}

function toRow(shown: Shown, entry: StandingEntry, rank: number): IndividualRow {
  entry.rowId ||= shown.rowId(entry.contestantId);
  return {
    id: entry.rowId,
    rank,
    name: publicName(entry.fullName, {
      consent: entry.publicName && shown.facts.publication.names === 'by-consent',
      birthYear: entry.birthYear,
      year: yearInVietnam(shown.facts.times.opensAt),
    }),
    place: placeName(shown, entry),
    division: entry.division,
    scoreMilli: entry.scoreMilli,
    correctCount: entry.correctCount,
    durationMs: entry.durationMs,
    submittedAt: new Date(entry.submittedAt).toISOString(),
    predictionError: entry.predictionError,
  };
}

/** The commune or the organization, whichever the division competes for. */
function placeName(shown: Shown, { division, unitId, unitName, organizationId }: StandingEntry): string {
  const byUnit = shown.facts.divisions.find(({ code }) => code === division)?.place === 'unit';
  if (organizationId === null || (byUnit && unitId !== null)) return unitName;
  return shown.groupName('organization', organizationId).name;
}

/** A frozen board is of its freeze, an official one of the decision; others of the last look at the database. */
function momentOf({ facts, now }: Shown): number {
  const state = states[phaseOf(facts.times, now)];
  if (state === 'frozen') return facts.times.frozenAt ?? facts.now;
  return state === 'official' ? (facts.result?.finalizedAt ?? facts.now) : facts.now;
}

/** Only the closing comes of itself. */
function heldUntil({ facts, now }: Shown): string | null {
  const held = facts.publication.standings === 'after-closing' && withheldOf({ facts, now }).rows;
  return held ? new Date(facts.times.closesAt).toISOString() : null;
}
