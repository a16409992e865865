import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { writeFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { withheld } from '../core/board.js';
import { isTakingResponses, phaseOf } from '../core/phase.js';
import type { Paper } from '../document/paper.js';
import { renderPaper } from '../document/render-paper.js';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import { readRound } from '../result/result.query.js';
import { UnitQuery } from '../unit/unit.query.js';
import { bulletinOf, noticeOf } from './announcements.js';
import { readBulletin } from './bulletin.query.js';
import { decisionOf } from './decision.js';
import { minutesOf } from './minutes.js';
import { readFixed, readResultFacts } from './publication.data.js';
import type { PaperName, PaperRequest } from './publication.dto.js';

const KIND = 'paper';
const DAY_MS = 86_400_000;

const titles: Record<PaperName, string> = {
  minutes: 'biên bản xếp hạng',
  decision: 'dự thảo quyết định trao giải',
  notice: 'thông báo kết quả',
  bulletin: 'bản tin ngày',
};

type PaperOptions = Omit<PaperRequest, 'format'>;

/** Official papers of a round, made in the background from its fixed result. */
@Injectable()
export class PublicationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    private readonly units: UnitQuery,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => titles[optionsOf(task).paper],
      // The other two name people in full, with their year of birth.
      mayRelease: (task) => ['notice', 'bulletin'].includes(optionsOf(task).paper),
      write: (manager, task, path) => this.write(manager, task, path),
    });
  }

  /**
   * The version is fixed here, so that a correction made meanwhile changes no paper under way.
   * @throws AppError round_not_found, result_not_found, bulletin_withheld
   */
  async request(staff: StaffPrincipal, roundId: string, wanted: PaperRequest): Promise<string> {
    const { format, ...options } = wanted;
    const round = await readRound(this.database, roundId);
    if (options.paper === 'bulletin') {
      const { times, rules, now, lastDeadlineAt } = round;
      const taking = isTakingResponses(times, rules, now, lastDeadlineAt);
      if (withheld(rules.prediction, phaseOf(times, now), taking).totals)
        throw new AppError('bulletin_withheld');
      options.day ??= wallClock(now).toISOString().slice(0, 10);
    } else {
      options.version = (await readFixed(this.database.manager, roundId, options.version)).version;
    }
    const { contestId } = round;
    return this.downloads.request(staff, { kind: KIND, format, roundId, contestId, options: { ...options } });
  }

  private async write(manager: EntityManager, task: FileTask, path: string): Promise<void> {
    const paper = await this.compose(manager, task.roundId ?? '', optionsOf(task));
    const bytes = await renderPaper(paper, task.format === 'docx' ? 'docx' : 'pdf');
    await writeFile(path, bytes, { mode: 0o600 });
  }

  /** The paper as text and tables, before it becomes a file. */
  async compose(manager: EntityManager, roundId: string, options: PaperOptions): Promise<Paper> {
    const { parentBody, body, place } = options;
    const letterhead = { parentBody, body, place };
    if (options.paper === 'bulletin') {
      const round = await readRound(manager, roundId);
      const midnight = Date.parse(`${options.day ?? ''}T00:00:00+07:00`);
      const map = await this.units.reportUnits(round.reportPeriod);
      const figures = await readBulletin(manager, roundId, { from: midnight, until: midnight + DAY_MS }, map);
      const facts = { contest: round.contestTitle, round: round.name, day: midnight, readAt: round.now };
      return bulletinOf({ ...facts, ...figures }, letterhead);
    }
    const facts = await readResultFacts(manager, roundId, options.version);
    return composers[options.paper](facts, letterhead);
  }
}

const composers = { minutes: minutesOf, decision: decisionOf, notice: noticeOf };

/** Written by `request` only. */
const optionsOf = ({ options }: Pick<FileTask, 'options'>): PaperOptions => options as never;
