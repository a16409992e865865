import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { call } from './support/app.js';
import { type ExportStage, startExportStage } from './support/exports.js';
import { makeContestant } from './support/factories.js';

let stage: ExportStage;

beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

const wanted = { issuer: 'Ban Tổ chức cuộc thi' };
const tiers = [{ name: 'Giải Nhất', count: 1, amount: 1_000_000 }];
const planned = async (everyone = false) => {
  const round = await stage.plantedRound('2025');
  await stage.planAwards(round.contestId, { tiers, everyone });
  return round;
};
const issue = (roundId: string, body: object = wanted) =>
  call<{ id: string; certificates: number; issued: number }>(
    stage.test.url,
    'POST',
    `/api/staff/rounds/${roundId}/certificates`,
    { cookie: stage.organiser.cookie, body },
  );
const check = (code: string) =>
  call<{ state: string; name: string; award: string; reason: string; code: string }>(
    stage.test.url,
    'GET',
    `/api/certificates/${code}`,
    {},
  );
const codeOf = async (roundId: string, name: string) => {
  const { rows } = await stage.test.owner.query<{ code: string }>(
    'SELECT code FROM certificate WHERE round_id = $1 AND full_name = $2 ORDER BY number DESC',
    [roundId, name],
  );
  return rows[0]?.code ?? '';
};

describe('certificates', () => {
  it('are issued once for each person, first the winners, and printed into one archive', async () => {
    const { roundId, contestId } = await stage.plantedRound('2025');
    expect((await issue(roundId)).status).toBe(409);
    await stage.planAwards(contestId, { tiers });
    expect((await issue(roundId)).body).toMatchObject({ certificates: 2, issued: 2 });
    await stage.planAwards(contestId, { tiers, everyone: true });
    const all = await issue(roundId);
    // Of 5 points 50 % is reached by four; two of them won.
    expect(all.body).toMatchObject({ certificates: 4, issued: 2 });
    expect((await issue(roundId)).body.issued).toBe(0);
    let ready: { id: string; ready: boolean } | undefined;
    for (let tries = 0; tries < 100 && !ready?.ready; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { body } = await call<{ files: { id: string; ready: boolean }[] }>(
        stage.test.url,
        'GET',
        `/api/staff/contests/${contestId}/files`,
        { cookie: stage.organiser.cookie },
      );
      ready = body.files.find(({ id }) => id === all.body.id);
    }
    const zip = unzipSync(Buffer.from(await (await stage.fetchFile(all.body.id)).arrayBuffer()));
    expect(Object.keys(zip)).toEqual(['giay-chung-nhan-00001-00004.pdf']);
  });

  it('say who holds them, as far as the public may know', async () => {
    const { roundId } = await planned();
    await issue(roundId);
    const code = await codeOf(roundId, 'Nguyễn Thị Đào');
    expect((await check(code)).body).toMatchObject({
      state: 'valid',
      name: 'Nguyễn Thị Đ.',
      award: 'Giải Nhất',
    });
    expect(
      (
        await check(
          code
            .toLowerCase()
            .replace(/(.{4})/g, '$1-')
            .slice(0, -1),
        )
      ).status,
    ).toBe(200);
    expect((await check('0000000000000000')).status).toBe(404);
    expect((await check('../x')).status).toBe(404);
    await stage.test.owner.query(
      `UPDATE contestant SET birth_year = extract(year FROM now()) - 15, public_name = true WHERE full_name = 'Nguyễn Thị Đào'`,
    );
    expect((await check(code)).body.name).toBe('Thí sinh');
    await stage.test.owner.query(
      `UPDATE contestant SET birth_year = 1980, public_name = false WHERE full_name = 'Nguyễn Thị Đào'`,
    );
  });

  it('are corrected when the result says something else, and revoked by a person with a reason', async () => {
    const { roundId } = await planned();
    await issue(roundId);
    const code = await codeOf(roundId, 'Nguyễn Thị Đào');
    const other = await codeOf(roundId, 'Cán Bộ Sở');
    const { rows } = await stage.test.owner.query<{ id: string; contestant: string }>(
      `SELECT r.id, c.id AS contestant FROM result r JOIN round x ON x.id = r.round_id
       JOIN contestant c ON c.contest_id = x.contest_id AND c.full_name = 'Nguyễn Thị Đào' WHERE r.round_id = $1`,
      [roundId],
    );
    await stage.test.owner.query(
      `INSERT INTO result (round_id, version, finalized_by, reason, people, attempts)
       SELECT round_id, 2, finalized_by, 'Huỷ câu 3.', people - 1, attempts - 1 FROM result WHERE id = $1`,
      [rows[0]!.id],
    );
    await stage.test.owner.query(
      `INSERT INTO result_row SELECT n.id, x.contestant_id, x.attempt_id, x.division, x.rank, x.division_rank,
         x.score_milli, x.correct_count, x.prediction, x.prediction_error, x.duration_ms, x.submitted_at, x.attempts,
         x.unit_id, x.organization_id
       FROM result_row x JOIN result o ON o.id = x.result_id JOIN result n ON n.round_id = o.round_id AND n.version = 2
       WHERE x.result_id = $1 AND x.contestant_id <> $2`,
      [rows[0]!.id, rows[0]!.contestant],
    );
    expect((await check(code)).body).toMatchObject({ state: 'corrected', reason: 'Huỷ câu 3.' });
    expect((await check(other)).body.state).toBe('valid');
    const revoke = () =>
      call(stage.test.url, 'POST', `/api/staff/certificates/${other}/revocation`, {
        cookie: stage.organiser.cookie,
        body: { reason: 'Cấp nhầm người.' },
      });
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(409);
    expect((await check(other)).body).toMatchObject({ state: 'revoked', reason: 'Cấp nhầm người.' });
    await expect(stage.test.owner.query('DELETE FROM certificate')).rejects.toThrow(/append-only/);
  });

  it('are fetched by their holder and by nobody else', async () => {
    const { roundId, contestId } = await planned();
    await issue(roundId);
    const code = await codeOf(roundId, 'Nguyễn Thị Đào');
    const stranger = await makeContestant(stage.test.owner, contestId);
    const holder = await makeContestant(stage.test.owner, contestId);
    await stage.test.owner.query(
      `UPDATE session SET contestant_id = (SELECT contestant_id FROM certificate WHERE code = $1) WHERE contestant_id = $2`,
      [code, holder.id],
    );
    const fetched = async (cookie: string) => {
      const answer = await fetch(`${stage.test.url}/api/me/certificates/${code}/file`, {
        headers: { cookie },
      });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    expect((await fetched(stranger.cookie)).status).toBe(404);
    expect((await fetched('')).status).toBe(401);
    const own = await fetched(holder.cookie);
    expect([own.status, own.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const { body } = await call<{ certificates: { code: string; state: string }[] }>(
      stage.test.url,
      'GET',
      '/api/me/certificates',
      { cookie: holder.cookie },
    );
    expect(body.certificates).toMatchObject([{ code, state: 'valid', award: 'Giải Nhất' }]);
  });
});
