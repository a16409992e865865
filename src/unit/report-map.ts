/** A unit as the maps need it. */
export interface UnitFact {
  id: string;
  period: string;
  level: string;
  type: string;
  name: string;
  parentId: string | null;
}

export interface Succession {
  oldId: string;
  newId: string;
  primaryForward: boolean;
  primaryBackward: boolean;
}

/**
 * Where somebody's unit is counted on one map. `unitId` null: outside of that map (a commune of 2025 that lay
 * in another province in 2021). The district is null on maps without districts.
 */
export interface ReportPlace {
  unitId: string | null;
  name: string;
  districtId: string | null;
  districtName: string | null;
  provinceId: string | null;
}

/** How the contestants' units are counted on the map of one period. */
export interface ReportMap {
  period: string;
  /** Every commune of the period, in the order of its code. */
  places: readonly ReportPlace[];
  /** The bucket of who cannot be placed; `unitId` is null. */
  outside: ReportPlace;
  /** Where a unit of any period is counted; a district, a province and an unknown id are `outside`. */
  placeOf(unitId: string | null): ReportPlace;
  /**
   * Every commune, of all periods, counted at this unit: a commune, district or province of any period. Used to
   * find a coordinator's people; the unit's own map decides, whatever the contest reports by.
   */
  within(unitId: string): readonly string[];
}

/**
 * Makes the map of a period. The period's name selects it, never a date: some communes of 2021 ended in 2024.
 * A unit of an older map follows its primary successor; one of a newer map its primary predecessor.
 */
export function reportMap(
  period: string,
  units: readonly UnitFact[],
  successions: readonly Succession[],
): ReportMap {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const maps = new Map(
    [...new Set(units.map((unit) => unit.period))].map((each) => [
      each,
      targetsOn(each, units, byId, successions),
    ]),
  );
  const outside: ReportPlace = {
    unitId: null,
    name: `Ngoài địa bàn của bản đồ ${period}`,
    districtId: null,
    districtName: null,
    provinceId: null,
  };
  const places = units
    .filter((unit) => unit.period === period && unit.level === 'commune')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((unit) => placeFor(unit, byId));
  const placeById = new Map(places.map((place) => [place.unitId, place]));
  const targets = maps.get(period) ?? new Map<string, string>();
  return {
    period,
    places,
    outside,
    placeOf: (unitId) => placeById.get(targets.get(unitId ?? '') ?? '') ?? outside,
    within: (unitId) => {
      const home = byId.get(unitId);
      if (!home) return [];
      const inside = (id: string) => ancestry(id, byId).includes(unitId);
      const own = maps.get(home.period) ?? new Map<string, string>();
      return [...own].filter(([, target]) => inside(target)).map(([id]) => id);
    },
  };
}

/** For every commune of any period the commune of `period` at which it is counted. */
function targetsOn(
  period: string,
  units: readonly UnitFact[],
  byId: ReadonlyMap<string, UnitFact>,
  successions: readonly Succession[],
): Map<string, string> {
  const forward = new Map(successions.filter((s) => s.primaryForward).map((s) => [s.oldId, s.newId]));
  const backward = new Map(successions.filter((s) => s.primaryBackward).map((s) => [s.newId, s.oldId]));
  const targets = new Map<string, string>();
  for (const unit of units) {
    if (unit.level !== 'commune') continue;
    const step = unit.period < period ? forward : backward;
    let at: UnitFact | undefined = unit;
    // With more than two maps the way leads over those between; the count of units ends any circle.
    for (let left = units.length; at && at.period !== period && left > 0; left -= 1) {
      at = byId.get(step.get(at.id) ?? '');
    }
    if (at?.period === period) targets.set(unit.id, at.id);
  }
  return targets;
}

function placeFor(unit: UnitFact, byId: ReadonlyMap<string, UnitFact>): ReportPlace {
  const above = ancestry(unit.id, byId)
    .slice(1)
    .map((id) => byId.get(id));
  const district = above.find((parent) => parent?.level === 'district');
  const province = above.find((parent) => parent?.level === 'province');
  return {
    unitId: unit.id,
    name: unit.name,
    districtId: district?.id ?? null,
    districtName: district?.name ?? null,
    provinceId: province?.id ?? null,
  };
}

/** The unit and all above it, at most four. */
function ancestry(unitId: string, byId: ReadonlyMap<string, UnitFact>): string[] {
  const line: string[] = [];
  for (let at = byId.get(unitId); at && line.length < 4; at = byId.get(at.parentId ?? '')) line.push(at.id);
  return line;
}
