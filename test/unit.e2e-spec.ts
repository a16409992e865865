import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShippedData } from '../src/contest/shipped-data.js';
import type { UnitsAnswer } from '../src/unit/unit.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { UnitQuery } from '../src/unit/unit.query.js';
import { call, startTestApp, type TestApp } from './support/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test?.close());

const get = <T>(path: string) => call<T>(test.url, 'GET', `/api${path}`);

describe('units', () => {
  it.each([
    ['q=long%20chau', '2025-29551'],
    ['q=Ph%C6%B0%E1%BB%9Dng%202&period=2021', '2021-29551'],
    ['q=tam%20binh&period=2025', '2025-29719'],
  ])('%s finds %s first', async (query, id) => {
    expect((await get<UnitsAnswer>(`/units?${query}`)).body.units[0]?.id).toBe(id);
  });

  it('lists the communes of both maps, saying which are former', async () => {
    const { units } = (await get<UnitsAnswer>('/units?limit=500')).body;
    expect(units).toHaveLength(107 + 124);
    expect(units.filter(({ former }) => former)).toHaveLength(107);
    expect(units.at(-1)).toMatchObject({ period: '2021', former: true });
  });

  it.each(['limit=0', 'limit=abc', 'limit=1e9', 'level=x', 'period=%00', 'q=a&q=b', 'x=1'])(
    '%s is refused',
    async (query) => {
      expect((await get(`/units?${query}`)).status).toBe(400);
    },
  );

  it('are counted on either map, whichever the contestant chose from', async () => {
    const query = test.app.get(UnitQuery);
    const [now, before] = [await query.reportUnits('2025'), await query.reportUnits('2021')];
    // Phường 2 went into Phường 1 in 2024 and with it into Phường Long Châu in 2025.
    expect(now.placeOf('2021-29551')).toMatchObject({
      unitId: '2025-29551',
      name: 'Phường Long Châu',
      districtId: null,
    });
    expect(before.placeOf('2025-29551')).toMatchObject({
      unitId: '2021-29548',
      name: 'Phường 1',
      districtName: 'Thành phố Vĩnh Long',
    });
    expect(before.placeOf('2025-28756')).toBe(before.outside);
    expect(await query.reportUnits('1999')).toMatchObject({ places: [] });
  });
});

describe('what is shipped', () => {
  it('is not written twice', async () => {
    const shipped = test.app.get(ShippedData);
    const again = await test.app.get(UnitLoader).load('units');
    expect(again).toEqual({ units: 239 + 2, changed: false });
    const before = await counts();
    const loads = await Promise.all([shipped.load(), shipped.load()]);
    expect(loads.map(({ added }) => added)).toEqual([0, 0]);
    expect(loads[0]).toMatchObject({
      demonstrationSlug: 'tim-hieu-dich-vu-cong-truc-tuyen',
      roundId: expect.any(String),
    });
    expect(await counts()).toEqual(before);
  });

  it('repairs a unit that was changed by hand', async () => {
    await test.owner.query(`UPDATE unit SET name = 'Sai' WHERE id = '2025-29551'`);
    expect((await test.app.get(UnitLoader).load('units')).changed).toBe(true);
    expect((await test.app.get(UnitQuery).find('2025-29551'))?.name).toBe('Phường Long Châu');
  });

  async function counts(): Promise<unknown> {
    const { rows } = await test.owner.query(
      `SELECT (SELECT count(*) FROM contest) AS contests, (SELECT count(*) FROM question) AS questions,
         (SELECT count(*) FROM unit_alias) AS aliases, (SELECT count(*) FROM organization) AS organizations`,
    );
    return rows[0];
  }
});
