import type { ReportMap, ReportPlace } from '../unit/report-map.js';

export type Grouping = 'unit' | 'organization';

/** Sums of the counting attempts of one unit or organization; `key` null: people who have none. */
export interface Tally {
  key: string | null;
  people: number;
  attempts: number;
  /** Sum of the counting scores. */
  scoreMilli: number;
}

export interface OrganizationFact {
  id: string;
  name: string;
  headCount: number | null;
}

/** One row of the summary. */
export interface SummaryLine extends Omit<Tally, 'key'> {
  district: string | null;
  name: string;
  headCount: number | null;
}

/** One sheet with people; sums are those of its lines. */
export interface SheetPlan extends Omit<Tally, 'key'> {
  /** Unique, as spreadsheet programs allow. */
  name: string;
  title: string;
}

/** Where everybody goes. `spots` names, for each key, its line and its sheet by index. */
export interface ExportPlan {
  grouping: Grouping;
  /** Whether lines have districts. */
  districts: boolean;
  lines: SummaryLine[];
  sheets: SheetPlan[];
  spots: { key: string | null; line: number; sheet: number }[];
}

export const SUMMARY_SHEET = 'Tổng hợp';
const OUTSIDE = 'Ngoài địa bàn';
const BY_ORGANIZATION = 'Dự thi theo cơ quan';
const BY_UNIT = 'Không ghi cơ quan';

/**
 * By unit: the summary has every commune of the map, also those without entrants. On a map with districts each
 * district has a sheet with its communes; on a map without, each commune with entrants has one (124 sheets of
 * which most are empty help nobody). Who chose a unit outside of the map, and who has only an organization,
 * come last on sheets of their own, so that the sheets always add up to everybody.
 * @param shown the places to list; a coordinator's are fewer than the map's
 */
export function planByUnit(
  map: ReportMap,
  shown: readonly ReportPlace[],
  tallies: readonly Tally[],
): ExportPlan {
  const plan = new Planner(
    'unit',
    shown.some(({ districtId }) => districtId !== null),
  );
  const inside = new Map<string | null, Tally[]>(shown.map(({ unitId }) => [unitId, []]));
  const outside: Tally[] = [];
  for (const tally of tallies.filter(({ key }) => key !== null)) {
    (inside.get(map.placeOf(tally.key).unitId) ?? outside).push(tally);
  }
  for (const { unitId, name, districtId, districtName } of shown) {
    const line = plan.addLine({ district: districtName, name, headCount: null });
    if (districtId !== null) plan.sheetOf(districtId, districtName ?? name);
    for (const tally of inside.get(unitId) ?? []) {
      plan.add(tally, line, plan.sheetOf(districtId ?? unitId ?? name, districtName ?? name));
    }
  }
  plan.addRest(outside, OUTSIDE);
  plan.addRest(withoutPlace(tallies), BY_ORGANIZATION);
  return plan.plan;
}

/** By organization: the summary has each of `shown` and every other with entrants; a sheet for each with entrants. */
export function planByOrganization(
  shown: readonly OrganizationFact[],
  tallies: readonly Tally[],
): ExportPlan {
  const plan = new Planner('organization', false);
  const byKey = new Map(tallies.map((tally) => [tally.key, tally]));
  for (const { id, name, headCount } of shown) {
    const line = plan.addLine({ district: null, name, headCount });
    const tally = byKey.get(id);
    if (tally) plan.add(tally, line, plan.sheetOf(id, name));
  }
  plan.addRest(withoutPlace(tallies), BY_UNIT);
  return plan.plan;
}

const withoutPlace = (tallies: readonly Tally[]): Tally[] => tallies.filter(({ key }) => key === null);

/** Collects lines and sheets in the order in which they are asked for. */
class Planner {
  readonly plan: ExportPlan;
  private readonly sheets = new Map<string, number>();
  private readonly names = new Set([SUMMARY_SHEET.toLowerCase()]);

  constructor(grouping: Grouping, districts: boolean) {
    this.plan = { grouping, districts, lines: [], sheets: [], spots: [] };
  }

  addLine(line: Pick<SummaryLine, 'district' | 'name' | 'headCount'>): number {
    return this.plan.lines.push({ ...line, people: 0, attempts: 0, scoreMilli: 0 }) - 1;
  }

  /** Index of the sheet of this key (two communes may have one name), made when it is new. */
  sheetOf(key: string, title: string): number {
    const known = this.sheets.get(key);
    if (known !== undefined) return known;
    const name = sheetName(title, this.names);
    const made = this.plan.sheets.push({ name, title, people: 0, attempts: 0, scoreMilli: 0 }) - 1;
    this.sheets.set(key, made);
    return made;
  }

  add(tally: Tally, line: number, sheet: number): void {
    this.plan.spots.push({ key: tally.key, line, sheet });
    for (const sums of [this.plan.lines[line]!, this.plan.sheets[sheet]!]) {
      sums.people += tally.people;
      sums.attempts += tally.attempts;
      sums.scoreMilli += tally.scoreMilli;
    }
  }

  /** One line and one sheet for all of these; nothing when nobody is there. */
  addRest(tallies: readonly Tally[], name: string): void {
    if (tallies.length === 0) return;
    const line = this.addLine({ district: null, name, headCount: null });
    const sheet = this.sheetOf(name, name);
    for (const tally of tallies) this.add(tally, line, sheet);
  }
}

/**
 * A sheet's name as Excel takes it: without \ / ? * [ ] : and apostrophes (they would need escaping in print
 * titles), at most 31 UTF-16 units, not "History", unlike every name in `taken` whatever the case; adds itself.
 */
export function sheetName(title: string, taken: Set<string>): string {
  const plain = title
    .replace(/[\\/?*[\]:'’\p{C}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const base = !/[\p{L}\p{N}]/u.test(plain) || /^history$/i.test(plain) ? `Trang ${plain}`.trim() : plain;
  for (let n = 1; ; n += 1) {
    const ending = n === 1 ? '' : ` (${n})`;
    const name = cut(base, 31 - ending.length) + ending;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Cuts between characters: neither a surrogate pair nor a letter and its mark are torn apart. */
function cut(text: string, units: number): string {
  let kept = '';
  for (const letter of text.normalize('NFC').match(/\P{M}\p{M}*/gu) ?? []) {
    if (kept.length + letter.length > units) break;
    kept += letter;
  }
  return kept.trim();
}
