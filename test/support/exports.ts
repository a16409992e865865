import exceljs from 'exceljs';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnitLoader } from '../../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './app.js';
import { type MadeRound, makeRound, makeStaff } from './factories.js';
import { type PlantedContestant, plantScores } from './scores.js';

export interface FileView {
  id: string;
  progress: number;
  ready: boolean;
  failure: string;
  failedAt: string | null;
  bytes: number;
  expiresAt: string;
}

export interface ExportStage {
  test: TestApp;
  dataDir: string;
  organiser: { id: string; cookie: string };
  /** Organizations: one with 200 people and a name no sheet can have, one without a head count. */
  agency: string;
  school: string;
  list(roundId: string, cookie?: string): Promise<FileView[]>;
  ask(
    roundId: string,
    body: object,
    cookie?: string,
  ): Promise<{ status: number; body: { id: string; code?: string } }>;
  fetchFile(id: string, cookie?: string): Promise<Response>;
  /** Asks, waits until it is made, and fetches it. */
  exported(
    roundId: string,
    format: 'xlsx' | 'csv',
    grouping: 'unit' | 'organization',
    cookie?: string,
  ): Promise<{ view: FileView; response: Response; bytes: Buffer }>;
  /** A closed round with `entrants` that reports by the map of the period. */
  plantedRound(period: '2021' | '2025', finalise?: boolean): Promise<MadeRound>;
  /** Says what prizes each division of the contest has; equals all get theirs. */
  planAwards(contestId: string, plan: { tiers: object[]; everyone?: boolean }): Promise<void>;
  close(): Promise<void>;
}

export const payloads = [
  '=HYPERLINK("http://x";"y")',
  '+84912345678',
  '-1',
  '@x',
  '\tTab',
  '\r=1',
  '＝1+1',
  ' =2',
];
export const longChau = '2025-29551';
/** A commune of former Bến Tre: not on the map of 2021. */
export const beyond = '2025-28756';

/** An application with its own folder of files, and the ways to use its exports. */
export async function startExportStage(): Promise<ExportStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-export-'));
  const test = await startTestApp({ dataDir });
  await test.app.get(UnitLoader, { strict: false }).load('units');
  const organiser = await makeStaff(test.owner, 'organiser');
  const agency = await makeOrganization(test, 'Sở Y tế/[tỉnh]: *Vĩnh Long* một cái tên dài', 200);
  const school = await makeOrganization(test, '=Trường THPT', null);

  const list: ExportStage['list'] = async (roundId, cookie = organiser.cookie) => {
    const path = `/api/staff/rounds/${roundId}/exports`;
    return (await call<{ exports: FileView[] }>(test.url, 'GET', path, { cookie })).body.exports;
  };
  const ask: ExportStage['ask'] = (roundId, body, cookie = organiser.cookie) =>
    call(test.url, 'POST', `/api/staff/rounds/${roundId}/exports`, { cookie, body });
  const fetchFile: ExportStage['fetchFile'] = (id, cookie = organiser.cookie) =>
    fetch(`${test.url}/api/staff/exports/${id}/file`, {
      // A connection that is still busy with a large file when the server stops would be waited for.
      headers: { cookie, connection: 'close' },
    });
  const exported: ExportStage['exported'] = async (roundId, format, grouping, cookie = organiser.cookie) => {
    const { body } = await ask(roundId, { format, grouping }, cookie);
    for (let tries = 0; tries < 900; tries += 1) {
      const view = (await list(roundId, cookie)).find(({ id }) => id === body.id);
      if (view?.failedAt) throw new Error(view.failure);
      if (view?.ready) {
        const response = await fetchFile(body.id, cookie);
        return { view, response, bytes: Buffer.from(await response.arrayBuffer()) };
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the export was not made: ${JSON.stringify(body)}`);
  };
  const plantedRound: ExportStage['plantedRound'] = async (period, finalise = true) => {
    const round = await makeRound(test.owner, { closesInMs: -60_000, rules: { attemptsAllowed: 3 } });
    await test.owner.query('UPDATE contest SET report_period = $2, title = $3 WHERE id = $1', [
      round.contestId,
      period,
      '=Tìm hiểu “DVC” trực tuyến',
    ]);
    await plantScores(test.owner, round, entrants(agency, school));
    if (finalise) {
      const path = `/api/staff/rounds/${round.roundId}/finalization`;
      const { status } = await call(test.url, 'POST', path, { cookie: organiser.cookie, body: {} });
      if (status !== 201) throw new Error(`finalise: ${status}`);
    }
    return round;
  };
  const planAwards: ExportStage['planAwards'] = async (contestId, { tiers, everyone = false }) => {
    const body = { tiers, equals: 'all', everyone, minimumScorePercent: 50 };
    const path = `/api/staff/contests/${contestId}/award-plan`;
    const { status } = await call(test.url, 'POST', path, { cookie: organiser.cookie, body });
    if (status !== 204) throw new Error(`award plan: ${status}`);
  };
  const close = async () => {
    await test.close();
    await rm(dataDir, { recursive: true });
  };
  return {
    test,
    dataDir,
    organiser,
    agency,
    school,
    list,
    ask,
    fetchFile,
    exported,
    plantedRound,
    planAwards,
    close,
  };
}

async function makeOrganization({ owner }: TestApp, name: string, headCount: number | null): Promise<string> {
  const made = await owner.query<{ id: string }>(
    `INSERT INTO organization (name, search_key, kind, head_count) VALUES ($1, lower($1), 'agency', $2) RETURNING id`,
    [name, headCount],
  );
  return made.rows[0]!.id;
}

export function entrants(agency: string, school: string): PlantedContestant[] {
  return [
    {
      fullName: 'Nguyễn Thị Đào',
      unitId: longChau,
      attempts: [{ scoreMilli: 5000, prediction: 2, durationMs: 61_234 }],
    },
    {
      fullName: 'Trần Văn An',
      unitId: '2021-29542',
      attempts: [{ scoreMilli: 4500, endedAt: Date.now() - 900_000 }, { scoreMilli: 1000 }],
    },
    { fullName: 'Lê Thị Bình', unitId: '2021-29545', attempts: [{ scoreMilli: 2000 }] },
    { fullName: 'Người Nơi Khác', unitId: beyond, attempts: [{ scoreMilli: 3000 }] },
    {
      fullName: 'Cán Bộ Sở',
      division: 'cbccvc',
      unitId: null,
      organizationId: agency,
      attempts: [{ scoreMilli: 3000 }],
    },
    ...payloads.map((fullName) => ({
      fullName,
      division: 'cbccvc',
      unitId: longChau,
      organizationId: school,
      attempts: [{ scoreMilli: 1000 }],
    })),
  ];
}

export async function workbook(bytes: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  return book;
}

/** The rows under the header as objects by its words; the row of totals comes as `totals`. */
export function table(sheet: exceljs.Worksheet): {
  rows: Record<string, exceljs.CellValue>[];
  totals: Record<string, exceljs.CellValue> | undefined;
} {
  const header = (sheet.getRow(5).values as string[]).slice(1);
  const rows: Record<string, exceljs.CellValue>[] = [];
  sheet.eachRow((row, number) => {
    if (number > 5) rows.push(Object.fromEntries(header.map((name, i) => [name, row.getCell(i + 1).value])));
  });
  const totals = rows.find((row) => Object.values(row).includes('Tổng cộng'));
  return { rows: rows.filter((row) => row !== totals), totals };
}

/** Every field of a CSV text, read by the grammar of RFC 4180. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error('not RFC 4180');
    const [, raw = '', end] = match;
    records.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') records.push([]);
  }
  records.pop();
  return records;
}
