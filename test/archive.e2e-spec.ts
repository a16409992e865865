import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/archive/archive.cli.js';
import { verifyArchive } from '../src/archive/archive.verify.js';
import { Regrade } from '../src/grading/regrade.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { sit, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
let organiser: { id: string; cookie: string };
let folder: string;
let archive: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-archive-'));
  test = await startTestApp({ dataDir: folder });
  organiser = await makeStaff(test.owner, 'organiser');
  round = await makeRound(test.owner, { rules: { attemptsAllowed: 2, counts: 'best' } });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const ask = () =>
  call<{ id: string; code: string }>(test.url, 'POST', `/api/staff/contests/${round.contestId}/archive`, {
    cookie: organiser.cookie,
    body: {},
  });

const written = async (files: Record<string, Uint8Array>): Promise<string> => {
  const path = join(folder, 'changed.zip');
  await writeFile(path, zipSync(files));
  return path;
};

/** The archive with one file changed; `signed`: with a manifest that agrees. */
async function forged(name: string, change: (text: string) => string, signed = true): Promise<string[]> {
  const bytes = Buffer.from(change(Buffer.from(archive[name]!).toString('utf8')));
  const manifest = JSON.parse(Buffer.from(archive['manifest.json']!).toString('utf8')) as {
    files: { name: string; sha256: string }[];
  };
  for (const file of manifest.files) {
    if (signed && file.name === name) file.sha256 = createHash('sha256').update(bytes).digest('hex');
  }
  const changed = { ...archive, [name]: bytes, 'manifest.json': Buffer.from(JSON.stringify(manifest)) };
  return (await verifyArchive(await written(changed))).faults;
}

describe('the archive of a contest', () => {
  it('is made only when the rounds are official', async () => {
    for (const answers of [5, 3, 1]) {
      const { cookie } = await makeContestant(test.owner, round.contestId, { fullName: 'Người Có Tên' });
      const { sitting } = await sit(test.url, round.roundId, cookie);
      for (let slot = 1; slot <= 5; slot += 1) await sitting.answer(slot, [slot <= answers ? 'b' : 'c']);
      await sitting.respond([{ clientId: crypto.randomUUID(), kind: 'prediction', prediction: answers }]);
      await sitting.submit();
    }
    await until(async () => {
      const { rows } = await test.owner.query('SELECT 1 FROM score WHERE round_id = $1', [round.roundId]);
      return rows.length === 3 ? true : null;
    });
    expect((await ask()).body.code).toBe('archive_not_yet');
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      round.roundId,
    ]);
    await test.owner.query(
      `WITH made AS (INSERT INTO decision (round_id, kind, question_id, effect, reason, proposed_by)
         SELECT $1, 'void-question', (paper -> 0 ->> 'questionId')::uuid, 'removed', 'Văn bản đã hết hiệu lực.', $2
         FROM attempt WHERE round_id = $1 LIMIT 1 RETURNING id)
       INSERT INTO decision_act (decision_id, act, signed_by) SELECT id, 'confirmed', $3 FROM made`,
      [round.roundId, organiser.id, (await makeStaff(test.owner, 'organiser')).id],
    );
    await test.app.get(Regrade, { strict: false }).apply(round.roundId);
    await test.owner.query('UPDATE round SET rescored_at = clock_timestamp() WHERE id = $1', [round.roundId]);
    const path = `/api/staff/rounds/${round.roundId}/finalization`;
    expect((await call(test.url, 'POST', path, { cookie: organiser.cookie, body: {} })).body).toMatchObject({
      version: 1,
    });
    const document = { title: 'Thể lệ', scoreBands: [25, 62.5] };
    await test.owner.query(
      `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
       VALUES ($1, 1, $2, $3, '', $4)`,
      [
        round.contestId,
        document,
        createHash('sha256').update('{"scoreBands":[25,62.5],"title":"Thể lệ"}').digest('hex'),
        organiser.id,
      ],
    );
    const { status, body } = await ask();
    expect(status).toBe(202);
    const file = await until(async () => {
      const { body: list } = await call<{ files: { id: string; ready: boolean; failure: string }[] }>(
        test.url,
        'GET',
        `/api/staff/contests/${round.contestId}/files`,
        { cookie: organiser.cookie },
      );
      const found = list.files.find(({ id }) => id === body.id);
      expect(found?.failure).toBe('');
      return found?.ready ? found : null;
    });
    const fetched = await fetch(`${test.url}/api/staff/exports/${file.id}/file`, {
      headers: { cookie: organiser.cookie },
    });
    archive = unzipSync(Buffer.from(await fetched.arrayBuffer()));
  });

  it('proves itself without the server: files, scores, ranks, digests', async () => {
    const path = await written(archive);
    expect(await verifyArchive(path)).toEqual({
      malformed: null,
      files: Object.keys(archive).length - 1,
      attempts: 3,
      results: 1,
      faults: [],
    });
    expect(await main(['verify', path, '--json'])).toBe(0);
    const all = Object.values(archive)
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join('\n');
    expect(all).not.toContain('Người Có Tên');
    expect(all).not.toMatch(/"phone"|\+849/);
    expect(all).toContain('GIAI-THICH-BI-MAT');
    const { rows } = await test.owner.query<{ sha256: string }>(
      'SELECT sha256 FROM result WHERE round_id = $1',
      [round.roundId],
    );
    expect(createHash('sha256').update(archive['ranking-1-1.jsonl']!).digest('hex')).toBe(rows[0]!.sha256);
  });

  it('shows every forgery, also one whose manifest was made to agree', async () => {
    expect(await forged('questions.jsonl', (text) => text.replace('Câu', 'Cau'), false)).toEqual([
      'questions.jsonl: SHA-256 differs from the manifest',
    ]);
    const score = await forged('attempts.jsonl', (text) =>
      text.replace(/"scoreMilli":\d+/, '"scoreMilli":99'),
    );
    expect(score[0]).toMatch(/^attempt .*: scoreMilli is 99, the log says \d+$/);
    const answer = await forged('attempts.jsonl', (text) =>
      text.replaceAll('"value":["b"]', '"value":["c"]'),
    );
    expect(answer.length).toBeGreaterThan(1);
    expect(await forged('rulebook.jsonl', (text) => text.replace('62.5', '50'))).toEqual([
      'rulebook.jsonl: version 1 differs from its SHA-256',
    ]);
    const rank = await forged('ranking-1-1.jsonl', (text) => text.replace('"rank":1,', '"rank":2,'));
    expect(rank).toEqual([
      'ranking-1-1.jsonl: SHA-256 differs from that of the result',
      'ranking-1-1.jsonl: the ranking does not follow from the scores',
    ]);
    expect((await verifyArchive(await written({ ...archive, 'x.txt': Buffer.from('x') }))).faults).toEqual([
      'x.txt: not in the manifest',
    ]);
  });

  it('names what is no archive, without a crash', async () => {
    const path = join(folder, 'no.zip');
    await writeFile(path, 'PK no zip');
    expect((await verifyArchive(path)).malformed).not.toBeNull();
    const { 'attempts.jsonl': _, ...rest } = archive;
    expect((await verifyArchive(await written(rest))).malformed).toContain('attempts.jsonl is missing');
    expect(
      (await verifyArchive(await written({ ...archive, 'manifest.json': Buffer.from('{"format":2}') })))
        .malformed,
    ).toMatch(/format/);
    expect(await main(['verify', path])).toBe(2);
    expect(await main(['verify'])).toBe(2);
  });
});
