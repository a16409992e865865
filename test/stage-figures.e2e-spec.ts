import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileRound } from '../src/core/rules-check/compile.js';
import type { CollectiveAnswer } from '../src/collective/collective.dto.js';
import type { OverallPage } from '../src/overall/overall.dto.js';
import type { ParticipationAnswer } from '../src/participation/participation.dto.js';
import type { ResultPage } from '../src/result/result.dto.js';
import type { StageView } from '../src/stage/stage.dto.js';
import { call } from './support/app.js';
import {
  type ExportStage,
  longChau,
  parseCsv,
  startExportStage,
  table,
  workbook,
} from './support/exports.js';
import { addRound, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { madeRules, putInForce } from './support/rulebooks.js';
import { plantScores } from './support/scores.js';
import { until } from './support/sitting.js';

let desk: ExportStage;
let week: MadeRound;
let final: MadeRound;
let second: { cookie: string };
/** An, Bình, Chi, Dũng: the first two of the agency, the third of the school, the last is not on the stage. */
let ids: string[];

const send = <T>(method: string, path: string, body?: object, cookie = desk.organiser.cookie) =>
  call<T>(desk.test.url, method, `/api/staff/${path}`, { cookie, ...(body && { body }) });

beforeAll(async () => {
  desk = await startExportStage();
  const { owner } = desk.test;
  second = await makeStaff(owner, 'organiser');
  week = await makeRound(owner, {
    rules: { prediction: null, tieBreaks: ['score', 'duration'] },
    closesInMs: -60_000,
  });
  const document = madeRules({
    ranking: ['score', 'duration', 'decision'],
    rounds: [
      {
        ...madeRules().rounds[0]!,
        code: 'tuan-1',
        name: 'Tuần 1',
        opensAt: '2026-01-01 08:00',
        closesAt: '2026-01-02 08:00',
      },
      {
        code: 'chung-ket',
        name: 'Chung kết',
        kind: 'final',
        opensAt: '2026-01-05 08:00',
        closesAt: '2026-01-05 17:00',
        onStage: true,
        stagePoints: 50,
        ranking: ['score', 'decision'],
      },
    ],
    overall: { combines: 'sum', minimumRounds: 1, ranking: ['score', 'duration', 'decision'] },
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        among: 'organization',
        ranking: ['entrants', 'mean-score', 'attempts'],
        rounds: ['chung-ket'],
        tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1_000_000 }],
      },
    ],
  });
  final = await addRound(owner, week, 2, compileRound(document, 'chung-ket')!.rules, { closesInMs: -60_000 });
  await putInForce(owner, week, desk.organiser.id, document);
  await owner.query(`UPDATE round SET rule_code = 'chung-ket' WHERE id = $1`, [final.roundId]);
  ids = await plantScores(
    owner,
    week,
    ['Lê An', 'Trần Bình', 'Hồ Chi', 'Võ Dũng'].map((fullName, i) => ({
      fullName,
      publicName: true,
      division: 'cbccvc',
      unitId: longChau,
      organizationId: i < 2 ? desk.agency : desk.school,
      attempts: [{ scoreMilli: 5000 - i * 1000, maxMilli: 5000, correctCount: 5 - i }],
    })),
  );
  const enter = async (points: (number | null)[], reason?: string) => {
    const entries = points.map((pointsMilli, i) => ({ contestantId: ids[i], pointsMilli }));
    const { body } = await send<StageView>('POST', `rounds/${final.roundId}/stage/entries`, {
      entries,
      ...(reason && { reason }),
    });
    const entryIds = body.people.flatMap(({ waiting }) => (waiting ? [waiting.id] : []));
    await send('POST', `rounds/${final.roundId}/stage/confirmations`, { entryIds }, second.cookie);
  };
  const scored = (wanted: string) =>
    until(async () => {
      const { rows } = await owner.query<{ milli: string }>(
        `SELECT string_agg(score_milli::text, ' ' ORDER BY score_milli) AS milli FROM score s WHERE round_id = $1
           AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`,
        [final.roundId],
      );
      return rows[0]?.milli === wanted ? true : null;
    });
  await enter([10_000, 42_000, 30_500]);
  await scored('10000 30500 42000');
  // The first points were wrong; what replaces them is one appearance on the stage all the same.
  await enter([31_000], 'Cộng sót điểm');
  await scored('30500 31000 42000');
  for (const { roundId } of [week, final])
    expect((await send('POST', `rounds/${roundId}/finalization`, {})).status).toBe(201);
});
afterAll(() => desk?.close());

const dataset = async (path: string, name: string) => {
  const { body } = await send<{ id: string }>('POST', `${path}/datasets`, { dataset: name, format: 'csv' });
  const bytes = await until(async () => {
    const file = await desk.fetchFile(body.id);
    return file.status === 200 ? file.text() : null;
  });
  return parseCsv(bytes.replace(/^\uFEFF/, ''));
};

/** Of each person: what stands under these headers. */
const under = (table: string[][], ...headers: string[]) =>
  table.slice(1).map((row) => headers.map((header) => row[table[0]!.indexOf(header)]));

describe('the figures of a round on a stage', () => {
  it('stand in its files without what nobody did there', async () => {
    const book = await workbook((await desk.exported(final.roundId, 'xlsx', 'unit')).bytes);
    const [summary, people] = ['Tổng hợp', 'Phường Long Châu'].map((name) => table(book.getWorksheet(name)!));
    expect(summary!.totals).toMatchObject({
      'Số người dự thi': 3,
      'Số lượt thi': 3,
      'Điểm trung bình': 34.5,
    });
    expect(people!.rows.map((row) => [row['Họ và tên'], row['Hạng chung'], row['Điểm']])).toEqual([
      ['Trần Bình', 1, 42],
      ['Lê An', 2, 31],
      ['Hồ Chi', 3, 30.5],
    ]);
    expect(Object.keys(people!.rows[0]!).slice(-2)).toEqual(['Điểm', 'Số lượt thi']);
    const text = (await desk.exported(final.roundId, 'csv', 'organization')).bytes.toString('utf8');
    const csv = parseCsv(text.replace(/^\uFEFF/, ''));
    expect(csv[0]!.slice(-2)).toEqual(['Điểm', 'Số lượt thi']);
    expect(under(csv, 'Họ và tên', 'Nhóm', 'Điểm')).toEqual([
      ['Hồ Chi', "'=Trường THPT", '30.5'],
      ['Trần Bình', expect.stringMatching(/^Sở Y tế/), '42'],
      ['Lê An', expect.stringMatching(/^Sở Y tế/), '31'],
    ]);
    // A round that is sat keeps all of them.
    const sat = (await desk.exported(week.roundId, 'csv', 'unit')).bytes.toString('utf8');
    expect(parseCsv(sat.replace(/^\uFEFF/, ''))[0]).toEqual(
      expect.arrayContaining(['Số câu đúng', 'Thời gian làm bài (mili giây)', 'Nộp lúc']),
    );
  });

  it('stand in the tables of the contest; points that were corrected are told apart', async () => {
    const contest = `contests/${week.contestId}`;
    const standings = await dataset(contest, 'standings');
    expect(
      under(standings, 'Đợt thi', 'Họ và tên', 'Điểm', 'Số câu đúng', 'Thời gian (mili giây)').slice(2, 6),
    ).toEqual([
      ['Đợt 1', 'Hồ Chi', '3', '3', '300000'],
      ['Đợt 1', 'Võ Dũng', '2', '2', '300000'],
      ['Đợt 2', 'Trần Bình', '42', '', ''],
      ['Đợt 2', 'Lê An', '31', '', ''],
    ]);
    const attempts = await dataset(`rounds/${final.roundId}`, 'attempts');
    const points = under(attempts, 'Điểm', 'Điểm tối đa', 'Bắt đầu lúc', 'Đã loại khỏi kết quả');
    expect(points.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      ['10', '50', '', 'có'],
      ['30.5', '50', '', ''],
      ['31', '50', '', ''],
      ['42', '50', '', ''],
    ]);
    const participation = await dataset(contest, 'participation');
    expect(under(participation, 'Nơi', 'Số người', 'Số lượt thi').slice(0, 2)).toEqual([
      ['Cán bộ, công chức, viên chức', '4', '7'],
      ['Phường Long Châu', '4', '7'],
    ]);
    expect(under(await dataset(`rounds/${final.roundId}`, 'not-yet'), 'Họ và tên')).toEqual([['Võ Dũng']]);
  });

  it('count for the public: the result, who took part, the bodies', async () => {
    const { url } = desk.test;
    const result = await call<ResultPage>(url, 'GET', `/api/rounds/${final.roundId}/result`);
    expect(result.body.rows.map(({ rank, name, scoreMilli }) => [rank, name, scoreMilli])).toEqual([
      [1, 'Trần Bình', 42_000],
      [2, 'Lê An', 31_000],
      [3, 'Hồ Chi', 30_500],
    ]);
    const taken = await call<ParticipationAnswer>(
      url,
      'GET',
      `/api/contests/${week.slug}/statistics?round=2`,
    );
    expect(taken.body).toMatchObject({
      state: 'official',
      total: { people: 3, attempts: 3 },
      units: [{ id: longChau, people: 3 }],
    });
    const bodies = await call<CollectiveAnswer>(url, 'GET', `/api/contests/${week.slug}/collective`);
    const lines = bodies.body.awards[0]!.classes[0]!.lines;
    expect(
      lines.slice(0, 2).map(({ id, rank, tier, values }) => [id, rank, tier, values.map(({ text }) => text)]),
    ).toEqual([
      [desk.agency, 1, 'Giải Nhất', ['2', '36,50 (2 bài)', '2']],
      [desk.school, 2, null, ['1', '30,50 (1 bài)', '1']],
    ]);
  });

  it('are summed in the overall standing, whose files hold them too', async () => {
    const contest = `contests/${week.contestId}`;
    expect((await send('POST', `${contest}/overall/finalization`, {})).status).toBe(201);
    const page = await call<OverallPage>(desk.test.url, 'GET', `/api/contests/${week.slug}/overall`);
    const sums = page.body.rows.map(({ name, scoreMilli, rounds }) => [name, scoreMilli, rounds]);
    expect(sums).toEqual([
      ['Trần Bình', 46_000, 2],
      ['Lê An', 36_000, 2],
      ['Hồ Chi', 33_500, 2],
      ['Võ Dũng', 2000, 1],
    ]);
    const file = under(await dataset(contest, 'overall'), 'Họ và tên', 'Điểm', 'Số đợt');
    expect(file).toEqual(
      sums.map(([name, milli, rounds]) => [name, String(Number(milli) / 1000), String(rounds)]),
    );
  });
});
