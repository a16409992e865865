import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DownloadJob } from '../src/download/download.job.js';
import {
  beyond,
  entrants,
  type ExportStage,
  longChau,
  parseCsv,
  startExportStage,
  table,
  workbook,
} from './support/exports.js';
import { makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';
import { plantScores } from './support/scores.js';

let stage: ExportStage;

beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

describe('who may have it', () => {
  it('gives a coordinator the own people only, without ranks while a prediction can be made', async () => {
    const { roundId, contestId } = await makeRound(stage.test.owner, { rules: { attemptsAllowed: 3 } });
    await plantScores(stage.test.owner, { roundId, contestId }, entrants(stage.agency, stage.school));
    const ofUnit = await makeStaff(stage.test.owner, 'coordinator', { unitId: longChau });
    const book = await workbook((await stage.exported(roundId, 'xlsx', 'unit', ofUnit.cookie)).bytes);
    const rows = book.worksheets.slice(1).flatMap((sheet) => table(sheet).rows);
    expect(rows).toHaveLength(10);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Tổng hợp', 'Phường Long Châu']);
    expect(new Set(rows.map((row) => row['Hạng chung']))).toEqual(new Set([null]));
    expect(rows[0]).not.toHaveProperty('Số dự đoán');
    expect(book.worksheets[0]!.getCell('A3').value).toMatch(
      /chỉ gồm Phường Long Châu · thứ hạng chưa công bố/,
    );

    const ofAgency = await makeStaff(stage.test.owner, 'coordinator', { organizationId: stage.agency });
    const csv = (await stage.exported(roundId, 'csv', 'organization', ofAgency.cookie)).bytes.toString(
      'utf8',
    );
    expect(
      parseCsv(csv)
        .slice(1)
        .map((row) => row[4]),
    ).toEqual(['Cán Bộ Sở']);

    const closed = await stage.plantedRound('2025');
    const after = await workbook((await stage.exported(closed.roundId, 'xlsx', 'unit', ofUnit.cookie)).bytes);
    expect(table(after.worksheets[1]!).rows[0]).toMatchObject({ 'Hạng chung': 1, 'Số dự đoán': 2 });
  });

  it('gives a coordinator points only when contestants know theirs', async () => {
    const round = await stage.plantedRound('2025', false);
    const publication = { score: 'after-finalising', standings: 'after-finalising' };
    await publishRulebook(stage.test.owner, round, stage.organiser.id, { publication });
    const ofUnit = await makeStaff(stage.test.owner, 'coordinator', { unitId: longChau });
    const read = async (cookie: string) => {
      const { bytes } = await stage.exported(round.roundId, 'xlsx', 'unit', cookie);
      const [summary, people] = (await workbook(bytes)).worksheets;
      const cells = JSON.stringify(summary!.getSheetValues());
      return { says: /Điểm trung bình/.test(cells), row: table(people!).rows[0]! };
    };
    const early = await read(ofUnit.cookie);
    expect(early.says).toBe(false);
    for (const header of ['Điểm', 'Số câu đúng']) expect(early.row).not.toHaveProperty(header);
    const organisers = await read(stage.organiser.cookie);
    expect([organisers.says, 'Điểm' in organisers.row]).toEqual([true, true]);
  });

  it('keeps files from other coordinators, editors, contestants and strangers', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const one = await makeStaff(stage.test.owner, 'coordinator', { unitId: longChau });
    const other = await makeStaff(stage.test.owner, 'coordinator', { unitId: beyond });
    const editor = await makeStaff(stage.test.owner, 'editor');
    const { view } = await stage.exported(roundId, 'csv', 'unit', one.cookie);
    expect((await stage.fetchFile(view.id, other.cookie)).status).toBe(404);
    expect(await stage.list(roundId, other.cookie)).toEqual([]);
    expect((await stage.fetchFile(view.id, editor.cookie)).status).toBe(403);
    expect((await stage.fetchFile(view.id, '')).status).toBe(401);
    expect((await stage.ask(roundId, { format: 'csv', grouping: 'unit' }, editor.cookie)).status).toBe(403);
    expect((await stage.fetchFile(view.id)).status).toBe(200);
    expect((await stage.fetchFile('../secret')).status).toBe(404);
    expect((await stage.ask(roundId, { format: 'exe', grouping: 'unit' })).status).toBe(400);
    expect(
      (await stage.ask('4b1b1c52-0000-4000-8000-000000000000', { format: 'csv', grouping: 'unit' })).body
        .code,
    ).toBe('round_not_found');
  });
});

describe('the life of a file', () => {
  const pathOf = (name: string) => join(stage.dataDir, 'exports', name);
  const job = () => stage.test.app.get(DownloadJob, { strict: false });
  const insert = async (roundId: string, age: string): Promise<string> => {
    const made = await stage.test.owner.query<{ id: string }>(
      `INSERT INTO export_file (contest_id, round_id, requested_by, kind, format, options, created_at)
       SELECT contest_id, id, $2, 'standings', 'csv', '{"grouping": "unit"}', now() - $3::interval
       FROM round WHERE id = $1 RETURNING id`,
      [roundId, stage.organiser.id, age],
    );
    return made.rows[0]!.id;
  };

  it('is readable by the server’s user only and gone after its day', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const { view } = await stage.exported(roundId, 'csv', 'unit');
    expect(Date.parse(view.expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    const path = pathOf(`${view.id}.csv`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const part = await fetch(`${stage.test.url}/api/staff/exports/${view.id}/file`, {
      headers: { cookie: stage.organiser.cookie, range: 'bytes=3-9', connection: 'close' },
    });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 3-9/${view.bytes}`]);
    expect(await part.text()).toBe((await readFile(path)).subarray(3, 10).toString());
    const behind = await fetch(`${stage.test.url}/api/staff/exports/${view.id}/file`, {
      headers: { cookie: stage.organiser.cookie, range: `bytes=${view.bytes}-` },
    });
    expect([behind.status, ((await behind.json()) as { code: string }).code]).toEqual([
      416,
      'range_unsatisfiable',
    ]);
    await stage.test.owner.query(`UPDATE export_file SET expires_at = now() - interval '1 s' WHERE id = $1`, [
      view.id,
    ]);
    expect((await stage.fetchFile(view.id)).status).toBe(410);
    await job().upkeep();
    await expect(stat(path)).rejects.toThrow('ENOENT');
    expect((await stage.fetchFile(view.id)).status).toBe(410);
    expect((await stage.list(roundId))[0]).toMatchObject({ ready: false, progress: 100 });
  });

  it('is made again when its maker died, and given up after an hour', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const lost = await insert(roundId, '2 minutes');
    const hopeless = await insert(roundId, '2 hours');
    expect((await stage.fetchFile(lost)).status).toBe(409);
    await job().upkeep();
    for (let tries = 0; tries < 100 && !(await stage.list(roundId)).some(({ ready }) => ready); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const views = await stage.list(roundId);
    expect(views.find(({ id }) => id === lost)).toMatchObject({ ready: true, failure: '' });
    expect(views.find(({ id }) => id === hopeless)).toMatchObject({
      ready: false,
      failure: expect.stringContaining('bị ngắt'),
    });
  });

  it('is left to whoever is making it', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const id = await insert(roundId, '5 minutes');
    const other = await stage.test.owner.connect();
    await other.query('BEGIN');
    await other.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    await job().upkeep();
    await job().make(id);
    expect((await stage.list(roundId))[0]).toMatchObject({ ready: false, progress: 0 });
    await other.query('ROLLBACK');
    other.release();
    await job().make(id);
    expect((await stage.list(roundId))[0]).toMatchObject({ ready: true });
  });

  it('says in words that it failed', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const id = await insert(roundId, '0 s');
    // A folder where the file should be: it cannot be written.
    await rm(pathOf(''), { recursive: true, force: true });
    await writeFile(join(stage.dataDir, 'exports'), '');
    await job().make(id);
    await rm(join(stage.dataDir, 'exports'));
    expect((await stage.list(roundId))[0]).toMatchObject({
      ready: false,
      failure: expect.stringContaining('Hãy xuất lại'),
    });
    expect((await stage.fetchFile(id)).status).toBe(409);
  });

  it('is asked for once while it is being made', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const wanted = { format: 'xlsx', grouping: 'unit' };
    const first = await stage.ask(roundId, wanted);
    expect((await stage.ask(roundId, wanted)).body.id).toBe(first.body.id);
  });
});
