import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { DatasetRequest } from './dataset.dto.js';
import { type DatasetName, tables } from './dataset.tables.js';
import { type DatasetCell, type DatasetRows, writeDatasetCsv, writeDatasetXlsx } from './dataset.write.js';

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
      title: (task) => tables[nameOf(task)].title,
      write: (manager, task, path) => this.write(manager, task, path),
    });
  }

  /**
   * Answers and attempts only when every round asked for has closed: before it they could help who still sits.
   * @throws AppError contest_not_found, round_not_found, forbidden, dataset_not_yet
   */
  async request(
    staff: StaffPrincipal,
    of: { contestId: string } | { roundId: string },
    { dataset, format }: DatasetRequest,
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
    const early = found.running > 0 && dataset !== 'not-yet' && dataset !== 'awards';
    if (early && (staff.role !== 'organiser' || dataset === 'responses'))
      throw new AppError('dataset_not_yet');
    const { contestId } = found;
    const roundId = ofRound ? of.roundId : null;
    return this.downloads.request(staff, { kind: KIND, format, roundId, contestId, options: { dataset } });
  }

  private async write(manager: EntityManager, task: FileTask, path: string): Promise<void> {
    const { headers, sql } = tables[nameOf(task)];
    const { reader, contestId, roundId } = task;
    const unitIds = await this.unitsOf(manager, task);
    await manager.query(`DECLARE dataset NO SCROLL CURSOR FOR ${numbered(sql, headers.length)}`, [
      contestId,
      roundId,
      unitIds,
      reader.role === 'coordinator' ? reader.organizationId : null,
    ]);
    const write = task.format === 'csv' ? writeDatasetCsv : writeDatasetXlsx;
    await write(path, headers, read(manager, headers.length));
  }

  private async unitsOf(
    manager: EntityManager,
    { reader, contestId }: FileTask,
  ): Promise<readonly string[] | null> {
    if (reader.role !== 'coordinator' || reader.organizationId !== null) return null;
    const [contest] = await manager.query<{ period: string }[]>(
      'SELECT report_period AS period FROM contest WHERE id = $1',
      [contestId],
    );
    const map = await this.units.reportUnits(contest?.period ?? '');
    // Without a unit, which would be a fault elsewhere, this is nobody and never everybody.
    return map.within(reader.unitId ?? '');
  }
}

const nameOf = ({ options }: Pick<FileTask, 'options'>): DatasetName => options.dataset as DatasetName;

/** Columns get the names c1, c2 …: two tables both have a `name`. */
const numbered = (sql: string, columns: number): string =>
  `SELECT * FROM (${sql}) AS t(${Array.from({ length: columns }, (_, i) => `c${i + 1}`).join(', ')})`;

async function* read(manager: EntityManager, columns: number): DatasetRows {
  const names = Array.from({ length: columns }, (_, i) => `c${i + 1}`);
  for (;;) {
    const rows = await manager.query<Record<string, DatasetCell>[]>(`FETCH ${ROWS_AT_ONCE} FROM dataset`);
    if (rows.length === 0) return;
    yield rows.map((row) => names.map((name) => row[name] ?? null));
  }
}
