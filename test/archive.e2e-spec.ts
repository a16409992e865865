import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/archive-check/archive.cli.js';
import { verifyArchive } from '../src/archive-check/verify.js';
import { Regrade } from '../src/grading/regrade.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { holdContest } from './support/archived-contest.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';
import { sit, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
let organiser: { id: string; cookie: string };
let folder: string;
let archive: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-archive-'));
  test = await startTestApp({ dataDir: folder });
  await test.app.get(UnitLoader, { strict: false }).load('units');
  organiser = await makeStaff(test.owner, 'organiser');
  round = await makeRound(test.owner, { rules: { attemptsAllowed: 2, counts: 'best' } });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const ask = (contestId = round.contestId) =>
  call<{ id: string; code: string }>(test.url, 'POST', `/api/staff/contests/${contestId}/archive`, {
    cookie: organiser.cookie,
    body: {},
  });

interface ListedFile {
  id: string;
  ready: boolean;
  failure: string;
  releasable: boolean;
}

/** Asks for the archive of a contest and fetches it. */
async function fetchArchive(contestId: string): Promise<ListedFile> {
  const { status, body } = await ask(contestId);
  expect(status).toBe(202);
  const file = await until(async () => {
    const { body: list } = await call<{ files: ListedFile[] }>(
      test.url,
      'GET',
      `/api/staff/contests/${contestId}/files`,
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
  return file;
}

const written = async (files: Record<string, Uint8Array>): Promise<string> => {
  const path = join(folder, 'changed.zip');
  await writeFile(path, zipSync(files));
  return path;
};

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textOf = (name: string): string => Buffer.from(archive[name]!).toString('utf8');

/** The archive with one file changed; `signed`: with a manifest that agrees. */
async function forged(name: string, change: (text: string) => string, signed = true): Promise<string[]> {
  const bytes = Buffer.from(change(textOf(name)));
  const manifest = JSON.parse(textOf('manifest.json')) as {
    files: { name: string; sha256: string }[];
    versions: { file: string; sha256: string }[];
  };
  const sha256 = sha256Of(bytes);
  for (const file of manifest.files) if (signed && file.name === name) file.sha256 = sha256;
  for (const version of manifest.versions) if (signed && version.file === name) version.sha256 = sha256;
  const changed = { ...archive, [name]: bytes, 'manifest.json': Buffer.from(JSON.stringify(manifest)) };
  return (await verifyArchive(await written(changed))).faults;
}

describe('the archive of a contest', () => {
  it('is made only when the rounds are official', async () => {
    for (const answers of [5, 3, 1]) {
      const { cookie } = await makeContestant(test.owner, round.contestId, {
        fullName: 'Người Có Tên',
        publicName: true,
        birthYear: 1970 + answers,
      });
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
    await call(test.url, 'POST', `/api/staff/contests/${round.contestId}/award-plan`, {
      cookie: organiser.cookie,
      body: {
        tiers: [{ name: 'Giải Nhất', count: 1, amount: 5_000_000 }],
        equals: 'all',
        everyone: false,
        minimumScorePercent: 0,
      },
    });
    const path = `/api/staff/rounds/${round.roundId}/finalization`;
    expect((await call(test.url, 'POST', path, { cookie: organiser.cookie, body: {} })).body).toMatchObject({
      version: 1,
    });
    await publishRulebook(test.owner, round, organiser.id, { scoreBands: [25, 62.5] });
    expect((await fetchArchive(round.contestId)).releasable).toBe(true);
  });

  it('proves itself without the server: files, scores, ranks, digests', async () => {
    const path = await written(archive);
    expect(await verifyArchive(path)).toEqual({
      malformed: null,
      files: Object.keys(archive).length - 1,
      attempts: 3,
      results: 1,
      versions: 1,
      draws: 0,
      replaced: [],
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
    expect(sha256Of(archive['ranking-1-1.jsonl']!)).toBe(rows[0]!.sha256);
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
      expect.stringMatching(/^ranking-1-1.jsonl, line 2: contestant .*; rank is 2, computed is 1$/),
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
      (await verifyArchive(await written({ ...archive, 'manifest.json': Buffer.from('{"format":3}') })))
        .malformed,
    ).toMatch(/format/);
    expect(await main(['verify', path])).toBe(2);
    expect(await main(['verify'])).toBe(2);
  });
});

describe('the archive of a contest with prizes and a next round', () => {
  let ids: string[];

  it('proves everything that was decided, from itself alone', async () => {
    const contest = await holdContest(test, [organiser, await makeStaff(test.owner, 'organiser')]);
    ids = contest.ids;
    // The digest of the overall result covers years of birth, so that this file is for organisers.
    expect((await fetchArchive(contest.contestId)).releasable).toBe(false);
    const path = await written(archive);
    expect(await verifyArchive(path)).toMatchObject({
      malformed: null,
      attempts: 12,
      results: 2,
      versions: 6,
      draws: 1,
      replaced: ['awards-1.jsonl', 'awards-2.jsonl'],
      faults: [],
    });
    const all = Object.keys(archive).map(textOf).join('\n');
    expect(/An Giỏi|RIENG-TU|Lê Thị Chứng|Biên bản|\+849/.exec(all)).toBeNull();
  });

  it('is read in the format of before, which ends with the results of rounds', async () => {
    const { versions: _, ...manifest } = JSON.parse(textOf('manifest.json')) as {
      versions: unknown;
      files: { name: string; sha256: string }[];
    };
    const added =
      /^(appeals|people|declined|plans|settlements|bodies|draws?|overall|awards|qualification|collective)\b/;
    const old = Object.fromEntries(Object.entries(archive).filter(([name]) => !added.test(name)));
    const files = manifest.files.filter(({ name }) => !added.test(name));
    old['attempts.jsonl'] = Buffer.from(textOf('attempts.jsonl').replaceAll(/"questionCount":\d+,/g, ''));
    for (const file of files)
      if (file.name === 'attempts.jsonl') file.sha256 = sha256Of(old['attempts.jsonl']);
    old['manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, format: 1, files }));
    expect(await verifyArchive(await written(old))).toMatchObject({
      malformed: null,
      results: 2,
      versions: 0,
      faults: [],
    });
  });

  it('names the place of every change, also one whose digests were made to agree', async () => {
    const [an, , chi, dung] = ids as [string, string, string, string];
    const swapped = (text: string, one: string, other: string) =>
      text.replaceAll(one, '#').replaceAll(other, one).replaceAll('#', other);
    expect(await forged('awards-3.jsonl', (text) => text.replace(an, dung))).toEqual([
      `awards-3.jsonl, line 2: contestantId is "${dung}", computed is "${an}"`,
      'collective-1.json: version 3 of the awards is not like that in the archive',
    ]);
    expect(await forged('awards-3.jsonl', (text) => text.replace('1000000', '1000001'))).toEqual([
      `awards-3.jsonl, line 2: contestant ${an}; amount is 1000001, computed is 1000000`,
      'collective-1.json: version 3 of the awards is not like that in the archive',
    ]);
    const ranks = (text: string) => swapped(text, '"rank":1,', '"rank":2,');
    const overall = await forged('overall-1.jsonl', ranks);
    expect(overall[0]).toBe(`overall-1.jsonl, line 2: contestant ${an}; rank is 2, computed is 1`);
    expect(overall[1]).toMatch(/^overall-1.jsonl, line 3: contestant .*; rank is 1, computed is 2$/);
    expect(await forged('overall-1.jsonl', ranks, false)).toEqual(
      expect.arrayContaining(['overall-1.jsonl: SHA-256 differs from that which was fixed']),
    );
    expect(
      await forged('overall-1.jsonl', (text) => text.replace('"minimumRounds":2', '"minimumRounds":1')),
    ).toContain('overall-1.jsonl, line 1: rule.minimumRounds is 1, computed is 2 by rulebook version 1');
    expect(await forged('awards-3.jsonl', (text) => text.replace(/"version":1}/, '"version":9}'))).toContain(
      'awards-3.jsonl, line 1: version 9 of tuan-1 is not in the archive',
    );
    const list = 'qualification-chung-ket-1.jsonl';
    expect(
      await forged(list, (text) => text.replace(`{"contestantId":"${chi}`, `{"contestantId":"${dung}`)),
    ).toEqual([`${list}, line 3: contestantId is "${dung}", computed is "${chi}"`]);
    const drawn = await forged('draws.jsonl', (text) =>
      text.replace(/"position":(\d+)/, (_, at: string) => `"position":${3 - Number(at)}`),
    );
    expect(drawn).toEqual([
      expect.stringMatching(
        /^draws.jsonl, draw 1 \(Giải tuần – .*\): step 1.position is [12], computed is [12]$/,
      ),
    ]);
    expect((await forged('draws.jsonl', (text) => text.replaceAll('1650,25', '1650,26')))[0]).toMatch(
      /^draws.jsonl, draw 1 .*: (key|step 1)/,
    );
    const pool = await forged('draw-1.jsonl', (text) => text.slice(text.indexOf('\n') + 1));
    expect(pool[0]).toBe('draw-1.jsonl: these 1 lines are not the pool whose SHA-256 was published');
    expect(await forged('collective-1.json', (text) => text.replace('"rank":1,', '"rank":7,'))).toEqual([
      expect.stringMatching(/^collective-1.json, tap-the, line 1 \(.*\): rank is 7, computed is 1$/),
    ]);
    const pardoned = await forged('decisions.jsonl', (text) => text.replace('"confirmed"', '"withdrawn"'));
    expect(pardoned[0]).toMatch(/^attempt .*: entry \d+ of its log names a decision that nobody confirmed$/);
    const settled = await forged('settlements.jsonl', (text) => text.replace(`"${chi}":1`, `"${chi}":2`));
    expect(settled[0]).toMatch(
      /^qualification-chung-ket-1.jsonl: what settled chung-ket<overall by decision is in/,
    );
    const winner = await forged('people.jsonl', (text) => text.replace('"cannotWin":true,', ''));
    expect(winner[0]).toMatch(/^awards-3.jsonl, line [23]: .*contestantId is/);
  });
});
