import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { publishesRanks, type Reader } from '../rulebook/rulebook.query.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { Cell } from '../workbook/workbook.write.js';
import type { DatasetRequest } from './dataset.dto.js';
import { type DatasetName, ofContestOnly, tables } from './dataset.tables.js';
import { type DatasetRows, writeDatasetCsv, writeDatasetXlsx } from './dataset.write.js';

const KIND = 'dataset';
const ROWS_AT_ONCE = 1000;

/** Flat tables of a round or of a whole contest. A coordinator gets those of the own unit or organization. */
@Injectable()
export class DatasetService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    private readonly units: UnitQuery,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => [tables[nameOf(task)].title, ...optionsOf(task).only].join(' – '),
      mayRelease: (task) => nameOf(task) === 'participation' && optionsOf(task).only.length === 0,
      write: (manager, task, path) => this.write(manager, task, path),
    });
  }

  /**
   * Answers and attempts only when every round asked for has closed: before it they could help who still sits.
   * @throws AppError contest_not_found, round_not_found, forbidden, dataset_not_yet, withheld_standings_never,
   *   place_unknown, division_unknown
   */
  async request(
    staff: StaffPrincipal,
    of: { contestId: string } | { roundId: string },
    { dataset, format, ...narrow }: DatasetRequest,
  ): Promise<string> {
    if (!tables[dataset].roles.includes(staff.role)) throw new AppError('forbidden');
    const ofRound = 'roundId' in of;
    const [found] = await this.database.query<{ contestId: string; running: number }[]>(
      `SELECT c.id AS "contestId",
         count(r.id) FILTER (WHERE r.opens_at <= clock_timestamp() AND r.closes_at > clock_timestamp())::int AS running
       FROM contest c LEFT JOIN round r ON r.contest_id = c.id AND ($2 = false OR r.id = $1)
       WHERE ${ofRound ? 'r.id' : 'c.id'} = $1 GROUP BY c.id`,
      [ofRound ? of.roundId : of.contestId, ofRound],
    );
    if (!found) throw new AppError(ofRound ? 'round_not_found' : 'contest_not_found');
    const early = found.running > 0 && !anyTime.has(dataset);
    if (early && (staff.role !== 'organiser' || dataset === 'responses'))
      throw new AppError('dataset_not_yet');
    const { contestId } = found;
    if (isRanked.has(dataset) && !(await knowsRanks(this.database, staff, contestId)))
      throw new AppError('withheld_standings_never');
    const roundId = ofRound && !ofContestOnly.has(dataset) ? of.roundId : null;
    const { unitId = null, organizationId = null, division = null } = narrow;
    const only = await this.namesOf(contestId, { unitId, organizationId, division });
    const options = { dataset, unitId, organizationId, division, only };
    return this.downloads.request(staff, { kind: KIND, format, roundId, contestId, options });
  }

  /** How a part of the people is called. @throws AppError place_unknown, division_unknown */
  private async namesOf(contestId: string, { unitId, organizationId, division }: Narrow): Promise<string[]> {
    const only: string[] = [];
    if (unitId !== null) {
      const unit = await this.units.find(unitId);
      if (!unit) throw new AppError('place_unknown', {}, 'unitId');
      only.push(unit.name);
    }
    const [found] = await this.database.query<{ organization: string | null; division: string | null }[]>(
      `SELECT (SELECT name FROM organization WHERE id = $2) AS organization,
         (SELECT name_vi FROM division WHERE contest_id = $1 AND code = $3) AS division`,
      [contestId, organizationId, division],
    );
    if (organizationId !== null && !found?.organization)
      throw new AppError('place_unknown', {}, 'organizationId');
    if (division !== null && !found?.division) throw new AppError('division_unknown', {}, 'division');
    return [...only, ...[found?.organization, found?.division].filter((name) => typeof name === 'string')];
  }

  private async write(manager: EntityManager, task: FileTask, path: string): Promise<void> {
    const { headers, sql, hidesRanks } = tables[nameOf(task)];
    const { contestId, roundId, reader } = task;
    const { unitIds, organizationId } = await this.peopleOf(manager, task);
    await manager.query(`DECLARE dataset NO SCROLL CURSOR FOR ${numbered(sql, headers.length)}`, [
      contestId,
      roundId,
      unitIds,
      organizationId,
      optionsOf(task).division,
      ...(hidesRanks ? [await knowsRanks(manager, reader, contestId)] : []),
    ]);
    const write = task.format === 'csv' ? writeDatasetCsv : writeDatasetXlsx;
    await write(path, headers, read(manager, headers.length));
  }

  /** Whose rows: the reader's own people, or those that an organiser asked for; null is everybody. */
  private async peopleOf(
    manager: EntityManager,
    task: FileTask,
  ): Promise<{ unitIds: readonly string[] | null; organizationId: string | null }> {
    const { reader, contestId } = task;
    const bound = reader.role === 'coordinator';
    const { unitId, organizationId } = bound ? reader : optionsOf(task);
    if (organizationId !== null) {
      const wanted = unitId === null ? null : await this.within(manager, contestId, unitId);
      return { unitIds: wanted, organizationId };
    }
    // Without a unit, which would be a fault elsewhere, a coordinator is nobody and never everybody.
    const unit = unitId ?? (bound ? '' : null);
    return {
      unitIds: unit === null ? null : await this.within(manager, contestId, unit),
      organizationId: null,
    };
  }

  private async within(
    manager: EntityManager,
    contestId: string,
    unitId: string,
  ): Promise<readonly string[]> {
    const [contest] = await manager.query<{ period: string }[]>(
      'SELECT report_period AS period FROM contest WHERE id = $1',
      [contestId],
    );
    return (await this.units.reportUnits(contest?.period ?? '')).within(unitId);
  }
}

/** Tables of ranks, which the rules may keep from everybody but the organisers. */
const isRanked: ReadonlySet<DatasetName> = new Set(['standings', 'overall', 'qualification']);

/** What the rules never publish only organisers know. */
const knowsRanks = async (db: Reader, { role }: { role: string }, contestId: string): Promise<boolean> =>
  role === 'organiser' || publishesRanks(db, contestId);

/** Nothing in them helps who still sits. */
const anyTime: ReadonlySet<DatasetName> = new Set([
  'standings',
  'overall',
  'qualification',
  'awards',
  'not-yet',
]);

interface Narrow {
  unitId: string | null;
  organizationId: string | null;
  division: string | null;
}

/** What `request` wrote; files of older versions were of everybody. */
const optionsOf = ({ options }: Pick<FileTask, 'options'>): Narrow & { only: string[] } => ({
  unitId: null,
  organizationId: null,
  division: null,
  only: [],
  ...(options as Partial<Narrow & { only: string[] }>),
});

const nameOf = ({ options }: Pick<FileTask, 'options'>): DatasetName => options.dataset as DatasetName;

/** Columns get the names c1, c2 …: two tables both have a `name`. */
const numbered = (sql: string, columns: number): string =>
  `SELECT * FROM (${sql}) AS t(${Array.from({ length: columns }, (_, i) => `c${i + 1}`).join(', ')})`;

async function* read(manager: EntityManager, columns: number): DatasetRows {
  const names = Array.from({ length: columns }, (_, i) => `c${i + 1}`);
  for (;;) {
    const rows = await manager.query<Record<string, Cell>[]>(`FETCH ${ROWS_AT_ONCE} FROM dataset`);
    if (rows.length === 0) return;
    yield rows.map((row) => names.map((name) => row[name] ?? null));
  }
}
