import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ParticipationAnswer } from '../src/participation/participation.dto.js';
import { call } from './support/app.js';
import { type ExportStage, longChau, startExportStage } from './support/exports.js';
import { makeRound } from './support/factories.js';
import { plantScores } from './support/scores.js';

let stage: ExportStage;
beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

const statistics = async (slug: string, query = '') =>
  (
    await call<ParticipationAnswer & { code: string }>(
      stage.test.url,
      'GET',
      `/api/contests/${slug}/statistics${query}`,
    )
  ).body;

it('counts people and attempts apart, rates beside their base, means only of enough people and official results', async () => {
  const { slug } = await stage.plantedRound('2025');
  const answer = await statistics(slug);
  expect(answer).toMatchObject({ state: 'official', round: 1, withheld: false });
  const { rows } = await stage.test.owner.query<{ people: number; attempts: number }>(
    `SELECT f.people, f.attempts FROM result f JOIN round r ON r.id = f.round_id JOIN contest c ON c.id = r.contest_id
     WHERE c.slug = $1`,
    [slug],
  );
  expect([answer.total?.people, answer.total?.attempts]).toEqual([rows[0]!.people, rows[0]!.attempts]);
  const sum = (of: { people: number }[]) => of.reduce((total, { people }) => total + people, 0);
  expect(sum(answer.divisions)).toBe(rows[0]!.people);
  const agency = answer.organizations.find(({ id }) => id === stage.agency);
  expect(agency).toMatchObject({ people: 1, base: 200, meanScoreMilli: null, perfect: null });
  const school = answer.organizations.find(({ id }) => id === stage.school);
  expect(school).toMatchObject({ people: 8, base: null, meanScoreMilli: 1000, perfect: 0 });
  expect(answer.units.find(({ id }) => id === longChau)?.people).toBeGreaterThan(8);
  expect((await statistics(slug, '?round=9')).code).toBe('round_not_found');
});

it('stands still while the board does, and says nothing that answers a prediction', async () => {
  const { owner } = stage.test;
  const frozen = await makeRound(owner, { freezesInMs: -600_000 });
  const guessed = await makeRound(owner, { rules: { prediction: { target: 'entrants' } } });
  const people = [
    { unitId: longChau, attempts: [{ endedAt: Date.now() - 1_200_000 }, { endedAt: Date.now() - 60_000 }] },
    { unitId: longChau, attempts: [{ endedAt: Date.now() - 60_000 }] },
  ];
  for (const round of [frozen, guessed]) await plantScores(owner, round, people);
  const still = await statistics(frozen.slug);
  expect(still).toMatchObject({ state: 'frozen', total: { people: 1, attempts: 1, meanScoreMilli: null } });
  expect(await statistics(guessed.slug)).toMatchObject({
    withheld: true,
    total: null,
    divisions: [],
    units: [],
  });
});
