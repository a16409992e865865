import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { type FileFormat, FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import type { Language } from '../platform/errors.js';
import { readRound } from '../result/result.query.js';
import { writeCsv } from './export.csv.js';
import type { ExportFileView, ExportRequest } from './export.dto.js';
import type { Grouping } from './export.plan.js';
import { type ExportContent, ExportSource } from './export.source.js';
import { writeXlsx } from './export.xlsx.js';

const KIND = 'standings';
/** Rows between two looks at the clock. */
const ROWS_TOLD = 1000;

/** Files of a round's people and sums. */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    private readonly source: ExportSource,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => (groupingOf(task) === 'unit' ? 'theo đơn vị' : 'theo cơ quan'),
      write: (...all) => this.write(...all),
    });
  }

  /** @throws AppError round_not_found */
  async request(staff: StaffPrincipal, roundId: string, wanted: ExportRequest): Promise<string> {
    const { contestId } = await readRound(this.database, roundId);
    const { format, grouping } = wanted;
    return this.downloads.request(staff, { kind: KIND, format, roundId, contestId, options: { grouping } });
  }

  /** @throws AppError round_not_found */
  async list(staff: StaffPrincipal, roundId: string, language: Language): Promise<ExportFileView[]> {
    await readRound(this.database, roundId);
    const files = await this.downloads.list(staff, { roundId }, language, [KIND]);
    return files.map(({ view, options }) => ({ ...view, grouping: groupingOf({ options }) }));
  }

  private async write(
    manager: EntityManager,
    { format, roundId, options, reader }: FileTask,
    path: string,
    progress: (share: number) => Promise<void>,
  ): Promise<void> {
    const grouping = groupingOf({ options });
    const content = await this.source.open(manager, { roundId: roundId ?? '', grouping, reader });
    await writerOf(format)(path, { ...content, read: counted(content, progress) });
  }
}

const groupingOf = ({ options }: Pick<FileTask, 'options'>): Grouping =>
  options.grouping === 'organization' ? 'organization' : 'unit';

const writerOf = (format: FileFormat): ((path: string, content: ExportContent) => Promise<void>) =>
  format === 'csv' ? writeCsv : writeXlsx;

/** Tells how far the rows are, now and then. */
function counted(
  { read, people }: ExportContent,
  progress: (share: number) => Promise<void>,
): ExportContent['read'] {
  return (take, room) => {
    let done = 0;
    let told = 0;
    return read(
      (row) => {
        take(row);
        done += 1;
      },
      () => {
        if (done - told < ROWS_TOLD) return room();
        told = done;
        return Promise.all([room(), progress(done / people)]);
      },
    );
  };
}
